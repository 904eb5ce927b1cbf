/** The shapes of teaching evaluation that /api speaks. */
import type { QuestionFigures } from '../evaluation/evaluation.ts';
import type { Questionnaire } from '../evaluation/questionnaire.ts';

export interface ToEvaluate {
  readonly subject: string;
  readonly kind: 'course' | 'event';
  readonly title: string;
  /** `YYYY-MM-DD`: completed or held. */
  readonly day: string;
}

/** `GET /api/me/evaluations` */
export interface MyEvaluationsView {
  /** Latest first. */
  readonly open: readonly (ToEvaluate & { readonly questionnaire: Questionnaire })[];
  /** Answered already; what was answered is not known. */
  readonly answered: readonly ToEvaluate[];
}

/** `POST /api/me/evaluations` */
export interface EvaluationRequest {
  readonly subject: string;
  readonly scores: Readonly<Record<string, number>>;
  readonly remark: string;
}

export interface EvaluationFigures {
  readonly subject: string;
  readonly kind: 'course' | 'event';
  readonly title: string;
  /** Of a course the year; of an event its day. */
  readonly when: string;
  /** A multiple of five. */
  readonly answers: number;
  readonly questions: readonly QuestionFigures[];
  /** In no order. */
  readonly remarks: readonly string[];
}

/** `GET /api/evaluations`: only what has been opened. */
export interface EvaluationsView {
  readonly step: number;
  readonly evaluations: readonly EvaluationFigures[];
}

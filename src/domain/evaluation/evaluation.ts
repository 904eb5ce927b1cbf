/**
 * Teaching evaluation that nobody can be found by: answers are opened five at a time, so that no figure ever changes by
 * fewer. Decides only. docs/decisions/0025
 */
import { fail, type Result, succeed } from '../base/result.ts';
import type { EvaluationQuestion, Questionnaire } from './questionnaire.ts';

/** So many answers are opened together; before that nothing of them is shown. */
export const STEP = 5;

export const SCORES = [1, 2, 3, 4, 5] as const;
export const LONGEST_REMARK = 500;

/** 1 to 5 by question. */
export type Scores = Readonly<Record<string, number>>;

export interface EvaluationAnswer {
  readonly scores: Scores;
  /** May be empty. */
  readonly remark: string;
}

/** What is evaluated: `event:<id>`, or `course:<id>@<year>`, since a course is studied anew each year. */
export function eventSubject(id: string): string {
  return `event:${id}`;
}
export function courseSubject(id: string, year: number): string {
  return `course:${id}@${year}`;
}
export function readSubject(
  subject: string,
):
  | { readonly kind: 'event'; readonly id: string }
  | { readonly kind: 'course'; readonly id: string; readonly year: number }
  | undefined {
  const event = /^event:(.+)$/.exec(subject)?.[1];
  if (event !== undefined) return { kind: 'event', id: event };
  const course = /^course:(.+)@(\d{4})$/.exec(subject);
  return course ? { kind: 'course', id: course[1] ?? '', year: Number(course[2]) } : undefined;
}

/** Answers to other questions are counted apart. */
export function formOf({ id, version }: Pick<Questionnaire, 'id' | 'version'>): string {
  return `${id}@${version}`;
}

/** How many of those that wait are opened now. */
export function openNow(waiting: number): number {
  return waiting >= STEP ? waiting - (waiting % STEP) : 0;
}

export function checkAnswer(
  { questions }: Pick<Questionnaire, 'questions'>,
  { scores, remark }: EvaluationAnswer,
): Result<EvaluationAnswer> {
  const wrong = (field: string, message: string) =>
    fail({ code: 'invalid-request' as const, message, field });
  for (const { id, text } of questions) {
    const score = Object.hasOwn(scores, id) ? scores[id] : undefined;
    if (!SCORES.some((one) => one === score)) return wrong(`/scores/${id}`, `请回答“${text}”。`);
  }
  if (Object.keys(scores).length !== questions.length) {
    return wrong('/scores', '问卷刚刚改过，请刷新页面后再答。');
  }
  return remark.length <= LONGEST_REMARK
    ? succeed({ scores, remark })
    : wrong('/remark', `意见最多 ${LONGEST_REMARK} 个字。`);
}

export interface QuestionFigures extends EvaluationQuestion {
  /** How many gave 1, 2, 3, 4, 5. */
  readonly counts: readonly number[];
  /** Hundredths, rounded down. */
  readonly meanHundredths: number;
}

/** @param opened - scores of opened answers alone; at least one */
export function figuresOf(
  { questions }: Pick<Questionnaire, 'questions'>,
  opened: readonly Scores[],
): readonly QuestionFigures[] {
  return questions.map((question) => {
    const counts = SCORES.map((score) => opened.filter((one) => one[question.id] === score).length);
    const sum = counts.reduce((total, count, at) => total + count * (at + 1), 0);
    return { ...question, counts, meanHundredths: Math.floor((sum * 100) / Math.max(1, opened.length)) };
  });
}

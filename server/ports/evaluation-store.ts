/** Teaching evaluation: who has answered and what was answered, with nothing that leads from one to the other. */
import type { Scores } from '../../src/domain/evaluation/evaluation.ts';

export interface AnswerToKeep {
  readonly subject: string;
  readonly personId: string;
  /** Which questions, in which version. */
  readonly form: string;
  readonly scores: Scores;
  /** Empty for none. */
  readonly remark: string;
  /** Two fresh random ids, for the scores and for the remark: rows lie in their order. */
  readonly ids: readonly [string, string];
}

export interface Opened {
  readonly scores: readonly Scores[];
  readonly remarks: readonly string[];
}

export interface EvaluationStore {
  /** Subjects that somebody has answered about. */
  readonly answeredBy: (personId: string) => Promise<ReadonlySet<string>>;
  /**
   * Keep an answer, once a person and subject, and open those that wait as soon as they are enough: `openNow` says how
   * many. One transaction.
   * @returns false where the person has answered before
   */
  readonly keep: (answer: AnswerToKeep) => Promise<boolean>;
  /** Subjects and forms of which something is open. */
  readonly openSubjects: () => Promise<readonly { readonly subject: string; readonly form: string }[]>;
  readonly opened: (subject: string, form: string) => Promise<Opened>;
}

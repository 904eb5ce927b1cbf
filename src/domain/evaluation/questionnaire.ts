/** What is asked about a course or an activity afterwards. From content/evaluations. */

export const EVALUATED = ['courses', 'events'] as const;
export type Evaluated = (typeof EVALUATED)[number];

/** Answered by a whole number from 1 to 5. */
export interface EvaluationQuestion {
  readonly id: string;
  readonly text: string;
  /** What 1 and 5 mean. */
  readonly low: string;
  readonly high: string;
}

export interface Questionnaire {
  readonly id: string;
  /** Grows when a question changes: answers to other questions are counted apart. */
  readonly version: number;
  readonly title: string;
  readonly for: Evaluated;
  readonly questions: readonly EvaluationQuestion[];
  /** What the open remark asks. */
  readonly remark: string;
}

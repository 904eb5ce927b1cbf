/** Evidence of study: minutes, sections seen, quiz attempts. */

import type { Result } from '../../src/domain/base/result.ts';
import type { Question } from '../../src/domain/catalogue/catalogue.ts';
import type { CaseProgress } from '../../src/domain/progress/evaluate-case.ts';
import type { CourseProgress } from '../../src/domain/progress/evaluate-completion.ts';
import type { Answers, DrawnQuestion, Grade } from '../../src/domain/quiz/attempt.ts';
import type { ItemOutcome } from '../../src/domain/quiz/item-statistics.ts';

export interface MinuteRecord {
  readonly minute: number;
  readonly item: string;
  /** Of the content it was lived on. */
  readonly contentHash: string;
  /** Earned without a network, with a ticket. */
  readonly offline: boolean;
}

export interface RecordedProgress extends Omit<CourseProgress, 'quizPassed'> {
  /** How many of the minutes were lived offline, by lesson id. */
  readonly offlineMinutes: Readonly<Record<string, number>>;
}

/** A piece of content in one version. */
export interface Versioned {
  readonly id: string;
  readonly contentHash: string;
}

export type AttemptState = 'live' | 'passed' | 'failed';

export interface AttemptRecord {
  readonly id: string;
  readonly personId: string;
  readonly course: string;
  readonly courseHash: string;
  /** What it takes to pass, as it was when the attempt began; null for attempts begun before it was kept. */
  readonly passPercent: number | null;
  readonly number: number;
  readonly state: AttemptState;
  readonly startedAtMs: number;
  readonly closedAtMs: number | null;
  readonly drawn: readonly DrawnQuestion[];
  readonly answers: Answers;
  readonly grade: Grade | null;
}

/** A section as it was first seen in a year, and the statement that told of it. */
export interface SectionRecord {
  readonly year: number;
  readonly statement: string;
  readonly seenAtMs: number;
}

export interface StudyStore {
  /** Earned minutes of a person on these items, oldest first. */
  readonly minutes: (personId: string, items: readonly string[]) => Promise<readonly MinuteRecord[]>;
  /** What the record holds since an instant of one person and these lessons, each in this version only. */
  readonly progress: (
    personId: string,
    lessons: readonly Versioned[],
    sinceMs: number,
  ) => Promise<RecordedProgress>;
  /** The same of a case; its minutes are those on `item`. */
  readonly caseProgress: (
    personId: string,
    study: Versioned & { readonly item: string },
    sinceMs: number,
  ) => Promise<CaseProgress>;
  /** People and cases with a step since an instant: the awards that a crash may have cut off. */
  readonly steppedSince: (
    sinceMs: number,
  ) => Promise<readonly { readonly personId: string; readonly study: string }[]>;
  /** One record a year and version of the lesson, oldest first. */
  readonly sectionSeen: (
    personId: string,
    lesson: string,
    section: string,
  ) => Promise<readonly SectionRecord[]>;
  /** People and courses with an attempt passed since an instant: the awards that a crash may have cut off. */
  readonly passedSince: (
    sinceMs: number,
  ) => Promise<readonly { readonly personId: string; readonly course: string }[]>;

  readonly attempts: (personId: string, course: string) => Promise<readonly AttemptRecord[]>;
  readonly attempt: (id: string) => Promise<AttemptRecord | undefined>;
  /**
   * Decide on the person's attempts at the course and begin one; the live one, if there is one, is the answer.
   * The wordings of its questions are kept with it, so that it can be shown and graded whatever the pool becomes.
   */
  readonly beginAttempt: (
    personId: string,
    course: string,
    decide: (past: readonly AttemptRecord[]) => Result<BegunAttempt>,
  ) => Promise<Result<AttemptRecord>>;
  /** Change the answers of a live attempt. A closed attempt refuses. */
  readonly changeAttempt: (
    id: string,
    decide: (attempt: AttemptRecord) => Result<AttemptRecord>,
  ) => Promise<Result<AttemptRecord>>;
  /** Grade a live attempt, and add what came of it to the sums of its questions. A closed attempt refuses. */
  readonly closeAttempt: (
    id: string,
    decide: (attempt: AttemptRecord) => ClosedAttempt,
  ) => Promise<Result<AttemptRecord>>;
  /** The questions as they were worded, by wording; those not known are absent. */
  readonly wordings: (wordings: readonly string[]) => Promise<ReadonlyMap<string, Question>>;
}

export interface BegunAttempt {
  readonly attempt: AttemptRecord;
  readonly questions: readonly Question[];
}

export interface ClosedAttempt {
  readonly attempt: AttemptRecord;
  readonly outcomes: readonly ItemOutcome[];
}

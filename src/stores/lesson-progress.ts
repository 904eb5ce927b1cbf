/** What lesson-tracker says of a lesson on the page, and how others on the page ask for it. */
import type { AnswerOutcome, OpenQuestion, PresenceNews, PresenceState } from './presence.ts';

export interface LessonProgress {
  readonly lesson: string;
  /** Undefined until the record was read. */
  readonly minutes: number | undefined;
  readonly sectionsSeen: number;
  readonly sectionCount: number;
  readonly presence: PresenceState;
  /** The rest of what presence knows; nothing of it while nobody is known. */
  readonly offlineMinutes?: number;
  readonly notedMinutes?: number;
  readonly question?: OpenQuestion | undefined;
  readonly report?: PresenceNews['report'];
}

/** Somebody has answered the question that is open. */
export interface PresenceAnswer {
  readonly question: string;
  readonly option: string;
  /** Called once it is known what came of it. */
  readonly tell: (outcome: AnswerOutcome) => void;
}

export const ANSWER_EVENT = 'md-presence-answer';

export const PROGRESS_EVENT = 'md-progress';
/** Whoever comes after the last news asks for it again. */
export const PROGRESS_WANTED_EVENT = 'md-progress-wanted';

declare global {
  interface DocumentEventMap {
    [PROGRESS_EVENT]: CustomEvent<LessonProgress>;
    [PROGRESS_WANTED_EVENT]: CustomEvent;
    [ANSWER_EVENT]: CustomEvent<PresenceAnswer>;
  }
}

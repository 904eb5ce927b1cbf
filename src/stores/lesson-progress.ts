/** What lesson-tracker says of a lesson on the page, and how others on the page ask for it. */
import type { PresenceState } from './presence.ts';

export interface LessonProgress {
  readonly lesson: string;
  /** Undefined until the record was read. */
  readonly minutes: number | undefined;
  readonly sectionsSeen: number;
  readonly sectionCount: number;
  readonly presence: PresenceState;
}

export const PROGRESS_EVENT = 'md-progress';
/** Whoever comes after the last news asks for it again. */
export const PROGRESS_WANTED_EVENT = 'md-progress-wanted';

declare global {
  interface DocumentEventMap {
    [PROGRESS_EVENT]: CustomEvent<LessonProgress>;
    [PROGRESS_WANTED_EVENT]: CustomEvent;
  }
}

/** What md-case says of the case on the page, and how others on the page ask for it. */
import type { PresenceState } from './presence.ts';

export interface CaseProgress {
  readonly case: string;
  /** Minutes of this case; undefined until the record has told. */
  readonly minutes: number | undefined;
  readonly presence: PresenceState;
  /** An ending is on the page, reached from the first scene. */
  readonly isAtEnding: boolean;
}

export const CASE_PROGRESS_EVENT = 'md-case-progress';
/** Whoever comes after the last news asks for it again. */
export const CASE_PROGRESS_WANTED_EVENT = 'md-case-progress-wanted';

declare global {
  interface DocumentEventMap {
    [CASE_PROGRESS_EVENT]: CustomEvent<CaseProgress>;
    [CASE_PROGRESS_WANTED_EVENT]: CustomEvent;
  }
}

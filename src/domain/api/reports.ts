/** Shapes of /api/reports: what can be handed over as a sheet, and what was. */

/**
 * `roster`: everybody with the year's status · `lagging`: who has not met it, and why · `appraisal`: for the
 * appraisers · `events`: activities that were held · `items`: how the questions of the courses do
 */
export const REPORT_KINDS = ['roster', 'lagging', 'appraisal', 'events', 'items'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** `GET /api/reports`: which of them this session may have. */
export interface ReportsView {
  readonly kinds: readonly ReportKind[];
  /** A year that has been closed, with the day; newest first. */
  readonly closed: readonly YearCloseView[];
  /** Years that may be closed by this session now; empty for everybody but the root's officers and administrators. */
  readonly closable: readonly ClosableYear[];
}

export interface YearCloseView {
  readonly year: number;
  readonly closedAt: string;
  readonly people: number;
  readonly met: number;
  /** The signed state of the log that the frozen figures belong to. */
  readonly treeSize: number;
  readonly rootHash: string;
}

export interface ClosableYear {
  readonly year: number;
  /** The last day on which the rules still take hours of the year; a year that is closed before it is closed early. */
  readonly lastDay: string;
  readonly isEarly: boolean;
}

/** `POST /api/year-closes`. `isEarlyAccepted` says that it was read that hours may still be posted in the ordinary way. */
export interface YearCloseRequest {
  readonly year: number;
  readonly isEarlyAccepted: boolean;
}

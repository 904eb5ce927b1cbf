/** The shapes of /api/hours-imports. Times are ISO 8601. */
import type { ImportState, Verdict } from '../hours-import/hours-import.ts';
import type { Category } from '../policy/policy.ts';

/** One import; `GET /api/hours-imports` answers with the latest of those within reach, newest first. */
export interface HoursImportView {
  readonly id: string;
  readonly fileName: string;
  /** SHA-256, hex; to be sent back when it is confirmed. */
  readonly fileHash: string;
  readonly platform: string | null;
  readonly onlyYear: number | null;
  readonly state: ImportState;
  /** Of the present step, in basis points. */
  readonly progress: number;
  /** What is wrong with the file, or what changed since; a sentence. */
  readonly trouble: string | null;
  readonly remarks: readonly string[];
  readonly rows: Readonly<Record<Verdict, number>>;
  /** Of the rows that will be added, or were. */
  readonly centihours: number;
  readonly uploaded: { readonly by: string; readonly at: string };
  readonly posted: { readonly by: string; readonly at: string } | null;
  readonly reversed: { readonly by: string; readonly at: string; readonly reason: string } | null;
}

/** `GET /api/hours-imports/<id>/rows?verdict=&after=`: 200 at most, in the sheet's order. */
export interface ImportRowsView {
  readonly rows: readonly ImportRowView[];
  /** The `after` of the next page; absent on the last. */
  readonly next?: number;
}

export interface ImportRowView {
  readonly row: number;
  readonly verdict: Verdict;
  readonly reason: string | null;
  /** Such as `F12`. */
  readonly cell: string | null;
  readonly note: string | null;
  readonly staffNumber: string;
  readonly name: string;
  readonly platform: string;
  readonly title: string;
  /** What it counts as; for refused rows as it was written. */
  readonly category: Category | null;
  readonly centihours: number | null;
  readonly amountWritten: string;
  readonly day: string;
}

/** `POST /api/hours-imports/<id>/posting`. */
export interface PostingRequest {
  readonly fileHash: string;
  /** `rows.new` as it was seen. */
  readonly newRows: number;
}

/** `POST /api/hours-imports/<id>/reversal`. */
export interface ReversalRequest {
  readonly reason: string;
}

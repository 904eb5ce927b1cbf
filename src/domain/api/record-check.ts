/** The shapes of /api/record-check: the latest nightly recomputation, for auditors and administrators. */

export interface RecordCheckView {
  /** Null before the first one. */
  readonly latest: {
    /** `YYYY-MM-DD` in Asia/Shanghai. */
    readonly day: string;
    /** How many person-years were compared; null while it runs, or when it was interrupted. */
    readonly years: number | null;
    readonly differenceCount: number;
    /** The first fifty. */
    readonly differences: readonly { readonly personId: string; readonly year: number }[];
  } | null;
}

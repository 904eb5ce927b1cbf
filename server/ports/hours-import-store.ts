/** Imports of other platforms' hours: their rows, and posting or reversing a whole import at once. */
import type { ImportState, Verdict } from '../../src/domain/hours-import/hours-import.ts';
import type { CreditEntry, EntryDraft } from '../../src/domain/ledger/entry.ts';
import type { Category } from '../../src/domain/policy/policy.ts';
import type { AnnualStatus } from './ledger-store.ts';

export interface HoursImport {
  readonly id: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly platform: string | null;
  readonly onlyYear: number | null;
  /** The units whose subtrees its importer reached; null for everybody. */
  readonly scope: readonly string[] | null;
  readonly state: ImportState;
  /** Of the present step, in basis points. */
  readonly progress: number;
  readonly trouble: string | null;
  readonly remarks: readonly string[];
  readonly newRows: number;
  readonly knownRows: number;
  readonly refusedRows: number;
  /** Of the new rows. */
  readonly centihours: number;
  readonly uploadedBy: string;
  readonly uploadedAtMs: number;
  readonly postedBy: string | null;
  readonly postedAtMs: number | null;
  readonly reversedBy: string | null;
  readonly reversedAtMs: number | null;
  readonly reversalReason: string | null;
}

export type NewHoursImport = Pick<
  HoursImport,
  'id' | 'fileName' | 'fileHash' | 'platform' | 'onlyYear' | 'scope' | 'uploadedBy' | 'uploadedAtMs'
>;

/** What a row would be as an entry of the ledger. */
export interface ImportedCredit {
  readonly personId: string;
  readonly year: number;
  readonly category: Category;
  readonly centihours: number;
  readonly platform: string;
  readonly title: string;
  readonly day: string;
  readonly certificateNumber: string | null;
  readonly identity: string;
}

export interface JudgedRow {
  readonly row: number;
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly cell: string | null;
  readonly note: string | null;
  /** The cells as text, by column of the sheet. */
  readonly written: readonly string[];
  readonly credit: ImportedCredit | null;
}

export interface PersonYearCredits {
  readonly personId: string;
  readonly year: number;
  readonly rows: readonly (ImportedCredit & { readonly row: number })[];
}

/** A person's year made ready: the entries to add, and the status with them. */
export interface StagedPersonYear {
  readonly personId: string;
  readonly year: number;
  readonly entries: readonly { readonly draft: EntryDraft; readonly row: number }[];
  readonly status: AnnualStatus;
  /** Entries of the whole log when this was worked out. */
  readonly logSize: number;
}

export interface PersonYear {
  readonly personId: string;
  readonly year: number;
}

/** `stale`: somebody's year has entries that were not known when it was staged · `taken`: a row stands elsewhere */
export type Published = 'done' | 'stale' | 'taken' | 'gone';

export interface Publication {
  /** The import's. */
  readonly id: string;
  /** What was staged for it: a name of its own for every posting and every reversal. */
  readonly batch: string;
  readonly who: string;
  readonly atMs: number;
}

export interface HoursImportStore {
  readonly add: (newImport: NewHoursImport) => Promise<void>;
  readonly byId: (id: string) => Promise<HoursImport | undefined>;
  /** Newest first. */
  readonly latest: (limit: number) => Promise<readonly HoursImport[]>;
  /** Go from one state to another. @returns whether it was in the first */
  readonly move: (
    id: string,
    from: ImportState,
    to: ImportState,
    trouble?: string | null,
  ) => Promise<boolean>;
  readonly setProgress: (id: string, progress: number) => Promise<void>;
  readonly setRemarks: (id: string, remarks: readonly string[]) => Promise<void>;
  /** Where identities stand already: in the ledger, or in an earlier row of the same import. */
  readonly whereKnown: (
    importId: string,
    identities: readonly string[],
  ) => Promise<ReadonlyMap<string, { readonly importId: string; readonly row: number }>>;
  readonly addRows: (importId: string, rows: readonly JudgedRow[]) => Promise<void>;
  /** Count the verdicts anew. */
  readonly recount: (importId: string) => Promise<void>;
  /** In the sheet's order, strictly after a row. */
  readonly rows: (
    importId: string,
    of: { readonly verdict?: Verdict; readonly after: number; readonly limit: number },
  ) => Promise<readonly JudgedRow[]>;
  /**
   * Look again at the rows that would be added: what has come to stand elsewhere becomes known, whoever has left
   * the scope is refused. @returns how many changed
   */
  readonly judgeAgain: (importId: string) => Promise<number>;
  /** Drop the rows of an import that came to nothing. */
  readonly dropRows: (importId: string) => Promise<void>;

  /** People's years with rows to be added, by person and year, strictly after one. */
  readonly creditsAfter: (
    importId: string,
    after: PersonYear | undefined,
    people: number,
  ) => Promise<readonly PersonYearCredits[]>;
  /** People's years with entries of an import in the ledger, by person and year, strictly after one. */
  readonly enteredAfter: (
    importId: string,
    after: PersonYear | undefined,
    people: number,
  ) => Promise<
    readonly (PersonYear & { readonly entries: readonly { readonly id: string; readonly row: number }[] })[]
  >;
  /** Entries of people's years, and how many the whole log has, at one moment. */
  readonly ledgerOf: (
    keys: readonly PersonYear[],
  ) => Promise<{ readonly entries: readonly CreditEntry[]; readonly logSize: number }>;
  /** Replaces what was staged for the same people's years. */
  readonly stage: (batch: string, staged: readonly StagedPersonYear[]) => Promise<void>;
  readonly stale: (batch: string) => Promise<readonly PersonYear[]>;
  readonly dropStaged: (batch: string) => Promise<void>;
  /** Everything staged enters the ledger in one transaction, with its leaves, statuses and the audit log's line. */
  readonly publish: (publication: Publication) => Promise<Published>;
  /** The same for reversals; what was imported may be imported again afterwards. */
  readonly publishReversal: (publication: Publication & { readonly reason: string }) => Promise<Published>;

  readonly unsettled: (limit: number) => Promise<readonly PersonYear[]>;
  readonly settled: (key: PersonYear) => Promise<void>;
  /** What a stop left in the middle goes back to where it can be done again. */
  readonly recover: (interrupted: string) => Promise<void>;
}

/** Imports of people and units: their rows, and writing or taking back a whole import at once. */
import type { StandingPerson } from '../../src/domain/roster/decide-person.ts';
import type { WidthCount } from '../../src/domain/roster/lost-zeros.ts';
import type { PersonWish } from '../../src/domain/roster/read-person-row.ts';
import type { UnitWish } from '../../src/domain/roster/read-unit-row.ts';
import type {
  PersonState,
  RosterDecision,
  RosterImportState,
  RosterSheet,
  RosterVerdict,
  UnitState,
} from '../../src/domain/roster/roster-import.ts';

export interface RosterImport {
  readonly id: string;
  readonly kind: RosterSheet;
  /** `hand`: one change that somebody made on the page. */
  readonly origin: 'sheet' | 'hand';
  readonly fileName: string;
  /** Empty for a change by hand. */
  readonly fileHash: string;
  /** The units whose subtrees its importer reached; null for all. */
  readonly scope: readonly string[] | null;
  /** The sheet lists everybody of this subtree; null: it only adds and changes. */
  readonly completeUnit: string | null;
  /** When moves and leavings without a day of their own happen, `YYYY-MM-DD`. */
  readonly day: string;
  readonly state: RosterImportState;
  /** Of the present step, in basis points. */
  readonly progress: number;
  readonly trouble: string | null;
  readonly remarks: readonly string[];
  /** People of `completeUnit` when the sheet was read. */
  readonly standing: number;
  /** So many would leave that it must be said again. */
  readonly needsWord: boolean;
  readonly uploadedBy: string;
  readonly uploadedAtMs: number;
  readonly confirmedBy: string | null;
  readonly confirmedAtMs: number | null;
  readonly undoneBy: string | null;
  readonly undoneAtMs: number | null;
  readonly undoNote: string | null;
}

export type NewRosterImport = Pick<
  RosterImport,
  | 'id'
  | 'kind'
  | 'origin'
  | 'fileName'
  | 'fileHash'
  | 'scope'
  | 'completeUnit'
  | 'day'
  | 'uploadedBy'
  | 'uploadedAtMs'
>;

export type RosterWish = PersonWish | UnitWish;
export type RosterState = PersonState | UnitState;

export interface RosterRow extends RosterDecision<RosterState> {
  /** The sheet's row; whoever is missing from it follows from 1,000,000 on. */
  readonly seq: number;
  /** Staff number or unit code; as it was written where it cannot be read. */
  readonly key: string;
  /** The cells as text, by column of the template. */
  readonly written: readonly string[];
  readonly wish: RosterWish | null;
  /** Chosen at reading for those who are new. */
  readonly subjectId: string | null;
  /** How it stood when this was decided. */
  readonly before: RosterState | null;
  /** Decided differently since somebody first looked. */
  readonly isNewly: boolean;
}

export type VerdictCounts = Readonly<Record<RosterVerdict, number>>;

export interface RowsAsked {
  readonly verdict?: RosterVerdict | undefined;
  readonly isNewly?: boolean | undefined;
  /** Strictly after this row. */
  readonly after: number;
  readonly limit: number;
}

/** An import that somebody wants written, or taken back. */
export interface RosterTurn {
  readonly importId: string;
  readonly doing: 'writing' | 'undoing';
  readonly who: string;
  readonly atMs: number;
  /** On which those leave who cannot be deleted. */
  readonly day: string;
}

/** Who is at work, until when nobody else may go on with it. */
export interface TurnHolder {
  readonly holder: string;
  readonly untilMs: number;
}

/**
 * `on`: there is more to do; while `isChecking` nothing was changed yet · `stale`: something stands otherwise than when
 * the import was decided · `changed`: later changes rest on it, the first of them named · `used`: units that others
 * stand in by now · `busy`: another import has its turn · `gone`: somebody else has dealt with it, or goes on with it
 */
export type TurnStep =
  | { readonly is: 'on'; readonly isChecking: boolean; readonly fraction: number }
  | { readonly is: 'done' | 'stale' | 'busy' | 'gone' }
  | { readonly is: 'changed' | 'used'; readonly keys: readonly string[] };

export interface RosterImportStore {
  readonly add: (newImport: NewRosterImport) => Promise<void>;
  readonly byId: (id: string) => Promise<RosterImport | undefined>;
  /** Newest first, without dropped ones. */
  readonly latest: (limit: number) => Promise<readonly RosterImport[]>;
  /** Go from one state to another. @returns whether it was in the first */
  readonly move: (
    id: string,
    from: RosterImportState,
    to: RosterImportState,
    trouble?: string | null,
  ) => Promise<boolean>;
  readonly setProgress: (id: string, progress: number) => Promise<void>;
  readonly setFindings: (
    id: string,
    findings: Partial<Pick<RosterImport, 'remarks' | 'standing' | 'needsWord'>>,
  ) => Promise<void>;
  /** Replaces rows that have the same number. */
  readonly putRows: (importId: string, rows: readonly RosterRow[]) => Promise<void>;
  readonly deleteRows: (importId: string, seqs: readonly number[]) => Promise<void>;
  readonly dropRows: (importId: string) => Promise<void>;
  readonly counts: (importId: string) => Promise<VerdictCounts>;
  /** By number. */
  readonly rows: (importId: string, asked: RowsAsked) => Promise<readonly RosterRow[]>;

  /** By staff number, whoever has left too. @param staffNumbers - some hundreds at most */
  readonly standing: (staffNumbers: readonly string[]) => Promise<ReadonlyMap<string, StandingPerson>>;
  /** How wide staff numbers are: of the roster, or of an import's rows. */
  readonly widths: (importId?: string) => Promise<readonly WidthCount[]>;
  /** Rows that share their key with another, grouped. */
  readonly twins: (
    importId: string,
  ) => Promise<readonly { readonly key: string; readonly seqs: readonly number[] }[]>;
  /**
   * People of a subtree whom no row names, among the next some thousand staff numbers of the roster strictly after one.
   * @returns with the last number looked at; undefined after the last of all
   */
  readonly missing: (
    importId: string,
    unitId: string,
    after: string,
  ) => Promise<
    | {
        readonly people: readonly (StandingPerson & { readonly staffNumber: string })[];
        readonly to: string;
      }
    | undefined
  >;
  readonly headcount: (unitId: string) => Promise<number>;

  /**
   * Small imports, and units, are written or taken back at once, whole. Of a large one this only begins: `step` checks
   * it and then changes the roster slice by slice, and nothing else changes the roster until it is done.
   */
  readonly begin: (turn: RosterTurn, by: TurnHolder) => Promise<TurnStep>;
  readonly step: (by: TurnHolder) => Promise<TurnStep>;
  /** Go on with what somebody began who has not been heard of since. @returns what that is */
  readonly seize: (by: TurnHolder, nowMs: number) => Promise<RosterTurn | undefined>;
  /** What a stop left in the middle goes back to where it can be done again, but for a turn, which goes on. */
  readonly recover: (interrupted: string) => Promise<void>;
}

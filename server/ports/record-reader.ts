/**
 * The whole record at one instant, row after row, for whoever checks it or replays it. Reads what stands in the
 * rows and believes none of it; nothing is held in memory.
 */
import type { CreditEntry } from '../../src/domain/ledger/entry.ts';
import type { CertificateRecord } from './certificate-store.ts';
import type { PolicyAdoption } from './governance-store.ts';
import type { AnnualStatus } from './ledger-store.ts';
import type { Checkpoint, PublicKey } from './log-store.ts';
import type { AttemptRecord } from './study-store.ts';

export interface StoredEntry {
  readonly index: number;
  readonly id: string;
  readonly personId: string;
  /** As it stands in the row, hex. */
  readonly leafHash: string;
  /** Undefined when the row cannot be an entry. */
  readonly entry: CreditEntry | undefined;
}

export interface StoredStatement {
  readonly id: string;
  readonly storedMs: number;
  readonly json: string;
}

export interface StoredBeat {
  readonly personId: string;
  readonly atMs: number;
  readonly item: string;
  readonly section: string | null;
  readonly block: string | null;
  readonly active: boolean;
  /** Why it was not live. */
  readonly reason: string | null;
  /** What it was worth, and from when on it counted; null from before these were kept. */
  readonly livedMs: number | null;
  readonly fromMs: number | null;
}

export interface StoredStretch {
  readonly receivedAtMs: number;
  readonly signedTicket: string;
  /** JSON: its beats and answers. */
  readonly stretch: string;
  /** JSON: what they were worth. */
  readonly answer: string;
}

export interface StoredCatalogue {
  readonly installedAtMs: number;
  /** Gzip. */
  readonly packed: Uint8Array;
}

/** A row as it stands, and the column names that tell it from the others. */
export type PlainRow = Readonly<Record<string, unknown>>;

export interface RecordReader {
  /** In the order of their places. */
  readonly entries: () => Iterable<StoredEntry>;
  /** By person and year, in log order within. */
  readonly entriesByPerson: () => Iterable<StoredEntry>;
  readonly entriesOf: (personId: string, year: number) => readonly StoredEntry[];
  /** By person and year. */
  readonly statuses: () => Iterable<AnnualStatus>;
  /** By size. */
  readonly checkpoints: () => Iterable<Checkpoint>;
  /** By the size of the log they name. */
  readonly certificates: () => Iterable<CertificateRecord>;
  readonly keys: () => readonly PublicKey[];
  /** Names of append-only triggers that are not there. */
  readonly missingGuards: () => readonly string[];
  readonly staffNumber: (personId: string) => string | undefined;
  /** In the order of their installing. */
  readonly catalogues: () => Iterable<StoredCatalogue>;
  /** In the order of their adopting. */
  readonly adoptions: () => Iterable<PolicyAdoption>;
  /** In the order of their storing. */
  readonly statements: () => Iterable<StoredStatement>;
  /** In the order of their arrival. */
  readonly beats: () => Iterable<StoredBeat>;
  /** In the order of their arrival. */
  readonly stretches: () => Iterable<StoredStretch>;
  /** By their beginning, or by their end; those still alive have none. */
  readonly attemptsBy: (moment: 'start' | 'end') => Iterable<AttemptRecord>;
  /** A table's rows by the columns named; a column left out is not read. */
  readonly rows: (table: string, key: readonly string[], without?: readonly string[]) => Iterable<PlainRow>;
  readonly close: () => void;
}

/** xAPI statements as received, and what they tell about progress, written together. */

/** A statement ready to be stored: every column worked out before the write begins. */
export interface StatementRow {
  readonly id: string;
  /** Canonical text of the actor's identifier (src/domain/xapi/actor-key.ts). */
  readonly actorKey: string;
  readonly verb: string;
  /** The activity that is the statement's object; null for other objects. */
  readonly activity: string | null;
  readonly registration: string | null;
  readonly timestampMs: number;
  readonly storedMs: number;
  /** The statement id this one voids; null for all but voiding statements. */
  readonly voids: string | null;
  /** SHA-256 of the statement without what an LRS may add, hex: equal digests are equivalent statements. */
  readonly digest: string;
  /** The exact statement to return. */
  readonly json: string;
}

export interface SectionSeen {
  readonly personId: string;
  readonly lesson: string;
  readonly section: string;
  /** The calendar year (Asia/Shanghai) it was seen in; one row a year is kept. */
  readonly year: number;
  readonly statement: string;
  readonly seenAtMs: number;
}

export interface StatementQuery {
  readonly actorKey?: string;
  /** Asserted by this account. */
  readonly authority?: { readonly homePage: string; readonly name: string };
  readonly verb?: string;
  readonly activity?: string;
  readonly registration?: string;
  /** Stored strictly after. */
  readonly sinceMs?: number;
  /** Stored at or before. */
  readonly untilMs?: number;
  readonly ascending: boolean;
  readonly limit: number;
  /** Continue after this place; from an earlier page. */
  readonly after?: number;
}

export interface StatementPage {
  readonly statements: readonly string[];
  /** Where the next page begins; undefined on the last one. */
  readonly next?: number;
}

export type AppendOutcome =
  | { readonly kind: 'stored' }
  /** The id is known with other content; nothing was written. */
  | { readonly kind: 'conflict'; readonly id: string };

export interface StatementStore {
  /**
   * All or nothing. A row whose id is stored with the same digest is passed over.
   * Sections seen are kept with the statement that first told of them: one that comes with a row passed over
   * is passed over too, so that a statement sent again tells nothing new.
   */
  readonly append: (
    rows: readonly StatementRow[],
    sectionsSeen: readonly SectionSeen[],
  ) => Promise<AppendOutcome>;
  /** @returns the statement's text; a voided one only when `voided` is asked for, and then only such */
  readonly find: (id: string, voided: boolean) => Promise<string | undefined>;
  /** Voided statements are left out. */
  readonly query: (query: StatementQuery) => Promise<StatementPage>;
  /** Every statement with a `stored` before this time can be read; at most `nowMs`. */
  readonly consistentThroughMs: (nowMs: number) => Promise<number>;
}

/** xAPI statements as received, and what they tell about progress, activities and agents, written together. */
import type { NamedAgent } from '../../src/domain/xapi/person-object.ts';
import type { ActivityDefinition } from '../../src/domain/xapi/statement.ts';
import type { ListName } from '../../src/domain/xapi/statement-lists.ts';

/** A statement ready to be stored: everything worked out before the write begins. */
export interface StatementRow {
  /** Lower case. */
  readonly id: string;
  /** From `stampMs`. */
  readonly storedMs: number;
  /** The exact statement to return. */
  readonly json: string;
  /** Every list it can be found in (src/domain/xapi/statement-lists.ts). */
  readonly lists: readonly ListName[];
  /** The statement it refers to as its object; a voiding statement refers to the one it voids. */
  readonly refersTo?: string;
  readonly isVoiding?: boolean;
  readonly sectionsSeen?: readonly SectionSeen[];
  readonly caseSteps?: readonly CaseStep[];
  /** Left out where the sender may not define anything. */
  readonly definitions?: readonly { readonly id: string; readonly definition: ActivityDefinition }[];
  readonly names?: readonly NamedAgent[];
  readonly attachments?: readonly AttachmentData[];
}

export interface SectionSeen {
  readonly personId: string;
  readonly lesson: string;
  readonly section: string;
  /** The calendar year (Asia/Shanghai) it was seen in; one row a year and version is kept. */
  readonly year: number;
  /** Of the lesson as it stood then. */
  readonly contentHash: string;
  readonly statement: string;
  readonly seenAtMs: number;
}

/** A scene of a case that was seen, or a way that was chosen there. */
export interface CaseStep {
  readonly personId: string;
  readonly study: string;
  readonly scene: string;
  /** The scene the way leads to; absent for a scene seen. */
  readonly to?: string;
  readonly year: number;
  readonly contentHash: string;
  readonly statement: string;
  readonly atMs: number;
}

export interface AttachmentData {
  /** SHA-2 of the data in hex, lower case: its name. */
  readonly sha2: string;
  readonly data: Uint8Array;
}

export interface StatementQuery {
  /**
   * Statements that stand in at least one list of each group, which may name some hundreds. Those that refer to such a statement, directly
   * or over others, are found with it. Source: xAPI 1.0.3 Communication 2.1.4.
   */
  readonly groups: readonly (readonly ListName[])[];
  /** Lists the found statement itself must stand in: how far the caller sees. */
  readonly own?: readonly ListName[];
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
  /** Their texts in order, in UTF-8, with a comma between: what stands within the brackets of an array. */
  readonly statements: Uint8Array;
  /** Where the next page begins; undefined on the last one. */
  readonly next?: number;
}

export interface StoredStatement {
  readonly json: string;
  readonly isVoided: boolean;
}

/** A statement and its place in the order of storing. Places have no gaps and begin with 1. */
export interface PlacedStatement {
  readonly seq: number;
  /** The exact statement as it is kept. */
  readonly text: string;
}

export type AppendOutcome =
  /** `newSections`: those that nothing told of before. */
  | { readonly kind: 'stored'; readonly newSections: readonly SectionSeen[] }
  /** These ids are taken; nothing was written. What stands under them never changes. */
  | {
      readonly kind: 'known';
      readonly statements: readonly { readonly id: string; readonly json: string }[];
    };

export interface StatementStore {
  /** A time for `stored`: now, or later where a statement is known to have been stored later (clocks are set back). */
  readonly stampMs: (nowMs: number) => number;
  /** All or nothing; on disk when it resolves. Rows are appended in the order of their stamps. */
  readonly append: (rows: readonly StatementRow[]) => Promise<AppendOutcome>;
  readonly find: (id: string) => Promise<StoredStatement | undefined>;
  /** The id of the first statement that voids this one. */
  readonly voiderOf: (id: string) => Promise<string | undefined>;
  /** Voided statements are left out. */
  readonly query: (query: StatementQuery) => Promise<StatementPage>;
  /** In the order of storing, voided ones too; strictly after the place `seq`. */
  readonly after: (seq: number, limit: number) => Promise<readonly PlacedStatement[]>;
  /** The place of the last one; 0 where there is none. */
  readonly lastSeq: () => Promise<number>;
  /** Every statement with a `stored` before this time can be read; at most `nowMs`. */
  readonly consistentThroughMs: (nowMs: number) => number;
  readonly attachment: (sha2: string) => Promise<Uint8Array | undefined>;
  readonly definitionOf: (activity: string) => Promise<ActivityDefinition | undefined>;
  /** In order of the first use. */
  readonly namesOf: (actorKey: string) => Promise<readonly string[]>;
}

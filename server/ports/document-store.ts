/** xAPI documents: activity state, and later the two kinds of profile. */
import type { Result } from '../../src/domain/base/result.ts';

/** Names one document. `registration` is part of the key; the empty string where there is none. */
export interface DocumentKey {
  readonly kind: 'state' | 'activityProfile' | 'agentProfile';
  readonly activity: string;
  readonly actorKey: string;
  readonly registration: string;
  readonly id: string;
}

export interface StoredDocument {
  readonly id: string;
  readonly contentType: string;
  readonly body: Uint8Array;
  /** SHA-1 of the body in hex, unquoted. Source: xAPI 1.0.3 Communication 3.1. */
  readonly etag: string;
  readonly updatedAtMs: number;
}

/** Documents of one activity and actor; of every registration when none is named. */
export interface DocumentScope extends Omit<DocumentKey, 'id' | 'registration'> {
  readonly registration?: string;
}

/** What to put in a document's place. */
export type DocumentChange = StoredDocument | 'delete';

export interface DocumentStore {
  readonly find: (key: DocumentKey) => Promise<StoredDocument | undefined>;
  /** In order of id, each id once; updated strictly after `sinceMs`. */
  readonly list: (
    scope: DocumentScope,
    sinceMs?: number,
  ) => Promise<readonly Pick<StoredDocument, 'id' | 'updatedAtMs'>[]>;
  /** Read, decide and write in one transaction. A refusal writes nothing and is the answer. */
  readonly change: <Refusal>(
    key: DocumentKey,
    decide: (present: StoredDocument | undefined) => Result<DocumentChange, Refusal>,
  ) => Promise<Result<DocumentChange, Refusal>>;
  readonly deleteAll: (scope: DocumentScope) => Promise<void>;
}

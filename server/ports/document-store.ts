/** xAPI documents: activity state, and later the two kinds of profile. */

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

/** Decides from the present document what to write; `undefined` leaves everything as it is. */
export type DocumentChange = (present: StoredDocument | undefined) => StoredDocument | 'delete' | undefined;

export interface DocumentStore {
  readonly find: (key: DocumentKey) => Promise<StoredDocument | undefined>;
  /** Ids of the documents under a key without its id, updated strictly after `sinceMs`. */
  readonly list: (key: Omit<DocumentKey, 'id'>, sinceMs?: number) => Promise<readonly string[]>;
  /** Read, decide and write in one transaction. */
  readonly change: (key: DocumentKey, decide: DocumentChange) => Promise<void>;
  readonly deleteAll: (key: Omit<DocumentKey, 'id'>) => Promise<void>;
}

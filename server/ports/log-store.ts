/** The ledger as a Merkle log: its leaves, its inner nodes, the checkpoints signed over it, the keys that signed. */
import type { CreditEntry } from '../../src/domain/ledger/entry.ts';
import type { Subtree } from '../../src/domain/ledger/tree-edge.ts';

export interface Checkpoint {
  readonly treeSize: number;
  /** Hex. */
  readonly rootHash: string;
  readonly signedAtMs: number;
  readonly keyId: string;
  /** Ed25519 over the checkpoint's text (docs/formats.md), base64url. */
  readonly signature: string;
}

export interface EdgedCheckpoint extends Checkpoint {
  /** The peaks of the tree (hex, from the left); undefined for one signed before edges were kept. */
  readonly edge: readonly string[] | undefined;
}

/** The root of a whole subtree, hex. */
export interface LogNode extends Subtree {
  readonly hash: string;
}

export interface PublicKey {
  readonly keyId: string;
  /** Raw 32 bytes, base64url. */
  readonly publicKey: string;
}

export interface Leaf {
  readonly index: number;
  readonly id: string;
  /** Hex. */
  readonly leafHash: string;
}

export interface InstalledCatalogue {
  readonly installedAtMs: number;
  /** SHA-256 of the catalogue's JSON, hex. */
  readonly hash: string;
  /** The JSON, gzip. */
  readonly packed: Uint8Array;
}

export interface LogStore {
  /** How many entries there are. */
  readonly size: () => Promise<number>;
  /** Leaves in log order from a place on, at most `limit`. */
  readonly leaves: (from: number, limit: number) => Promise<readonly Leaf[]>;
  readonly node: (subtree: Subtree) => Promise<string | undefined>;
  /** Kept already by another process: that one stands. @returns the one that stands */
  readonly addCheckpoint: (
    checkpoint: EdgedCheckpoint,
    nodes: readonly LogNode[],
    key: PublicKey,
  ) => Promise<Checkpoint>;
  readonly latestCheckpoint: () => Promise<EdgedCheckpoint | undefined>;
  /** In the order of their sizes, of sizes beyond `treeSize`, at most `limit`. */
  readonly checkpointsAfter: (treeSize: number, limit: number) => Promise<readonly Checkpoint[]>;
  /** Keep the public halves of keys; those that are there already stay as they are. */
  readonly addKeys: (keys: readonly PublicKey[], seenAtMs: number) => Promise<void>;
  /** Keys that have signed, oldest first. */
  readonly keys: () => Promise<readonly PublicKey[]>;
  /** Keep what is installed from now on, unless it is what was installed last. */
  readonly noteCatalogue: (catalogue: InstalledCatalogue) => Promise<void>;
  readonly entry: (id: string) => Promise<CreditEntry | undefined>;
}

/** What a check of the record is given. */
import type { Hash } from '../../src/domain/ledger/merkle.ts';
import type { Policy } from '../../src/domain/policy/policy.ts';
import type { PublicKey } from '../ports/log-store.ts';
import type { PublishedFiles } from '../ports/published-files.ts';
import type { RecordReader } from '../ports/record-reader.ts';

export interface VerifyDeps {
  readonly reader: RecordReader;
  /** The portal's own folder, or a mirror's copy of it. */
  readonly published: PublishedFiles;
  readonly sha256: Hash;
  /** @param publicKey - base64url · @param signature - base64url */
  readonly isSigned: (message: Uint8Array, signature: string, publicKey: string) => boolean;
  /** The portal's identifier. */
  readonly origin: string;
  /** Every version that is known. */
  readonly policies: readonly Policy[];
  /** Keys trusted besides those the record names. */
  readonly keys: readonly PublicKey[];
}

/** What a check of the record is given. */
import type { Catalogue } from '../../src/domain/catalogue/catalogue.ts';
import type { Hash } from '../../src/domain/ledger/merkle.ts';
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
  /** As it is installed. */
  readonly catalogue: Catalogue;
  /** Keys trusted besides those the record names. */
  readonly keys: readonly PublicKey[];
}

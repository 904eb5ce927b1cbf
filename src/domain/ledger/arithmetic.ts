/** What checking takes, which every room does with means of its own. */
import type { Hash } from './merkle.ts';

export interface Arithmetic {
  readonly hash: Hash;
  /** Ed25519; `publicKey` is raw. False for anything that is no key or no signature. */
  readonly isSigned: (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array) => boolean;
}

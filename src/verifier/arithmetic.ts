/** SHA-256 and Ed25519 carried along: a page from a file has no WebCrypto in older browsers. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64, toHex } from '../domain/base/bytes.ts';
import type { Arithmetic } from '../domain/ledger/check-record.ts';

export const arithmetic: Arithmetic = {
  hash: sha256,
  isSigned: (message, signature, publicKey) => {
    try {
      // Strict, as RFC 8032 has it: no second spelling of a signature or a key passes.
      return ed25519.verify(signature, message, publicKey, { zip215: false });
    } catch {
      return false;
    }
  },
};

/** @returns undefined for what is no key */
export function keyIdOf(publicKey: string): string | undefined {
  try {
    const key = fromBase64(publicKey);
    return key.length === 32 ? toHex(sha256(key)).slice(0, 16) : undefined;
  } catch {
    return undefined;
  }
}

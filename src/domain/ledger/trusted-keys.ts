/** Which of the keys that a file brings along may be believed, for a reader who names one, some or none. */
import { fromBase64, toHex } from '../base/bytes.ts';
import { toMultikey } from '../certificate/multikey.ts';
import type { Arithmetic } from './arithmetic.ts';
import { type IssuerKey, keysReachedFrom } from './key-succession.ts';

/** `unasked`: the reader named no key of the issuer's · `foreign`: none of the file's keys is the one named */
export type KeyState = 'known' | 'unasked' | 'foreign';

export interface UsableKey extends IssuerKey {
  /** Raw 32 bytes. */
  readonly key: Uint8Array;
}

export interface Trust {
  readonly keys: readonly UsableKey[];
  readonly state: KeyState;
}

/**
 * @param wanted - keys or key ids that the issuer has made known, as typed; none when the reader has none. Keys that
 *   follow from them, or that they follow from, are the issuer's too.
 */
export function trustedKeys(
  keys: readonly IssuerKey[],
  wanted: readonly string[],
  arithmetic: Arithmetic,
): Trust {
  const usable = usableKeys(keys, arithmetic);
  const names = wanted.map((name) => name.trim()).filter((name) => name !== '');
  if (names.length === 0) return { keys: usable, state: 'unasked' };
  const isWanted = ({ keyId, publicKey, key }: UsableKey) =>
    names.some((name) => name.toLowerCase() === keyId || name === publicKey || name === toMultikey(key));
  const reached = keysReachedFrom(usable, isWanted, (message, signature, publicKey) =>
    arithmetic.isSigned(message, signature, fromBase64(publicKey)),
  );
  return { keys: reached, state: reached.length > 0 ? 'known' : 'foreign' };
}

/** A key is what its id says, or it is none. */
function usableKeys(keys: readonly IssuerKey[], { hash }: Arithmetic): readonly UsableKey[] {
  return keys.flatMap((issuerKey) => {
    try {
      const key = fromBase64(issuerKey.publicKey);
      return key.length === 32 && toHex(hash(key)).slice(0, 16) === issuerKey.keyId
        ? [{ ...issuerKey, key }]
        : [];
    } catch {
      return [];
    }
  });
}

/** How the issuer's signing keys follow one another, so that whoever trusts one of them can find the others. docs/formats.md */
import { fromBase64, utf8 } from '../base/bytes.ts';
import { canonicalJson } from '../base/canonical-json.ts';

export interface IssuerKey {
  readonly keyId: string;
  /** Raw 32 bytes, base64url. */
  readonly publicKey: string;
  /** Absent for the first key, and for one that was put in place by hand. */
  readonly succeeds?: Succession;
}

export interface Succession {
  /** Of the key before. */
  readonly keyId: string;
  readonly sinceMs: number;
  /** By the key before, over the succession's text, base64url: the issuer names its next key. */
  readonly signature: string;
  /** By the new key, over the same text: it takes the name, and vouches for what the old one signed. */
  readonly ownSignature: string;
}

type Named = Pick<IssuerKey, 'keyId' | 'publicKey'>;

/** What both keys sign. */
export function successionText({ keyId, publicKey }: Named, previousKeyId: string, sinceMs: number): string {
  return canonicalJson({ format: 1, kind: 'key-succession', keyId, previousKeyId, publicKey, sinceMs });
}

/** @param publicKey - base64url · @param signature - raw. False for anything that is no key or no signature. */
export type IsSignedBy = (message: Uint8Array, signature: Uint8Array, publicKey: string) => boolean;

/**
 * Every key that the trusted ones lead to, forwards and backwards. A succession counts when both of its keys signed it.
 * @param keys - each already known to be what its id says
 */
export function keysReachedFrom<Key extends IssuerKey>(
  keys: readonly Key[],
  isTrusted: (key: Key) => boolean,
  isSigned: IsSignedBy,
): readonly Key[] {
  const byId = new Map(keys.map((key) => [key.keyId, key]));
  const links = keys.flatMap((key) => {
    const previous = key.succeeds && byId.get(key.succeeds.keyId);
    return previous && isSuccession(key, previous, isSigned) ? [[key, previous] as const] : [];
  });
  const reached = new Set(keys.filter(isTrusted));
  for (let before = -1; before < reached.size; ) {
    before = reached.size;
    for (const [key, previous] of links) {
      if (reached.has(key) || reached.has(previous)) reached.add(key).add(previous);
    }
  }
  return keys.filter((key) => reached.has(key));
}

/** Did the previous key name this one, and did this one agree? */
export function isSuccession(key: IssuerKey, previous: IssuerKey, isSigned: IsSignedBy): boolean {
  const { succeeds } = key;
  if (succeeds?.keyId !== previous.keyId || !Number.isSafeInteger(succeeds.sinceMs)) return false;
  const text = utf8(successionText(key, previous.keyId, succeeds.sinceMs));
  try {
    return (
      isSigned(text, fromBase64(succeeds.signature), previous.publicKey) &&
      isSigned(text, fromBase64(succeeds.ownSignature), key.publicKey)
    );
  } catch {
    return false;
  }
}

/** @returns undefined for what has not the shape; what it says may still be false */
export function readSuccession(value: unknown): Succession | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { keyId, sinceMs, signature, ownSignature } = value as Record<string, unknown>;
  const isWhole =
    typeof keyId === 'string' &&
    typeof sinceMs === 'number' &&
    typeof signature === 'string' &&
    typeof ownSignature === 'string';
  return isWhole ? { keyId, sinceMs, signature, ownSignature } : undefined;
}

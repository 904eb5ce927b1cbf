/** The public halves of every signing key there was, each named by the one before it. Holds nothing secret. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type IssuerKey, isSuccession, readSuccession } from '../../src/domain/ledger/key-succession.ts';
import { isSigned } from './is-signed.ts';
import { readIfThere, replacePrivately } from './private-file.ts';

const FILE = 'key-history.json';
const WHAT = 'history of signing keys';

/** @returns oldest first; empty before the first rotation @throws Error for a history that does not hold together */
export function readKeyHistory(directory: string): readonly IssuerKey[] {
  const text = readIfThere(directory, FILE, WHAT);
  if (text === undefined) return [];
  const keys = parse(text);
  if (keys && isWhole(keys)) return keys;
  throw new Error(
    `${join(directory, FILE)} is not a history that the keys in it have signed; restore it from the backup.`,
  );
}

export function writeKeyHistory(directory: string, keys: readonly IssuerKey[]): void {
  replacePrivately(directory, FILE, `${JSON.stringify({ format: 1, keys }, undefined, 2)}\n`, WHAT);
}

export function keyIdOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex').slice(0, 16);
}

function parse(text: string): readonly IssuerKey[] | undefined {
  try {
    const { format, keys } = JSON.parse(text) as { format?: unknown; keys?: unknown };
    if (format !== 1 || !Array.isArray(keys)) return undefined;
    return keys.map((key: Record<string, unknown>) => {
      const succeeds = readSuccession(key.succeeds);
      return {
        keyId: String(key.keyId),
        publicKey: String(key.publicKey),
        ...(succeeds ? { succeeds } : {}),
      };
    });
  } catch {
    return undefined;
  }
}

/** A key without a predecessor may stand anywhere: it was put in place by hand. */
function isWhole(keys: readonly IssuerKey[]): boolean {
  return keys.every((key, at) => {
    if (keyIdOf(key.publicKey) !== key.keyId) return false;
    if (!key.succeeds) return true;
    const previous = keys.slice(0, at).find(({ keyId }) => keyId === key.succeeds?.keyId);
    return previous !== undefined && isSuccession(key, previous, isSignedRaw);
  });
}

function isSignedRaw(message: Uint8Array, signature: Uint8Array, publicKey: string): boolean {
  return isSigned(message, Buffer.from(signature).toString('base64url'), publicKey);
}

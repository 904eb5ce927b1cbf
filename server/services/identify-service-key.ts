/** The system behind a key and its secret; notes when the key was last used. */
import { timingSafeEqual } from 'node:crypto';
import { utf8 } from '../../src/domain/base/bytes.ts';
import type { KeyCaller } from '../ports/caller.ts';
import type { Deps } from './deps.ts';

const HOUR_MS = 60 * 60_000;

/**
 * Asked of the storage each time, so that a key revoked by whichever process is refused at once.
 * @returns undefined for a key that is not known, was revoked, or has another secret
 */
export async function identifyServiceKey(
  deps: Deps,
  key: string,
  secret: string,
): Promise<KeyCaller | undefined> {
  const known = await deps.storage.accounts.key(key);
  if (!known || known.revokedAtMs !== null) return undefined;
  const given = deps.sha256(utf8(secret));
  if (!timingSafeEqual(given, Buffer.from(known.secretHash, 'hex'))) return undefined;
  const now = deps.clock.now();
  // A write for every request would cost more than most requests. By the clock hour, the day is always right.
  if (known.lastUsedAtMs === null || hourOf(known.lastUsedAtMs) < hourOf(now)) {
    await deps.storage.accounts.touchKey(known.key, now);
  }
  return { kind: 'key', name: known.name, key: known.key, scopes: known.scopes };
}

function hourOf(epochMs: number): number {
  return Math.floor(epochMs / HOUR_MS);
}

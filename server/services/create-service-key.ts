/** Make a key for another system. The secret is told once and kept only as a hash. */
import { toHex, utf8 } from '../../src/domain/base/bytes.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { Deps } from './deps.ts';

/** Source: xAPI 1.0.3 Communication 4.2 (OAuth scopes), which service keys use as well. */
export const SCOPES = [
  'statements/write',
  'statements/read/mine',
  'statements/read',
  'state',
  'define',
  'profile',
  'all/read',
  'all',
] as const;

export async function createServiceKey(
  deps: Deps,
  name: string,
  scopes: readonly string[],
): Promise<Result<{ readonly key: string; readonly secret: string }>> {
  if (await deps.storage.accounts.keyNamed(name)) {
    return fail({ code: 'conflict', message: `A key named "${name}" exists already; choose another name.` });
  }
  const key = deps.randomness.token().slice(0, 20);
  const secret = deps.randomness.token();
  const createdAtMs = deps.clock.now();
  await deps.storage.accounts.addKey({
    key,
    name,
    secretHash: toHex(deps.sha256(utf8(secret))),
    scopes,
    createdAtMs,
    revokedAtMs: null,
  });
  await deps.storage.audit.record({
    atMs: createdAtMs,
    who: 'system',
    action: 'key-created',
    detail: { name },
  });
  return succeed({ key, secret });
}

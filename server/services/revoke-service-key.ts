/** Take a key back. It is refused from the next request on, and stays in the list for those who ask later. */
import { dayOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { ServiceKey } from '../ports/account-store.ts';
import type { Deps } from './deps.ts';
import type { KeyKeeper } from './key-keeper.ts';

/** @param named - the key itself, or its name */
export async function revokeServiceKey(
  deps: Deps,
  keeper: KeyKeeper,
  named: string,
): Promise<Result<ServiceKey>> {
  const { accounts, audit } = deps.storage;
  const known = (await accounts.key(named)) ?? (await accounts.keyNamed(named));
  if (!known) return fail({ code: 'not-found', message: `没有名称或编号为“${named.slice(0, 80)}”的密钥。` });
  const revokedAtMs = deps.clock.now();
  if (!(await accounts.revokeKey(known.key, revokedAtMs))) {
    const day = dayOf(known.revokedAtMs ?? revokedAtMs);
    return fail({ code: 'conflict', message: `密钥“${known.name}”已于 ${day} 吊销，不用再吊销一次。` });
  }
  await audit.record({
    atMs: revokedAtMs,
    who: keeper.who,
    action: 'key-revoked',
    detail: { key: known.key, name: known.name },
  });
  return succeed({ ...known, revokedAtMs });
}

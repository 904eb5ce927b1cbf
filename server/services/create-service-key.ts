/** Make a key for another system. The secret is told once and kept only as a hash. */
import { toHex, utf8 } from '../../src/domain/base/bytes.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { isScope, SCOPES } from '../../src/domain/xapi/scopes.ts';
import type { ServiceKey } from '../ports/account-store.ts';
import type { Deps } from './deps.ts';
import type { KeyKeeper } from './key-keeper.ts';

export interface WantedKey {
  readonly name: string;
  readonly scopes: readonly string[];
}

export interface CreatedKey {
  readonly key: ServiceKey;
  readonly secret: string;
}

const LONGEST_NAME = 60;
/** Control and format characters could make one name look like another, or play tricks in a terminal. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

export async function createServiceKey(
  deps: Deps,
  keeper: KeyKeeper,
  wanted: WantedKey,
): Promise<Result<CreatedKey>> {
  const checked = check(wanted);
  if (!checked.ok) return checked;
  const secret = deps.randomness.token();
  const key: ServiceKey = {
    // The prefix tells what it is, and keeps a dash from the front, which a command would read as an option.
    key: `md_${deps.randomness.token().slice(0, 20)}`,
    name: checked.value.name,
    secretHash: toHex(deps.sha256(utf8(secret))),
    scopes: SCOPES.filter((scope) => wanted.scopes.includes(scope)),
    createdAtMs: deps.clock.now(),
    lastUsedAtMs: null,
    revokedAtMs: null,
  };
  if (!(await deps.storage.accounts.addKey(key))) {
    return fail({
      code: 'conflict',
      message: `已经有名为“${key.name}”的密钥（吊销的也算），请换一个名称。`,
      field: '/name',
    });
  }
  await deps.storage.audit.record({
    atMs: key.createdAtMs,
    who: keeper.who,
    action: 'key-created',
    detail: { key: key.key, name: key.name, scopes: key.scopes.join(' ') },
  });
  return succeed({ key, secret });
}

function check({ name, scopes }: WantedKey): Result<{ readonly name: string }> {
  const trimmed = name.trim();
  if (trimmed === '' || [...trimmed].length > LONGEST_NAME || UNSEEN.test(trimmed)) {
    return fail({
      code: 'invalid-request',
      message: `名称要有 1 到 ${LONGEST_NAME} 个字，不能有换行等看不见的字符。`,
      field: '/name',
    });
  }
  const stranger = scopes.find((scope) => !isScope(scope));
  if (stranger !== undefined || scopes.length === 0) {
    return fail({
      code: 'invalid-request',
      message: `权限至少选一项，可选的有 ${SCOPES.join('、')}。`,
      field: '/scopes',
    });
  }
  return succeed({ name: trimmed });
}

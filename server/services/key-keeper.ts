/** Who may make, list and revoke service keys: administrators, and whoever runs commands on the server. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { Deps } from './deps.ts';

/** Had only from `admitKeeper`, or at the command line. */
export interface KeyKeeper {
  /** As the audit log names them. */
  readonly who: string;
}

export const COMMAND_LINE: KeyKeeper = { who: 'system' };

/** @param asked - what was to be done, for the audit log, which is told of every refusal */
export async function admitKeeper(
  deps: Deps,
  caller: SessionCaller,
  asked: 'list' | 'create' | 'revoke',
): Promise<Result<KeyKeeper>> {
  if (caller.roles.includes('administrator')) return succeed({ who: caller.personId });
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: caller.personId,
    action: 'keys-refused',
    detail: { asked },
  });
  return fail({ code: 'not-allowed', message: '只有系统管理员可以查看和管理外部系统密钥。' });
}

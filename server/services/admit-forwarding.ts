/** Who may see and change forwards over the network: administrators alone. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { Deps } from './deps.ts';

/** @returns the person as the audit log names them; it is told of every refusal */
export async function admitForwarding(deps: Deps, caller: SessionCaller): Promise<Result<string>> {
  if (caller.roles.includes('administrator')) return succeed(caller.personId);
  const { personId: who } = caller;
  await deps.storage.audit.record({ atMs: deps.clock.now(), who, action: 'forwards-refused', detail: {} });
  return fail({ code: 'not-allowed', message: '只有系统管理员可以查看和设置学习记录上报。' });
}

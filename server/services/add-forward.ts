/** Set up a forward: checked, its secret sealed, and who did it written down. */
import type { ForwardRequest } from '../../src/domain/api/forwards.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { Forward } from '../ports/forward-store.ts';
import { checkForward } from './check-forward.ts';
import type { Deps } from './deps.ts';
import { sealForwardSecret } from './forward-secret.ts';

/** @param who - a person's id, or `system` for the command line */
export async function addForward(deps: Deps, who: string, request: ForwardRequest): Promise<Result<Forward>> {
  const checked = checkForward(deps.publicUrl, request);
  if (!checked.ok) return checked;
  const { name, address } = checked.value;
  const { statements, forwards } = deps.storage;
  const id = deps.randomness.freshId();
  const createdAtMs = deps.clock.now();
  const isAdded = await forwards.add({
    id,
    name,
    address,
    key: request.key,
    sealedSecret: sealForwardSecret(deps, { id, address }, request.secret),
    version: request.version,
    filter: request.filter,
    cursor: request.from === 'now' ? await statements.lastSeq() : 0,
    createdAtMs,
  });
  if (!isAdded) {
    return fail({ code: 'conflict', message: `已经有名为“${name}”的上报，请换一个名称。`, field: '/name' });
  }
  const detail = { forward: name, address, from: request.from };
  await deps.storage.audit.record({ atMs: createdAtMs, who, action: 'forward-added', detail });
  const added = await forwards.find(id);
  if (!added) throw new Error(`the forward ${id} vanished while it was added`);
  return succeed(added);
}

/** Pause, resume, hurry, re-key or remove a forward, and write down who did it. */
import type { ForwardKeyRequest } from '../../src/domain/api/forwards.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { ForwardState } from '../../src/domain/forward/forward.ts';
import type { Forward } from '../ports/forward-store.ts';
import { wrongCredentials } from './check-forward.ts';
import type { Deps } from './deps.ts';
import { sealForwardSecret } from './forward-secret.ts';

/** Which forward, and who changes it: a person's id, or `system` for the command line. */
export interface ForwardChange {
  readonly id: string;
  readonly who: string;
}

export function setForwardState(
  deps: Deps,
  change: ForwardChange,
  state: ForwardState,
): Promise<Result<Forward>> {
  const action = state === 'running' ? 'forward-resumed' : 'forward-paused';
  return changed(deps, change, action, ({ id }) => deps.storage.forwards.setState(id, state));
}

/** @param refused - also what was refused, before everything else */
export function hurryForward(deps: Deps, change: ForwardChange, refused: boolean): Promise<Result<Forward>> {
  const action = refused ? 'forward-refused-retried' : 'forward-retried';
  return changed(deps, change, action, ({ id }) => deps.storage.forwards.hurry(id, refused));
}

export async function rekeyForward(
  deps: Deps,
  change: ForwardChange,
  request: ForwardKeyRequest,
): Promise<Result<Forward>> {
  const wrong = wrongCredentials(request);
  if (wrong) return fail(wrong);
  return changed(deps, change, 'forward-rekeyed', (forward) => {
    const sealed = sealForwardSecret(deps, forward, request.secret);
    return deps.storage.forwards.setCredentials(forward.id, request.key, sealed);
  });
}

/** @returns what it was */
export async function removeForward(deps: Deps, change: ForwardChange): Promise<Result<Forward>> {
  const forward = await deps.storage.forwards.find(change.id);
  if (!forward) return UNKNOWN;
  await deps.storage.forwards.remove(forward.id);
  await audit(deps, change, 'forward-removed', forward);
  return succeed(forward);
}

const UNKNOWN: Result<never> = fail({
  code: 'not-found',
  message: '没有这一项上报，可能已经删除。请刷新后再看。',
});

async function changed(
  deps: Deps,
  change: ForwardChange,
  action: string,
  write: (forward: Forward) => Promise<void>,
): Promise<Result<Forward>> {
  const forward = await deps.storage.forwards.find(change.id);
  if (!forward) return UNKNOWN;
  await write(forward);
  await audit(deps, change, action, forward);
  const after = await deps.storage.forwards.find(change.id);
  return after ? succeed(after) : UNKNOWN;
}

async function audit(
  deps: Deps,
  { who }: ForwardChange,
  action: string,
  { name, address, cursor }: Forward,
): Promise<void> {
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who,
    action,
    detail: { forward: name, address, cursor },
  });
}

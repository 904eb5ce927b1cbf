/** What an administrator sees of the forwards: where to, how far, what is in the way. No secret is among it. */
import type { ForwardView, PendingView } from '../../src/domain/api/forwards.ts';
import type { ForwardFilter } from '../../src/domain/forward/forward.ts';
import type { Statement } from '../../src/domain/xapi/statement.ts';
import type { Forward } from '../ports/forward-store.ts';
import { isMeantHere } from './collect-statements.ts';
import type { Deps } from './deps.ts';

const MOST_REFUSED = 20;
/** Read to count what a filter means; beyond it, an upper bound has to do. */
const MOST_COUNTED = 1_000;

export async function viewForwards(deps: Deps): Promise<readonly ForwardView[]> {
  return Promise.all((await deps.storage.forwards.all()).map((forward) => viewForward(deps, forward)));
}

export async function viewForward(deps: Deps, forward: Forward): Promise<ForwardView> {
  const { id, name, address, version, filter, state, sent, failures, trouble } = forward;
  const refused = await deps.storage.forwards.refused(id, MOST_REFUSED);
  const isWaiting = failures > 0 && state === 'running';
  return {
    id,
    name,
    address,
    keyHint: hintOf(forward.key),
    version,
    filter,
    state,
    pending: await pendingOf(deps, forward),
    sent,
    lastSuccessAt: forward.lastSuccessAtMs === null ? null : iso(forward.lastSuccessAtMs),
    trouble: trouble && {
      kind: trouble.kind,
      status: trouble.status,
      detail: trouble.detail,
      at: iso(trouble.atMs),
      isOver: failures === 0,
    },
    nextAttemptAt: isWaiting ? iso(forward.nextAttemptAtMs) : null,
    refusedCount: await deps.storage.forwards.countRefused(id),
    refused: refused.map((one) => ({
      statement: one.id,
      status: one.status,
      reason: one.reason,
      at: iso(one.atMs),
    })),
  };
}

async function pendingOf(deps: Deps, { cursor, filter }: Forward): Promise<PendingView> {
  const left = (await deps.storage.statements.lastSeq()) - cursor;
  if (meansAll(filter)) return { count: left, precision: 'exact' };
  if (left > MOST_COUNTED) return { count: left, precision: 'atMost' };
  let count = 0;
  for (const { text } of await deps.storage.statements.after(cursor, MOST_COUNTED)) {
    if (await isMeantHere(deps, filter, JSON.parse(text) as Statement)) count += 1;
  }
  return { count, precision: 'exact' };
}

function meansAll({ verbs, activity, authority }: ForwardFilter): boolean {
  return verbs.length === 0 && activity === null && authority === 'all';
}

/** Of a short key the end would be too much. */
function hintOf(key: string): string {
  return key.length < 12 ? '' : key.slice(-4);
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/** Bring one forward as far as it can be brought now: batch after batch, in order, one request at a time. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { waitMs } from '../../src/domain/forward/wait.ts';
import type { Forward, Settlement } from '../ports/forward-store.ts';
import { type Batch, collectBatch, collectRefused, type OutgoingStatement } from './collect-statements.ts';
import type { ForwardingDeps } from './forwarding-deps.ts';
import { type Sent, sendStatements } from './send-statements.ts';

/** The right to send, asked for before every request. */
export interface Turn {
  readonly holder: string;
  /** Keeps the lease; false when this process shall not send another request. */
  readonly mayGoOn: () => Promise<boolean>;
}

/** Until nothing is left, the target cannot take any more, the forward is paused or removed, or the turn is over. */
export async function forwardStatements(deps: ForwardingDeps, id: string, turn: Turn): Promise<void> {
  for (;;) {
    const forward = await dueForward(deps, id);
    if (!forward || !(await turn.mayGoOn())) return;
    const batch = (await collectRefused(deps, forward)) ?? (await collectBatch(deps, forward));
    if (!batch || !(await deliver(deps, forward, batch, turn))) return;
    // Reading never waits for anything, so others would have to.
    await nextTurn();
  }
}

/** Its row as it is now, if it is to be sent for. */
async function dueForward(deps: ForwardingDeps, id: string): Promise<Forward | undefined> {
  const forward = await deps.storage.forwards.find(id);
  return forward && isDue(forward, deps.clock.now()) ? forward : undefined;
}

export function isDue({ state, nextAttemptAtMs }: Forward, nowMs: number): boolean {
  return state === 'running' && nextAttemptAtMs <= nowMs;
}

/**
 * What is refused is sent again in halves until one statement is left; that one is recorded and passed over.
 * @returns whether to go on
 */
async function deliver(
  deps: ForwardingDeps,
  { id, cursor }: Forward,
  { statements, through }: Batch,
  turn: Turn,
): Promise<boolean> {
  const pieces: Piece[] = statements.length === 0 ? [] : [statements];
  for (let piece = pieces.shift(); piece; piece = pieces.shift()) {
    const outcome = await deliverPiece(deps, id, piece, turn);
    if (outcome === 'stop') return false;
    if (outcome === 'refused') pieces.unshift(...halves(piece));
  }
  const last = statements.at(-1)?.seq ?? 0;
  return through <= Math.max(last, cursor) || settle(deps, id, turn, { kind: 'passed', through });
}

type Piece = readonly OutgoingStatement[];

/** `refused`: as a whole, so that nothing is settled yet. */
async function deliverPiece(
  deps: ForwardingDeps,
  id: string,
  piece: Piece,
  turn: Turn,
): Promise<'settled' | 'refused' | 'stop'> {
  // Paused, removed or given another key since the last request?
  const forward = await dueForward(deps, id);
  if (!forward || !(await turn.mayGoOn())) return 'stop';
  const sent = await sendStatements(deps, forward, piece);
  if (sent.kind === 'refused' && piece.length > 1) return 'refused';
  const isSettled = await settle(deps, id, turn, settlementOf(deps, forward, piece, sent));
  if (!isSettled || sent.kind === 'trouble') return 'stop';
  if (sent.kind === 'refused') await auditRefusal(deps, forward, piece, sent);
  return 'settled';
}

function settle(
  deps: ForwardingDeps,
  id: string,
  { holder }: Turn,
  settlement: Settlement,
): Promise<boolean> {
  return deps.storage.forwards.settle(id, { holder, nowMs: deps.clock.now() }, settlement);
}

function settlementOf(deps: ForwardingDeps, forward: Forward, piece: Piece, sent: Sent): Settlement {
  switch (sent.kind) {
    case 'taken':
      return { kind: 'taken', seqs: piece.map(({ seq }) => seq) };
    case 'refused': {
      const [{ seq, id } = { seq: 0, id: '' }] = piece;
      return { kind: 'refused', statement: { seq, id, status: sent.status, reason: sent.reason } };
    }
    case 'trouble': {
      const wait = waitMs(forward.failures + 1, deps.randomness, sent.retryAfterMs);
      return { kind: 'trouble', trouble: sent.trouble, nextAttemptAtMs: deps.clock.now() + wait };
    }
  }
}

function halves(piece: Piece): readonly [Piece, Piece] {
  const middle = Math.ceil(piece.length / 2);
  return [piece.slice(0, middle), piece.slice(middle)];
}

async function auditRefusal(
  deps: ForwardingDeps,
  forward: Forward,
  [refused]: Piece,
  { status }: Extract<Sent, { kind: 'refused' }>,
): Promise<void> {
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: 'system',
    action: 'forward-refused',
    detail: { forward: forward.name, statement: refused?.id ?? '', status },
  });
}

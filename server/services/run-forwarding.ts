/** The forwarder of a process: looks again and again which forwards have something to send, and stops cleanly. */
import { waitMs } from '../../src/domain/forward/wait.ts';
import type { Forward } from '../ports/forward-store.ts';
import type { Repeat } from '../ports/outgoing.ts';
import { forwardStatements, isDue } from './forward-statements.ts';
import type { ForwardingDeps } from './forwarding-deps.ts';

/** Cheap: a look reads a few rows. New statements leave within this time. */
const LOOK_EVERY_MS = 1_000;

/**
 * A process that dies holds the others up for so long. It is renewed in its second half, which is longer than
 * a request may take (server/outgoing.ts).
 */
const LEASE_MS = 90_000;

export interface Forwarder {
  /** Look once, and send what is due. Resolves when nothing is under way any more. */
  readonly look: () => Promise<void>;
  /** No new request from now on. Resolves when the requests under way are answered and settled. */
  readonly stop: () => Promise<void>;
}

export function startForwarding(deps: ForwardingDeps, repeat: Repeat): Forwarder {
  const holder = deps.randomness.freshId();
  const underWay = new Map<string, Promise<void>>();
  let beginning: Promise<void> | undefined;
  let leaseUntilMs = 0;
  let isStopping = false;

  async function keepLease(): Promise<boolean> {
    const nowMs = deps.clock.now();
    if (leaseUntilMs - nowMs > LEASE_MS / 2) return true;
    const isMine = await deps.storage.forwards.takeLease({ holder, nowMs }, nowMs + LEASE_MS);
    leaseUntilMs = isMine ? nowMs + LEASE_MS : 0;
    return isMine;
  }

  const turn = { holder, mayGoOn: async () => !isStopping && (await keepLease()) };

  async function begin(): Promise<void> {
    for (const forward of await deps.storage.forwards.all()) {
      const isFree = !underWay.has(forward.id) && (await hasSomethingToDo(deps, forward));
      if (isFree && !isStopping) start(forward);
    }
  }

  function start(forward: Forward): void {
    const run = forwardStatements(deps, forward.id, turn)
      .catch((error: unknown) => standBack(deps, forward, holder, error))
      .catch((error: unknown) => deps.reportDefect(asError(error), `forward ${forward.name}`))
      .finally(() => underWay.delete(forward.id));
    underWay.set(forward.id, run);
  }

  async function look(): Promise<void> {
    // One at a time, so that no forward is begun twice.
    beginning ??= begin().finally(() => {
      beginning = undefined;
    });
    await beginning;
    await Promise.all(underWay.values());
  }

  const stopLooking = repeat(LOOK_EVERY_MS, () => {
    void look().catch((error: unknown) => deps.reportDefect(asError(error), 'forwarding'));
  });
  return {
    look,
    stop: async () => {
      isStopping = true;
      stopLooking();
      await Promise.allSettled([beginning, ...underWay.values()]);
      await deps.storage.forwards.giveLease(holder);
    },
  };
}

async function hasSomethingToDo(deps: ForwardingDeps, forward: Forward): Promise<boolean> {
  if (!isDue(forward, deps.clock.now())) return false;
  if (forward.cursor < (await deps.storage.statements.lastSeq())) return true;
  return (await deps.storage.forwards.refusedToSend(forward.id, 1)).length > 0;
}

/** An error of ours must neither end the process nor be met again every second. */
async function standBack(
  deps: ForwardingDeps,
  { id, name, failures }: Forward,
  holder: string,
  error: unknown,
): Promise<void> {
  deps.reportDefect(asError(error), `forward ${name}`);
  const nowMs = deps.clock.now();
  await deps.storage.forwards.settle(
    id,
    { holder, nowMs },
    {
      kind: 'trouble',
      trouble: { kind: 'defect', status: null, detail: asError(error).message },
      nextAttemptAtMs: nowMs + waitMs(failures + 1, deps.randomness),
    },
  );
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

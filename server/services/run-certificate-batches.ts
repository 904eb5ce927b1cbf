/** Work through a batch of certificates, person by person; whoever stops in the middle goes on there. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BatchItem, BatchPerson, CertificateBatch } from '../ports/certificate-batch-store.ts';
import type { Repeat } from '../ports/outgoing.ts';
import { batchOutcomes } from './batch-outcomes.ts';
import type { Deps } from './deps.ts';
import { type KeepCertificate, keepTogether } from './keep-together.ts';
import { signCheckpoint } from './sign-checkpoint.ts';

/** So many at once keep the printing threads busy and share one sync of the disk; whoever asks meanwhile waits for it. */
const AT_ONCE = 8;
/** Between two looks at who comes next. */
const READ_AT_ONCE = 5 * AT_ONCE;
/** Longer than any group of people takes; whoever was killed is followed by another after it. */
const LEASE_MS = 60_000;

/** @returns false when somebody else works on it, or it was asked to stop */
export async function runCertificateBatch(
  deps: Deps,
  batch: CertificateBatch,
  { isStopping, onDone }: { readonly isStopping: () => boolean; readonly onDone?: (people: number) => void },
): Promise<boolean> {
  const { certificateBatches: batches } = deps.storage;
  const holder = deps.randomness.freshId();
  const lease = () => {
    const nowMs = deps.clock.now();
    return batches.takeLease(batch.id, { holder, nowMs }, nowMs + LEASE_MS);
  };
  try {
    while (!isStopping() && (await lease())) {
      const people = await batches.next(batch.id, READ_AT_ONCE);
      if (people.length === 0) {
        await batches.finish(batch.id, deps.clock.now());
        return true;
      }
      for (let from = 0; from < people.length && !isStopping(); from += AT_ONCE) {
        const some = people.slice(from, from + AT_ONCE);
        await giveTo(deps, batch, some);
        onDone?.(some.length);
        // Whoever asks for something comes first.
        await nextTurn();
      }
    }
    return false;
  } finally {
    await batches.giveLease(batch.id, holder);
  }
}

async function giveTo(deps: Deps, batch: CertificateBatch, people: readonly BatchPerson[]): Promise<void> {
  // Once, before all of them ask for it at the same time: each would work it out anew.
  await signCheckpoint(deps);
  let before = Promise.resolve();
  const tasks = people.map(({ place, personId }) => {
    // Whoever asks for something comes between any two of them, not only between the groups.
    const turn = before.then(() => nextTurn());
    before = turn;
    return async (keep: KeepCertificate) => {
      await turn;
      const items = personId === null ? [NOBODY] : await batchOutcomes(deps, batch, { personId, keep });
      return { place, items };
    };
  });
  await deps.storage.certificateBatches.note(batch.id, await keepTogether(deps, tasks));
}

const NOBODY: BatchItem = {
  kind: 'annual',
  title: '',
  outcome: { reason: 'unknown', detail: '没有这个工号，或者这个人不在您管理的单位里。请核对工号。' },
};

export interface BatchRunner {
  /** Begin, or go on with, whatever is not finished. */
  readonly look: () => void;
  /** Take on nothing more, and wait until the people at hand are done. */
  readonly stop: () => Promise<void>;
}

/** Batches that another process left are found after its lease. */
const LOOK_EVERY_MS = 20_000;

export function startCertificateBatches(
  deps: Deps,
  reportDefect: (error: Error, where: string) => void,
  repeat: Repeat,
): BatchRunner {
  let running: Promise<void> | undefined;
  let isStopping = false;
  const look = () => {
    if (running || isStopping) return;
    running = workThrough(deps, () => isStopping)
      .catch((error: unknown) => {
        reportDefect(error instanceof Error ? error : new Error(String(error)), 'a batch of certificates');
        return false;
      })
      .then((mayGoOn) => {
        running = undefined;
        // Another one may have been asked for while this one was done.
        if (mayGoOn) look();
      });
  };
  const cancel = repeat(LOOK_EVERY_MS, look);
  return {
    look,
    stop: async () => {
      isStopping = true;
      cancel();
      await running;
    },
  };
}

/** @returns whether something was finished */
async function workThrough(deps: Deps, isStopping: () => boolean): Promise<boolean> {
  let finished = false;
  for (const batch of await deps.storage.certificateBatches.unfinished()) {
    if (isStopping()) return false;
    finished = (await runCertificateBatch(deps, batch, { isStopping })) || finished;
  }
  return finished;
}

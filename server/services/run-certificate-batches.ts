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

export interface BatchWatch {
  readonly isStopping: () => boolean;
  readonly onDone?: (people: number) => void;
  /** One person's certificate could not be made; the batch says so and goes on with the others. */
  readonly onDefect: (error: Error) => void;
}

/** @returns false when somebody else works on it, or it was asked to stop */
export async function runCertificateBatch(
  deps: Deps,
  batch: CertificateBatch,
  { isStopping, onDone, onDefect }: BatchWatch,
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
        await giveTo(deps, batch, some, onDefect);
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

async function giveTo(
  deps: Deps,
  batch: CertificateBatch,
  people: readonly BatchPerson[],
  onDefect: BatchWatch['onDefect'],
): Promise<void> {
  let noted: readonly Noted[];
  try {
    noted = await outcomesOf(deps, batch, people);
  } catch {
    // One of them holds the others up: each is tried alone, and what was issued a moment ago is found again.
    noted = await outcomesOfEach(deps, batch, people, onDefect);
  }
  await deps.storage.certificateBatches.note(batch.id, noted);
}

interface Noted {
  readonly place: number;
  readonly items: readonly BatchItem[];
}

/** A record that cannot be written to is not taken for a person's defect: noting this fails as well. */
async function outcomesOfEach(
  deps: Deps,
  batch: CertificateBatch,
  people: readonly BatchPerson[],
  onDefect: BatchWatch['onDefect'],
): Promise<readonly Noted[]> {
  const noted: Noted[] = [];
  for (const person of people) {
    try {
      noted.push(...(await outcomesOf(deps, batch, [person])));
    } catch (error) {
      onDefect(error instanceof Error ? error : new Error(String(error)));
      noted.push({ place: person.place, items: [DEFECT] });
    }
  }
  return noted;
}

async function outcomesOf(
  deps: Deps,
  batch: CertificateBatch,
  people: readonly BatchPerson[],
): Promise<readonly Noted[]> {
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
  return keepTogether(deps, tasks);
}

const NOBODY: BatchItem = {
  kind: 'annual',
  title: '',
  outcome: { reason: 'unknown', detail: '没有这个工号，或者这个人不在您管理的单位里。请核对工号。' },
};

const DEFECT: BatchItem = {
  kind: 'annual',
  title: '',
  outcome: {
    reason: 'defect',
    detail: '出具时系统出了错，其余人员不受影响。请把工号告诉系统管理员，排除后再出具一次。',
  },
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
    const onDefect = (error: Error) => reportDefect(error, 'a certificate of a batch');
    running = workThrough(deps, { isStopping: () => isStopping, onDefect })
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
async function workThrough(deps: Deps, watch: BatchWatch): Promise<boolean> {
  let finished = false;
  for (const batch of await deps.storage.certificateBatches.unfinished()) {
    if (watch.isStopping()) return false;
    finished = (await runCertificateBatch(deps, batch, watch)) || finished;
  }
  return finished;
}

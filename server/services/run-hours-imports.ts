/** What imports do after the answer has gone out: reading, posting, and certificates that follow the facts. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Storage } from '../ports/storage.ts';
import type { Deps } from './deps.ts';
import { settleCertificate } from './settle-certificate.ts';

export interface ImportRunner {
  /**
   * Begin and go on; a defect is reported, and the import is left where `recover` will find it.
   * @param job - calls `goOn` between its steps; it ends the job when the server stops
   */
  readonly start: (name: string, job: (goOn: () => void) => Promise<unknown>) => void;
  /** Certificates of everybody whose hours came in bulk, one after the other. */
  readonly settle: () => void;
  /** Take on nothing more, and wait until each job has come to the end of its step. */
  readonly stop: () => Promise<void>;
}

export function createImportRunner(
  deps: Deps,
  reportDefect: (error: Error, where: string) => void,
): ImportRunner {
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  let isSettling = false;
  const goOn = () => {
    if (stopping.signal.aborted) throw new Stopped();
  };
  const start: ImportRunner['start'] = (name, job) => {
    if (stopping.signal.aborted) return;
    const run = job(goOn).then(
      () => undefined,
      (error: unknown) => {
        if (error instanceof Stopped) return;
        reportDefect(error instanceof Error ? error : new Error(String(error)), name);
      },
    );
    running.add(run);
    void run.finally(() => running.delete(run));
  };
  const settle = () => {
    if (isSettling) return;
    isSettling = true;
    start('certificates of an import', async () => {
      try {
        await settleCertificates(deps, () => stopping.signal.aborted);
      } finally {
        isSettling = false;
      }
    });
  };
  return {
    start,
    settle,
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

class Stopped extends Error {}

/** One after the other: two at once could issue one certificate twice. */
const settling = new WeakMap<Storage, Promise<void>>();

/** @param onSettled - how many are done after each */
export function settleCertificates(
  deps: Deps,
  isStopping: () => boolean,
  onSettled: (done: number) => void = () => undefined,
): Promise<void> {
  const before = settling.get(deps.storage) ?? Promise.resolve();
  const run = before.catch(() => undefined).then(() => settleAll(deps, isStopping, onSettled));
  settling.set(deps.storage, run);
  return run;
}

async function settleAll(
  deps: Deps,
  isStopping: () => boolean,
  onSettled: (done: number) => void,
): Promise<void> {
  const { hoursImports } = deps.storage;
  for (let done = 0; ; ) {
    const some = await hoursImports.unsettled(50);
    if (some.length === 0) return;
    for (const key of some) {
      if (isStopping()) return;
      await settleCertificate(deps, key.personId, key.year);
      await hoursImports.settled(key);
      done += 1;
      onSettled(done);
      // Whoever asks for something comes first.
      await nextTurn();
    }
  }
}

const INTERRUPTED = '核对到一半时服务停止了，没有登记任何学时。请重新上传。';

/** Once at start: what a stop left in the middle can be done again. Nothing of it was in the ledger. */
export async function recoverHoursImports({ storage }: Deps): Promise<void> {
  await storage.hoursImports.recover(INTERRUPTED);
}

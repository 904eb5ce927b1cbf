/**
 * A printer that prints in threads of its own: as many as there are cores but one, which answers requests. They
 * start with the first sheet, and keep no process alive.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { CertificatePrinter } from '../ports/platform.ts';
import { openFontCoverage } from './font-coverage.ts';
import { type FontFile, readFontFiles } from './font-files.ts';
import type { Printed, PrintJob, PrintThreadData } from './print-jobs.ts';

/**
 * A sheet leaves nothing behind. With the room that a thread would take for its short-lived things by default, it held
 * 350 MB instead of 170, for a tenth of its time; the other number is for a customer's largest fonts.
 */
const MEMORY = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 512 };

type Waiting = PrintJob & Pick<PromiseWithResolvers<Uint8Array>, 'resolve' | 'reject'>;

/**
 * @param fontDirectory - further fonts; need not exist
 * @throws Error for a directory or a font that cannot be read
 */
export function openPrinterPool(
  fontDirectory?: string,
  size = Math.max(1, availableParallelism() - 1),
): CertificatePrinter {
  const fonts = readFontFiles(fontDirectory);
  const missingGlyphs = openFontCoverage(fonts);
  const queue: Waiting[] = [];
  const threads: Thread[] = [];
  const idle: Thread[] = [];
  const turn = (thread: Thread) => {
    const next = queue.shift();
    if (next) thread.print(next);
    else idle.push(thread);
  };
  const start = () => {
    const started = startThread(fonts, turn, gone);
    threads.push(started);
    turn(started);
  };
  // It took one sheet with it; the others wait for another thread.
  const gone = (thread: Thread) => {
    threads.splice(threads.indexOf(thread), 1);
    if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1);
    if (queue.length > 0 && threads.length < size) start();
  };
  return {
    missingGlyphs,
    print: (claim, paper) => {
      const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
      queue.push({ claim, paper, resolve, reject });
      const free = idle.pop();
      if (free) turn(free);
      else if (threads.length < size) start();
      return promise;
    },
  };
}

interface Thread {
  readonly print: (job: Waiting) => void;
}

function startThread(
  fonts: readonly FontFile[],
  done: (thread: Thread) => void,
  gone: (thread: Thread) => void,
): Thread {
  const workerData: PrintThreadData = { fonts };
  const worker = new Worker(new URL('./print-thread.ts', import.meta.url), {
    workerData,
    resourceLimits: MEMORY,
  });
  let job: Waiting | undefined;
  const thread: Thread = {
    print: (next) => {
      job = next;
      // Whoever waits for a sheet is not to end before it comes.
      worker.ref();
      worker.postMessage({ claim: next.claim, paper: next.paper } satisfies PrintJob);
    },
  };
  worker.on('message', (printed: Printed) => {
    const finished = job;
    job = undefined;
    worker.unref();
    if (printed.ok) finished?.resolve(printed.pdf);
    else finished?.reject(new Error(printed.reason));
    done(thread);
  });
  worker.on('error', (cause) => {
    job?.reject(new Error('the thread that prints certificates has ended', { cause }));
    gone(thread);
  });
  worker.unref();
  return thread;
}

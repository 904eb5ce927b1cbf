/**
 * Who writes groups of appends: a thread of its own, so that the disk keeps nobody waiting who only wants to
 * read, or this thread, for a database in memory.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type Sqlite from 'better-sqlite3';
import type { AppendOutcome } from '../../../ports/statement-store.ts';
import { type Append, statementWriter } from './write-statements.ts';

/** What became of one append of a group. */
export type Written =
  | { readonly ok: true; readonly outcome: AppendOutcome }
  | { readonly ok: false; readonly reason: string };

export interface GroupWriter {
  /** One transaction. Rejects only when there is nobody left to write. */
  readonly write: (appends: readonly Append[]) => Promise<readonly Written[]>;
  /** After everything handed over has been written. */
  readonly close: () => Promise<void>;
}

/** Given to the thread when it starts. */
export interface WriterThreadData {
  readonly file: string;
  readonly turnMemory: SharedArrayBuffer;
}

export type WriterThreadMessage = readonly Append[] | 'close';

export function writeHere(driver: Sqlite.Database): GroupWriter {
  const write = groupWriting(driver);
  return { write: async (appends) => write(appends), close: async () => undefined };
}

/**
 * A group in one transaction. If that fails, each append in its own, so that one that cannot be written takes
 * no other with it.
 */
export function groupWriting(driver: Sqlite.Database): (appends: readonly Append[]) => readonly Written[] {
  const writer = statementWriter(driver);
  const written = (outcomes: readonly AppendOutcome[]) =>
    outcomes.map((outcome) => ({ ok: true as const, outcome }));
  const alone = (append: Append): readonly Written[] => {
    try {
      return written(writer.write([append]));
    } catch (error) {
      return [{ ok: false, reason: error instanceof Error ? error.message : String(error) }];
    }
  };
  return (appends) => {
    try {
      return written(writer.write(appends));
    } catch {
      return appends.flatMap(alone);
    }
  };
}

export function writeInThread(file: string, turnMemory: SharedArrayBuffer): GroupWriter {
  const workerData: WriterThreadData = { file, turnMemory };
  const thread = new Worker(new URL('./writer-thread.ts', import.meta.url), { workerData });
  const waiting: PromiseWithResolvers<readonly Written[]>[] = [];
  let end: Error | undefined;
  const exited = once(thread, 'exit');
  thread.on('message', (written: readonly Written[]) => waiting.shift()?.resolve(written));
  thread.on('error', (cause) => {
    end = new Error('the thread that writes statements has ended', { cause });
    for (const { reject } of waiting.splice(0)) reject(end);
  });
  thread.unref();
  return {
    write: (appends) => {
      if (end) return Promise.reject(end);
      const answer = Promise.withResolvers<readonly Written[]>();
      waiting.push(answer);
      thread.postMessage(appends satisfies WriterThreadMessage);
      return answer.promise;
    },
    close: async () => {
      thread.ref();
      thread.postMessage('close' satisfies WriterThreadMessage);
      await exited;
    },
  };
}

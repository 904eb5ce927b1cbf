/**
 * Load from a process of its own, so that the client takes no time from the server it measures, or from this
 * one, where `fetch` costs as much as the request: what is compared then is what a caller in Node sees.
 * Run by `fork`: takes one `Load` as a message, answers with requests a second.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';

export interface Load {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly connections: number;
  readonly seconds: number;
}

export interface Measured {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p99: number;
}

/** @throws Error when an answer was no success: a fast refusal is no result */
export async function measure(load: Load): Promise<Measured> {
  const client = fork(fileURLToPath(import.meta.url), [CHILD]);
  const ended = Promise.withResolvers<Measured>();
  client.once('message', (message: Measured | { readonly failed: string }) => {
    if ('failed' in message) ended.reject(new Error(message.failed));
    else ended.resolve(message);
  });
  client.once('exit', (code) => ended.reject(new Error(`the client ended with ${code}`)));
  client.send(load);
  return ended.promise;
}

/** A load of this process. `body` may be another one each time. */
export type LoadHere = Omit<Load, 'body'> & { readonly body?: string | (() => string) };

/** @returns requests a second, after a warm-up. @throws Error when an answer was no success */
export async function measureHere(load: LoadHere): Promise<number> {
  await runHere(load, 1_000);
  const started = performance.now();
  const answered = await runHere(load, load.seconds * 1_000);
  return (answered * 1_000) / (performance.now() - started);
}

async function runHere({ url, method, headers, body, connections }: LoadHere, ms: number): Promise<number> {
  const until = performance.now() + ms;
  let answered = 0;
  const connection = async () => {
    while (performance.now() < until) {
      const sent = typeof body === 'function' ? body() : body;
      const response = await fetch(url, { method, headers, ...(sent !== undefined && { body: sent }) });
      if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
      await response.arrayBuffer();
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  return answered;
}

const CHILD = 'load-client';

if (process.argv[2] === CHILD) {
  process.once('message', (load: Load) => {
    void runLoad(load).then((measured) => process.send?.(measured, () => process.exit(0)));
  });
}

async function runLoad({ connections, seconds, ...request }: Load): Promise<Measured | { failed: string }> {
  const run = (duration: number) => autocannon({ ...request, connections, duration });
  await run(1);
  const result = await run(seconds);
  const failures = result.non2xx + result.errors + result.timeouts;
  if (failures > 0)
    return { failed: `${request.method} ${request.url}: ${failures} answers were no success` };
  return { perSecond: result.requests.total / result.duration, p99: result.latency.p99 };
}

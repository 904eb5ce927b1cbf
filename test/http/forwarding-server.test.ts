/** The real server and the real command line on one data directory, with a target that answers when it is told to. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { json, text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { compose, serve } from '../../server/main.ts';
import { viewForwards } from '../../server/services/view-forwards.ts';
import { aCatalogue } from '../support/builders.ts';
import { storeMany } from '../support/forwarding.ts';

const root = resolve(import.meta.dirname, '../..');

let env: Record<string, string>;
let target: Server;
let address: string;
/** Requests that wait for an answer. */
let waiting: { readonly headers: IncomingHttpHeaders; readonly answer: () => void }[];
let arrived: PromiseWithResolvers<void>;

beforeEach(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'mingde-server-'));
  writeFileSync(join(directory, 'catalogue.json'), JSON.stringify(aCatalogue()));
  env = {
    DATA_DIR: join(directory, 'data'),
    MINGDE_BUILD_DIR: directory,
    MINGDE_DIST_DIR: directory,
    PORT: '0',
  };
  waiting = [];
  arrived = Promise.withResolvers();
  target = createServer(async (request, response) => {
    const statements = (await json(request)) as readonly { id: string }[];
    const answer = () => response.end(JSON.stringify(statements.map(({ id }) => id)));
    waiting.push({ headers: request.headers, answer });
    arrived.resolve();
  });
  await new Promise<void>((ready) => target.listen(0, '127.0.0.1', ready));
  address = `http://127.0.0.1:${(target.address() as AddressInfo).port}/xapi`;
});
afterEach(async () => {
  target.closeAllConnections();
  await new Promise((closed) => target.close(closed));
});

/** As an administrator types it. */
async function mingde(
  words: readonly string[],
  typed = '',
): Promise<{ out: string; err: string; code: unknown }> {
  const child = spawn(process.execPath, [join(root, 'server/cli/mingde.mjs'), 'forward', ...words], {
    env: { ...process.env, ...env },
  });
  const ended = new Promise((end) => child.on('exit', end));
  child.stdin.end(typed);
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { out, err, code };
}
const add = (secret: string) => mingde(['add', '--name', '省局', '--address', address, '--key', 'k'], secret);

test('set up from the command line, the running server sends; stopping waits for the request under way', async () => {
  const server = await serve(readConfig(env));
  await storeMany(server.deps, 2);
  expect(await add('secret\n')).toEqual({
    out: '"省局" is set up; the running server sends.\n',
    err: '',
    code: 0,
  });
  await arrived.promise;
  const [request] = waiting;
  expect(request?.headers.authorization).toBe(`Basic ${Buffer.from('k:secret').toString('base64')}`);

  let isClosed = false;
  const closing = server.close().then(() => {
    isClosed = true;
  });
  // A whole command of another process takes longer than a shutdown that does not wait.
  expect((await mingde(['list'])).out).toContain('0 sent, 2 pending');
  expect(isClosed).toBe(false);
  request?.answer();
  await closing;
  expect((await mingde(['list'])).out).toContain('2 sent, 0 pending');
  expect(waiting).toHaveLength(1);
});

test('the command line pauses, resumes, hurries, re-keys and removes by name', async () => {
  await add('secret');
  const results = [];
  for (const words of [['pause'], ['resume'], ['retry'], ['rekey', '--key', 'k2'], ['remove']]) {
    const [verb = '', ...options] = words;
    results.push((await mingde([verb, '省局', ...options], 'other')).out.trim());
  }
  expect(results).toEqual([
    '"省局" is paused.',
    '"省局" goes on.',
    '"省局" tries at once.',
    '"省局" uses the new key.',
    '"省局" is removed.',
  ]);
  expect((await mingde(['list'])).out).toBe('Nothing is forwarded.\n');
});

test('what cannot be is told with what would be right, and ends with 1', async () => {
  const wrong = await mingde(['add', '--name', 'x', '--address', 'ftp://a.cn', '--key', 'k'], 's');
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('https://')]);
  const unknown = await mingde(['pause', '省局']);
  expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('mingde forward list')]);
});

test('the secret lies neither in the database nor in a listing', async () => {
  const secret = 'a-secret-that-is-easy-to-find';
  await add(secret);
  expect((await mingde(['list'])).out).not.toContain(secret);
  const deps = await compose(readConfig(env));
  expect(JSON.stringify(await viewForwards(deps))).not.toContain(secret);
  await deps.storage.close();
  expect(readFileSync(join(env.DATA_DIR ?? '', 'mingde.db')).includes(secret)).toBe(false);
});

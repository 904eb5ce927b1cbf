/** Requests to other servers, against real ones on this machine. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, expect, test, vi } from 'vitest';
import { postWithin } from '../../../server/outgoing.ts';

const servers: Server[] = [];
afterEach(async () => {
  vi.unstubAllGlobals();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const post = (address: string, timeoutMs?: number) =>
  postWithin(timeoutMs)({ address, headers: { 'X-Test': 'yes' }, body: Buffer.from('学时') });

test('headers and body arrive as they are, and the answer comes back', async () => {
  let got: unknown;
  const address = await serve(async (request, response) => {
    got = [request.method, request.url, request.headers['x-test'], (await buffer(request)).toString()];
    response.writeHead(429, { 'Retry-After': '7' }).end('wait');
  });
  expect(await post(`${address}/xapi/statements`)).toEqual({
    kind: 'answered',
    status: 429,
    text: 'wait',
    retryAfter: '7',
  });
  expect(got).toEqual(['POST', '/xapi/statements', 'yes', '学时']);
});

test('a redirect is an answer and is not followed', async () => {
  let visited = 0;
  const elsewhere = await serve((_request, response) => {
    visited += 1;
    response.end();
  });
  const address = await serve((_request, response) => response.writeHead(307, { Location: elsewhere }).end());
  expect(await post(address)).toMatchObject({ kind: 'answered', status: 307 });
  expect(visited).toBe(0);
});

test('of an endless answer only the beginning is read', async () => {
  const address = await serve((_request, response) => {
    const pour = () => {
      while (!response.destroyed && response.write('x'.repeat(16_384)));
    };
    response.on('drain', pour);
    pour();
  });
  expect(await post(address)).toMatchObject({ status: 200, text: 'x'.repeat(64 * 1024) });
});

test('a target that never answers is given up', async () => {
  const address = await serve(() => undefined);
  expect(await post(address, 50)).toEqual({ kind: 'timeout', detail: '' });
});

test('a target that begins to answer and stops is given up as well', async () => {
  const address = await serve((_request, response) => void response.write('['));
  expect(await post(address, 50)).toEqual({ kind: 'timeout', detail: '' });
});

test('a closed port is told by its code', async () => {
  const address = await serve(() => undefined);
  await new Promise((closed) => servers.pop()?.close(closed));
  expect(await post(address)).toEqual({ kind: 'unreachable', detail: 'ECONNREFUSED' });
});

test('a connection that breaks off is told by its code', async () => {
  const address = await serve((request) => request.socket.destroy());
  expect(await post(address)).toMatchObject({ kind: 'unreachable' });
});

test.each([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'untrusted'],
  ['CERT_HAS_EXPIRED', 'untrusted'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'untrusted'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'untrusted'],
  ['ENOTFOUND', 'unreachable'],
])('%s makes it %s', async (code, kind) => {
  const cause = Object.assign(new Error('no'), { code });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed', { cause })));
  expect(await post('https://a.cn/xapi')).toEqual({ kind, detail: code });
});

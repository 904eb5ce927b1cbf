/** Two portals of ours, one forwarding to the other over the network: whatever happens on the way, nothing is lost. */
import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { postWithin } from '../../server/outgoing.ts';
import type { ServiceKey } from '../../server/ports/account-store.ts';
import type { Post } from '../../server/ports/outgoing.ts';
import { createServiceKey } from '../../server/services/create-service-key.ts';
import { COMMAND_LINE } from '../../server/services/key-keeper.ts';
import type { Forwarder } from '../../server/services/run-forwarding.ts';
import { viewForwards } from '../../server/services/view-forwards.ts';
import type { Statement } from '../../src/domain/xapi/statement.ts';
import { aForwarder, forwardTo, store, storeMany } from '../support/forwarding.ts';
import { testClock } from '../support/test-clock.ts';
import { openTestPortal, type TestPortal } from '../support/test-portal.ts';

const SECOND = 1_000;
const clock = testClock();

let files: string;
let source: TestPortal;
let target: TestPortal;
let forwarder: Forwarder;
let port: number;
const post = postWithin(5 * SECOND);

beforeEach(async () => {
  files = mkdtempSync(join(tmpdir(), 'mingde-forwarding-'));
  port = 0;
  target = await startTarget();
  source = await openSource();
  forwarder = aForwarder(source.deps, post);
});
afterEach(async () => {
  await forwarder.stop();
  for (const portal of [source, target]) {
    await portal.close();
    expect(portal.defects).toEqual([]);
  }
});

const openSource = () => openTestPortal({ clock, file: join(files, 'source.db') });

/** On the port it had before, with the database it had before. */
async function startTarget(): Promise<TestPortal> {
  const portal = await openTestPortal({
    clock,
    file: join(files, 'target.db'),
    publicUrl: 'http://target.example',
  });
  await portal.app.listen({ port, host: '127.0.0.1' });
  port = (portal.app.server.address() as AddressInfo).port;
  return portal;
}

const credentialsOf = ({ key, secret }: { key: ServiceKey; secret: string }) => ({ key: key.key, secret });

/** The source knows the target by an address, a key and a secret, as everybody does. */
async function connect(scopes: readonly string[] = ['all']): Promise<void> {
  const created = await createServiceKey(target.deps, COMMAND_LINE, { name: '下级平台', scopes });
  if (!created.ok) throw new Error(created.failure.message);
  await forwardTo(source.deps, { address: `http://127.0.0.1:${port}/xapi`, ...credentialsOf(created.value) });
}

/** What waits is due after so long, however often it failed. */
async function goOn(): Promise<void> {
  clock.advance(600 * SECOND);
  await forwarder.look();
}

const placed = async ({ deps }: TestPortal) => deps.storage.statements.after(0, 10_000);
const idsIn = async (portal: TestPortal) =>
  (await placed(portal)).map(({ text }) => (JSON.parse(text) as Statement).id);
const view = async () => (await viewForwards(source.deps))[0];

test('everything arrives in order, as it was said, under the authority of the key', async () => {
  await connect();
  const ids = await storeMany(source.deps, 120);
  await forwarder.look();
  expect(await idsIn(target)).toEqual(ids);
  const [sent, arrived] = await Promise.all(
    [source, target].map(async (portal) => JSON.parse((await placed(portal))[0]?.text ?? '')),
  );
  const { stored: _, authority, ...said } = arrived;
  expect(said).toEqual({ ...sent, stored: undefined, authority: undefined });
  expect(authority.account.homePage).toMatch(/\/keys$/);
  expect(await view()).toMatchObject({ sent: 120, pending: { count: 0 }, trouble: null });
});

test('the target dies midway and comes back: exactly the same statements in the same order', async () => {
  await connect();
  const ids = await storeMany(source.deps, 350);
  let requests = 0;
  const dying: Post = async (request) => {
    requests += 1;
    if (requests === 3) await target.close();
    return post(request);
  };
  await forwarder.stop();
  forwarder = aForwarder(source.deps, dying);
  await forwarder.look();
  expect(await view()).toMatchObject({
    sent: 200,
    pending: { count: 150 },
    trouble: { kind: 'unreachable', detail: 'ECONNREFUSED', isOver: false },
  });
  await goOn();
  expect(await view()).toMatchObject({ sent: 200, trouble: { isOver: false } });
  target = await startTarget();
  const later = await storeMany(source.deps, 3);
  await goOn();
  expect(await idsIn(target)).toEqual([...ids, ...later]);
  expect(await view()).toMatchObject({ sent: 353, pending: { count: 0 }, refusedCount: 0 });
});

test('the answer is lost after the target has stored: sent again, nothing stands there twice', async () => {
  await connect();
  const ids = await storeMany(source.deps, 150);
  let isLost = true;
  const losing: Post = async (request) => {
    const answer = await post(request);
    if (!isLost) return answer;
    isLost = false;
    return { kind: 'unreachable', detail: 'ECONNRESET' };
  };
  await forwarder.stop();
  forwarder = aForwarder(source.deps, losing);
  await forwarder.look();
  expect(await idsIn(target)).toEqual(ids.slice(0, 100));
  expect(await view()).toMatchObject({ sent: 0, pending: { count: 150 } });
  await goOn();
  expect(await idsIn(target)).toEqual(ids);
  expect(await view()).toMatchObject({ sent: 150, refusedCount: 0 });
});

test('the source is started anew: it goes on where it stopped', async () => {
  await connect();
  const first = await storeMany(source.deps, 5);
  await forwarder.look();
  const second = await storeMany(source.deps, 5);
  // As when it is killed: no clean stop, so the lease of the dead process has to end first.
  await source.close();
  source = await openSource();
  forwarder = aForwarder(source.deps, post);
  await forwarder.look();
  expect(await idsIn(target)).toEqual(first);
  await goOn();
  expect(await idsIn(target)).toEqual([...first, ...second]);
  expect(await view()).toMatchObject({ sent: 10 });
});

test('what the target refuses is recorded with its reason, and all the others arrive', async () => {
  await connect();
  const before = await storeMany(source.deps, 40);
  const [newer] = await store(source.deps, [{ version: '2.0.0' }], '2.0.0');
  const taken = '11111111-1111-4111-8111-111111111111';
  await store(source.deps, [{ id: taken }]);
  await store(target.deps, [{ id: taken, verb: { id: 'https://a.cn/something-else' } }]);
  const after = await storeMany(source.deps, 40);
  await forwarder.look();
  expect(await idsIn(target)).toEqual([taken, ...before, ...after]);
  expect(await view()).toMatchObject({
    sent: 80,
    pending: { count: 0 },
    refused: [
      { statement: taken, status: 409, reason: expect.stringContaining('belongs to another statement') },
      { statement: newer, status: 400, reason: expect.stringContaining('version') },
    ],
  });
});

test('voided here is voided there', async () => {
  await connect();
  const [id = ''] = await storeMany(source.deps, 1);
  await store(source.deps, [
    {
      verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
      object: { objectType: 'StatementRef', id },
    },
  ]);
  await forwarder.look();
  expect(await target.deps.storage.statements.find(id)).toMatchObject({ isVoided: true });
});

test('a key without the right to write is told in the target’s words, and no statement is blamed', async () => {
  await connect(['statements/read']);
  await storeMany(source.deps, 2);
  await forwarder.look();
  expect(await view()).toMatchObject({
    refusedCount: 0,
    pending: { count: 2 },
    trouble: { kind: 'forbidden', status: 403, detail: expect.stringContaining('statements/write') },
  });
});

test('two portals that forward to each other come to rest', async () => {
  await connect();
  const back = await createServiceKey(source.deps, COMMAND_LINE, { name: '上级平台', scopes: ['all'] });
  if (!back.ok) throw new Error(back.failure.message);
  await source.app.listen({ port: 0, host: '127.0.0.1' });
  const { port: sourcePort } = source.app.server.address() as AddressInfo;
  await forwardTo(target.deps, {
    address: `http://127.0.0.1:${sourcePort}/xapi`,
    ...credentialsOf(back.value),
  });
  const returning = aForwarder(target.deps, post);
  await storeMany(source.deps, 3);
  for (let round = 0; round < 3; round += 1) {
    await forwarder.look();
    await returning.look();
  }
  await returning.stop();
  expect([await idsIn(source), await idsIn(target)].map(({ length }) => length)).toEqual([3, 3]);
});

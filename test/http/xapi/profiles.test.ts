/** /xapi/activities/profile and /xapi/agents/profile. Titles name the part of xAPI 1.0.3 Communication that decides. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { personAgent } from '../../../src/domain/xapi/learner-rules.ts';
import { AGENT } from '../../unit/xapi/a-statement.ts';
import { freshLrs, outcomeOf } from './lrs.ts';
import type { Ask, Asker } from './record.ts';

const lrs = freshLrs();
const etagOf = (body: string) => `"${createHash('sha1').update(body).digest('hex')}"`;
const NEW = { 'if-none-match': '*' };

describe.each([
  ['2.7: an activity profile', '/xapi/activities/profile', { activityId: 'https://a.cn/课程' }],
  ['2.6: an agent profile', '/xapi/agents/profile', { agent: AGENT }],
])('%s', (_title, path, folder) => {
  const address = { ...folder, profileId: 'p' };
  const send = (method: 'PUT' | 'POST' | 'GET' | 'DELETE', ask: Ask = {}, asker: Asker = lrs.system) =>
    asker.ask(method, path, { query: address, ...ask });
  const create = (body: unknown, headers: Ask['headers'] = {}, profileId = 'p') =>
    send('PUT', { body, headers: { ...NEW, ...headers }, query: { ...folder, profileId } });

  test('comes back as it was put, with type, ETag and time', async () => {
    expect(outcomeOf(await create('{ "a": 1.50 }'))).toEqual([204]);
    const found = await send('GET');
    expect([found.statusCode, found.body]).toEqual([200, '{ "a": 1.50 }']);
    expect(found.headers).toMatchObject({
      'content-type': 'application/json',
      etag: etagOf('{ "a": 1.50 }'),
    });
    expect(Date.parse(String(found.headers['last-modified']))).toBe(lrs.record.clock.now());
  });

  test('may be any bytes of any type', async () => {
    const bytes = Buffer.from([0, 255, 13, 10]);
    await create(bytes, { 'content-type': 'image/png' });
    const found = await send('GET');
    expect([found.rawPayload, found.headers['content-type']]).toEqual([bytes, 'image/png']);
  });

  test('is listed beside the others, since a time exclusively', async () => {
    await create({}, {}, 'b');
    const since = new Date(lrs.record.clock.now()).toISOString();
    lrs.record.clock.advance(1000);
    await create({}, {}, 'a');
    const list = async (more: object = {}) => (await send('GET', { query: { ...folder, ...more } })).json();
    expect(await list()).toEqual(['a', 'b']);
    expect(await list({ since })).toEqual(['a']);
  });

  test('is deleted, and deleting again is no error', async () => {
    await create({ a: 1 });
    expect([(await send('DELETE')).statusCode, (await send('DELETE')).statusCode]).toEqual([204, 204]);
    expect(outcomeOf(await send('GET'))).toEqual([404, expect.stringContaining('"p"')]);
  });

  test('2.2: is merged at the top alone, and only as JSON', async () => {
    await create('{"x":"foo","n":1.50,"o":{"a":1}}');
    expect(outcomeOf(await send('POST', { body: { x: 'bash', o: { b: 2 } } }))).toEqual([204]);
    expect((await send('GET')).body).toBe('{"x":"bash","n":1.50,"o":{"b":2}}');
    const text = { body: 'plain', headers: { 'content-type': 'text/plain' } };
    expect(outcomeOf(await send('POST', text))).toEqual([
      400,
      expect.stringContaining('application/json only'),
    ]);
    for (const body of ['[1]', '"a"', '{"a":']) expect((await send('POST', { body })).statusCode).toBe(400);
    expect((await send('GET')).body).toBe('{"x":"bash","n":1.50,"o":{"b":2}}');
  });

  test('2.2: of another type takes no JSON in', async () => {
    await create('plain', { 'content-type': 'text/plain' });
    expect((await send('POST', { body: { a: 1 } })).statusCode).toBe(400);
    expect((await send('GET')).body).toBe('plain');
  });

  test.each(['PUT', 'POST', 'DELETE'] as const)(
    '3.1: %s with a stale ETag is 412 and changes nothing',
    async (method) => {
      await create({ a: 1 });
      const body = method === 'DELETE' ? {} : { body: { b: 2 } };
      const ask = (etag: string) => send(method, { ...body, headers: { 'if-match': etag } });
      expect(outcomeOf(await ask(etagOf('stale')))).toEqual([
        412,
        expect.stringContaining(etagOf('{"a":1}')),
      ]);
      expect((await send('GET')).json()).toEqual({ a: 1 });
      expect(outcomeOf(await ask(etagOf('{"a":1}')))).toEqual([204]);
    },
  );

  test('3.1: If-None-Match * creates and never overwrites', async () => {
    expect([(await create({ a: 1 })).statusCode, (await create({ a: 2 })).statusCode]).toEqual([204, 412]);
    expect((await send('GET')).json()).toEqual({ a: 1 });
  });

  test('3.1: If-Match on what is not there is 412', async () => {
    expect((await send('PUT', { body: {}, headers: { 'if-match': '*' } })).statusCode).toBe(412);
  });

  test('3.1: in 1.0.3 PUT without a precondition is 400 for a new one, 409 for one that is there', async () => {
    expect(outcomeOf(await send('PUT', { body: {} }))).toEqual([
      400,
      expect.stringContaining('If-None-Match: *'),
    ]);
    await create({ a: 1 });
    expect(outcomeOf(await send('PUT', { body: {} }))).toEqual([
      409,
      expect.stringContaining(etagOf('{"a":1}')),
    ]);
    expect((await send('GET')).json()).toEqual({ a: 1 });
  });

  test('2.0 4.1.4: in 2.0 PUT without a precondition is 204 for a new one, 409 for one that is there', async () => {
    expect(outcomeOf(await send('PUT', { body: { a: 1 } }, lrs.second))).toEqual([204]);
    expect(outcomeOf(await send('PUT', { body: { a: 2 } }, lrs.second))[0]).toBe(409);
    const headers = { 'if-match': etagOf('{"a":1}') };
    expect(outcomeOf(await send('PUT', { body: { a: 2 }, headers }, lrs.second))).toEqual([204]);
  });

  test.each([
    ['GET', {}],
    ['PUT', folder],
    ['POST', folder],
    ['DELETE', folder],
    ['PUT', { profileId: 'p' }],
    ['PUT', { ...address, profileId: '' }],
    ['PUT', { ...address, since: '2026-01-01T00:00:00Z' }],
    ['GET', { ...folder, since: 'x' }],
    ['GET', { ...address, registration: crypto.randomUUID() }],
    ['GET', { ...address, activityId: 'no IRI' }],
    ['GET', { ...address, agent: '{}' }],
  ] as const)('3.2: %s with %j is refused', async (method, query) => {
    const body = method === 'PUT' || method === 'POST' ? { body: {}, headers: NEW } : {};
    expect(outcomeOf(await send(method, { query, ...body }))[0]).toBe(400);
  });

  test('2.2: what calls itself JSON and is none is refused', async () => {
    expect((await create('{"a":')).statusCode).toBe(400);
    expect((await create(Buffer.from([0x22, 0xff, 0x22]))).statusCode).toBe(400);
  });

  test('4.2: needs the scope profile, or all/read for reading', async () => {
    const statuses = async (scope: string) => {
      const key = await lrs.record.keyWith(scope);
      const put = await send('PUT', { body: {}, headers: NEW }, key);
      return [(await send('GET', { query: folder }, key)).statusCode, put.statusCode];
    };
    expect(await statuses('state')).toEqual([403, 403]);
    expect(await statuses('all/read')).toEqual([200, 403]);
    expect(await statuses('profile')).toEqual([200, 204]);
    expect((await send('GET', {}, lrs.record.nobody)).statusCode).toBe(401);
  });
});

test('3.1: state is the one document that 1.0.3 replaces without a precondition; 2.0 does not', async () => {
  const query = { activityId: 'https://a.cn/x', agent: AGENT, stateId: 's' };
  const put = (a: number, asker: Asker, headers = {}) =>
    asker.ask('PUT', '/xapi/activities/state', { query, body: { a }, headers });
  expect([(await put(1, lrs.system)).statusCode, (await put(2, lrs.system)).statusCode]).toEqual([204, 204]);
  expect(outcomeOf(await put(3, lrs.second))).toEqual([409, expect.stringContaining(etagOf('{"a":2}'))]);
  expect(outcomeOf(await put(3, lrs.second, { 'if-match': etagOf('{"a":2}') }))).toEqual([204]);
  expect(outcomeOf(await put(4, lrs.second, { 'if-match': etagOf('{"a":2}') }))[0]).toBe(412);
});

test('a learner keeps the own profile, and neither another’s nor an activity’s', async () => {
  const { learner, deps, person } = lrs.record;
  const put = (path: string, query: Record<string, string | object>) =>
    learner.ask('PUT', path, { query: { ...query, profileId: 'p' }, body: {}, headers: NEW });
  expect(
    (await put('/xapi/agents/profile', { agent: personAgent(deps.catalogue, person.id) })).statusCode,
  ).toBe(204);
  expect((await put('/xapi/agents/profile', { agent: personAgent(deps.catalogue, 'p2') })).statusCode).toBe(
    403,
  );
  expect((await put('/xapi/activities/profile', { activityId: 'https://a.cn/x' })).statusCode).toBe(403);
});

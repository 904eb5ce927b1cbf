/** /xapi/activities/state. Titles name the part of xAPI 1.0.3 Communication that decides. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AGENT, UUID } from '../../unit/xapi/a-statement.ts';
import { type Ask, type Asker, openRecord, type XapiRecord } from './record.ts';

const PATH = '/xapi/activities/state';
const SCOPE = { activityId: 'https://example.gov.cn/activities/1', agent: AGENT };
const ADDRESS = { ...SCOPE, stateId: 'resume' };
let record: XapiRecord;
let system: Asker;

beforeEach(async () => {
  record = await openRecord();
  system = await record.keyWith('all');
});
afterEach(async () => {
  expect(record.defects).toEqual([]);
  await record.close();
});

const send = (method: 'PUT' | 'POST' | 'DELETE' | 'GET', ask: Ask = {}) =>
  system.ask(method, PATH, { query: ADDRESS, ...ask });
const get = (query: Ask['query'] = ADDRESS) => send('GET', { query });
const put = (body: unknown, ask: Ask = {}) => send('PUT', { body, ...ask });
const post = (body: unknown, ask: Ask = {}) => send('POST', { body, ...ask });
const etag = (body: string) => `"${createHash('sha1').update(body).digest('hex')}"`;

describe('one document', () => {
  test('2.3: comes back as it was put, with its type, ETag and time', async () => {
    expect((await put('{ "block": "p17" }')).statusCode).toBe(204);
    const response = await get();
    expect([response.statusCode, response.body]).toEqual([200, '{ "block": "p17" }']);
    expect(response.headers).toMatchObject({
      'content-type': 'application/json',
      etag: etag('{ "block": "p17" }'),
    });
    expect(Date.parse(String(response.headers['last-modified']))).toBe(record.clock.now());
  });

  test('2.2: may be anything, byte for byte', async () => {
    const bytes = Buffer.from([0, 255, 10, 13, 0]);
    await put(bytes, { headers: { 'content-type': 'image/png' } });
    const response = await get();
    expect(response.rawPayload.equals(bytes)).toBe(true);
    expect(response.headers['content-type']).toBe('image/png');
  });

  test('1.1: HEAD is GET without a body', async () => {
    await put({ a: 1 });
    const response = await system.ask('HEAD', PATH, { query: ADDRESS });
    expect([response.statusCode, response.body, response.headers.etag]).toEqual([200, '', etag('{"a":1}')]);
  });

  test('2.3: is kept apart by registration', async () => {
    await put({ a: 1 }, { query: { ...ADDRESS, registration: UUID } });
    expect((await get()).statusCode).toBe(404);
    expect((await get({ ...ADDRESS, registration: UUID.toUpperCase() })).json()).toEqual({ a: 1 });
  });

  test('2.3: is deleted, and deleting again is no error', async () => {
    await put({ a: 1 });
    expect([(await send('DELETE')).statusCode, (await send('DELETE')).statusCode]).toEqual([204, 204]);
    expect((await get()).json()).toEqual({ error: expect.stringContaining('no document "resume"') });
  });
});

describe('2.2: POST', () => {
  test('merges names at the top, each with its whole value', async () => {
    await put('{"x":"foo","n":1.50,"o":{"a":1}}');
    expect((await post({ x: 'bash', o: { b: 2 }, z: 'faz' })).statusCode).toBe(204);
    expect((await get()).body).toBe('{"x":"bash","n":1.50,"o":{"b":2},"z":"faz"}');
    expect((await get()).headers.etag).toBe(etag((await get()).body));
  });

  test('a name such as __proto__ is a name like any other', async () => {
    await put({ a: 1 });
    await post('{"__proto__":{"polluted":true},"constructor":1}');
    expect((await get()).body).toBe('{"a":1,"__proto__":{"polluted":true},"constructor":1}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('of what is not there yet stores it', async () => {
    await post('plain', { headers: { 'content-type': 'text/plain' } });
    expect((await get()).body).toBe('plain');
  });

  const text = { 'content-type': 'text/plain' };
  const refused: readonly (readonly [string, unknown, Ask, unknown, Ask])[] = [
    ['into another type', 'plain', { headers: text }, { a: 1 }, {}],
    ['of another type', { a: 1 }, {}, 'plain', { headers: text }],
    ['of an array', { a: 1 }, {}, [1], {}],
    ['into an array', [1], {}, { a: 1 }, {}],
    ['of no JSON', { a: 1 }, {}, '{"a":', {}],
  ];
  test.each(refused)('refuses merging %s', async (_title, first, firstAsk, second, secondAsk) => {
    await put(first, firstAsk);
    const before = (await get()).body;
    const response = await post(second, secondAsk);
    expect([response.statusCode, response.json()]).toEqual([400, { error: expect.any(String) }]);
    expect((await get()).body).toBe(before);
  });
});

describe('3.1: with a precondition', () => {
  test.each(['PUT', 'POST', 'DELETE'] as const)('%s with a stale ETag changes nothing', async (method) => {
    await put({ a: 1 });
    const body = method === 'DELETE' ? {} : { body: { b: 2 } };
    const stale = await send(method, { ...body, headers: { 'if-match': etag('stale') } });
    expect([stale.statusCode, stale.json().error]).toEqual([412, expect.stringContaining(etag('{"a":1}'))]);
    expect((await get()).json()).toEqual({ a: 1 });
    expect((await send(method, { ...body, headers: { 'if-match': etag('{"a":1}') } })).statusCode).toBe(204);
  });

  test('If-None-Match * creates and never overwrites', async () => {
    const create = () => put({ a: 1 }, { headers: { 'if-none-match': '*' } });
    expect([(await create()).statusCode, (await create()).statusCode]).toEqual([204, 412]);
  });

  test('of two writers with one ETag one wins', async () => {
    await put({ a: 1 });
    const headers = { 'if-match': etag('{"a":1}') };
    const statuses = (await Promise.all([2, 3].map((a) => put({ a }, { headers })))).map(
      ({ statusCode }) => statusCode,
    );
    expect(statuses.sort()).toEqual([204, 412]);
  });
});

describe('several documents (2.3)', () => {
  beforeEach(async () => {
    for (const stateId of ['b', 'a']) {
      await put({}, { query: { ...SCOPE, stateId } });
      record.clock.advance(1000);
    }
    await put({}, { query: { ...SCOPE, stateId: 'c', registration: UUID } });
  });

  test('are listed by id, of one registration or of all', async () => {
    const response = await get(SCOPE);
    expect(response.json()).toEqual(['a', 'b', 'c']);
    expect(Date.parse(String(response.headers['last-modified']))).toBe(record.clock.now());
    expect(response.headers.etag).toBe(etag('["a","b","c"]'));
    expect((await get({ ...SCOPE, registration: UUID })).json()).toEqual(['c']);
  });

  test('are listed since a time, exclusively', async () => {
    const since = new Date(record.clock.now() - 1000).toISOString();
    expect((await get({ ...SCOPE, since })).json()).toEqual(['c']);
  });

  test('of nobody are an empty list', async () => {
    expect((await get({ ...SCOPE, agent: { mbox: 'mailto:x@y.cn' } })).json()).toEqual([]);
  });

  test('are deleted together', async () => {
    expect((await send('DELETE', { query: { ...SCOPE, registration: UUID } })).statusCode).toBe(204);
    expect((await get(SCOPE)).json()).toEqual(['a', 'b']);
    await send('DELETE', { query: SCOPE });
    expect((await get(SCOPE)).json()).toEqual([]);
  });
});

describe('3.2: refuses', () => {
  const { activityId, agent, stateId } = ADDRESS;
  const bad: readonly (readonly ['GET' | 'PUT' | 'POST' | 'DELETE', string, Ask['query']])[] = [
    ['GET', 'no activityId', { agent, stateId }],
    ['GET', 'no agent', { activityId, stateId }],
    ['PUT', 'no stateId', { activityId, agent }],
    ['POST', 'no stateId', { activityId, agent }],
    ['PUT', 'an empty stateId', { ...ADDRESS, stateId: '' }],
    ['GET', 'an activityId that is no IRI', { ...ADDRESS, activityId: '1' }],
    ['PUT', 'an agent that is no JSON', { ...ADDRESS, agent: 'wang' }],
    ['DELETE', 'an agent without identifier', { ...ADDRESS, agent: {} }],
    ['GET', 'a registration that is no UUID', { ...ADDRESS, registration: '1' }],
    ['GET', 'since that is no time', { ...SCOPE, since: 'x' }],
    ['PUT', 'since where nothing is listed', { ...ADDRESS, since: '2026-01-01T00:00:00Z' }],
    ['GET', 'a parameter in the wrong case', { ...ADDRESS, StateId: 'x' }],
  ];
  test.each(bad)('%s with %s', async (method, _title, query) => {
    const response = await send(method, {
      ...(query && { query }),
      ...(method === 'PUT' || method === 'POST' ? { body: {} } : {}),
    });
    expect([response.statusCode, response.json()]).toEqual([400, { error: expect.any(String) }]);
  });

  test('what calls itself JSON and is none', async () => {
    expect((await put('{"a":')).statusCode).toBe(400);
    expect((await put(Buffer.from([0x22, 0xff, 0x22]))).statusCode).toBe(400);
    expect((await get()).statusCode).toBe(404);
  });
});

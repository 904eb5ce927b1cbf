/** /api/forwards: who may, what is refused, and that no secret ever comes out. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ForwardView } from '../../src/domain/api/forwards.ts';
import type { Person, Role } from '../../src/domain/roster/person.ts';
import { openTestPortal, type TestPortal } from '../support/test-portal.ts';
import { openSession } from './xapi/record.ts';

const PATH = '/api/forwards';
const SECRET = 'the-secret-of-the-target';
const KEY = 'the-key-of-the-target';
const NEW = {
  name: '省公务员局',
  address: 'https://lrs.example.gov.cn/xapi/',
  key: KEY,
  secret: SECRET,
  version: '2.0.0',
  filter: {
    verbs: ['http://adlnet.gov/expapi/verbs/passed'],
    activity: { match: 'prefix', iri: 'https://a.cn/' },
    authority: 'server',
  },
  from: 'now',
};

let portal: TestPortal;
let cookie: string;
beforeEach(async () => {
  portal = await openTestPortal();
  cookie = await cookieOf('administrator');
});
afterEach(async () => {
  expect(portal.defects).toEqual([]);
  await portal.close();
});

/** Without a password, which takes its time to check. */
async function cookieOf(role: Role, id: string = role): Promise<string> {
  const person: Person = {
    id,
    staffNumber: id,
    name: '王晓文',
    unitId: 'unit-1',
    tier: 'window',
    trainingKind: 'inService',
    isSample: false,
  };
  const unit = { id: 'unit-1', name: '政务服务中心', parentId: null, organType: 'government' } as const;
  const isKnown = (await portal.deps.storage.roster.unitById(unit.id)) !== undefined;
  await portal.deps.storage.roster.add({
    units: isKnown ? [] : [unit],
    people: [person],
    grants: [{ personId: id, role, unitId: role === 'officer' ? unit.id : null }],
    fromDay: '2026-01-01',
  });
  return openSession(portal, person);
}
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const ask = (method: Method, url: string, payload?: object, headers: Record<string, string> = { cookie }) =>
  portal.app.inject({ method, url, headers, ...(payload && { payload }) });
async function add(overrides: object = {}): Promise<ForwardView> {
  const response = await ask('POST', PATH, { ...NEW, ...overrides });
  expect(response.statusCode).toBe(201);
  return response.json();
}

const CALLS: readonly (readonly [Method, string, object | undefined])[] = [
  ['GET', PATH, undefined],
  ['POST', PATH, NEW],
  ['PUT', `${PATH}/x/state`, { state: 'paused' }],
  ['PUT', `${PATH}/x/key`, { key: 'k', secret: 's' }],
  ['POST', `${PATH}/x/attempt`, { refused: true }],
  ['DELETE', `${PATH}/x`, undefined],
];

describe.each(CALLS)('%s %s', (method, url, payload) => {
  test.each(['learner', 'officer', 'auditor', 'publisher'] as const)('is not for %s', async (role) => {
    const record = vi.spyOn(portal.deps.storage.audit, 'record');
    const response = await ask(method, url, payload, { cookie: await cookieOf(role) });
    expect(record).toHaveBeenLastCalledWith(
      expect.objectContaining({ who: role, action: 'forwards-refused' }),
    );
    expect([response.statusCode, response.json().code]).toEqual([403, 'not-allowed']);
    expect(await portal.deps.storage.forwards.all()).toEqual([]);
  });

  test('is not for nobody, nor for a key of another system', async () => {
    for (const headers of [{}, { authorization: `Basic ${Buffer.from('a:b').toString('base64')}` }]) {
      expect((await ask(method, url, payload, headers)).statusCode).toBe(401);
    }
  });

  test('is for an administrator, and names what is not there', async () => {
    const isAboutOne = url !== PATH;
    expect((await ask(method, url, payload)).statusCode).toBe(
      isAboutOne ? 404 : method === 'POST' ? 201 : 200,
    );
  });
});

test('another site’s page cannot add one', async () => {
  const response = await ask('POST', PATH, NEW, { cookie, origin: 'https://evil.example' });
  expect(response.json().code).toBe('foreign-origin');
});

test('what was set up is listed, without the secret and with the end of the key alone', async () => {
  const added = await add();
  const listed = await ask('GET', PATH);
  expect(listed.json()).toEqual([added]);
  expect(added).toEqual({
    id: expect.any(String),
    name: '省公务员局',
    address: 'https://lrs.example.gov.cn/xapi',
    keyHint: 'rget',
    version: '2.0.0',
    filter: NEW.filter,
    state: 'running',
    pending: { count: 0, precision: 'exact' },
    sent: 0,
    lastSuccessAt: null,
    trouble: null,
    nextAttemptAt: null,
    refusedCount: 0,
    refused: [],
  });
  for (const hidden of [SECRET, KEY]) expect(listed.body).not.toContain(hidden);
});

test('of a short key nothing is shown', async () => {
  expect((await add({ key: 'short' })).keyHint).toBe('');
});

test('in the database the secret lies sealed', async () => {
  const { id } = await add();
  const kept = await portal.deps.storage.forwards.find(id);
  expect(JSON.stringify(kept)).not.toContain(SECRET);
});

test('what is left out has a usual value', async () => {
  const { name, address, key, secret } = NEW;
  const response = await ask('POST', PATH, { name, address, key, secret });
  expect(response.json()).toMatchObject({
    version: '1.0.3',
    filter: { verbs: [], activity: null, authority: 'all' },
  });
});

describe('refused, with the field and what would be right:', () => {
  test.each([
    ['no name', { name: '  ' }, '/name', '请填写名称'],
    ['a name without end', { name: '长'.repeat(61) }, '/name', '最长 60'],
    ['no address', { address: '' }, '/address', 'https://'],
    ['another protocol', { address: 'ftp://a.cn/xapi' }, '/address', 'http://'],
    ['a file', { address: 'file:///etc/passwd' }, '/address', 'http://'],
    ['a script', { address: 'javascript:alert(1)' }, '/address', 'http://'],
    ['credentials in the address', { address: 'https://k:s@a.cn/xapi' }, '/address', '另外填写'],
    ['a query', { address: 'https://a.cn/xapi?x=1' }, '/address', '?'],
    ['the statements themselves', { address: 'https://a.cn/xapi/statements/' }, '/address', '/statements'],
    ['this portal itself', { address: 'http://127.0.0.1:8080/xapi' }, '/address', '自己的地址'],
    ['an endless address', { address: `https://a.cn/${'x'.repeat(500)}` }, '/address', '500'],
    ['no key', { key: '' }, '/key', 'Key'],
    ['a key with a colon', { key: 'k:s' }, '/key', '冒号'],
    ['no secret', { secret: '' }, '/secret', 'Secret'],
    ['an unknown version', { version: '0.9' }, '/version', '1.0.3'],
    ['a verb that is none', { filter: { ...NEW.filter, verbs: ['passed'] } }, '/filter/verbs', '动词'],
    [
      'an activity that is none',
      { filter: { ...NEW.filter, activity: { match: 'exact', iri: 'integrity' } } },
      '/filter/activity',
      '活动',
    ],
    ['an unknown author', { filter: { ...NEW.filter, authority: 'me' } }, '/filter/authority', 'server'],
    ['another beginning', { from: 'yesterday' }, '/from', 'now'],
  ])('%s', async (_name, wrong, field, sentence) => {
    const response = await ask('POST', PATH, { ...NEW, ...wrong });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ field, detail: expect.stringContaining(sentence) });
    expect(await portal.deps.storage.forwards.all()).toEqual([]);
  });

  test('a name that is taken', async () => {
    await add();
    const response = await ask('POST', PATH, { ...NEW, name: ` ${NEW.name} ` });
    expect([response.statusCode, response.json().field]).toEqual([409, '/name']);
  });

  test('a new key that is none', async () => {
    const { id } = await add();
    const response = await ask('PUT', `${PATH}/${id}/key`, { key: 'a:b', secret: 's' });
    expect([response.statusCode, response.json().field]).toEqual([400, '/key']);
  });
});

test('everything an administrator does is in the audit log, with the person and without secrets', async () => {
  cookie = await cookieOf('administrator', 'the-administrator');
  const record = vi.spyOn(portal.deps.storage.audit, 'record');
  const { id } = await add();
  await ask('PUT', `${PATH}/${id}/state`, { state: 'paused' });
  await ask('PUT', `${PATH}/${id}/state`, { state: 'running' });
  await ask('POST', `${PATH}/${id}/attempt`, {});
  await ask('POST', `${PATH}/${id}/attempt`, { refused: true });
  await ask('PUT', `${PATH}/${id}/key`, { key: 'other', secret: 'other-secret' });
  await ask('DELETE', `${PATH}/${id}`);
  const events = record.mock.calls.map(([event]) => event);
  expect(events.map(({ action }) => action)).toEqual([
    'forward-added',
    'forward-paused',
    'forward-resumed',
    'forward-retried',
    'forward-refused-retried',
    'forward-rekeyed',
    'forward-removed',
  ]);
  expect(new Set(events.map(({ who }) => who))).toEqual(new Set(['the-administrator']));
  for (const hidden of [SECRET, KEY, 'other']) expect(JSON.stringify(events)).not.toContain(hidden);
});

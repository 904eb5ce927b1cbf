/** /api/keys: for administrators only, and the secret is told once. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AuditEvent } from '../../server/ports/audit-log.ts';
import type { CreatedServiceKey, ServiceKeyRequest } from '../../src/domain/api/api.ts';
import type { Grant } from '../../src/domain/roster/person.ts';
import { openTestPortal, type TestPortal } from '../support/test-portal.ts';

let portal: TestPortal;
let administrator: string;
/** What went into the audit log, besides being written. */
let audited: AuditEvent[];
beforeEach(async () => {
  portal = await openTestPortal();
  const { audit } = portal.deps.storage;
  const { record } = audit;
  audited = [];
  vi.spyOn(audit, 'record').mockImplementation((event) => {
    audited.push(event);
    return record(event);
  });
  administrator = await cookieOf({ role: 'administrator', unitId: null });
});
afterEach(async () => {
  expect(portal.defects).toEqual([]);
  await portal.close();
});

async function cookieOf(...grants: readonly Grant[]) {
  return portal.signIn(await portal.addPerson({}, grants));
}
const wanted: ServiceKeyRequest = { name: '干部网络学院', scopes: ['statements/write'] };
const list = (cookie = administrator) => portal.app.inject({ url: '/api/keys', headers: { cookie } });
const create = (payload: unknown = wanted, cookie = administrator) =>
  portal.app.inject({
    method: 'POST',
    url: '/api/keys',
    headers: { cookie, 'content-type': 'application/json' },
    payload: JSON.stringify(payload),
  });
const revoke = (key: string, cookie = administrator) =>
  portal.app.inject({
    method: 'DELETE',
    url: `/api/keys/${encodeURIComponent(key)}`,
    headers: { cookie },
  });
const use = ({ key, secret }: CreatedServiceKey) =>
  portal.app.inject({
    url: '/xapi/statements',
    headers: {
      authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`,
      'x-experience-api-version': '1.0.3',
    },
  });

describe('an administrator', () => {
  test('makes a key and is told its secret once; the list never holds one', async () => {
    const created = await create();
    expect(created.statusCode).toBe(201);
    expect(created.headers['cache-control']).toBe('no-store');
    const { secret, ...view } = created.json<CreatedServiceKey>();
    expect(view).toEqual({
      key: expect.stringMatching(/^md_[\w-]{20}$/),
      ...wanted,
      createdDay: '2026-11-23',
      lastUsedDay: null,
      revokedDay: null,
    });
    expect(secret).toMatch(/^[\w-]{43}$/);
    const listed = await list();
    expect(listed.json()).toEqual([view]);
    expect(listed.body).not.toContain(secret);
  });

  test('sees on which day a key was last used', async () => {
    const key = (await create({ ...wanted, scopes: ['statements/read'] })).json<CreatedServiceKey>();
    portal.clock.set(Date.parse('2026-11-23T23:50:00+08:00'));
    await use(key);
    portal.clock.set(Date.parse('2026-11-24T00:01:00+08:00'));
    const later = await cookieOf({ role: 'administrator', unitId: null });
    expect((await list(later)).json()[0].lastUsedDay).toBe('2026-11-23');
    await use(key);
    expect((await list(later)).json()[0].lastUsedDay).toBe('2026-11-24');
  });

  test('revokes a key, and it is refused at once; the list keeps it', async () => {
    const key = (await create({ ...wanted, scopes: ['statements/read'] })).json<CreatedServiceKey>();
    const revoked = await revoke(key.key);
    expect([revoked.statusCode, revoked.body]).toEqual([204, '']);
    expect((await use(key)).statusCode).toBe(401);
    expect((await list()).json()).toMatchObject([{ key: key.key, revokedDay: '2026-11-23' }]);
  });

  test('is told when a key is not there, or was revoked before', async () => {
    const { key } = (await create()).json<CreatedServiceKey>();
    const unknown = await revoke('md_nothing');
    expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'not-found']);
    await revoke(key);
    const again = await revoke(key);
    expect([again.statusCode, again.json().detail]).toEqual([409, expect.stringContaining('2026-11-23')]);
  });

  test('cannot give a name twice, not even at the same moment, nor one that was revoked', async () => {
    const answers = await Promise.all([create(), create()]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
    const taken = answers.find(({ statusCode }) => statusCode === 409)?.json();
    expect([taken.code, taken.field]).toEqual(['conflict', '/name']);
    await revoke((await list()).json()[0].key);
    expect((await create({ ...wanted, name: ` ${wanted.name} ` })).statusCode).toBe(409);
  });

  test('gets each scope once, in a fixed order', async () => {
    const scopes = ['state', 'statements/write', 'state'];
    expect((await create({ ...wanted, scopes })).json().scopes).toEqual(['statements/write', 'state']);
  });

  test.each([
    ['no name', { scopes: ['all'] }, '/name'],
    ['an empty name', { ...wanted, name: '  ' }, '/name'],
    ['a name of 61 characters', { ...wanted, name: '字'.repeat(61) }, '/name'],
    ['a name with a line break', { ...wanted, name: '甲\n乙' }, '/name'],
    ['a name with hidden characters', { ...wanted, name: '甲\u202e乙' }, '/name'],
    ['half a character', { ...wanted, name: '\ud800' }, '/name'],
    ['no scopes', { name: '甲' }, '/scopes'],
    ['an empty list of scopes', { ...wanted, scopes: [] }, '/scopes'],
    ['an unknown scope', { ...wanted, scopes: ['all', 'everything'] }, '/scopes'],
    ['a scope that is no text', { ...wanted, scopes: [1] }, '/scopes/0'],
    ['a body that is no object', 'all', '/'],
  ])('with %s is refused, and the field is named', async (_title, payload, field) => {
    const response = await create(payload);
    expect([response.statusCode, response.json().code, response.json().field]).toEqual([
      400,
      'invalid-request',
      field,
    ]);
    expect((await list()).json()).toEqual([]);
  });

  test('60 characters are a name, whatever plane they are of', async () => {
    expect((await create({ ...wanted, name: '𠮷'.repeat(60) })).statusCode).toBe(201);
  });
});

describe('anybody else', () => {
  test.each(['learner', 'officer', 'auditor', 'publisher'] as const)(
    'whose role is %s gets 403 for everything, and the audit log says so',
    async (role) => {
      const { key } = (await create()).json<CreatedServiceKey>();
      const grants = role === 'learner' ? [] : [{ role, unitId: role === 'officer' ? 'unit-1' : null }];
      const person = await portal.addPerson({}, grants);
      const cookie = await portal.signIn(person);
      const answers = [
        await list(cookie),
        await create({ ...wanted, name: '别的' }, cookie),
        await create({}, cookie),
        await revoke(key, cookie),
        await revoke('md_nothing', cookie),
      ];
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403, 403]);
      expect(answers.map(({ body }) => body).join()).not.toContain(key);
      expect((await list()).json()).toMatchObject([{ key, revokedDay: null }]);
      const refused = audited.filter(({ action }) => action === 'keys-refused');
      expect(refused.map(({ who, detail }) => [who, detail.asked])).toEqual([
        [person.id, 'list'],
        [person.id, 'create'],
        [person.id, 'create'],
        [person.id, 'revoke'],
        [person.id, 'revoke'],
      ]);
    },
  );

  test('nobody gets 401', async () => {
    const answers = [await list(''), await create(wanted, ''), await revoke('md_nothing', '')];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401]);
  });

  test('another site cannot make a key by an administrator’s browser', async () => {
    const response = await portal.app.inject({
      method: 'POST',
      url: '/api/keys',
      headers: { cookie: administrator, origin: 'https://evil.example.com' },
      payload: wanted,
    });
    expect([response.statusCode, (await list()).json()]).toEqual([403, []]);
  });
});

test('making and revoking are in the audit log, with who and what, and without the secret', async () => {
  const person = await portal.addPerson({}, [{ role: 'administrator', unitId: null }]);
  const cookie = await portal.signIn(person);
  const { key, secret } = (
    await create({ name: '甲', scopes: ['all/read', 'state'] }, cookie)
  ).json<CreatedServiceKey>();
  await revoke(key, cookie);
  const atMs = portal.clock.now();
  expect(audited.filter(({ action }) => action.startsWith('key-'))).toEqual([
    { atMs, who: person.id, action: 'key-created', detail: { key, name: '甲', scopes: 'state all/read' } },
    { atMs, who: person.id, action: 'key-revoked', detail: { key, name: '甲' } },
  ]);
  expect(JSON.stringify(audited)).not.toContain(secret);
});

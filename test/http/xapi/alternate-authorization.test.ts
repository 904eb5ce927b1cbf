/** The alternate request syntax: the form says who is asking. Source: xAPI 1.0.3 Communication 1.3. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { revokeServiceKey } from '../../../server/services/revoke-service-key.ts';
import { aStatement } from '../../unit/xapi/a-statement.ts';
import { aCredential, basicOf } from './credentials.ts';
import { openRecord, type XapiRecord } from './record.ts';

const STATEMENTS = '/xapi/statements';
let record: XapiRecord;

beforeEach(async () => {
  record = await openRecord();
});
afterEach(async () => {
  expect(record.defects).toEqual([]);
  await record.close();
});

/** As a browser's form sends it: the address names the method, everything else stands in the body. */
function send(
  method: string,
  fields: Readonly<Record<string, string>>,
  headers: Record<string, string> = {},
) {
  const form = new URLSearchParams({ 'X-Experience-API-Version': '1.0.3', ...fields });
  return record.portal.app.inject({
    method: 'POST',
    url: `${STATEMENTS}?method=${method}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: form.toString(),
  });
}

test('a key in the form stores under its authority, and reads', async () => {
  const { key, basic } = await aCredential(record, 'statements/write', 'statements/read/mine');
  const statementId = crypto.randomUUID();
  const content = JSON.stringify(aStatement());
  const stored = await send('PUT', { Authorization: basic, statementId, content });
  expect([stored.statusCode, stored.body]).toEqual([204, '']);
  const read = await send('GET', { Authorization: basic, statementId });
  expect(read.json()).toMatchObject({ id: statementId, authority: { account: { name: key } } });
});

test('its scopes hold as they do in a header', async () => {
  const { basic } = await aCredential(record, 'statements/write');
  expect((await send('GET', { authorization: basic })).statusCode).toBe(403);
});

test('nobody, a wrong secret and a revoked key are refused', async () => {
  const { key, basic } = await aCredential(record, 'all');
  expect((await send('GET', {})).statusCode).toBe(401);
  expect((await send('GET', { Authorization: basicOf(key, 'guess') })).statusCode).toBe(401);
  expect((await send('GET', { Authorization: basic })).statusCode).toBe(200);
  await revokeServiceKey(record.deps, { who: 'somebody' }, key);
  expect((await send('GET', { Authorization: basic })).statusCode).toBe(401);
});

test('a wrong key in the form is not made up for by a right one in the header', async () => {
  const { basic } = await aCredential(record, 'all');
  const refused = await send('GET', { Authorization: basicOf('x', 'y') }, { authorization: basic });
  expect(refused.statusCode).toBe(401);
});

test('a key in the header serves a form that names none', async () => {
  const { basic } = await aCredential(record, 'all');
  expect((await send('GET', {}, { authorization: basic })).statusCode).toBe(200);
});

test('a use by the form counts as a use', async () => {
  const { key, basic } = await aCredential(record, 'all');
  await send('GET', { Authorization: basic });
  expect((await record.deps.storage.accounts.key(key))?.lastUsedAtMs).toBe(record.clock.now());
});

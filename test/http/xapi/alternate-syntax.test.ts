/** xAPI 1.0.3 Communication 1.3: a request in a form. xAPI 2.0 (IEEE 9274.1.1) has no such thing. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { AGENT, aStatement, UUID } from '../../unit/xapi/a-statement.ts';
import { freshLrs, idsIn, outcomeOf, STATEMENTS, withId } from './lrs.ts';

const lrs = freshLrs();
const STATE = '/xapi/activities/state';
const ADDRESS = { activityId: 'https://a.cn/x', agent: JSON.stringify(AGENT), stateId: 's' };
const VERSION = 'X-Experience-API-Version';
type Fields = Readonly<Record<string, string>>;

/** Nothing but the form's own type stands in the real headers. */
function form(path: string, method: string, fields: Fields, address: Fields = {}) {
  return lrs.record.portal.app.inject({
    method: 'POST',
    url: `${path}?${new URLSearchParams({ method, ...address })}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
}

/** As an old browser would: version and credentials in the form. */
async function inForm(path: string, method: string, fields: Fields = {}) {
  const { headers } = await lrs.record.keyWith('all');
  const { authorization } = headers;
  return form(path, method, { [VERSION]: '1.0.3', Authorization: authorization ?? '', ...fields });
}

describe('1.3: the form’s method, headers and content', () => {
  test('store a statement with PUT and with POST', async () => {
    const put = await inForm(STATEMENTS, 'PUT', { statementId: UUID, content: JSON.stringify(aStatement()) });
    expect(outcomeOf(put)).toEqual([204]);
    const { id } = withId();
    const post = await inForm(STATEMENTS, 'POST', {
      'Content-Type': 'application/json',
      content: JSON.stringify([aStatement({ id })]),
    });
    expect([post.statusCode, post.json()]).toEqual([200, [id]]);
    expect(await lrs.idsOf({ ascending: 'true' })).toEqual([UUID, id]);
  });

  test('answer in the version that the form names, and with Consistent-Through', async () => {
    const { headers } = await inForm(STATEMENTS, 'GET', { [VERSION]: '1.0.1' });
    expect(headers['x-experience-api-version']).toBe('1.0.3');
    expect(headers['x-experience-api-consistent-through']).toBeDefined();
  });

  test('read with every parameter, page after page', async () => {
    const statements = [withId(), withId(), withId({ verb: { id: 'https://a.cn/other' } })];
    await lrs.post(statements);
    const first = await inForm(STATEMENTS, 'GET', {
      verb: statements[0]?.verb.id ?? '',
      agent: JSON.stringify(AGENT),
      limit: '1',
      ascending: 'true',
    });
    expect(idsIn(first)).toEqual([statements[0]?.id]);
    expect(idsIn(await lrs.system.ask('GET', first.json().more))).toEqual([statements[1]?.id]);
    const canonical = await inForm(STATEMENTS, 'GET', { format: 'ids', 'Accept-Language': 'zh' });
    expect(canonical.statusCode).toBe(200);
  });

  test('keep a document of any type, under the form’s preconditions', async () => {
    const etag = `"${createHash('sha1').update('一').digest('hex')}"`;
    const put = (fields: Fields) =>
      inForm(STATE, 'PUT', { ...ADDRESS, 'Content-Type': 'text/plain', ...fields });
    expect(outcomeOf(await put({ content: '一', 'If-None-Match': '*' }))).toEqual([204]);
    expect(outcomeOf(await put({ content: '二', 'If-None-Match': '*' }))[0]).toBe(412);
    const found = await inForm(STATE, 'GET', ADDRESS);
    expect([found.body, found.headers['content-type'], found.headers.etag]).toEqual([
      '一',
      'text/plain',
      etag,
    ]);
    expect(outcomeOf(await put({ content: '二', 'If-Match': etag }))).toEqual([204]);
    expect(outcomeOf(await inForm(STATE, 'DELETE', ADDRESS))).toEqual([204]);
    expect((await inForm(STATE, 'GET', ADDRESS)).statusCode).toBe(404);
  });

  test('are taken by name in any case, and real headers where the form has none', async () => {
    const ask = {
      query: { method: 'GET' },
      body: 'limit=1',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };
    expect((await lrs.system.ask('POST', STATEMENTS, ask)).statusCode).toBe(200);
    const body = 'x-experience-api-version=1.0.2';
    const shouted = await lrs.system.ask('POST', STATEMENTS, {
      ...ask,
      body,
      headers: { ...ask.headers, [VERSION.toLowerCase()]: undefined },
    });
    expect(shouted.statusCode).toBe(200);
  });

  test('give nobody more than the form’s own key may', async () => {
    expect((await form(STATEMENTS, 'GET', { [VERSION]: '1.0.3' })).statusCode).toBe(401);
    const wrong = { [VERSION]: '1.0.3', Authorization: 'Basic eDp5' };
    expect((await form(STATEMENTS, 'GET', wrong)).statusCode).toBe(401);
    const ask = {
      query: { method: 'GET' },
      body: 'Authorization=Basic+eDp5',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };
    expect((await lrs.system.ask('POST', STATEMENTS, ask)).statusCode).toBe(401);
  });
});

describe('1.3: a form is refused', () => {
  const content = JSON.stringify(aStatement());

  test.each([
    ['statementId', { statementId: UUID }],
    ['a filter', { verb: 'https://a.cn/x' }],
    ['the version', { [VERSION]: '1.0.3' }],
    ['a parameter that nobody knows', { colour: 'red' }],
  ])('with %s in the address as well', async (_title, address) => {
    const { headers } = await lrs.record.keyWith('all');
    const fields = { [VERSION]: '1.0.3', Authorization: headers.authorization ?? '' };
    const response = await form(STATEMENTS, 'GET', fields, address);
    expect(outcomeOf(response)).toEqual([400, expect.stringContaining('belongs into the form')]);
  });

  test.each(['PATCH', 'get', ''])('with the method "%s"', async (method) => {
    expect(outcomeOf(await inForm(STATEMENTS, method))).toEqual([
      400,
      expect.stringContaining('must be one of'),
    ]);
  });

  test('that is no form', async () => {
    const response = await lrs.system.ask('POST', STATEMENTS, {
      query: { method: 'PUT' },
      body: aStatement(),
    });
    expect(outcomeOf(response)).toEqual([400, expect.stringContaining('x-www-form-urlencoded')]);
  });

  test('with a parameter that nobody knows', async () => {
    expect(outcomeOf(await inForm(STATEMENTS, 'GET', { colour: 'red' }))).toEqual([
      400,
      expect.stringContaining('colour'),
    ]);
  });

  test('without a version', async () => {
    const { headers } = await lrs.record.keyWith('all');
    const response = await form(STATEMENTS, 'GET', { Authorization: headers.authorization ?? '' });
    expect(outcomeOf(response)).toEqual([400, expect.stringContaining('is missing')]);
  });

  test('2.0 4.1.2: by whoever speaks 2.0, in the form or in the header, and nothing is stored', async () => {
    for (const version of ['2.0', '2.0.0']) {
      const fields = { [VERSION]: version, statementId: UUID, content };
      expect(outcomeOf(await inForm(STATEMENTS, 'PUT', fields))).toEqual([
        400,
        expect.stringContaining('no alternate'),
      ]);
      const ask = {
        query: { method: 'PUT' },
        body: new URLSearchParams({ statementId: UUID, content }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      };
      expect(outcomeOf(await lrs.second.ask('POST', STATEMENTS, ask))[0]).toBe(400);
    }
    expect(await lrs.idsOf()).toEqual([]);
  });
});

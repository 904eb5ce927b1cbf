/** /xapi/statements. Titles name the part of xAPI 1.0.3 Communication that decides. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  aFullStatement,
  anAttachment,
  aStatement,
  aSubStatement,
  UUID,
} from '../../unit/xapi/a-statement.ts';
import { type Asker, learnerStatement, openRecord, type XapiRecord } from './record.ts';

const PATH = '/xapi/statements';
const VOIDED = { id: 'http://adlnet.gov/expapi/verbs/voided' };
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

const withId = (overrides: object = {}) => aStatement({ id: crypto.randomUUID(), ...overrides });
const post = (body: unknown) => system.ask('POST', PATH, { body });
const find = async (statementId: string) =>
  (await system.ask('GET', PATH, { query: { statementId } })).json();
const idsOf = async (query: Record<string, string | object> = {}): Promise<string[]> =>
  (await system.ask('GET', PATH, { query })).json().statements.map(({ id }: { id: string }) => id);

describe('storing', () => {
  test('2.1.2: POST answers with the ids in the order sent', async () => {
    const batch = [withId(), aStatement(), withId()];
    const response = await post(batch);
    expect(response.statusCode).toBe(200);
    const ids = response.json();
    expect([ids[0], ids[2]]).toEqual([batch[0]?.id, batch[2]?.id]);
    expect(ids[1]).toMatch(/^[0-9a-f-]{36}$/);
    expect(await idsOf({ ascending: 'true' })).toEqual(ids);
  });

  test('2.1.2: an empty batch stores nothing', async () => {
    expect((await post([])).json()).toEqual([]);
  });

  test('2.1.1: PUT stores one under the id of its address', async () => {
    const response = await system.ask('PUT', PATH, { query: { statementId: UUID }, body: aStatement() });
    expect([response.statusCode, response.body]).toEqual([204, '']);
    expect((await find(UUID)).id).toBe(UUID);
  });

  test('Data 2.4: every property comes back, with what the server sets', async () => {
    expect((await post(aFullStatement())).statusCode).toBe(200);
    const now = new Date(record.clock.now()).toISOString();
    const full = aFullStatement();
    expect(await find(UUID)).toEqual({
      ...full,
      context: {
        ...full.context,
        contextActivities: expect.objectContaining({ parent: [expect.anything()] }),
      },
      stored: now,
      authority: {
        objectType: 'Agent',
        account: { homePage: expect.stringMatching(/\/keys$/), name: expect.any(String) },
      },
    });
  });

  test('2.1.2: the same statement again changes nothing', async () => {
    const statement = withId();
    await post(statement);
    const before = await find(statement.id ?? '');
    record.clock.advance(1000);
    expect((await post(statement)).statusCode).toBe(200);
    expect((await post(before)).statusCode).toBe(200);
    expect(await find(statement.id ?? '')).toEqual(before);
    expect(await idsOf()).toHaveLength(1);
  });

  test('2.1.2: another one under a known id is a conflict, and its whole batch is refused', async () => {
    const statement = withId();
    await post(statement);
    const response = await post([withId(), { ...statement, result: { success: true } }]);
    expect(response.statusCode).toBe(409);
    expect(response.json().error).toContain(statement.id);
    expect(await idsOf()).toHaveLength(1);
  });

  test('3.2: one wrong statement refuses its batch', async () => {
    const response = await post([withId(), withId({ verb: { id: 'no IRI' } })]);
    expect([response.statusCode, response.json().error]).toEqual([
      400,
      expect.stringContaining('[1].verb.id must be'),
    ]);
    expect(await idsOf()).toEqual([]);
  });

  const refused: readonly (readonly [string, string, Parameters<Asker['ask']>[2], RegExp])[] = [
    ['2.1.1: PUT without statementId', 'PUT', { body: aStatement() }, /statementId is a required/],
    [
      '2.1.1: PUT with another id inside',
      'PUT',
      { query: { statementId: UUID }, body: withId() },
      /id is .* but statementId/,
    ],
    ['2.1.1: PUT of an array', 'PUT', { query: { statementId: UUID }, body: [aStatement()] }, /not an array/],
    [
      '2.1.1: PUT with an id that is none',
      'PUT',
      { query: { statementId: 'x' }, body: aStatement() },
      /statementId must be a UUID/,
    ],
    [
      '2.1.2: POST with a parameter',
      'POST',
      { query: { statementId: UUID }, body: aStatement() },
      /statementId is not a parameter/,
    ],
    [
      '2.1.2: one id twice in a batch',
      'POST',
      { body: [aStatement({ id: UUID }), aStatement({ id: UUID.toUpperCase() })] },
      /\[1\]\.id repeats/,
    ],
    [
      '1.5.2: an attachment without fileUrl',
      'POST',
      { body: aStatement({ attachments: [{ ...anAttachment(), fileUrl: undefined }] }) },
      /fileUrl/,
    ],
    [
      '1.5.2: an attachment without fileUrl in a SubStatement',
      'POST',
      {
        body: aStatement({
          object: aSubStatement({ attachments: [{ ...anAttachment(), fileUrl: undefined }] }),
        }),
      },
      /fileUrl/,
    ],
    [
      '1.5: a body that is not called JSON',
      'POST',
      { body: aStatement(), headers: { 'content-type': 'text/plain' } },
      /Content-Type/,
    ],
    [
      '1.5: a form',
      'POST',
      { body: 'a=b', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
      /Content-Type/,
    ],
    [
      '1.4: another charset',
      'POST',
      { body: aStatement(), headers: { 'content-type': 'application/json; charset=gbk' } },
      /Content-Type/,
    ],
    ['1.4: bytes that are not UTF-8', 'POST', { body: Buffer.from([0x22, 0xff, 0x22]) }, /UTF-8/],
    ['3.2: no JSON', 'POST', { body: '{"actor":' }, /not JSON/],
    ['3.2: nothing', 'POST', { body: '' }, /not JSON/],
    [
      'Data 2.2: a property twice',
      'POST',
      { body: JSON.stringify(aStatement()).replace('{', '{"actor":{},') },
      /"actor" twice/,
    ],
    ['too deep', 'POST', { body: '['.repeat(100_000) }, /deeper than 100/],
  ];
  test.each(refused)('refuses %s', async (_title, method, ask, sentence) => {
    const response = await system.ask(method as 'PUT', PATH, ask);
    expect([response.statusCode, response.json()]).toEqual([400, { error: expect.stringMatching(sentence) }]);
    expect(await idsOf()).toEqual([]);
  });

  test('3.2: a body past all bounds is 413', async () => {
    const response = await post(`[${' '.repeat(17 * 1024 * 1024)}]`);
    expect([response.statusCode, response.json()]).toEqual([
      413,
      { error: expect.stringContaining('larger') },
    ]);
  });
});

describe('voiding (Data 2.3.2, 2.1.4)', () => {
  const voiding = (id: string) => withId({ verb: VOIDED, object: { objectType: 'StatementRef', id } });

  test('a voided statement is found only as such', async () => {
    const [target, other] = [withId(), withId()];
    await post([target, other]);
    const voider = voiding(target.id?.toUpperCase() ?? '');
    expect((await post(voider)).statusCode).toBe(200);
    expect(await idsOf({ ascending: 'true' })).toEqual([other.id, voider.id]);
    const asked = (name: string, id = '') => system.ask('GET', PATH, { query: { [name]: id } });
    expect((await asked('statementId', target.id)).statusCode).toBe(404);
    expect((await asked('voidedStatementId', target.id)).json().id).toBe(target.id);
    expect((await asked('voidedStatementId', other.id)).statusCode).toBe(404);
  });

  test('needs unrestricted access', async () => {
    const writer = await record.keyWith('statements/write');
    const response = await writer.ask('POST', PATH, { body: voiding(UUID) });
    expect([response.statusCode, response.json().error]).toEqual([403, expect.stringContaining('scope all')]);
  });
});

describe('finding (2.1.3)', () => {
  test('a number is returned as it was written', async () => {
    const text = JSON.stringify(aStatement({ id: UUID, result: { score: { raw: 1 } } })).replace(
      '"raw":1',
      '"raw":1.50',
    );
    await post(text);
    expect((await system.ask('GET', PATH, { query: { statementId: UUID } })).body).toContain('"raw":1.50');
  });

  test('one statement carries Last-Modified, and is found by its id in any case', async () => {
    await post(aStatement({ id: UUID }));
    const response = await system.ask('GET', PATH, { query: { statementId: UUID.toUpperCase() } });
    expect(Date.parse(String(response.headers['last-modified']))).toBe(record.clock.now());
  });

  test('each filter selects', async () => {
    const wang = withId({ actor: { mbox: 'mailto:a@EXAMPLE.cn', name: '王' } });
    const did = withId({ verb: { id: 'https://a.cn/did' } });
    const thing = withId({ object: { id: 'https://a.cn/课程' } });
    const registered = withId({ context: { registration: UUID.toUpperCase() } });
    await post([wang, did, thing, registered]);
    expect(await idsOf({ agent: { mbox: 'mailto:a@example.cn' } })).toEqual([wang.id]);
    expect(await idsOf({ verb: 'https://a.cn/did' })).toEqual([did.id]);
    expect(await idsOf({ activity: 'https://a.cn/课程' })).toEqual([thing.id]);
    expect(await idsOf({ registration: UUID })).toEqual([registered.id]);
    expect(await idsOf({ verb: 'https://a.cn/did', registration: UUID })).toEqual([]);
  });

  test('since is exclusive, until inclusive, whatever zone they are in', async () => {
    const statements = [withId(), withId(), withId()];
    const times: string[] = [];
    for (const statement of statements) {
      await post(statement);
      times.push(new Date(record.clock.now()).toISOString());
      record.clock.advance(1000);
    }
    const [first, second, third] = statements.map(({ id }) => id);
    expect(await idsOf({ since: times[0] ?? '' })).toEqual([third, second]);
    expect(await idsOf({ until: times[1] ?? '' })).toEqual([second, first]);
    expect(await idsOf({ since: '2026-11-23T09:00:00+08:00', until: times[1] ?? '' })).toEqual([second]);
  });

  test('pages follow one another with their filters, and the last one says so', async () => {
    const statements = Array.from({ length: 5 }, () => withId());
    await post([...statements, withId({ verb: { id: 'https://a.cn/other' } })]);
    const walked: string[] = [];
    let url = `${PATH}?limit=2&ascending=true&verb=${encodeURIComponent(statements[0]?.verb.id ?? '')}`;
    for (let pages = 0; url !== ''; pages += 1) {
      const page = (await system.ask('GET', url)).json();
      walked.push(...page.statements.map(({ id }: { id: string }) => id));
      url = page.more;
      expect(pages).toBeLessThan(3);
    }
    expect(walked).toEqual(statements.map(({ id }) => id));
  });

  test('limit 0 is as many as there may be, and a gigantic one no more', async () => {
    await post(Array.from({ length: 230 }, () => withId()));
    for (const limit of ['0', '9'.repeat(40)]) {
      const page = (await system.ask('GET', PATH, { query: { limit } })).json();
      expect([page.statements.length, page.more !== '']).toEqual([200, true]);
    }
  });

  test('nothing found is an empty list', async () => {
    const response = await system.ask('GET', PATH);
    expect([response.statusCode, response.json()]).toEqual([200, { statements: [], more: '' }]);
  });

  test('formats: exact, ids and canonical', async () => {
    await post(aFullStatement());
    const asked = async (format: string) =>
      (await system.ask('GET', PATH, { query: { format }, headers: { 'accept-language': 'en' } })).json()
        .statements[0];
    expect((await asked('exact')).verb.display).toEqual(aFullStatement().verb.display);
    expect((await asked('ids')).verb.display).toBeUndefined();
    expect((await asked('canonical')).verb.display).toEqual({ en: 'experienced' });
  });

  test('1.5.2: attachments=true is answered in parts', async () => {
    await post(aStatement({ id: UUID }));
    const response = await system.ask('GET', PATH, { query: { attachments: 'true' } });
    expect(response.headers['content-type']).toMatch(/^multipart\/mixed; boundary=/);
    expect(response.body).toContain(UUID);
  });

  test('1.1: HEAD is GET without a body', async () => {
    await post(aStatement({ id: UUID }));
    const response = await system.ask('HEAD', PATH, { query: { statementId: UUID } });
    expect([response.statusCode, response.body]).toEqual([200, '']);
    expect(response.headers['last-modified']).toBeDefined();
  });

  test('2.1.3: a voiding reference to nothing, or an unknown id, is 404', async () => {
    const response = await system.ask('GET', PATH, { query: { statementId: UUID } });
    expect([response.statusCode, response.json()]).toEqual([404, { error: expect.stringContaining(UUID) }]);
  });

  const bad: readonly (readonly [string, string])[] = [
    ['an unknown parameter', 'colour=red'],
    ['a parameter in the wrong case', 'StatementId=x'],
    ['both ids', `statementId=${UUID}&voidedStatementId=${UUID}`],
    ['an id with a filter', `statementId=${UUID}&limit=1`],
    ['a doubled parameter', 'limit=1&limit=2'],
    ['an agent that is no JSON', 'agent=wang'],
    ['an agent without identifier', 'agent=%7B%7D'],
    ['a verb that is no IRI', 'verb=did'],
    ['an activity that is no IRI', 'activity=1'],
    ['a registration that is no UUID', 'registration=1'],
    ['since that is no time', 'since=yesterday'],
    ['until without a zone', 'until=2026-01-01T00:00:00'],
    ['a negative limit', 'limit=-1'],
    ['an unknown format', 'format=IDS'],
    ['ascending in words', 'ascending=yes'],
    ['broken percent-encoding', 'verb=%E4%BD'],
    ['broken percent-encoding in a name', '%zz=1'],
    ['__proto__', '__proto__=1'],
    ['a related filter in words', 'related_agents=yes'],
    ['more from elsewhere', 'more=abc'],
    ['more with a forged filter', `more=${Buffer.from('5?agent=x').toString('base64url')}`],
    ['more within more', `more=${Buffer.from('5?more=x').toString('base64url')}`],
    ['more with another filter', 'more=abc&limit=1'],
  ];
  test.each(bad)('3.2: refuses %s', async (_title, query) => {
    const response = await system.ask('GET', `${PATH}?${query}`);
    expect([response.statusCode, response.json()]).toEqual([400, { error: expect.any(String) }]);
  });
});

describe('headers', () => {
  test('2.1.3: every answer says up to when it is consistent', async () => {
    const answers = [
      await system.ask('GET', PATH),
      await post(aStatement()),
      await post('no JSON'),
      await record.nobody.ask('GET', PATH),
      await system.ask('GET', `${PATH}?colour=red`),
    ];
    for (const { headers } of answers) {
      expect(Date.parse(String(headers['x-experience-api-consistent-through']))).toBe(record.clock.now());
      expect(headers['x-experience-api-version']).toBe('1.0.3');
    }
  });

  test.each(['1.0', '1.0.0', '1.0.1', '1.0.3', '1.0.9', '2.0.0'])(
    '3.3: version %s is served',
    async (version) => {
      const response = await system.ask('GET', PATH, { headers: { 'x-experience-api-version': version } });
      expect(response.statusCode).toBe(200);
    },
  );

  test.each(['', '0.95', '1.1.0', '1', '3.0.0', '1.0.x'])('3.3: version "%s" is not', async (version) => {
    const response = await system.ask('GET', PATH, { headers: { 'x-experience-api-version': version } });
    expect([response.statusCode, response.json().error]).toEqual([
      400,
      expect.stringContaining('X-Experience-API-Version'),
    ]);
  });

  test('3.3: no version is not served, but 2.8: about is, to everybody', async () => {
    const bare = (url: string) => record.portal.app.inject({ url });
    expect((await bare(PATH)).statusCode).toBe(400);
    const about = await bare('/xapi/about');
    expect([about.statusCode, about.json()]).toEqual([200, { version: ['1.0.3', '2.0.0'] }]);
    expect((await bare('/xapi/about?x=1')).statusCode).toBe(400);
  });

  test('an unknown address answers as an LRS does', async () => {
    const response = await system.ask('GET', '/xapi/nothing?x=1');
    expect([response.statusCode, response.json()]).toEqual([
      404,
      { error: 'There is no resource /nothing under /xapi.' },
    ]);
    const wrong = await system.ask('DELETE', PATH);
    expect([wrong.statusCode, wrong.json().error]).toEqual([
      405,
      '/statements takes GET, PUT, POST, not DELETE.',
    ]);
  });
});

test('statements with one id sent at the same moment leave one statement', async () => {
  const statement = withId();
  const rivals = Array.from({ length: 20 }, (_, at) => ({ ...statement, result: { response: `${at % 2}` } }));
  const statuses = (await Promise.all(rivals.map(post))).map(({ statusCode }) => statusCode);
  expect(statuses.filter((status) => status === 200)).toHaveLength(10);
  expect(statuses.filter((status) => status === 409)).toHaveLength(10);
  expect(await idsOf()).toEqual([statement.id]);
});

test('a learner’s word is kept under the learner’s authority', async () => {
  const statement = learnerStatement(record);
  expect((await record.learner.ask('POST', PATH, { body: statement })).statusCode).toBe(200);
  expect((await find(statement.id)).authority).toEqual(statement.actor);
});

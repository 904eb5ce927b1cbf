/** /xapi/statements. Titles name the part of xAPI 1.0.3 Communication that decides. */
import { describe, expect, test } from 'vitest';
import {
  ACTIVITY,
  aFullStatement,
  anAttachment,
  aStatement,
  aSubStatement,
  UUID,
} from '../../unit/xapi/a-statement.ts';
import { freshLrs, STATEMENTS as PATH, withId } from './lrs.ts';
import { type Ask, learnerStatement } from './record.ts';

const lrs = freshLrs();

describe('storing', () => {
  test('2.1.2: POST answers with the ids in the order sent', async () => {
    const batch = [withId(), aStatement(), withId()];
    const response = await lrs.post(batch);
    expect(response.statusCode).toBe(200);
    const ids = response.json();
    expect([ids[0], ids[2]]).toEqual([batch[0]?.id, batch[2]?.id]);
    expect(ids[1]).toMatch(/^[0-9a-f-]{36}$/);
    expect(await lrs.idsOf({ ascending: 'true' })).toEqual(ids);
  });

  test('Data 2.4.6.2: contextActivities come back as arrays, in a SubStatement too', async () => {
    const one = { parent: ACTIVITY, grouping: ACTIVITY, category: [ACTIVITY], other: ACTIVITY };
    const context = { contextActivities: one };
    const arrays = { parent: [ACTIVITY], grouping: [ACTIVITY], category: [ACTIVITY], other: [ACTIVITY] };
    for (const asker of [lrs.system, lrs.second]) {
      const statement = withId({ context, object: aSubStatement({ context }) });
      await asker.ask('POST', PATH, { body: statement });
      const { context: outer, object } = await lrs.find(statement.id);
      expect(outer?.contextActivities).toEqual(arrays);
      expect(object).toMatchObject({ context: { contextActivities: arrays } });
      for (const format of ['ids', 'canonical']) {
        const drawn = (await lrs.get({ statementId: statement.id, format })).json();
        expect(drawn.context.contextActivities).toEqual(arrays);
      }
    }
  });

  test('2.1.2: an empty batch stores nothing', async () => {
    expect((await lrs.post([])).json()).toEqual([]);
  });

  test('2.1.1: PUT stores one under the id of its address', async () => {
    const response = await lrs.system.ask('PUT', PATH, { query: { statementId: UUID }, body: aStatement() });
    expect([response.statusCode, response.body]).toEqual([204, '']);
    expect((await lrs.find(UUID)).id).toBe(UUID);
  });

  test('Data 2.4: every property comes back, with what the server sets', async () => {
    expect((await lrs.post(aFullStatement())).statusCode).toBe(200);
    const now = new Date(lrs.record.clock.now()).toISOString();
    const full = aFullStatement();
    expect(await lrs.find(UUID)).toEqual({
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

  const refused: readonly (readonly [string, 'PUT' | 'POST', Ask, RegExp])[] = [
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
    const response = await lrs.system.ask(method, PATH, ask);
    expect([response.statusCode, response.json()]).toEqual([400, { error: expect.stringMatching(sentence) }]);
    expect(await lrs.idsOf()).toEqual([]);
  });

  test('3.2: a body past all bounds is 413', async () => {
    const response = await lrs.post(`[${' '.repeat(17 * 1024 * 1024)}]`);
    expect([response.statusCode, response.json()]).toEqual([
      413,
      { error: expect.stringContaining('larger') },
    ]);
  });
});

describe('finding (2.1.3)', () => {
  test('a number is returned as it was written', async () => {
    const text = JSON.stringify(aStatement({ id: UUID, result: { score: { raw: 1 } } })).replace(
      '"raw":1',
      '"raw":1.50',
    );
    await lrs.post(text);
    expect((await lrs.system.ask('GET', PATH, { query: { statementId: UUID } })).body).toContain(
      '"raw":1.50',
    );
  });

  test('one statement carries Last-Modified, and is found by its id in any case', async () => {
    await lrs.post(aStatement({ id: UUID }));
    const response = await lrs.system.ask('GET', PATH, { query: { statementId: UUID.toUpperCase() } });
    expect(Date.parse(String(response.headers['last-modified']))).toBe(lrs.record.clock.now());
  });

  test('each filter selects', async () => {
    const wang = withId({ actor: { mbox: 'mailto:a@EXAMPLE.cn', name: '王' } });
    const did = withId({ verb: { id: 'https://a.cn/did' } });
    const thing = withId({ object: { id: 'https://a.cn/课程' } });
    const registered = withId({ context: { registration: UUID.toUpperCase() } });
    await lrs.post([wang, did, thing, registered]);
    expect(await lrs.idsOf({ agent: { mbox: 'mailto:a@example.cn' } })).toEqual([wang.id]);
    expect(await lrs.idsOf({ verb: 'https://a.cn/did' })).toEqual([did.id]);
    expect(await lrs.idsOf({ activity: 'https://a.cn/课程' })).toEqual([thing.id]);
    expect(await lrs.idsOf({ registration: UUID })).toEqual([registered.id]);
    expect(await lrs.idsOf({ verb: 'https://a.cn/did', registration: UUID })).toEqual([]);
  });

  test('2.1.3: a voiding reference to nothing, or an unknown id, is 404', async () => {
    const response = await lrs.system.ask('GET', PATH, { query: { statementId: UUID } });
    expect([response.statusCode, response.json()]).toEqual([404, { error: expect.stringContaining(UUID) }]);
  });
});

test('an unknown address answers as an LRS does', async () => {
  const response = await lrs.system.ask('GET', '/xapi/nothing?x=1');
  expect([response.statusCode, response.json()]).toEqual([
    404,
    { error: 'There is no resource /nothing under /xapi.' },
  ]);
  const wrong = await lrs.system.ask('DELETE', PATH);
  expect([wrong.statusCode, wrong.json().error]).toEqual([
    405,
    '/statements takes GET, PUT, POST, not DELETE.',
  ]);
});

test('a learner’s word is kept under the learner’s authority', async () => {
  const statement = learnerStatement(lrs.record);
  expect((await lrs.record.learner.ask('POST', PATH, { body: statement })).statusCode).toBe(200);
  expect((await lrs.find(statement.id)).authority).toEqual(statement.actor);
});

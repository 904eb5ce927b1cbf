/** xAPI 1.0.3 Data 2.3.1, Communication 2.1.1, 2.1.2: what stands under an id stays, and a batch is one thing. */
import { describe, expect, test } from 'vitest';
import type { Statement } from '../../../src/domain/xapi/statement.ts';
import { ACTIVITY, AGENT, aStatement, VERB } from '../../unit/xapi/a-statement.ts';
import { freshLrs, outcomeOf, withId } from './lrs.ts';

const lrs = freshLrs();
const textOf = async (id: string) => (await lrs.get({ statementId: id })).body;

const FULL = {
  actor: { objectType: 'Group', member: [AGENT, { openid: 'https://example.gov.cn/people/li' }] },
  result: { duration: 'PT1.234S', score: { raw: 1 } },
  context: { contextActivities: { parent: ACTIVITY }, language: 'zh-CN' },
  timestamp: '2026-11-23T09:00:00.250+08:00',
};

/** Each says the same as `FULL` in other words. */
const equivalent: readonly (readonly [string, object])[] = [
  ['in the same words', {}],
  [
    'with another display and definition',
    { verb: { ...VERB, display: { en: 'x' } }, object: { ...ACTIVITY, definition: {} } },
  ],
  ['with its members in another order', { actor: { ...FULL.actor, member: FULL.actor.member.toReversed() } }],
  [
    'with an authority and a stored time',
    { authority: { openid: 'https://a.cn' }, stored: '2020-01-01T00:00:00Z' },
  ],
  ['with a version', { version: '1.0.2' }],
  ['with its time in another zone', { timestamp: '2026-11-23T01:00:00.250Z' }],
  ['with a duration that differs below 0.01 s', { result: { ...FULL.result, duration: 'PT1.239S' } }],
  [
    'with a list of one activity',
    { context: { ...FULL.context, contextActivities: { parent: [ACTIVITY] } } },
  ],
];

/** Each says something else. */
const other: readonly (readonly [string, object])[] = [
  ['another actor', { actor: AGENT }],
  ['another verb', { verb: { id: 'https://a.cn/did' } }],
  ['another object', { object: { id: 'https://a.cn/x' } }],
  ['another result', { result: { ...FULL.result, score: { raw: 2 } } }],
  ['another duration', { result: { ...FULL.result, duration: 'PT1.25S' } }],
  ['another context', { context: { language: 'zh-CN' } }],
  ['another time', { timestamp: '2026-11-23T09:00:00.251+08:00' }],
];

describe('Data 2.3.1: under an id that is taken', () => {
  test.each(equivalent)(
    'the same %s is 204 for PUT, 200 for POST, and changes nothing',
    async (_title, words) => {
      const statement = withId(FULL);
      await lrs.post(statement);
      const before = await textOf(statement.id);
      lrs.record.clock.advance(1000);
      const again = { ...statement, ...words };
      expect(outcomeOf(await lrs.put(again))).toEqual([204]);
      const posted = await lrs.post(again);
      expect([posted.statusCode, posted.json()]).toEqual([200, [statement.id]]);
      expect(await textOf(statement.id)).toBe(before);
      expect(await lrs.idsOf()).toEqual([statement.id]);
    },
  );

  test.each(other)(
    'a statement with %s is 409 for PUT and POST, and changes nothing',
    async (_title, words) => {
      const statement = withId(FULL);
      await lrs.post(statement);
      const before = await textOf(statement.id);
      const conflict = [409, expect.stringContaining(statement.id)];
      expect(outcomeOf(await lrs.put({ ...statement, ...words }))).toEqual(conflict);
      expect(outcomeOf(await lrs.post([{ ...statement, ...words }]))).toEqual(conflict);
      expect(await textOf(statement.id)).toBe(before);
    },
  );

  test('the id in capitals is the same id', async () => {
    const statement = withId();
    await lrs.post(statement);
    const shouted = { ...statement, id: statement.id.toUpperCase() };
    expect(outcomeOf(await lrs.post(shouted))).toEqual([200]);
    expect(outcomeOf(await lrs.post({ ...shouted, result: { success: true } }))[0]).toBe(409);
  });

  test('the statement as it came back from here is the same statement', async () => {
    const statement = withId();
    await lrs.post(statement);
    lrs.record.clock.advance(1000);
    expect(outcomeOf(await lrs.put(await lrs.find(statement.id)))).toEqual([204]);
  });
});

describe('2.1.2: a batch', () => {
  const wrong: readonly (readonly [string, number, (known: Statement) => object])[] = [
    ['an invalid statement', 400, () => withId({ verb: { id: 'no IRI' } })],
    ['an attachment without its data', 400, () => withId({ attachments: [{}] })],
    ['a conflict', 409, (known) => ({ ...known, result: { success: true } })],
  ];
  const places = wrong.flatMap((row) => [0, 1, 2].map((at) => [...row, at] as const));

  test.each(places)('with %s is refused whole (%i), wherever it stands', async (_title, status, make, at) => {
    const known = withId();
    await lrs.post(known);
    const batch: object[] = [withId(), withId()];
    batch.splice(at, 0, make(known));
    expect((await lrs.post(batch)).statusCode).toBe(status);
    expect(await lrs.idsOf()).toEqual([known.id]);
  });

  test.each([
    ['with the same words', {}, {}],
    ['with other words', {}, { result: { success: true } }],
    ['in another case', {}, { upper: true }],
  ])('with one id twice, %s, is refused whole', async (_title, one, second) => {
    const { id } = withId();
    const { upper, ...words } = second as { upper?: boolean };
    const batch = [
      withId(),
      aStatement({ id, ...one }),
      aStatement({ id: upper ? id.toUpperCase() : id, ...words }),
    ];
    expect(outcomeOf(await lrs.post(batch))).toEqual([400, expect.stringContaining('[2].id repeats')]);
    expect(await lrs.idsOf()).toEqual([]);
  });

  test('with a statement that is known already stores the others, and names all in order', async () => {
    const [before, known, after] = [withId(), withId(), withId()];
    await lrs.post(known);
    const response = await lrs.post([before, known, after]);
    expect([response.statusCode, response.json()]).toEqual([200, [before.id, known.id, after.id]]);
    expect(await lrs.idsOf({ ascending: 'true' })).toEqual([known.id, before.id, after.id]);
  });
});

test('2.1.2: statements with one id sent at the same moment leave one statement', async () => {
  const statement = withId();
  const rivals = Array.from({ length: 20 }, (_, at) => ({ ...statement, result: { response: `${at % 2}` } }));
  const statuses = (await Promise.all(rivals.map((rival) => lrs.post(rival)))).map(
    ({ statusCode }) => statusCode,
  );
  expect(statuses.filter((status) => status === 200)).toHaveLength(10);
  expect(statuses.filter((status) => status === 409)).toHaveLength(10);
  expect(await lrs.idsOf()).toEqual([statement.id]);
});

/** xAPI 1.0.3 Communication 2.1.3, Data 2.5: pages of statements, and the address of the next one. */
import { describe, expect, test } from 'vitest';
import { freshLrs, idsIn, STATEMENTS, withId } from './lrs.ts';
import { partsOf } from './parts.ts';

const lrs = freshLrs();
const CHEN = { mbox: 'mailto:chen@a.cn' };
const several = (count: number, overrides: object = {}) =>
  Array.from({ length: count }, () => withId(overrides));

async function walk(query: Record<string, string | object>, between = async () => {}): Promise<string[]> {
  const walked: string[] = [];
  let response = await lrs.get(query);
  for (;;) {
    walked.push(...idsIn(response));
    const { more } = response.json();
    if (more === '') return walked;
    expect(more).toMatch(/^\/xapi\/statements\?/);
    await between();
    response = await lrs.system.ask('GET', more);
    expect(response.statusCode).toBe(200);
  }
}

describe('2.1.3: more', () => {
  const wanted = { context: { instructor: CHEN, registration: crypto.randomUUID() } };

  test.each([
    ['the verb', {}, { verb: withId().verb.id }],
    ['a related agent', wanted, { agent: CHEN, related_agents: 'true' }],
    ['the registration', wanted, { registration: wanted.context.registration }],
  ])('keeps %s, and ends empty', async (_title, own, query) => {
    const statements = several(5, own);
    const strangers = several(3, { verb: { id: 'https://a.cn/other' } });
    await lrs.post([...statements.slice(0, 2), ...strangers, ...statements.slice(2)]);
    const ids = statements.map(({ id }) => id);
    expect(await walk({ ...query, limit: '2', ascending: 'true' })).toEqual(ids);
    expect(await walk({ ...query, limit: '2' })).toEqual(ids.toReversed());
    expect(await walk({ ...query, limit: '5' })).toEqual(ids.toReversed());
  });

  test('keeps since and until', async () => {
    const statements = several(6);
    for (const statement of statements) {
      await lrs.post(statement);
      lrs.record.clock.advance(1000);
    }
    const [first, , , , fifth] = await Promise.all(statements.map(({ id }) => lrs.find(id)));
    const query = { since: first?.stored ?? '', until: fifth?.stored ?? '', limit: '2', ascending: 'true' };
    expect(await walk(query)).toEqual(statements.slice(1, 5).map(({ id }) => id));
  });

  test('keeps format and attachments', async () => {
    await lrs.post(several(2, { verb: { id: 'https://a.cn/did', display: { en: 'did' } } }));
    const page = await lrs.get({ limit: '1', format: 'ids', attachments: 'true' });
    const { more } = JSON.parse(String(partsOf(page)[0]?.data));
    const next = JSON.parse(String(partsOf(await lrs.system.ask('GET', more))[0]?.data));
    expect([next.statements[0].verb, next.more]).toEqual([{ id: 'https://a.cn/did' }, '']);
  });

  test('shows every statement once, whatever comes meanwhile', async () => {
    const statements = several(7);
    await lrs.post(statements);
    const walked = await walk({ limit: '2' }, async () => {
      await lrs.post(withId());
    });
    expect(walked).toEqual(statements.map(({ id }) => id).toReversed());
  });

  test('is empty with nothing found, and with the last page just full', async () => {
    expect((await lrs.get()).json()).toEqual({ statements: [], more: '' });
    await lrs.post(several(2));
    expect((await lrs.get({ limit: '2' })).json().more).toBe('');
  });

  test('is an address of /statements for everybody who may read, and for nobody else', async () => {
    await lrs.post(several(2));
    const { more } = (await lrs.get({ limit: '1' })).json();
    expect((await lrs.record.nobody.ask('GET', more)).statusCode).toBe(401);
    expect((await lrs.second.ask('GET', more)).statusCode).toBe(200);
  });
});

describe('2.1.3: limit', () => {
  test('0 is as many as there may be, and a gigantic one no more', async () => {
    await lrs.post(several(230));
    for (const limit of ['0', '9'.repeat(40)]) {
      const page = (await lrs.get({ limit })).json();
      expect([page.statements.length, page.more !== '']).toEqual([200, true]);
    }
  });
});

describe('2.1.3: order', () => {
  test('is the newest first, and with ascending the oldest', async () => {
    const statements = several(3);
    for (const statement of statements) {
      await lrs.post(statement);
      lrs.record.clock.advance(1);
    }
    const ids = statements.map(({ id }) => id);
    expect(await lrs.idsOf()).toEqual(ids.toReversed());
    expect(await lrs.idsOf({ ascending: 'false' })).toEqual(ids.toReversed());
    expect(await lrs.idsOf({ ascending: 'true' })).toEqual(ids);
  });

  test('is that of storing, not of what statements say of their time', async () => {
    const early = withId({ timestamp: '2001-01-01T00:00:00Z' });
    const late = withId({ timestamp: '2026-01-01T00:00:00Z' });
    await lrs.post(late);
    lrs.record.clock.advance(1);
    await lrs.post(early);
    expect(await lrs.idsOf()).toEqual([early.id, late.id]);
    expect(
      (await lrs.system.ask('GET', `${STATEMENTS}?since=2026-06-01T00:00:00Z`)).json().statements,
    ).toHaveLength(2);
  });
});

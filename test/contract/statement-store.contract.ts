/** What every statement store must do, whatever database lies beneath. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SectionSeen, StatementQuery, StatementRow } from '../../server/ports/statement-store.ts';
import type { Storage } from '../../server/ports/storage.ts';

const LESSON = 'integrity/01-gifts';
const COURSE = { id: 'integrity', lessons: [LESSON] };
let made = 0;

function aRow(overrides: Partial<StatementRow> = {}): StatementRow {
  made += 1;
  const id = overrides.id ?? crypto.randomUUID();
  return {
    id,
    actorKey: 'account|https://a.cn|p1',
    verb: 'https://a.cn/verbs/read',
    activity: 'https://a.cn/activities/1',
    registration: null,
    timestampMs: made,
    storedMs: made,
    voids: null,
    digest: `digest of ${id}`,
    json: JSON.stringify({ id, authority: { account: { homePage: 'https://a.cn/keys', name: 'k1' } } }),
    ...overrides,
  };
}

const seenWith = (row: StatementRow, overrides: Partial<SectionSeen> = {}): SectionSeen => ({
  personId: 'p1',
  lesson: LESSON,
  section: 's1',
  year: 2026,
  statement: row.id,
  seenAtMs: 1000,
  ...overrides,
});

export function statementStoreContract(name: string, open: () => Storage | Promise<Storage>): void {
  describe(`statement store (${name})`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
    });
    afterEach(() => storage.close());

    const append = (...rows: StatementRow[]) => storage.statements.append(rows, []);
    const ask = (query: Partial<StatementQuery> = {}) =>
      storage.statements.query({ ascending: true, limit: 100, ...query });
    const idsOf = async (query: Partial<StatementQuery> = {}) =>
      (await ask(query)).statements.map((text) => JSON.parse(text).id);
    const sectionsSeen = async (sinceMs = 0) =>
      (await storage.study.progress('p1', COURSE, sinceMs)).sectionsSeen[LESSON];

    describe('appending', () => {
      test('keeps the very text', async () => {
        const row = aRow({ json: '{ "n" : 1.50, "s":"𬭎\\u0000 \\" 王" }' });
        expect(await append(row)).toEqual({ kind: 'stored' });
        expect(await storage.statements.find(row.id, false)).toBe(row.json);
      });

      test('passes over what is known, and stores the rest', async () => {
        const [known, fresh] = [aRow(), aRow()];
        await append(known);
        expect(await append({ ...known, json: 'later', storedMs: 9 }, fresh)).toEqual({ kind: 'stored' });
        expect(await storage.statements.find(known.id, false)).toBe(known.json);
        expect(await idsOf()).toEqual([known.id, fresh.id]);
      });

      test('of other content under a known id stores nothing at all', async () => {
        const [known, before, after] = [aRow(), aRow(), aRow()];
        await append(known);
        const other = { ...known, digest: 'other', json: 'other' };
        const seen = [seenWith(before)];
        expect(await storage.statements.append([before, other, after], seen)).toEqual({
          kind: 'conflict',
          id: known.id,
        });
        expect(await idsOf()).toEqual([known.id]);
        expect(await sectionsSeen()).toEqual([]);
      });

      test('sees a conflict within one batch', async () => {
        const row = aRow();
        expect(await append(row, { ...row, digest: 'other' })).toEqual({ kind: 'conflict', id: row.id });
        expect(await append(row, row)).toEqual({ kind: 'stored' });
        expect(await idsOf()).toEqual([row.id]);
      });

      test('many at once stores each once, and every caller learns its own outcome', async () => {
        const shared = aRow();
        const rows = Array.from({ length: 200 }, () => aRow());
        const outcomes = await Promise.all([
          ...rows.map((row) => append(row, shared)),
          append(aRow(), { ...shared, digest: 'other' }),
        ]);
        expect(outcomes.slice(0, 200).every(({ kind }) => kind === 'stored')).toBe(true);
        expect(outcomes[200]).toEqual({ kind: 'conflict', id: shared.id });
        expect((await idsOf({ limit: 1000 })).length).toBe(201);
      });

      test('nothing is allowed', async () => {
        expect(await append()).toEqual({ kind: 'stored' });
      });
    });

    describe('sections seen', () => {
      test('are kept with the statement that first told of them', async () => {
        const [first, second] = [aRow(), aRow()];
        await storage.statements.append([first], [seenWith(first, { seenAtMs: 1000 })]);
        await storage.statements.append([second], [seenWith(second, { seenAtMs: 5000 })]);
        expect(await sectionsSeen()).toEqual(['s1']);
        expect(await sectionsSeen(2000)).toEqual([]);
      });

      test('may be seen again in another year', async () => {
        const [first, second] = [aRow(), aRow()];
        await storage.statements.append([first], [seenWith(first, { seenAtMs: 1000 })]);
        await storage.statements.append([second], [seenWith(second, { seenAtMs: 5000, year: 2027 })]);
        expect(await sectionsSeen(2000)).toEqual(['s1']);
      });

      test('are not seen anew when an old statement is sent again', async () => {
        const row = aRow();
        await storage.statements.append([row], [seenWith(row)]);
        await storage.statements.append([row], [seenWith(row, { seenAtMs: 5000, year: 2027 })]);
        expect(await sectionsSeen(2000)).toEqual([]);
      });
    });

    describe('voiding (xAPI 1.0.3 Data 2.3.2)', () => {
      test.each(['before', 'after'])('hides a statement that came %s the voiding one', async (order) => {
        const target = aRow();
        const voiding = aRow({ voids: target.id });
        for (const row of order === 'before' ? [target, voiding] : [voiding, target]) await append(row);
        expect(await idsOf()).toEqual([voiding.id]);
        expect(await storage.statements.find(target.id, false)).toBeUndefined();
        expect(await storage.statements.find(target.id, true)).toBe(target.json);
        expect(await storage.statements.find(voiding.id, true)).toBeUndefined();
      });

      test.each(['before', 'after'])('does nothing to a voiding statement that came %s', async (order) => {
        const voiding = aRow({ voids: crypto.randomUUID() });
        const again = aRow({ voids: voiding.id });
        for (const row of order === 'before' ? [voiding, again] : [again, voiding]) await append(row);
        expect((await idsOf()).sort()).toEqual([voiding.id, again.id].sort());
      });
    });

    describe('a query', () => {
      test('filters by each column, and by several', async () => {
        const registration = crypto.randomUUID();
        const [all, actor, verb, activity, registered] = [
          aRow({ actorKey: 'x', verb: 'x', activity: 'x', registration }),
          aRow({ actorKey: 'x' }),
          aRow({ verb: 'x' }),
          aRow({ activity: 'x' }),
          aRow({ registration }),
        ];
        await append(all, actor, verb, activity, registered, aRow({ activity: null }));
        expect(await idsOf({ actorKey: 'x' })).toEqual([all.id, actor.id]);
        expect(await idsOf({ verb: 'x' })).toEqual([all.id, verb.id]);
        expect(await idsOf({ activity: 'x' })).toEqual([all.id, activity.id]);
        expect(await idsOf({ registration })).toEqual([all.id, registered.id]);
        expect(await idsOf({ actorKey: 'x', verb: 'x', activity: 'x', registration })).toEqual([all.id]);
        expect(await idsOf({ actorKey: 'nobody' })).toEqual([]);
      });

      test('filters by who asserted it', async () => {
        const other = aRow({ json: '{"authority":{"mbox":"mailto:a@b.cn"}}' });
        const row = aRow();
        await append(row, other);
        expect(await idsOf({ authority: { homePage: 'https://a.cn/keys', name: 'k1' } })).toEqual([row.id]);
        expect(await idsOf({ authority: { homePage: 'https://a.cn', name: 'k1' } })).toEqual([]);
      });

      test('takes what was stored after `since` and up to `until`', async () => {
        const rows = [10, 20, 30].map((storedMs) => aRow({ storedMs }));
        await append(...rows);
        expect(await idsOf({ sinceMs: 10 })).toEqual([rows[1]?.id, rows[2]?.id]);
        expect(await idsOf({ untilMs: 20 })).toEqual([rows[0]?.id, rows[1]?.id]);
        expect(await idsOf({ sinceMs: 10, untilMs: 20 })).toEqual([rows[1]?.id]);
      });

      /** @param between - runs after every page */
      async function walk(
        ascending: boolean,
        between: () => Promise<unknown>,
        after?: number,
      ): Promise<string[]> {
        const page = await ask({ ascending, limit: 3, ...(after === undefined ? {} : { after }) });
        await between();
        const rest = page.next === undefined ? [] : await walk(ascending, between, page.next);
        return [...page.statements, ...rest];
      }

      test('walks every page once, the oldest first', async () => {
        const rows = Array.from({ length: 7 }, () => aRow({ storedMs: 5 }));
        await append(...rows);
        expect(await walk(true, async () => undefined)).toEqual(rows.map(({ json }) => json));
      });

      test('walks back from the newest there was, whatever arrives meanwhile', async () => {
        const rows = Array.from({ length: 7 }, () => aRow({ storedMs: 5 }));
        await append(...rows);
        expect(await walk(false, () => append(aRow()))).toEqual(rows.map(({ json }) => json).reverse());
      });

      test('a page that ends with the last statement is the last', async () => {
        await append(aRow(), aRow());
        expect((await ask({ limit: 2 })).next).toBeUndefined();
      });
    });

    test('consistency is promised up to what is not yet written', async () => {
      expect(await storage.statements.consistentThroughMs(500)).toBe(500);
      const writing = append(aRow({ storedMs: 400 }));
      expect(await storage.statements.consistentThroughMs(500)).toBe(400);
      await writing;
      expect(await storage.statements.consistentThroughMs(500)).toBe(500);
    });
  });
}

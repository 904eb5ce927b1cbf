/** What every statement store must do, whatever database lies beneath. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type {
  SectionSeen,
  StatementPage,
  StatementQuery,
  StatementRow,
} from '../../server/ports/statement-store.ts';
import type { Storage } from '../../server/ports/storage.ts';
import type { ActivityDefinition } from '../../src/domain/xapi/statement.ts';

const LESSON = 'integrity/01-gifts';
const VERSION = 'v1';
let made = 0;

function later(): number {
  made += 1;
  return made;
}

function aRow(overrides: Partial<StatementRow> = {}): StatementRow {
  const storedMs = later();
  const id = overrides.id ?? crypto.randomUUID();
  return {
    id,
    storedMs,
    lists: ['agent a', 'verb a', 'activity a', 'authority k1'],
    json: JSON.stringify({ id }),
    ...overrides,
  };
}

/** A statement as its text tells, for those that others refer to: its lists are read from there. */
function aTold(id: string, overrides: Partial<StatementRow> = {}): StatementRow {
  const statement = {
    id,
    actor: { mbox: 'mailto:x@a.cn' },
    verb: { id: 'https://a.cn/x' },
    object: { id: 'https://a.cn/activity' },
    authority: { mbox: 'mailto:k@a.cn' },
  };
  const lists = [
    'agent mbox|mailto:x@a.cn',
    'authority mbox|mailto:k@a.cn',
    'verb https://a.cn/x',
    'activity https://a.cn/activity',
  ] as const;
  return aRow({ id, json: JSON.stringify(statement), lists, ...overrides });
}

/** A statement whose object is a reference. */
function aReferring(to: string, overrides: Partial<StatementRow> = {}): StatementRow {
  const id = crypto.randomUUID();
  const statement = {
    id,
    actor: { mbox: 'mailto:r@a.cn' },
    verb: { id: 'https://a.cn/r' },
    object: { objectType: 'StatementRef', id: to },
    authority: { mbox: 'mailto:k@a.cn' },
  };
  const lists = ['agent mbox|mailto:r@a.cn', 'authority mbox|mailto:k@a.cn', 'verb https://a.cn/r'] as const;
  return aRow({ id, json: JSON.stringify(statement), lists, refersTo: to, ...overrides });
}

const seenWith = (row: StatementRow, overrides: Partial<SectionSeen> = {}): SectionSeen => ({
  personId: 'p1',
  lesson: LESSON,
  section: 's1',
  year: 2026,
  contentHash: VERSION,
  statement: row.id,
  seenAtMs: 1000,
  ...overrides,
});

/** The very texts: rows of these tests hold no `},{` of their own. */
function textsIn({ statements }: StatementPage): string[] {
  const text = Buffer.from(statements).toString('utf8');
  return text === '' ? [] : text.split(/(?<=\}),(?=\{)/);
}

export function statementStoreContract(name: string, open: () => Storage | Promise<Storage>): void {
  describe(`statement store (${name})`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
    });
    afterEach(() => storage.close());

    const append = (...rows: StatementRow[]) => storage.statements.append(rows);
    const ask = (query: Partial<StatementQuery> = {}) =>
      storage.statements.query({ groups: [], ascending: true, limit: 100, ...query });
    const texts = async (query: Partial<StatementQuery> = {}) => textsIn(await ask(query));
    const textOf = async (id: string) => (await storage.statements.find(id))?.json;
    const idsOf = async (query: Partial<StatementQuery> = {}) =>
      (await texts(query)).map((text) => JSON.parse(text).id);
    const sectionsSeen = async (sinceMs = 0) =>
      (await storage.study.progress('p1', [{ id: LESSON, contentHash: VERSION }], sinceMs)).sectionsSeen[
        LESSON
      ];

    describe('appending', () => {
      test('keeps the very text', async () => {
        const row = aRow({ json: '{ "n" : 1.50, "s":"𬭎\\u0000 \\" 王" }' });
        expect(await append(row)).toEqual({ kind: 'stored', newSections: [] });
        expect(await textOf(row.id)).toBe(row.json);
        expect(await texts()).toEqual([row.json]);
      });

      test('of a known id stores nothing at all, and tells what stands there', async () => {
        const [known, before, after] = [aRow(), aRow(), aRow()];
        await append(known);
        const seen = [seenWith(before)];
        expect(await append({ ...before, sectionsSeen: seen }, { ...known, json: 'other' }, after)).toEqual({
          kind: 'known',
          statements: [{ id: known.id, json: known.json }],
        });
        expect(await idsOf()).toEqual([known.id]);
        expect(await sectionsSeen()).toEqual([]);
      });

      test('many at once stores each once, and every caller learns its own outcome', async () => {
        const shared = aRow();
        const rows = Array.from({ length: 200 }, () => aRow());
        const outcomes = await Promise.all([
          ...rows.map((row) => append(row)),
          append(shared),
          append(shared),
        ]);
        expect(outcomes.map(({ kind }) => kind)).toEqual([...Array(201).fill('stored'), 'known']);
        expect(await idsOf({ limit: 1000 })).toEqual([...rows, shared].map(({ id }) => id));
      });

      test('one that cannot be written takes no other with it', async () => {
        const [good, other] = [aRow(), aRow()];
        const bad = aRow({ storedMs: Number.NaN });
        const outcomes = await Promise.allSettled([append(good), append(bad), append(other)]);
        expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
        expect(await idsOf()).toEqual([good.id, other.id]);
        // What a failed transaction had remembered must not outlive it.
        const later = aRow({ lists: ['verb new'] });
        await append(later);
        expect(await idsOf({ groups: [['verb new']] })).toEqual([later.id]);
      });

      test('nothing is allowed', async () => {
        expect(await append()).toEqual({ kind: 'stored', newSections: [] });
      });

      test('keeps the data of attachments once, under their hash', async () => {
        const [data, sha2] = [new Uint8Array([0, 255, 13, 10]), 'ab'.repeat(32)];
        await append(aRow({ attachments: [{ sha2, data }] }), aRow({ attachments: [{ sha2, data }] }));
        expect(Uint8Array.from((await storage.statements.attachment(sha2)) ?? [])).toEqual(data);
        expect(await storage.statements.attachment('cd'.repeat(32))).toBeUndefined();
      });
    });

    describe('what statements teach (xAPI 1.0.3 Data 2.4.4.1, Communication 2.4)', () => {
      test('definitions grow, and the latest word stands', async () => {
        const define = (definition: ActivityDefinition) =>
          append(aRow({ definitions: [{ id: 'x', definition }] }));
        await define({ name: { en: 'one', zh: '一' }, type: 'https://a.cn/t1' });
        await define({ name: { en: 'two' } });
        await define({ name: { en: 'one', zh: '一' }, type: 'https://a.cn/t1' });
        await define({ name: { en: 'two' } });
        expect(await storage.statements.definitionOf('x')).toEqual({
          name: { en: 'two', zh: '一' },
          type: 'https://a.cn/t1',
        });
        expect(await storage.statements.definitionOf('y')).toBeUndefined();
      });

      test('names are kept each once', async () => {
        const names = (...called: string[]) =>
          append(aRow({ names: called.map((name) => ({ actorKey: 'k', name })) }));
        await names('王', '王晓');
        await names('王晓', '王晓文');
        expect(await storage.statements.namesOf('k')).toEqual(['王', '王晓', '王晓文']);
        expect(await storage.statements.namesOf('j')).toEqual([]);
      });
    });

    describe('sections seen', () => {
      const tell = (overrides: Partial<SectionSeen>) => {
        const row = aRow();
        return append({ ...row, sectionsSeen: [seenWith(row, overrides)] });
      };

      test('are kept with the statement that first told of them, which is told', async () => {
        expect(await tell({ seenAtMs: 1000 })).toMatchObject({ newSections: [{ section: 's1' }] });
        expect(await tell({ seenAtMs: 5000 })).toMatchObject({ newSections: [] });
        expect(await sectionsSeen()).toEqual(['s1']);
        expect(await sectionsSeen(2000)).toEqual([]);
      });

      test('may be seen again in another year', async () => {
        await tell({ seenAtMs: 1000 });
        await tell({ seenAtMs: 5000, year: 2027 });
        expect(await sectionsSeen(2000)).toEqual(['s1']);
      });
    });

    describe('voiding (xAPI 1.0.3 Data 2.3.2)', () => {
      test.each(['before', 'after'])('hides a statement that came %s the voiding one', async (order) => {
        const target = aTold(crypto.randomUUID());
        const voiding = aReferring(target.id, { isVoiding: true });
        for (const row of order === 'before' ? [target, voiding] : [voiding, target]) await append(row);
        expect(await idsOf()).toEqual([voiding.id]);
        expect(await storage.statements.find(target.id)).toEqual({ json: target.json, isVoided: true });
        expect(await storage.statements.find(voiding.id)).toEqual({ json: voiding.json, isVoided: false });
      });

      test('is told with the statement that did it, the first where there are several', async () => {
        const target = aTold(crypto.randomUUID());
        const mention = aReferring(target.id);
        const [voiding, again] = [1, 2].map(() => aReferring(target.id, { isVoiding: true }));
        for (const row of [mention, target, voiding, again]) await append(row as StatementRow);
        expect(await storage.statements.voiderOf(target.id)).toBe(voiding?.id);
        expect(await storage.statements.voiderOf(mention.id)).toBeUndefined();
      });

      test.each(['before', 'after'])('does nothing to a voiding statement that came %s', async (order) => {
        const voiding = aReferring(crypto.randomUUID(), { isVoiding: true });
        const again = aReferring(voiding.id, { isVoiding: true });
        for (const row of order === 'before' ? [voiding, again] : [again, voiding]) await append(row);
        expect((await idsOf()).sort()).toEqual([voiding.id, again.id].sort());
      });

      test('a reference that does not void leaves its target alone', async () => {
        const target = aTold(crypto.randomUUID());
        await append(aReferring(target.id));
        await append(target);
        expect(await idsOf()).toContain(target.id);
      });
    });

    describe('references (xAPI 1.0.3 Communication 2.1.4)', () => {
      const X = { groups: [['verb https://a.cn/x' as const]] };

      test.each([
        ['the target first', [0, 1, 2]],
        ['the target last', [2, 1, 0]],
        ['the middle last', [0, 2, 1]],
        ['the middle first', [1, 0, 2]],
      ])('lead over others to what is asked for, %s', async (_title, order) => {
        const target = aTold(crypto.randomUUID());
        const middle = aReferring(target.id);
        const far = aReferring(middle.id);
        const rows = [target, middle, far];
        for (const at of order) await append({ ...(rows[at] as StatementRow), storedMs: later() });
        expect((await idsOf(X)).sort()).toEqual(rows.map(({ id }) => id).sort());
      });

      test('must meet all the filters with one statement, not with two together', async () => {
        const target = aTold(crypto.randomUUID());
        const referring = aReferring(target.id);
        await append(target, referring);
        const both = {
          groups: [['verb https://a.cn/x' as const], ['activity https://a.cn/activity' as const]],
        };
        expect(await idsOf(both)).toEqual([target.id, referring.id]);
        const mixed = { groups: [['verb https://a.cn/x' as const], ['agent mbox|mailto:r@a.cn' as const]] };
        expect(await idsOf(mixed)).toEqual([]);
      });

      test('are bound by since, until and limit themselves', async () => {
        const target = aTold(crypto.randomUUID(), { storedMs: later() });
        const referring = aReferring(target.id, { storedMs: later() });
        await append(target);
        await append(referring);
        expect(await idsOf({ ...X, sinceMs: target.storedMs })).toEqual([referring.id]);
        expect(await idsOf({ ...X, untilMs: target.storedMs })).toEqual([target.id]);
        expect(await idsOf({ ...X, limit: 1 })).toEqual([target.id]);
      });

      test('outlive the voiding of what they refer to', async () => {
        const target = aTold(crypto.randomUUID());
        const referring = aReferring(target.id);
        const voiding = aReferring(target.id, { isVoiding: true });
        await append(target, referring, voiding);
        expect(await idsOf(X)).toEqual([referring.id, voiding.id]);
      });

      test('in a circle end', async () => {
        const [one, other] = [crypto.randomUUID(), crypto.randomUUID()];
        const told = (id: string, to: string) => {
          const row = aReferring(to);
          return { ...row, id, json: row.json.replace(row.id, id) };
        };
        await append(told(one, other));
        await append(told(other, one));
        expect(await idsOf({ groups: [['verb https://a.cn/r']] })).toEqual([one, other]);
      });

      test('do not let anybody see more: what the caller may see is asked of the statement itself', async () => {
        const target = aTold(crypto.randomUUID());
        const foreign = aReferring(target.id);
        await append(target, foreign);
        expect(await idsOf({ ...X, own: ['agent mbox|mailto:x@a.cn'] })).toEqual([target.id]);
      });
    });

    describe('a query', () => {
      test('finds what stands in one list of each group', async () => {
        const [all, one, two, three] = [
          aRow({ lists: ['agent x', 'verb x', 'activity x'] }),
          aRow({ lists: ['agent x'] }),
          aRow({ lists: ['verb x', 'relatedAgent x'] }),
          aRow({ lists: ['activity x'] }),
        ];
        await append(all, one, two, three);
        expect(await idsOf({ groups: [['agent x']] })).toEqual([all.id, one.id]);
        expect(await idsOf({ groups: [['agent x'], ['verb x'], ['activity x']] })).toEqual([all.id]);
        expect(await idsOf({ groups: [['agent x', 'authority x', 'relatedAgent x']] })).toEqual([
          all.id,
          one.id,
          two.id,
        ]);
        expect(await idsOf({ groups: [['agent x', 'relatedAgent x'], ['verb x']] })).toEqual([
          all.id,
          two.id,
        ]);
        expect(await idsOf({ groups: [['agent nobody']] })).toEqual([]);
        expect(await idsOf({ groups: [['agent x'], ['verb nobody']] })).toEqual([]);
        expect(await idsOf({ own: ['authority nobody'] })).toEqual([]);
        expect(await idsOf({ own: ['agent x'] })).toEqual([all.id, one.id]);
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
        return [...textsIn(page), ...rest];
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

      test('a group may name hundreds of lists, and is walked in order all the same', async () => {
        const lists = Array.from({ length: 700 }, (_, at) => `agent ${at}` as const);
        const told = [3, 650, 3, 200, 301, 650].map((at, place) =>
          aRow({ lists: [`agent ${at}`, place < 4 ? 'verb early' : 'verb late'] }),
        );
        for (const list of lists) await append(aRow({ lists: [list, 'activity other'] }));
        await append(...told);
        const newest = told.map(({ id }) => id).reverse();
        const groups = [lists, ['verb early' as const, 'verb late' as const]];
        expect(await idsOf({ groups, ascending: false })).toEqual(newest);
        expect(await idsOf({ groups })).toEqual(newest.toReversed());
        expect(await idsOf({ groups: [lists, ['verb late']] })).toEqual(newest.slice(0, 2).reverse());
        const first = await ask({ groups: [lists], ascending: false, limit: 4 });
        const rest = await ask({ groups: [lists], ascending: false, limit: 1000, after: first.next ?? 0 });
        expect([textsIn(first).length, textsIn(rest).length]).toEqual([4, 702]);
      });

      test('a page that ends with the last statement is the last', async () => {
        await append(aRow(), aRow());
        expect((await ask({ limit: 2 })).next).toBeUndefined();
      });
    });

    describe('the order of storing', () => {
      test('can be walked from any place, voided statements included, with their very texts', async () => {
        const target = aTold(crypto.randomUUID());
        const rows = [aRow({ json: '{ "n" : 1.50 }' }), target, aReferring(target.id, { isVoiding: true })];
        for (const row of rows) await append(row);
        const placed = await storage.statements.after(0, 10);
        expect(placed).toEqual(rows.map(({ json }, at) => ({ seq: at + 1, text: json })));
        expect(await storage.statements.after(1, 1)).toEqual(placed.slice(1, 2));
        expect(await storage.statements.after(3, 10)).toEqual([]);
      });

      test('has a last place, and none before the first statement', async () => {
        expect(await storage.statements.lastSeq()).toBe(0);
        await append(aRow(), aRow());
        expect(await storage.statements.lastSeq()).toBe(2);
      });

      test('has no gap where an append failed or was known already', async () => {
        const known = aRow();
        await append(known);
        await Promise.allSettled([append(aRow({ storedMs: Number.NaN })), append(known), append(aRow())]);
        expect((await storage.statements.after(0, 10)).map(({ seq }) => seq)).toEqual([1, 2]);
      });
    });

    test('consistency is promised up to what is not yet written', async () => {
      expect(storage.statements.consistentThroughMs(500)).toBe(500);
      const writing = append(aRow({ storedMs: 400 }));
      expect(storage.statements.consistentThroughMs(500)).toBe(400);
      await writing;
      expect(storage.statements.consistentThroughMs(500)).toBe(500);
    });

    test('a stamp never falls, though the clock may', async () => {
      expect(storage.statements.stampMs(1000)).toBe(1000);
      expect(storage.statements.stampMs(400)).toBe(1000);
      expect(storage.statements.stampMs(1001)).toBe(1001);
    });
  });
}

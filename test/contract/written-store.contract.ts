/** What every store of written work must do, whatever database lies beneath. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Storage } from '../../server/ports/storage.ts';
import type { HandingIn } from '../../server/ports/written-store.ts';
import { fail, succeed } from '../../src/domain/base/result.ts';
import { textMarks } from '../../src/domain/written/similarity.ts';
import { aReading, aWrittenTask } from '../support/builders.ts';

const TEXT = '群众来办事，图的是一个明白，我们多说一句，他就少跑一趟，这比什么话都管用。';

export function writtenStoreContract(name: string, open: () => Storage): void {
  describe(`written store (${name})`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = open();
      await storage.roster.add({
        units: [{ id: 'hall', name: '大厅', parentId: null, organType: 'government' }],
        people: ['learner', 'colleague'].map((id, at) => ({
          ...{ id, staffNumber: `10${at}`, name: '王', unitId: 'hall', isSample: false },
          ...{ tier: 'window' as const, trainingKind: 'inService' as const },
        })),
        grants: [],
        fromDay: '2026-01-01',
      });
    });
    afterEach(() => storage.close());

    const handing = (workId: string, text = TEXT, version = 1): HandingIn => ({
      ...{ workId, text, marks: textMarks(text) },
      event: {
        kind: 'handedIn',
        atMs: version,
        who: 'learner',
        version,
        hash: 'ab'.repeat(32),
        characters: 30,
      },
    });
    const handIn = (who = 'learner', workId = 'w-1', text = TEXT) =>
      storage.written.handIn('t-1', who, () => succeed(handing(workId, text)));

    test('a task comes back as it was made, with what was done to it', async () => {
      const { events: _, ...draft } = aWrittenTask({
        makeUps: [{ personId: 'learner', order: 'o-1', centihours: 150 }],
      });
      await storage.written.make(draft);
      const moved = { kind: 'dueMoved', atMs: 5, who: 'hall', dueDay: '2026-12-30', reason: '推迟' } as const;
      await storage.written.changeTask('t-1', () => succeed(moved));
      expect(await storage.written.task('t-1')).toEqual({ ...draft, events: [moved] });
      expect(await storage.written.tasks({ unitIds: ['hall'], fromYear: 2026 })).toHaveLength(1);
      expect(await storage.written.tasks({ unitIds: ['hall'], fromYear: 2027 })).toEqual([]);
      expect(await storage.written.tasks({ unitIds: ['court'] })).toEqual([]);
      expect(await storage.written.tasks({})).toHaveLength(1);
    });

    describe('of a task', () => {
      beforeEach(async () => {
        const { events: _, ...draft } = aWrittenTask();
        await storage.written.make(draft);
      });

      test('each person has one work, however often it is handed in; every version is kept', async () => {
        await handIn();
        await storage.written.handIn('t-1', 'learner', (work) => {
          expect(work?.events).toHaveLength(1);
          return succeed(handing(work?.id ?? '', `${TEXT}改`, 2));
        });
        expect(await storage.written.works({ taskId: 't-1' })).toHaveLength(1);
        expect(await storage.written.text('w-1', 1)).toBe(TEXT);
        expect(await storage.written.text('w-1', 2)).toBe(`${TEXT}改`);
      });

      test('a refusal writes nothing, and neither does one about a work there is not', async () => {
        const no = fail({ code: 'conflict' as const, message: '不行' });
        expect(await storage.written.handIn('t-1', 'learner', () => no)).toEqual(no);
        expect(await storage.written.works({ personId: 'learner' })).toEqual([]);
        expect(await storage.written.addTo('none', () => succeed(aReading('a', 80)))).toMatchObject({
          ok: false,
        });
      });

      test('two decisions at once each see the other’s event or are seen by it', async () => {
        await handIn();
        const counts: number[] = [];
        await Promise.all(
          ['a', 'b'].map((who) =>
            storage.written.addTo('w-1', ({ events }) => {
              counts.push(events.length);
              return succeed(aReading(who, 80));
            }),
          ),
        );
        expect(counts.sort()).toEqual([1, 2]);
        expect((await storage.written.justRead()).map(({ id }) => id)).toEqual(['w-1']);
      });

      test('handed in or read last, a work is being read; returned or posted, it is not', async () => {
        const reading = async () => (await storage.written.beingRead()).map(({ id }) => id);
        expect(await reading()).toEqual([]);
        await handIn();
        await handIn('colleague', 'w-2', `别的开头。${TEXT}`);
        expect(await reading()).toEqual(['w-1', 'w-2']);
        await storage.written.addTo('w-1', () => succeed(aReading('a', 80)));
        expect(await reading()).toEqual(['w-1', 'w-2']);
        const said = { atMs: 20, who: 'a' };
        await storage.written.addTo('w-1', () => succeed({ ...said, kind: 'posted', entry: 'e-1' }));
        const returned = { ...said, kind: 'returned' as const, version: 1, remark: '请再写。' };
        await storage.written.addTo('w-2', () => succeed(returned));
        expect(await reading()).toEqual([]);
      });

      test('texts with the same words are neighbours, by their last version alone', async () => {
        await handIn();
        await handIn('colleague', 'w-2', `别的开头。${TEXT}`);
        expect((await storage.written.neighbours('w-1', 5)).map(({ id }) => id)).toEqual(['w-2']);
        const other = '这一篇从头到尾都是自己另外写的，和谁的都不一样，也没有引用过什么规定的原文。';
        await storage.written.handIn('t-1', 'colleague', () => succeed(handing('w-2', other, 2)));
        expect(await storage.written.neighbours('w-1', 5)).toEqual([]);
      });

      test('a draft is kept once a revision, and handing in ends it', async () => {
        const whose = { taskId: 't-1', personId: 'learner' };
        const save = (text: string, revision: number) =>
          storage.written.saveDraft(whose, { text, revision, savedAtMs: 1 });
        expect(await storage.written.draft('t-1', 'learner')).toBeUndefined();
        expect(await save('一', 0)).toMatchObject({ isKept: true, draft: { text: '一', revision: 1 } });
        expect(await save('二', 0)).toMatchObject({ isKept: false, draft: { text: '一', revision: 1 } });
        expect(await save('二', 1)).toMatchObject({ isKept: true, draft: { text: '二', revision: 2 } });
        await handIn();
        expect(await storage.written.draft('t-1', 'learner')).toBeUndefined();
      });
    });
  });
}

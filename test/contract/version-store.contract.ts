/** What every store of versions must do, whatever database lies beneath. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CaseStep, SectionSeen, StatementRow } from '../../server/ports/statement-store.ts';
import type { Storage } from '../../server/ports/storage.ts';
import { aCourse, aQuiz } from '../support/builders.ts';
import { keepMinute } from '../support/lived-minute.ts';

const LESSON = 'integrity/01-gifts';
const CASE = { id: 'counter', item: 'cases/counter', contentHash: 'v1' };

export function versionStoreContract(name: string, open: () => Storage): void {
  describe(`version store (${name})`, () => {
    let storage: Storage;
    beforeEach(() => {
      storage = open();
    });
    afterEach(() => storage.close());

    const append = (row: Partial<StatementRow>) => {
      const id = crypto.randomUUID();
      return storage.statements.append([{ id, storedMs: 1, json: `{"id":"${id}"}`, lists: [], ...row }]);
    };
    const seen = (overrides: Partial<SectionSeen>) =>
      append({
        sectionsSeen: [
          {
            personId: 'p1',
            lesson: LESSON,
            section: 's1',
            year: 2026,
            contentHash: 'v1',
            statement: 'x',
            seenAtMs: 1000,
            ...overrides,
          },
        ],
      });
    const step = (overrides: Partial<CaseStep>) =>
      append({
        caseSteps: [
          {
            personId: 'p1',
            study: CASE.id,
            scene: 'counter',
            year: 2026,
            contentHash: 'v1',
            statement: 'x',
            atMs: 1000,
            ...overrides,
          },
        ],
      });
    const sectionsOf = async (contentHash: string) =>
      (await storage.study.progress('p1', [{ id: LESSON, contentHash }], 0)).sectionsSeen[LESSON];
    const live = (minute: number, item: string, contentHash: string) =>
      keepMinute(storage, 'p1', { minute, item, contentHash });

    test('a version of a course is noted once, with the quiz it had', async () => {
      const course = aCourse({ contentHash: 'c1', quiz: aQuiz({ contentHash: 'q1' }) });
      await storage.versions.note([course], 1);
      await storage.versions.note([course, { ...course, contentHash: 'c2' }], 2);
      expect([...(await storage.versions.quizHashes(course.id))]).toEqual([
        ['c1', 'q1'],
        ['c2', 'q1'],
      ]);
      expect((await storage.versions.quizHashes('other')).size).toBe(0);
    });

    test('a section seen in one version is not seen in another, and can be seen there in the same year', async () => {
      await seen({});
      expect(await sectionsOf('v1')).toEqual(['s1']);
      expect(await sectionsOf('v2')).toEqual([]);
      const outcome = await seen({ contentHash: 'v2', seenAtMs: 2000 });
      expect(outcome.kind === 'stored' && outcome.newSections).toHaveLength(1);
      expect(await sectionsOf('v2')).toEqual(['s1']);
    });

    test('minutes count for the version they were lived on', async () => {
      for (const minute of [1, 2]) await live(minute, LESSON, 'v1');
      for (const minute of [3]) await live(minute, LESSON, 'v2');
      const minutesOf = async (contentHash: string) =>
        (await storage.study.progress('p1', [{ id: LESSON, contentHash }], 0)).minutes[LESSON];
      expect([await minutesOf('v1'), await minutesOf('v2'), await minutesOf('v3')]).toEqual([
        2,
        1,
        undefined,
      ]);
    });

    test('steps of a case come back with its minutes, of this version and since an instant', async () => {
      await step({});
      await step({ to: 'late' });
      await step({ to: 'late', atMs: 3000 });
      await step({ scene: 'done', contentHash: 'v2' });
      await step({ scene: 'done', personId: 'p2' });
      await live(1, CASE.item, 'v1');
      expect(await storage.study.caseProgress('p1', CASE, 0)).toEqual({
        scenesSeen: ['counter'],
        choices: [{ scene: 'counter', to: 'late' }],
        minutes: 1,
      });
      const later = await storage.study.caseProgress('p1', CASE, 1001);
      expect([later.scenesSeen, later.choices]).toEqual([[], []]);
      expect(await storage.study.steppedSince(1000)).toHaveLength(2);
      expect(await storage.study.steppedSince(1001)).toEqual([]);
    });

    test('evidence without a version is stamped once, and only where the item is known', async () => {
      await seen({ contentHash: '' });
      await seen({ contentHash: '', lesson: 'gone/01-x' });
      await live(1, LESSON, '');
      expect(await storage.versions.stampEvidence({ [LESSON]: 'v7' })).toBe(2);
      expect(await sectionsOf('v7')).toEqual(['s1']);
      expect(await storage.versions.stampEvidence({ [LESSON]: 'v8' })).toBe(0);
    });
  });
}

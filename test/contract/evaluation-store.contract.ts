/** What every store of teaching evaluation must do, whatever database lies beneath. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Storage } from '../../server/ports/storage.ts';

const PEOPLE = Array.from({ length: 12 }, (_, at) => `p${at}`);
const FORM = 'courses@1';

export function evaluationStoreContract(name: string, open: () => Storage): void {
  describe(`evaluation store (${name})`, () => {
    let storage: Storage;
    let ids = 0;
    beforeEach(async () => {
      storage = open();
      ids = 0;
      await storage.roster.add({
        units: [{ id: 'hall', name: '大厅', parentId: null, organType: 'government' }],
        people: PEOPLE.map((id, at) => ({
          ...{ id, staffNumber: `10${at}`, name: '王', unitId: 'hall', isSample: false },
          ...{ tier: 'window' as const, trainingKind: 'inService' as const },
        })),
        grants: [],
        fromDay: '2026-01-01',
      });
    });
    afterEach(() => storage.close());

    /** As chance gives them: in no order. */
    const freshId = () => {
      ids += 1;
      return `${(ids * 7919) % 1000}-${ids}`;
    };
    const keep = (personId: string, subject = 'event:e-1', form = FORM) =>
      storage.evaluations.keep({
        ...{ personId, subject, form, scores: { useful: 5 }, remark: `${personId}的话` },
        ids: [freshId(), freshId()],
      });
    const openCount = async (subject = 'event:e-1', form = FORM) =>
      (await storage.evaluations.opened(subject, form)).scores.length;

    test('nothing is open before the fifth answer, nor between the fifth and the tenth', async () => {
      const counts: number[] = [];
      for (const person of PEOPLE) {
        await keep(person);
        counts.push(await openCount());
      }
      expect(counts).toEqual([0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10, 10]);
      expect((await storage.evaluations.opened('event:e-1', FORM)).remarks).toHaveLength(10);
    });

    test('each person answers once, and a second answer leaves no trace', async () => {
      expect(await keep('p0')).toBe(true);
      for (let time = 0; time < 6; time += 1) expect(await keep('p0')).toBe(false);
      expect(await openCount()).toBe(0);
      expect(await storage.evaluations.answeredBy('p0')).toEqual(new Set(['event:e-1']));
    });

    test('subjects and versions of the questions are counted apart', async () => {
      for (const person of PEOPLE.slice(0, 4)) await keep(person);
      await keep('p5', 'event:e-2');
      await keep('p6', 'event:e-1', 'courses@2');
      expect(await storage.evaluations.openSubjects()).toEqual([]);
      await keep('p7');
      expect(await storage.evaluations.openSubjects()).toEqual([{ subject: 'event:e-1', form: FORM }]);
    });

    test('ten at once are two fives', async () => {
      await Promise.all(PEOPLE.slice(0, 10).map((person) => keep(person)));
      expect(await openCount()).toBe(10);
    });

    test('remarks come in the order of chance, not of the answers', async () => {
      for (const person of PEOPLE.slice(0, 10)) await keep(person);
      const { remarks } = await storage.evaluations.opened('event:e-1', FORM);
      expect(remarks).not.toEqual(PEOPLE.slice(0, 10).map((person) => `${person}的话`));
      expect([...remarks].sort()).toEqual(PEOPLE.slice(0, 10).map((person) => `${person}的话`));
    });
  });
}

/** What every roster store must do when people are looked for, whatever database lies beneath. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PeopleSearch } from '../../server/ports/roster-store.ts';
import type { Storage } from '../../server/ports/storage.ts';

const PEOPLE = [
  ['p1', '0100', '王晓文', 'a'],
  ['p2', '0101', '欧阳晓文', 'b'],
  ['p3', '0102', '阿卜杜热合曼·买买提', 'ab'],
  ['p4', '0099', '100%_李!', 'c'],
] as const;

export function rosterStoreContract(name: string, open: () => Storage): void {
  describe(`roster store (${name})`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = open();
      await storage.roster.add({
        units: [
          { id: 'a', name: '甲', parentId: null, organType: 'government' },
          { id: 'b', name: '乙', parentId: 'a', organType: 'government' },
          { id: 'ab', name: '甲二', parentId: null, organType: 'government' },
          { id: 'c', name: '丙', parentId: 'b', organType: 'government' },
        ],
        people: PEOPLE.map(([id, staffNumber, personName, unitId]) => ({
          id,
          staffNumber,
          name: personName,
          unitId,
          tier: 'window' as const,
          trainingKind: 'inService' as const,
          isSample: false,
        })),
        grants: [],
        fromDay: '2026-01-01',
      });
    });
    afterEach(() => storage.close());

    const found = async (search: Partial<PeopleSearch>) =>
      (await storage.roster.findPeople({ limit: 10, ...search })).map(({ id }) => id);

    test.each([
      ['a part of the name', '晓文', ['p1', 'p2']],
      ['the whole staff number', '0102', ['p3']],
      ['the opaque id', 'p2', ['p2']],
      ['signs that a pattern would give a meaning', '%', ['p4']],
      ['signs that a pattern would give a meaning', '_李!', ['p4']],
      ['a part of the staff number, which is nobody’s', '010', []],
      ['what nobody is called', '赵', []],
    ])('people are found by %s: %s', async (_what, text, ids) => {
      expect(await found({ text })).toEqual(ids);
    });

    test('people come by staff number, and no more than asked for', async () => {
      expect(await found({})).toEqual(['p4', 'p1', 'p2', 'p3']);
      expect(await found({ limit: 2 })).toEqual(['p4', 'p1']);
    });

    test('below units means them and their subtrees, but no unit whose id merely begins alike', async () => {
      expect(await found({ below: ['a'] })).toEqual(['p4', 'p1', 'p2']);
      expect(await found({ below: ['b', 'ab'] })).toEqual(['p4', 'p2', 'p3']);
      expect(await found({ below: ['a'], text: '买买提' })).toEqual([]);
      expect(await found({ below: [] })).toEqual([]);
      expect(await found({ below: ['nowhere'] })).toEqual([]);
    });

    test('people are told with their unit, and ids that nobody has are passed over', async () => {
      expect(await storage.roster.peopleByIds(['p3', 'gone'])).toEqual([
        { id: 'p3', staffNumber: '0102', name: '阿卜杜热合曼·买买提', unit: { id: 'ab', name: '甲二' } },
      ]);
      expect(await storage.roster.peopleByIds([])).toEqual([]);
    });

    test('what is known of a unit and of a person besides is kept, and what is not known is absent', async () => {
      const unit = {
        ...{ id: 'd', name: '丁', parentId: 'a', organType: 'judiciary' as const },
        ...{ code: 'A-04', sector: '政法' },
      };
      const person = {
        ...{ id: 'p5', staffNumber: '0103', name: '赵明', unitId: 'd', isSample: false },
        ...{ tier: 'leader' as const, trainingKind: 'promotion' as const },
        ...{ post: '庭长', startDay: '2019-07-01' },
      };
      await storage.roster.add({ units: [unit], people: [person], grants: [], fromDay: '2026-01-01' });
      expect(await storage.roster.unitById('d')).toEqual(unit);
      expect(await storage.roster.personById('p5')).toEqual(person);
      expect(await storage.roster.unitById('b')).not.toHaveProperty('code');
      expect(await storage.roster.personById('p1')).not.toHaveProperty('post');
    });
  });
}

/** What every ledger store must do, whatever database lies beneath. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AnnualStatus } from '../../server/ports/ledger-store.ts';
import type { Storage } from '../../server/ports/storage.ts';
import { fail, succeed } from '../../src/domain/base/result.ts';
import type { CreditEntry } from '../../src/domain/ledger/entry.ts';
import { ethicsCentihours, totalByCategory } from '../../src/domain/policy/assess-year.ts';
import { spreadYear } from '../../src/domain/report/year-spread.ts';
import { anAward } from '../support/builders.ts';

export function ledgerStoreContract(name: string, open: () => Storage): void {
  describe(`ledger store (${name})`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = open();
      await storage.roster.add({
        units: [
          { id: 'a', name: '甲', parentId: null, organType: 'government' },
          { id: 'b', name: '乙', parentId: 'a', organType: 'government' },
          { id: 'ab', name: '甲二', parentId: null, organType: 'government' },
        ],
        people: ['p1', 'p2', 'p3'].map((id, at) => ({
          id,
          staffNumber: `10${at}`,
          name: '王',
          unitId: ['a', 'b', 'ab'][at] ?? 'a',
          tier: 'window' as const,
          trainingKind: 'inService' as const,
          isSample: false,
        })),
        grants: [],
        fromDay: '2026-01-01',
      });
    });
    afterEach(() => storage.close());

    const award = (personId: string, overrides: object = {}) =>
      anAward({ id: crypto.randomUUID(), personId, year: 2026, ...overrides });
    const post = (draft: ReturnType<typeof anAward>) =>
      storage.ledger.appendIf(draft.personId, draft.year, () => succeed(draft), statusOf(draft.personId));

    test('entries come back as they were posted, in order, with places in the log that have no gaps', async () => {
      const drafts = [award('p1'), award('p2'), award('p1')];
      for (const draft of drafts) await post(draft);
      const entries = await storage.ledger.entries('p1', 2026);
      expect(entries.map((entry) => entry.index)).toEqual([0, 2]);
      expect(entries[1]).toMatchObject(drafts[2] as object);
    });

    test('the decision sees what was posted a moment before, even when both were asked at once', async () => {
      const seen: number[] = [];
      await Promise.all(
        [award('p1'), award('p1'), award('p1')].map((draft) =>
          storage.ledger.appendIf(
            'p1',
            2026,
            (entries) => {
              seen.push(entries.length);
              return succeed(draft);
            },
            statusOf('p1'),
          ),
        ),
      );
      expect(seen).toEqual([0, 1, 2]);
    });

    test('a refused entry leaves neither a row nor a status', async () => {
      const refusal = fail({ code: 'duplicate-award' as const, message: 'no' });
      const outcome = await storage.ledger.appendIf('p1', 2026, () => refusal, statusOf('p1'));
      expect(outcome).toEqual(refusal);
      expect(await storage.ledger.entries('p1')).toEqual([]);
      expect(await storage.ledger.status('p1', 2026)).toBeUndefined();
    });

    test('when the status cannot be worked out, the entry is not there either', async () => {
      const broken = () => {
        throw new Error('no policy');
      };
      await expect(storage.ledger.appendIf('p1', 2026, () => succeed(award('p1')), broken)).rejects.toThrow();
      expect(await storage.ledger.entries('p1')).toEqual([]);
    });

    test('the status is always the sum of the entries', async () => {
      await post(award('p1', { centihours: 150 }));
      await post(award('p1', { centihours: 250 }));
      expect((await storage.ledger.status('p1', 2026))?.ethicsCentihours).toBe(400);
    });

    test('a status can be worked out anew, and is kept', async () => {
      await post(award('p1', { centihours: 150 }));
      const before = await storage.ledger.status('p1', 2026);
      await storage.ledger.reassess('p1', 2026, (entries) => ({
        ...statusOf('p1')(entries),
        policyVersion: 2,
        isMet: true,
      }));
      expect(await storage.ledger.status('p1', 2026)).toEqual({ ...before, policyVersion: 2, isMet: true });
    });

    test('everybody’s years are walked in pages, those without entries too', async () => {
      await post(award('p2'));
      await post(award('p1', { year: 2025 }));
      await post(award('p1'));
      await storage.ledger.reassess('p3', 2026, () => ({ ...statusOf('p3')([]), year: 2026 }));
      const first = await storage.ledger.personYears(undefined, 2);
      const rest = await storage.ledger.personYears(first.at(-1), 10);
      expect([...first, ...rest].map(({ personId, year }) => `${personId} ${year}`)).toEqual([
        'p1 2025',
        'p1 2026',
        'p2 2026',
        'p3 2026',
      ]);
      expect(await storage.ledger.personYears(undefined, 10, 2025)).toEqual([{ personId: 'p1', year: 2025 }]);
    });

    test('years are told newest first, and entries of every year together when none is named', async () => {
      await post(award('p1', { year: 2025 }));
      await post(award('p1', { year: 2026 }));
      expect(await storage.ledger.years('p1')).toEqual([2026, 2025]);
      expect(await storage.ledger.entries('p1')).toHaveLength(2);
    });

    test('a subtree holds the unit and what is below it, but no unit whose id merely begins alike', async () => {
      await post(award('p2'));
      const people = await storage.ledger.peopleOfSubtree('a', 2026);
      expect(people.map((person) => person.personId)).toEqual(['p1', 'p2']);
      expect(people.map((person) => person.status?.ethicsCentihours)).toEqual([undefined, 100]);
      expect(await storage.ledger.peopleOfSubtree('nowhere', 2026)).toEqual([]);
    });
  });
}

function statusOf(personId: string): (entries: readonly CreditEntry[]) => AnnualStatus {
  return (entries) => {
    const totals = totalByCategory(entries);
    return {
      personId,
      year: entries[0]?.year ?? 2026,
      policyId: 'annual',
      policyVersion: 1,
      totals,
      ethicsCentihours: ethicsCentihours(totals),
      countedCentihours: ethicsCentihours(totals),
      spread: spreadYear(2026, entries),
      hoursState: 'unmet',
      shareState: 'notAssessable',
      isMet: false,
      updatedAtMs: 0,
    };
  };
}

/** What every store of warnings must do, whatever database lies beneath. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Storage } from '../../server/ports/storage.ts';
import type { Failure } from '../../src/domain/base/failure.ts';
import { fail, succeed } from '../../src/domain/base/result.ts';
import type { WarningEvent } from '../../src/domain/warning/warning.ts';
import { aFigure, aWarning, NOW_MS } from '../support/builders.ts';

const Q2 = { year: 2026, quarter: 2 };
const TOLD: WarningEvent = { kind: 'told', atMs: NOW_MS, who: 'officer', head: '李主任', note: '' };
const CLOSED: WarningEvent = {
  ...{ kind: 'closed', atMs: NOW_MS, who: 'officer', outcome: 'corrected', note: '' },
  figures: [aFigure()],
};

export function warningStoreContract(name: string, open: () => Storage): void {
  describe(`warning store (${name})`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = open();
      await storage.roster.add({
        units: [
          { id: 'unit-1', name: '甲', parentId: null, organType: 'government' },
          { id: 'unit-2', name: '乙', parentId: 'unit-1', organType: 'government' },
          { id: 'unit-3', name: '丙', parentId: null, organType: 'government' },
        ],
        people: ['person-1', 'person-2', 'person-3'].map((id, at) => ({
          ...{ id, staffNumber: `10${at}`, name: '王', unitId: `unit-${at + 1}` },
          ...{ tier: 'window' as const, trainingKind: 'inService' as const, isSample: false },
        })),
        grants: [],
        fromDay: '2026-01-01',
      });
    });
    afterEach(() => storage.close());

    const candidates = async (quarter = Q2) =>
      (await storage.warnings.candidates(quarter, undefined, 10)).map(({ personId }) => personId);
    const all = { from: 0, limit: 10 };

    test('a warning comes back as it was opened, with every act in its order', async () => {
      expect(await storage.warnings.open([aWarning()])).toEqual([aWarning()]);
      await storage.warnings.addTo('warning-1', () => succeed(TOLD));
      await storage.warnings.addTo('warning-1', () => succeed(CLOSED));
      expect(await storage.warnings.byId('warning-1')).toEqual(aWarning({ events: [TOLD, CLOSED] }));
      expect(await storage.warnings.byId('none')).toBeUndefined();
    });

    test('there is one for a person and pair of quarters, and one open at a time', async () => {
      await storage.warnings.open([aWarning()]);
      const next = aWarning({
        id: 'warning-2',
        first: aFigure({ quarter: 2 }),
        second: aFigure({ quarter: 3 }),
      });
      expect(await storage.warnings.open([aWarning({ id: 'again' }), next])).toEqual([]);
      await storage.warnings.addTo('warning-1', () => succeed(CLOSED));
      expect(await storage.warnings.open([aWarning({ id: 'again' }), next])).toEqual([next]);
    });

    test('only those without one are candidates, a page at a time', async () => {
      await storage.warnings.open([aWarning()]);
      expect(await candidates()).toEqual(['person-2', 'person-3']);
      expect(await candidates({ year: 2026, quarter: 3 })).toEqual(['person-2', 'person-3']);
      await storage.warnings.addTo('warning-1', () => succeed(CLOSED));
      expect(await candidates()).toEqual(['person-2', 'person-3']);
      expect(await candidates({ year: 2026, quarter: 3 })).toEqual(['person-1', 'person-2', 'person-3']);
      const [second] = await storage.warnings.candidates(Q2, 'person-2', 1);
      expect(second).toEqual({
        personId: 'person-3',
        memberships: [{ fromDay: '2026-01-01', toDay: null }],
      });
    });

    test('an act that is refused adds nothing', async () => {
      await storage.warnings.open([aWarning()]);
      const refused = await storage.warnings.addTo('warning-1', () =>
        fail<Failure>({ code: 'conflict', message: 'late' }),
      );
      expect(refused.ok).toBe(false);
      expect((await storage.warnings.byId('warning-1'))?.events).toEqual([]);
      const unknown = await storage.warnings.addTo('none', () => succeed(TOLD));
      expect(unknown).toMatchObject({ ok: false, failure: { code: 'not-found' } });
    });

    test('lists and counts are of a subtree or of one person, open ones first', async () => {
      await storage.warnings.open([
        aWarning(),
        aWarning({ id: 'warning-2', personId: 'person-2', openedAtMs: NOW_MS + 1 }),
        aWarning({ id: 'warning-3', personId: 'person-3', openedAtMs: NOW_MS + 2 }),
      ]);
      await storage.warnings.addTo('warning-2', () => succeed(TOLD));
      await storage.warnings.addTo('warning-3', () => succeed(CLOSED));
      const idsOf = async (search: Parameters<typeof storage.warnings.list>[0]) =>
        (await storage.warnings.list(search)).map(({ id }) => id);
      expect(await idsOf(all)).toEqual(['warning-2', 'warning-1', 'warning-3']);
      expect(await idsOf({ ...all, from: 1, limit: 1 })).toEqual(['warning-1']);
      expect(await idsOf({ ...all, roots: ['unit-1'] })).toEqual(['warning-2', 'warning-1']);
      expect(await idsOf({ ...all, roots: ['unit-2'] })).toEqual(['warning-2']);
      expect(await idsOf({ ...all, roots: [] })).toEqual([]);
      expect(await idsOf({ ...all, personId: 'person-3' })).toEqual(['warning-3']);
      expect(await idsOf({ ...all, state: 'told' })).toEqual(['warning-2']);
      expect(await storage.warnings.countStates({})).toEqual({
        ...{ opened: 1, told: 1, talked: 0, planned: 0, returned: 0, following: 0, closed: 1 },
      });
      expect((await storage.warnings.countStates({ roots: ['unit-2'] })).opened).toBe(0);
    });

    test('what the person says changes no state', async () => {
      await storage.warnings.open([aWarning()]);
      await storage.warnings.addTo('warning-1', () => succeed(TOLD));
      await storage.warnings.addTo('warning-1', () =>
        succeed({ kind: 'commented', atMs: NOW_MS, who: 'person-1', note: '出差' }),
      );
      expect((await storage.warnings.countStates({})).told).toBe(1);
      const approved: WarningEvent = { kind: 'approved', atMs: NOW_MS, who: 'officer', note: '' };
      await storage.warnings.addTo('warning-1', () => succeed(approved));
      expect((await storage.warnings.countStates({})).following).toBe(1);
    });
  });
}

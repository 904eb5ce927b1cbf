/** What every governance store must do, whatever database lies beneath. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PolicyAdoption } from '../../server/ports/governance-store.ts';
import type { Storage } from '../../server/ports/storage.ts';

const adoption = (overrides: Partial<PolicyAdoption> = {}): PolicyAdoption => ({
  year: 2026,
  policyId: 'annual',
  policyVersion: 1,
  rulesHash: 'ab',
  adoptedBy: 'system',
  adoptedAtMs: 1000,
  ...overrides,
});

export function governanceStoreContract(name: string, open: () => Storage): void {
  describe(`governance store (${name})`, () => {
    let storage: Storage;
    beforeEach(() => {
      storage = open();
    });
    afterEach(() => storage.close());

    test('the latest adoption of a year governs it; other years are not touched', async () => {
      const { governance } = storage;
      await governance.adopt(adoption({ year: 2025 }));
      await governance.adopt(adoption());
      await governance.adopt(adoption({ policyVersion: 2, adoptedAtMs: 2000 }));
      expect(await governance.adopted(2026)).toEqual(adoption({ policyVersion: 2, adoptedAtMs: 2000 }));
      expect(await governance.adopted(2024)).toBeUndefined();
      expect((await governance.allAdopted()).map(({ year, policyVersion }) => [year, policyVersion])).toEqual(
        [
          [2025, 1],
          [2026, 2],
        ],
      );
    });

    test('of two first adoptions at once one wins, and both are told which', async () => {
      const asked = [1, 2].map((policyVersion) =>
        storage.governance.adopt(adoption({ policyVersion }), true),
      );
      const told = await Promise.all(asked);
      expect(told[0]).toEqual(told[1]);
      expect(await storage.governance.adopted(2026)).toEqual(told[0]);
    });

    test('a day’s recomputation is claimed once, and its outcome kept', async () => {
      const { governance } = storage;
      expect(await governance.latestCheck()).toBeUndefined();
      expect(await governance.beginCheck('2026-11-22', 5)).toBe(true);
      expect(await governance.beginCheck('2026-11-22', 6)).toBe(false);
      expect(await governance.latestCheck()).toMatchObject({ day: '2026-11-22', years: null });
      const differences = [{ personId: 'p1', year: 2026, detail: 'x' }];
      await governance.endCheck({ day: '2026-11-22', checkedAtMs: 9, years: 3, differences });
      expect(await governance.latestCheck()).toEqual({
        day: '2026-11-22',
        checkedAtMs: 9,
        years: 3,
        differences,
      });
    });
  });
}

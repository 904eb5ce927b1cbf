/** What every store of badges must do, whatever database lies beneath. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Storage } from '../../server/ports/storage.ts';
import { LIST_LENGTH } from '../../src/domain/certificate/status-list.ts';
import { aClaim } from '../support/builders.ts';

const end = (reason: string) => ({ reason, by: 'system', atMs: 2 });

export function badgeStoreContract(name: string, open: () => Storage): void {
  describe(`badges (${name})`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = open();
      await storage.roster.add({
        units: [{ id: 'u', name: '政务服务中心', parentId: null, organType: 'government' }],
        people: ['a', 'b'].map((id) => ({
          id,
          staffNumber: id,
          name: '王晓文',
          unitId: 'u',
          tier: 'window',
          trainingKind: 'inService',
          isSample: false,
        })),
        grants: [],
        fromDay: '2026-01-01',
      });
      for (const personId of ['a', 'b']) {
        const certificate = {
          code: `code-${personId}`,
          personId,
          year: 2026,
          claim: aClaim({ code: `code-${personId}` }),
          keyId: 'k',
          signature: 's',
          pdf: Uint8Array.of(1),
          pdfHash: 'h',
          issuedAtMs: 1,
          issuedBy: 'system',
        };
        const audit = { atMs: 1, who: 'system', action: 'certificate-issued', detail: {} };
        await storage.certificates.issue([{ certificate, replaces: undefined, audit }]);
      }
    });
    afterEach(() => storage.close());

    test('a certificate gets a place once and keeps it', async () => {
      const place = await storage.badges.placeOf('code-a', () => 7);
      expect(place).toEqual({ list: 1, position: 7 });
      expect(await storage.badges.placeOf('code-a', () => 8)).toEqual(place);
    });

    test('a place that is taken is not given twice', async () => {
      await storage.badges.placeOf('code-a', () => 7);
      const chosen = [7, 7, 9];
      const limits: number[] = [];
      const place = await storage.badges.placeOf('code-b', (limit) => {
        limits.push(limit);
        return chosen.shift() ?? 0;
      });
      expect(place).toEqual({ list: 1, position: 9 });
      expect(limits).toEqual([LIST_LENGTH, LIST_LENGTH, LIST_LENGTH]);
    });

    test('two that ask at once get two places', async () => {
      const chosen = [7, 7, 9];
      const places = await Promise.all(
        ['code-a', 'code-b'].map((code) => storage.badges.placeOf(code, () => chosen.shift() ?? 0)),
      );
      expect(places.map(({ position }) => position).sort()).toEqual([7, 9]);
    });

    test('a list changes with the states of its certificates alone, and tells which do not stand', async () => {
      const { badges, certificates } = storage;
      expect(await badges.changesOf(1)).toBeUndefined();
      await badges.placeOf('code-a', () => 7);
      expect([await badges.changesOf(1), await badges.unsound(1)]).toEqual([0, []]);
      await certificates.revoke('code-b', end('not of the list'));
      expect(await badges.changesOf(1)).toBe(0);
      await certificates.revoke('code-a', end('of the list'));
      expect(await badges.changesOf(1)).toBe(1);
      expect(await badges.unsound(1)).toEqual([{ position: 7, state: 'revoked' }]);
    });
  });
}

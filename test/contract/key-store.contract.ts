/** What every store of service keys must do, whatever database lies beneath. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ServiceKey } from '../../server/ports/account-store.ts';
import type { Storage } from '../../server/ports/storage.ts';

const aKey = (overrides: Partial<ServiceKey> = {}): ServiceKey => ({
  key: 'md_1',
  name: '干部网络学院',
  secretHash: 'ab'.repeat(32),
  scopes: ['statements/write', 'state'],
  createdAtMs: 1000,
  lastUsedAtMs: null,
  revokedAtMs: null,
  ...overrides,
});

export function keyStoreContract(name: string, open: () => Storage): void {
  describe(`service keys (${name})`, () => {
    let storage: Storage;
    beforeEach(() => {
      storage = open();
    });
    afterEach(() => storage.close());

    test('a key is found by itself and by its name, as it was added', async () => {
      expect(await storage.accounts.addKey(aKey())).toBe(true);
      expect(await storage.accounts.key('md_1')).toEqual(aKey());
      expect(await storage.accounts.keyNamed('干部网络学院')).toEqual(aKey());
      expect(await storage.accounts.key('干部网络学院')).toBeUndefined();
      expect(await storage.accounts.keyNamed('md_1')).toBeUndefined();
    });

    test('a name is given once, and the first key keeps it', async () => {
      await storage.accounts.addKey(aKey());
      expect(await storage.accounts.addKey(aKey({ key: 'md_2' }))).toBe(false);
      expect(await storage.accounts.keys()).toEqual([aKey()]);
    });

    test('keys are listed in the order of their making', async () => {
      await storage.accounts.addKey(aKey({ key: 'md_z', name: '后', createdAtMs: 2000 }));
      await storage.accounts.addKey(aKey({ key: 'md_y', name: '前', createdAtMs: 1000 }));
      expect((await storage.accounts.keys()).map(({ key }) => key)).toEqual(['md_y', 'md_z']);
    });

    test('the last use goes forward only', async () => {
      await storage.accounts.addKey(aKey());
      for (const usedAtMs of [5000, 9000, 7000]) await storage.accounts.touchKey('md_1', usedAtMs);
      expect((await storage.accounts.key('md_1'))?.lastUsedAtMs).toBe(9000);
    });

    test('a key is revoked once, and the first time stands', async () => {
      await storage.accounts.addKey(aKey());
      expect(await storage.accounts.revokeKey('md_1', 3000)).toBe(true);
      expect(await storage.accounts.revokeKey('md_1', 4000)).toBe(false);
      expect(await storage.accounts.revokeKey('md_2', 4000)).toBe(false);
      expect((await storage.accounts.key('md_1'))?.revokedAtMs).toBe(3000);
    });
  });
}

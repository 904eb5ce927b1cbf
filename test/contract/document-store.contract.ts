/** What every document store must do, whatever database lies beneath. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DocumentKey, StoredDocument } from '../../server/ports/document-store.ts';
import type { Storage } from '../../server/ports/storage.ts';
import { fail, succeed } from '../../src/domain/base/result.ts';

const KEY: DocumentKey = {
  kind: 'state',
  activity: 'https://a.cn/activities/1',
  actorKey: 'account|https://a.cn|p1',
  registration: '',
  id: 'resume',
};

const aDocument = (overrides: Partial<StoredDocument> = {}): StoredDocument => ({
  id: 'resume',
  contentType: 'application/octet-stream',
  body: Uint8Array.of(0, 255, 10),
  etag: 'e1',
  updatedAtMs: 1000,
  ...overrides,
});

export function documentStoreContract(name: string, open: () => Storage | Promise<Storage>): void {
  describe(`document store (${name})`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
    });
    afterEach(() => storage.close());

    const keep = (key: Partial<DocumentKey> = {}, document: Partial<StoredDocument> = {}) =>
      storage.documents.change({ ...KEY, ...key }, () =>
        succeed(aDocument({ id: key.id ?? KEY.id, ...document })),
      );
    const find = (key: Partial<DocumentKey> = {}) => storage.documents.find({ ...KEY, ...key });
    const { id: _, registration: __, ...scope } = KEY;

    test('a document is found again, byte for byte', async () => {
      await keep();
      const found = await find();
      expect(found && { ...found, body: Uint8Array.from(found.body) }).toEqual(aDocument());
    });

    test('each part of the key tells documents apart', async () => {
      await keep();
      const others: readonly Partial<DocumentKey>[] = [
        { kind: 'activityProfile' },
        { activity: 'https://a.cn/activities/2' },
        { actorKey: 'x' },
        { registration: 'r' },
        { id: 'Resume' },
      ];
      for (const other of others) expect(await find(other)).toBeUndefined();
    });

    test('a change decides on the present document and replaces it', async () => {
      await keep();
      const seen: (string | undefined)[] = [];
      const change = () =>
        storage.documents.change(KEY, (present) => {
          seen.push(present?.etag);
          return succeed(aDocument({ etag: `${present?.etag}+` }));
        });
      await Promise.all([change(), change(), change()]);
      expect(seen).toEqual(['e1', 'e1+', 'e1++']);
      expect((await find())?.etag).toBe('e1+++');
    });

    test('a refusal is the answer, and nothing is written', async () => {
      await keep();
      expect(await storage.documents.change(KEY, () => fail('no'))).toEqual({ ok: false, failure: 'no' });
      expect((await find())?.etag).toBe('e1');
    });

    test('a change may delete, also what is not there', async () => {
      await keep();
      const remove = () => storage.documents.change(KEY, () => succeed('delete' as const));
      expect([await remove(), await remove()]).toEqual([
        { ok: true, value: 'delete' },
        { ok: true, value: 'delete' },
      ]);
      expect(await find()).toBeUndefined();
    });

    test('a list holds the ids of a scope in order, of one registration or of all', async () => {
      await keep({ id: 'b' }, { updatedAtMs: 1 });
      await keep({ id: 'a' }, { updatedAtMs: 2 });
      await keep({ id: 'a', registration: 'r' }, { updatedAtMs: 3 });
      await keep({ id: 'c', actorKey: 'x' });
      expect(await storage.documents.list(scope)).toEqual([
        { id: 'a', updatedAtMs: 3 },
        { id: 'b', updatedAtMs: 1 },
      ]);
      expect(await storage.documents.list({ ...scope, registration: '' })).toHaveLength(2);
      expect(await storage.documents.list({ ...scope, registration: 'r' })).toEqual([
        { id: 'a', updatedAtMs: 3 },
      ]);
    });

    test('a list since a time leaves out what was updated at that time or before', async () => {
      await keep({ id: 'a' }, { updatedAtMs: 1 });
      await keep({ id: 'b' }, { updatedAtMs: 2 });
      expect(await storage.documents.list(scope, 1)).toEqual([{ id: 'b', updatedAtMs: 2 }]);
    });

    test('deleting all keeps to the scope', async () => {
      await keep({ id: 'a' });
      await keep({ id: 'a', registration: 'r' });
      await keep({ id: 'a', actorKey: 'x' });
      await storage.documents.deleteAll({ ...scope, registration: 'r' });
      expect(await storage.documents.list(scope)).toHaveLength(1);
      await storage.documents.deleteAll(scope);
      expect(await storage.documents.list(scope)).toEqual([]);
      expect(await find({ id: 'a', actorKey: 'x' })).toBeDefined();
    });
  });
}

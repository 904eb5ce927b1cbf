/** The main thread and the writing thread share one SQLite file, and neither keeps the other from writing. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256 } from '../../../server/auth/platform.ts';
import { openStorage } from '../../../server/storage/open-storage.ts';
import { newTurnMemory, writeTurns } from '../../../server/storage/sqlite/write-turns.ts';

test('turns come in the order in which they were asked for', () => {
  const memory = newTurnMemory();
  const [one, other] = [writeTurns(memory), writeTurns(memory)];
  one.take();
  one.give();
  other.take();
  expect(new Int32Array(memory)).toEqual(new Int32Array([2, 1]));
  other.give();
  expect(new Int32Array(memory)).toEqual(new Int32Array([2, 2]));
});

test('both threads write at once: every write is kept, none is refused for a lock', async () => {
  const storage = openStorage(join(mkdtempSync(join(tmpdir(), 'mingde-turns-')), 'mingde.db'), sha256);
  const statements = Array.from({ length: 300 }, () => {
    const id = crypto.randomUUID();
    return storage.statements.append([{ id, storedMs: 1, json: `{"id":"${id}"}`, lists: ['verb x'] }]);
  });
  const events = Array.from({ length: 300 }, (_, at) =>
    storage.audit.record({ atMs: at, who: 'x', action: 'test', detail: {} }),
  );
  const documents = Array.from({ length: 100 }, (_, at) =>
    storage.documents.change(
      { kind: 'state', activity: 'a', actorKey: 'k', registration: '', id: `${at % 7}` },
      () => ({
        ok: true as const,
        value: {
          id: `${at % 7}`,
          contentType: 'x',
          body: new Uint8Array([at]),
          etag: `${at}`,
          updatedAtMs: at,
        },
      }),
    ),
  );
  const outcomes = await Promise.all(statements);
  await Promise.all([...events, ...documents]);
  expect(outcomes.every(({ kind }) => kind === 'stored')).toBe(true);
  const page = await storage.statements.query({ groups: [['verb x']], ascending: true, limit: 1000 });
  expect(JSON.parse(`[${Buffer.from(page.statements).toString()}]`)).toHaveLength(300);
  await storage.close();
});

test('a write that fails gives its turn back', async () => {
  const storage = openStorage(join(mkdtempSync(join(tmpdir(), 'mingde-turns-')), 'mingde.db'), sha256);
  const session = { tokenHash: 't', personId: 'nobody', createdAtMs: 1, lastSeenAtMs: 1 };
  await expect(storage.accounts.openSession(session)).rejects.toThrow('FOREIGN KEY');
  const id = crypto.randomUUID();
  expect(await storage.statements.append([{ id, storedMs: 1, json: '{}', lists: [] }])).toMatchObject({
    kind: 'stored',
  });
  await storage.audit.record({ atMs: 1, who: 'x', action: 'test', detail: {} });
  await storage.close();
});

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { sha256 } from '../../../server/auth/platform.ts';
import { firstTables } from '../../../server/storage/migrations/0001-first-tables.ts';
import { statementLists } from '../../../server/storage/migrations/0002-statement-lists.ts';
import { openStorage } from '../../../server/storage/open-storage.ts';

test('a key made by an earlier release goes on working, and is not known to have been used', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'mingde-db-')), 'mingde.db');
  const older = new Sqlite(file);
  older.exec(firstTables);
  statementLists(older);
  older.exec(`INSERT INTO service_keys VALUES ('k1', 'lms', 'ab', '["all"]', 1000, null)`);
  older.pragma(`application_id = ${0x4d474445}`);
  older.pragma('user_version = 2');
  older.close();
  const storage = openStorage(file, sha256);
  expect(await storage.accounts.key('k1')).toEqual({
    key: 'k1',
    name: 'lms',
    secretHash: 'ab',
    scopes: ['all'],
    createdAtMs: 1000,
    lastUsedAtMs: null,
    revokedAtMs: null,
  });
  await storage.close();
});

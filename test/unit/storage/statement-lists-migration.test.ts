/** A database of the first release keeps its statements: ids, times, texts, what is voided, what is found. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256 } from '../../../server/auth/platform.ts';
import type { Storage } from '../../../server/ports/storage.ts';
import { firstTables } from '../../../server/storage/migrations/0001-first-tables.ts';
import { openStorage } from '../../../server/storage/open-storage.ts';
import { ACTIVITY, AGENT, aStatement } from '../xapi/a-statement.ts';

const [FIRST, VOIDED, VOIDING] = [1, 2, 3].map((digit) =>
  `${digit}`.repeat(8).concat('-1111-4111-8111-111111111111'),
);
const authority = { account: { homePage: 'https://a.cn', name: 'server' } };
const TEXTS = [
  aStatement({ id: FIRST, object: { ...ACTIVITY, definition: { name: { en: 'x' } } }, authority }),
  aStatement({ id: VOIDED, authority }),
  aStatement({
    id: VOIDING,
    verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
    object: { objectType: 'StatementRef', id: VOIDED },
    authority,
  }),
].map((statement) => JSON.stringify(statement));

let storage: Storage;
beforeEach(() => {
  const file = join(mkdtempSync(join(tmpdir(), 'mingde-migration-')), 'mingde.db');
  const driver = new Sqlite(file);
  driver.exec(firstTables);
  const insert = driver.prepare(
    `INSERT INTO statements (id, actor_key, verb, timestamp_ms, stored_ms, voids, digest, json, voided)
     VALUES (?, 'k', 'v', 0, ?, ?, 'd', ?, ?)`,
  );
  // The clock had been set back between the first and the second.
  insert.run(FIRST, 2000, null, TEXTS[0], 0);
  insert.run(VOIDED, 1000, null, TEXTS[1], 1);
  insert.run(VOIDING, 3000, VOIDED, TEXTS[2], 0);
  driver.pragma(`application_id = ${0x4d474445}`);
  driver.pragma('user_version = 1');
  driver.close();
  storage = openStorage(file, sha256);
});
afterEach(() => storage.close());

test('texts and voiding stay as they were', async () => {
  const found = await Promise.all([FIRST, VOIDED, VOIDING].map((id) => storage.statements.find(id ?? '')));
  expect(found).toEqual([
    { json: TEXTS[0], isVoided: false },
    { json: TEXTS[1], isVoided: true },
    { json: TEXTS[2], isVoided: false },
  ]);
});

test('statements are found by what stands in them, and stamps go on from the latest', async () => {
  const page = await storage.statements.query({
    groups: [[`agent mbox|${AGENT.mbox}`]],
    sinceMs: 1500,
    ascending: true,
    limit: 10,
  });
  expect(Buffer.from(page.statements).toString()).toBe(`${TEXTS[0]},${TEXTS[2]}`);
  expect(storage.statements.stampMs(10)).toBe(3000);
});

test('what the server said of activities is known', async () => {
  expect(await storage.statements.definitionOf(ACTIVITY.id)).toEqual({ name: { en: 'x' } });
});

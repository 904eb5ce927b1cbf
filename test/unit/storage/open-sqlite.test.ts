import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { openSqlite, UnusableDatabase } from '../../../server/storage/sqlite/open-sqlite.ts';

let file: string;
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'mingde-db-')), 'mingde.db');
});

test('a new file is migrated, and opening it again changes nothing', async () => {
  await openSqlite(file).db.destroy();
  const before = readFileSync(file);
  const { db, driver } = openSqlite(file);
  expect(driver.pragma('user_version', { simple: true })).toBeGreaterThan(0);
  expect(driver.pragma('synchronous', { simple: true })).toBe(2);
  expect(driver.pragma('journal_mode', { simple: true })).toBe('wal');
  await db.destroy();
  expect(readFileSync(file).equals(before)).toBe(true);
});

describe('a file that cannot be used is refused with a sentence and left untouched:', () => {
  async function expectRefused(sentence: RegExp): Promise<void> {
    const before = readFileSync(file);
    expect(() => openSqlite(file)).toThrow(UnusableDatabase);
    expect(() => openSqlite(file)).toThrow(sentence);
    expect(readFileSync(file).equals(before)).toBe(true);
  }

  test('one that is no database', async () => {
    writeFileSync(file, 'this is not a database, but long enough to look like one'.repeat(40));
    await expectRefused(/cannot be opened as a Mingde database.*left untouched.*restore a backup/s);
  });

  test('one of another program', async () => {
    const other = new Sqlite(file);
    other.exec('CREATE TABLE recipes (name TEXT)');
    other.close();
    await expectRefused(/some other program.*DATA_DIR/s);
  });

  test('one from a newer release', async () => {
    const { db, driver } = openSqlite(file);
    driver.pragma('journal_mode = DELETE');
    driver.pragma('user_version = 999');
    await db.destroy();
    await expectRefused(/newer release \(schema 999/);
  });

  test('one whose pages are damaged', async () => {
    const { db, driver } = openSqlite(file);
    driver.pragma('journal_mode = DELETE');
    await db.destroy();
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 4096 * 3, 4096 * 12);
    writeFileSync(file, bytes);
    await expectRefused(/damaged|cannot be opened/);
  });
});

describe('the ledger table', () => {
  const entry = (index: number) => [index, `e${index}`, 'p1', 2026, 'ethicsEvent', 100, 'event', '{}', null];
  function openWithEntry() {
    const { driver } = openSqlite(':memory:');
    driver.exec(
      `INSERT INTO people (id, staff_number, name, tier, training_kind, is_sample) VALUES ('p1', '1', '王', 'window', 'inService', 0)`,
    );
    const insert = driver.prepare(
      `INSERT INTO ledger_entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'policy', 1, 'system', 0, null, 'aa')`,
    );
    insert.run(entry(0));
    return { driver, insert };
  }

  test('refuses a change, a deletion and a gap', () => {
    const { driver, insert } = openWithEntry();
    expect(() => driver.exec('UPDATE ledger_entries SET centihours = 900')).toThrow(/append only/);
    expect(() => driver.exec('DELETE FROM ledger_entries')).toThrow(/append only/);
    expect(() => insert.run(entry(2))).toThrow(/no gaps/);
    insert.run(entry(1));
    expect(driver.prepare('SELECT count(*) AS n FROM ledger_entries').get()).toEqual({ n: 2 });
  });
});

test.each([
  ['policy_adoptions', `(1, 2026, 'annual', 1, null, 'system', 0)`, 'policy_version = 2'],
  ['course_versions', `('c1', 'integrity', 1, 'q1', 0)`, `quiz_hash = 'q2'`],
])('what stands in %s is neither changed nor deleted', (table, row, change) => {
  const { driver } = openSqlite(':memory:');
  driver.exec(`INSERT INTO ${table} VALUES ${row}`);
  expect(() => driver.exec(`UPDATE ${table} SET ${change}`)).toThrow(/never changed/);
  expect(() => driver.exec(`DELETE FROM ${table}`)).toThrow(/never deleted/);
});

test('wordings of questions that were asked are neither changed nor deleted', () => {
  const { driver } = openSqlite(':memory:');
  driver.exec(`INSERT INTO question_wordings VALUES ('w1', 'integrity', '{}')`);
  expect(() => driver.exec(`UPDATE question_wordings SET question = '{"right":true}'`)).toThrow(
    /never changed/,
  );
  expect(() => driver.exec('DELETE FROM question_wordings')).toThrow(/never deleted/);
});

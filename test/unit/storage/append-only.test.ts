/** What was written down stays as it is, whatever program writes to the file: the database itself refuses. */
import type Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSqlite } from '../../../server/storage/sqlite/open-sqlite.ts';

let driver: Sqlite.Database;
let close: () => Promise<void>;

beforeEach(() => {
  const { db, driver: opened } = openSqlite(':memory:');
  driver = opened;
  close = () => db.destroy();
  driver.pragma('foreign_keys = OFF');
  addEntry(0);
  addEntry(1);
  driver.prepare("INSERT INTO checkpoints VALUES (2, 'root', 0, 'key', 'signature', NULL)").run();
  driver.prepare("INSERT INTO audit_events (at_ms, who, action, detail) VALUES (0, 'w', 'a', '{}')").run();
});
afterEach(() => close());

function addEntry(index: number): void {
  const columns = driver.pragma('table_info(ledger_entries)') as readonly {
    readonly name: string;
    readonly type: string;
    readonly notnull: number;
  }[];
  const values = columns.map(({ name, type, notnull }) => {
    if (name === 'log_index') return index;
    if (notnull === 0) return null;
    return type === 'INTEGER' ? 0 : `${name}-${index}`;
  });
  driver.prepare(`INSERT INTO ledger_entries VALUES (${values.map(() => '?').join(', ')})`).run(...values);
}

describe.each([
  ['a changed entry', 'UPDATE ledger_entries SET centihours = 900 WHERE log_index = 0', /append only/],
  ['a deleted entry', 'DELETE FROM ledger_entries WHERE log_index = 1', /append only/],
  ['a changed checkpoint', "UPDATE checkpoints SET root_hash = 'other'", /never changed/],
  ['a deleted checkpoint', 'DELETE FROM checkpoints', /never deleted/],
  ['a changed line of the audit log', "UPDATE audit_events SET who = 'somebody else'", /append only/],
])('%s', (_name, sql, reason) => {
  test('is refused', () => {
    expect(() => driver.prepare(sql).run()).toThrow(reason);
  });
});

test('an entry that leaves a gap in the log is refused; the next one is not', () => {
  expect(() => addEntry(3)).toThrow(/no gaps/);
  addEntry(2);
});

/** A warning and what followed cannot be changed in the database file either. */
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { firstTables } from '../../../server/storage/migrations/0001-first-tables.ts';
import { warnings } from '../../../server/storage/migrations/0022-warnings.ts';

test.each([
  ['warnings', "figures = '[]'"],
  ['warning_events', "body = '{}'"],
])('%s', (table, change) => {
  const driver = new Sqlite(':memory:');
  driver.exec(firstTables);
  driver.exec(warnings);
  driver.exec(`INSERT INTO people (id, staff_number, name, tier, training_kind, is_sample) VALUES ('p', '1', '王', 'window', 'inService', 0);
    INSERT INTO warnings VALUES ('w', 'p', 2026, 2, '[{},{}]', 's', 1);
    INSERT INTO warning_events (warning_id, kind, at_ms, who, body) VALUES ('w', 'talked', 2, 'o', '{"content":"x"}');`);
  expect(() => driver.exec(`UPDATE ${table} SET ${change}`)).toThrow('stay as they were');
  expect(() => driver.exec(`DELETE FROM ${table}`)).toThrow('never deleted');
});

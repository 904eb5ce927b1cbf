import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqlite } from '../../../server/storage/sqlite/open-sqlite.ts';

let driver: Sqlite.Database;
beforeEach(() => {
  const file = join(mkdtempSync(join(tmpdir(), 'mingde-copies-')), 'copies.db');
  openSqlite(file).driver.close();
  driver = new Sqlite(file);
  driver.exec(`
    INSERT INTO units (id, parent_id, name, organ_type, path, depth)
      VALUES ('a', NULL, '甲', 'government', 'a/', 0), ('b', 'a', '乙', 'government', 'a/b/', 1);
    INSERT INTO people (id, staff_number, name, tier, training_kind, is_sample)
      VALUES ('p', '1', '王', 'window', 'inService', 0), ('q', '2', '李', 'leader', 'inService', 0);
    INSERT INTO memberships VALUES ('p', 'a', '2026-01-01', NULL), ('q', 'b', '2026-01-01', NULL)`);
});
afterEach(() => driver.close());

const status = (person: string, year: number, counted: number, conflict = '') => `
  INSERT ${conflict} INTO annual_status (person_id, year, policy_id, policy_version, totals, ethics_centihours,
    hours_state, share_state, is_met, updated_at_ms, counted_centihours, month_3)
  VALUES ('${person}', ${year}, 'annual', 1, '{}', ${counted}, 'unmet', 'met', 0, 0, ${counted}, ${counted})`;

/** The copies against what they copy; the rows alone where both are the same. */
function copies(): readonly string[] {
  const rows = (sql: string) => (driver.prepare(sql).raw().all() as unknown[][]).map((row) => row.join(' '));
  const kept = rows(
    'SELECT year, unit_id, tier, person_id, counted_centihours, month_3 FROM unit_standings ORDER BY 4, 1',
  );
  const due = rows(`
    SELECT s.year, m.unit_id, p.tier, s.person_id, s.counted_centihours, s.month_3 FROM annual_status s
    JOIN people p ON p.id = s.person_id JOIN memberships m ON m.person_id = p.id AND m.to_day IS NULL ORDER BY 4, 1`);
  const members = rows('SELECT unit_id, tier, person_id FROM unit_members ORDER BY 3');
  const belong = rows(`SELECT m.unit_id, p.tier, p.id FROM people p
    JOIN memberships m ON m.person_id = p.id AND m.to_day IS NULL ORDER BY 3`);
  expect(kept).toEqual(due);
  expect(members).toEqual(belong);
  return kept;
}

test('a status that is written, written anew or replaced is copied where the person is', () => {
  driver.exec(status('p', 2026, 100));
  expect(copies()).toEqual(['2026 a window p 100 100']);
  driver.exec(
    `${status('p', 2026, 200)} ON CONFLICT (person_id, year) DO UPDATE SET counted_centihours = 200`,
  );
  driver.exec(status('q', 2026, 300, 'OR REPLACE'));
  driver.exec(status('q', 2026, 400, 'OR REPLACE'));
  driver.exec(status('q', 2026, 500, 'OR IGNORE'));
  expect(copies()).toEqual(['2026 a window p 200 100', '2026 b leader q 400 400']);
  driver.exec("DELETE FROM annual_status WHERE person_id = 'p'");
  expect(copies()).toEqual(['2026 b leader q 400 400']);
});

test('whoever moves takes every year along; whoever leaves is in no unit, and is back when that is undone', () => {
  driver.exec(`${status('p', 2025, 50)}; ${status('p', 2026, 100)}`);
  driver.exec(`UPDATE memberships SET to_day = '2026-06-01' WHERE person_id = 'p';
    INSERT INTO memberships VALUES ('p', 'b', '2026-06-01', NULL)`);
  expect(copies()).toEqual(['2025 b window p 50 50', '2026 b window p 100 100']);
  driver.exec("UPDATE memberships SET to_day = '2026-07-01' WHERE person_id = 'p' AND to_day IS NULL");
  expect(copies()).toEqual([]);
  driver.exec("UPDATE memberships SET to_day = NULL WHERE person_id = 'p' AND to_day = '2026-07-01'");
  expect(copies()).toHaveLength(2);
  driver.exec(`DELETE FROM memberships WHERE person_id = 'p' AND unit_id = 'b';
    UPDATE memberships SET to_day = NULL WHERE person_id = 'p'`);
  expect(copies()).toEqual(['2025 a window p 50 50', '2026 a window p 100 100']);
});

test('another tier is copied', () => {
  driver.exec(status('p', 2026, 100));
  driver.exec("UPDATE people SET tier = 'enforcement' WHERE id = 'p'");
  expect(copies()).toEqual(['2026 a enforcement p 100 100']);
});

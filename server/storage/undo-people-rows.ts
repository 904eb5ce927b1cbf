/** Rows of a list of people are taken out of the roster: what was stands again. */
import { sql } from 'kysely';
import { columnsNaming } from './columns-naming.ts';
import type { Writing } from './roster-import-rows.ts';
import { AFTER, BEFORE, type RosterSlice, rowsOf } from './roster-slice.ts';

/**
 * @param day - on which those leave who cannot be deleted
 * @returns who could not be deleted, having a record
 */
export async function undoPeople(trx: Writing, slice: RosterSlice, day: string): Promise<readonly string[]> {
  const of = rowsOf(slice);
  await sql`UPDATE people SET name = ${BEFORE(0)}, tier = ${BEFORE(1)}, training_kind = ${BEFORE(2)},
      post = ${BEFORE(3)}, start_day = ${BEFORE(4)}
    FROM ${of} AND rows.after IS NOT NULL AND rows.before IS NOT NULL AND people.id = rows.subject_id`.execute(
    trx,
  );
  await sql`UPDATE memberships SET unit_id = ${BEFORE(5)} FROM ${of} AND rows.verdict = 'moved'
    AND ${AFTER(6)} = ${BEFORE(6)} AND memberships.person_id = rows.subject_id AND memberships.to_day IS NULL`.execute(
    trx,
  );
  // What the import began ends without a trace; what it ended goes on.
  await sql`DELETE FROM memberships WHERE to_day IS NULL AND person_id IN (SELECT rows.subject_id FROM ${of}
    AND ((rows.verdict = 'added' AND rows.before IS NOT NULL)
      OR (rows.verdict = 'moved' AND ${AFTER(6)} <> ${BEFORE(6)})))`.execute(trx);
  await sql`UPDATE memberships SET to_day = NULL FROM ${of}
    AND (rows.verdict = 'left' OR (rows.verdict = 'moved' AND ${AFTER(6)} <> ${BEFORE(6)}))
    AND memberships.person_id = rows.subject_id AND memberships.from_day = ${BEFORE(6)}`.execute(trx);
  await sql`INSERT OR IGNORE INTO grants (person_id, role, unit_id)
    SELECT ended.person_id, ended.role, ended.unit_id FROM roster_ended_grants AS ended
    WHERE ended.import_id = ${slice.id} AND ended.person_id IN (SELECT rows.subject_id FROM ${of}
      AND rows.verdict = 'left')`.execute(trx);
  return removeAdded(trx, slice, day);
}

/** Tables of the roster and of accounts, which go with the person. */
const GOES_ALONG = [
  ...(['sessions', 'activations', 'credentials', 'grants', 'memberships'] as const),
  // What somebody was told is no record of what they did; mails before the notices they carry.
  ...(['notice_mails', 'notices', 'notice_preferences', 'notice_addresses'] as const),
] as const;
/** Worked out from the others, and so no record of their own. */
const COPIES = ['unit_members', 'unit_standings'] as const;
const ROSTER_TABLES = new Set<string>([
  ...GOES_ALONG,
  ...COPIES,
  ...['people', 'roster_ended_grants', 'roster_import_rows'],
]);

async function removeAdded(trx: Writing, slice: RosterSlice, day: string): Promise<readonly string[]> {
  const added = await setAside(
    trx,
    'people_added',
    sql`SELECT rows.subject_id FROM ${rowsOf(slice)} AND rows.verdict = 'added' AND rows.before IS NULL`,
  );
  const staying = await setAside(trx, 'people_to_keep', sql`SELECT NULL WHERE 0`);
  for (const { table, column } of await columnsNaming(trx, 'people', 'person_id')) {
    if (ROSTER_TABLES.has(table)) continue;
    await sql`INSERT OR IGNORE INTO people_to_keep SELECT DISTINCT ${sql.ref(column)} FROM ${sql.table(table)}
      WHERE ${sql.ref(column)} IN ${added}`.execute(trx);
  }
  const kept = await sql<{ staff_number: string; name: string }>`SELECT staff_number, name FROM people
    WHERE id IN ${staying} ORDER BY staff_number`.execute(trx);
  await sql`DELETE FROM people_added WHERE person_id IN ${staying}`.execute(trx);
  for (const table of GOES_ALONG) {
    await sql`DELETE FROM ${sql.table(table)} WHERE person_id IN ${added}`.execute(trx);
  }
  await sql`DELETE FROM people WHERE id IN ${added}`.execute(trx);
  await sql`UPDATE memberships SET to_day = max(${day}, from_day) WHERE to_day IS NULL AND person_id IN ${staying}`.execute(
    trx,
  );
  await sql`DELETE FROM sessions WHERE person_id IN ${staying}`.execute(trx);
  await sql`DELETE FROM activations WHERE used_at_ms IS NULL AND person_id IN ${staying}`.execute(trx);
  return kept.rows.map(({ staff_number, name }) => `${name}（${staff_number}）`);
}

/** @returns a subquery over those people, for as long as the connection asks for no others under this name */
async function setAside(trx: Writing, name: string, people: ReturnType<typeof sql>) {
  await sql`CREATE TEMP TABLE IF NOT EXISTS ${sql.table(name)} (person_id TEXT PRIMARY KEY) WITHOUT ROWID`.execute(
    trx,
  );
  await sql`DELETE FROM ${sql.table(name)}`.execute(trx);
  await sql`INSERT INTO ${sql.table(name)} ${people}`.execute(trx);
  return sql`(SELECT person_id FROM ${sql.table(name)})`;
}

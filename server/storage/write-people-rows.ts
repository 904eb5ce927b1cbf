/** Rows of a list of people become the roster. */
import { sql } from 'kysely';
import type { Writing } from './roster-import-rows.ts';
import { AFTER, BEFORE, type RosterSlice, rowsOf, WRITTEN } from './roster-slice.ts';

export async function writePeople(trx: Writing, slice: RosterSlice): Promise<void> {
  const of = rowsOf(slice);
  await sql`INSERT INTO people (id, staff_number, name, tier, training_kind, is_sample, post, start_day)
    SELECT rows.subject_id, rows.key, ${AFTER(0)}, ${AFTER(1)}, ${AFTER(2)}, 0, ${AFTER(3)}, ${AFTER(4)}
    FROM ${of} AND rows.verdict = 'added' AND rows.before IS NULL ORDER BY rows.seq`.execute(trx);
  await sql`INSERT INTO grants (person_id, role, unit_id)
    SELECT rows.subject_id, 'learner', NULL FROM ${of} AND rows.verdict = 'added' AND rows.before IS NULL`.execute(
    trx,
  );
  await sql`UPDATE people SET name = ${AFTER(0)}, tier = ${AFTER(1)}, training_kind = ${AFTER(2)}, post = ${AFTER(3)},
      start_day = ${AFTER(4)}
    FROM ${of} AND rows.before IS NOT NULL AND rows.verdict IN ${WRITTEN} AND people.id = rows.subject_id`.execute(
    trx,
  );
  // Moved on the day of arrival: nobody was ever in the first unit for a day.
  await sql`UPDATE memberships SET unit_id = ${AFTER(5)} FROM ${of} AND rows.verdict = 'moved'
    AND ${AFTER(6)} = ${BEFORE(6)} AND memberships.person_id = rows.subject_id AND memberships.to_day IS NULL`.execute(
    trx,
  );
  await sql`UPDATE memberships SET to_day = rows.day FROM ${of}
    AND (rows.verdict = 'left' OR (rows.verdict = 'moved' AND ${AFTER(6)} <> ${BEFORE(6)}))
    AND memberships.person_id = rows.subject_id AND memberships.to_day IS NULL`.execute(trx);
  await sql`INSERT INTO memberships (person_id, unit_id, from_day, to_day)
    SELECT rows.subject_id, ${AFTER(5)}, ${AFTER(6)}, NULL FROM ${of}
    AND (rows.verdict = 'added' OR (rows.verdict = 'moved' AND ${AFTER(6)} <> ${BEFORE(6)}))
    ON CONFLICT (person_id, from_day) DO UPDATE SET unit_id = excluded.unit_id, to_day = NULL`.execute(trx);
  await endAccess(trx, slice);
}

/** Whoever has left is signed out at once and keeps no role but that of a learner; codes to activate end. */
async function endAccess(trx: Writing, slice: RosterSlice): Promise<void> {
  const left = sql`(SELECT rows.subject_id FROM ${rowsOf(slice)} AND rows.verdict = 'left')`;
  await sql`INSERT INTO roster_ended_grants (import_id, person_id, role, unit_id)
    SELECT ${slice.id}, person_id, role, unit_id FROM grants WHERE role <> 'learner' AND person_id IN ${left}`.execute(
    trx,
  );
  await sql`DELETE FROM grants WHERE role <> 'learner' AND person_id IN ${left}`.execute(trx);
  await sql`DELETE FROM sessions WHERE person_id IN ${left}`.execute(trx);
  await sql`DELETE FROM activations WHERE used_at_ms IS NULL AND person_id IN ${left}`.execute(trx);
}

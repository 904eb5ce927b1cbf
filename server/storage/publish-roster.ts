/** Write a roster import that was confirmed: whole, in one transaction, and only onto what was decided upon. */
import { sql } from 'kysely';
import type { UnitState } from '../../src/domain/roster/roster-import.ts';
import type { RosterPublication } from '../ports/roster-import-store.ts';
import { personStateSql, readRow, unitStateSql, type Writing } from './roster-import-rows.ts';
import { subtreeRange } from './unit-path.ts';

const WRITTEN = sql`('added', 'changed', 'moved', 'left')`;

export async function publishRoster(
  trx: Writing,
  { id, who, atMs }: RosterPublication,
): Promise<'done' | 'stale' | 'gone'> {
  const one = await trx
    .selectFrom('roster_imports')
    .select(['kind', 'state', 'file_name'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (one?.state !== 'confirming') return 'gone';
  if ((await strayRows(trx, { id, kind: one.kind, than: 'before' }, 1)).length > 0) return 'stale';
  const rows = one.kind === 'people' ? await writePeople(trx, id) : await writeUnits(trx, id);
  await trx
    .updateTable('roster_imports')
    .set({ state: 'done', progress: 0, trouble: null, confirmed_by: who, confirmed_at_ms: atMs })
    .where('id', '=', id)
    .execute();
  const detail = JSON.stringify({ import: id, file: one.file_name, kind: one.kind, rows });
  await trx
    .insertInto('audit_events')
    .values({ at_ms: atMs, who, action: 'roster-imported', detail })
    .execute();
  return 'done';
}

/** Keys of rows whose person or unit stands otherwise than they say. */
export async function strayRows(
  trx: Writing,
  { id, kind, than }: { readonly id: string; readonly kind: string; readonly than: 'before' | 'after' },
  limit: number,
): Promise<readonly string[]> {
  const expected = sql.ref(`rows.${than}`);
  const query =
    kind === 'people'
      ? sql<{ key: string }>`SELECT rows.key FROM roster_import_rows AS rows
          LEFT JOIN people ON people.staff_number = rows.key
          LEFT JOIN memberships ON memberships.person_id = people.id AND memberships.to_day IS NULL
          WHERE rows.import_id = ${id} AND rows.verdict IN ${WRITTEN}
            AND ${expected} IS NOT CASE WHEN people.id IS NOT NULL THEN ${personStateSql} END
          ORDER BY rows.seq LIMIT ${limit}`
      : sql<{ key: string }>`SELECT rows.key FROM roster_import_rows AS rows
          LEFT JOIN units ON units.id = rows.subject_id
          WHERE rows.import_id = ${id} AND rows.verdict IN ${WRITTEN}
            AND ${expected} IS NOT CASE WHEN units.id IS NOT NULL THEN ${unitStateSql} END
          ORDER BY rows.seq LIMIT ${limit}`;
  const { rows } = await query.execute(trx);
  return rows.map(({ key }) => key);
}

/** `after` and `before` are arrays: name, tier, kind, post, start, unit, since. */
const AFTER = (place: number) => sql`json_extract(rows.after, ${sql.lit(`$[${place}]`)})`;
const BEFORE = (place: number) => sql`json_extract(rows.before, ${sql.lit(`$[${place}]`)})`;

async function writePeople(trx: Writing, id: string): Promise<number> {
  const of = sql`roster_import_rows AS rows WHERE rows.import_id = ${id}`;
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
  await endAccess(trx, id);
  const counted = await trx
    .selectFrom('roster_import_rows')
    .select(sql<number>`count(*)`.as('rows'))
    .where('import_id', '=', id)
    .where(sql<boolean>`verdict IN ${WRITTEN}`)
    .executeTakeFirstOrThrow();
  return counted.rows;
}

/** Whoever has left is signed out at once and keeps no role but that of a learner; codes to activate end. */
async function endAccess(trx: Writing, id: string): Promise<void> {
  const left = sql`(SELECT subject_id FROM roster_import_rows WHERE import_id = ${id} AND verdict = 'left')`;
  await sql`INSERT INTO roster_ended_grants (import_id, person_id, role, unit_id)
    SELECT ${id}, person_id, role, unit_id FROM grants WHERE role <> 'learner' AND person_id IN ${left}`.execute(
    trx,
  );
  await sql`DELETE FROM grants WHERE role <> 'learner' AND person_id IN ${left}`.execute(trx);
  await sql`DELETE FROM sessions WHERE person_id IN ${left}`.execute(trx);
  await sql`DELETE FROM activations WHERE used_at_ms IS NULL AND person_id IN ${left}`.execute(trx);
}

async function writeUnits(trx: Writing, id: string): Promise<number> {
  const rows = (
    await trx
      .selectFrom('roster_import_rows')
      .selectAll()
      .where('import_id', '=', id)
      .where(sql<boolean>`verdict IN ${WRITTEN}`)
      .orderBy('seq')
      .execute()
  ).map(readRow);
  const waiting = new Map(
    rows.flatMap(({ subjectId, after, verdict }) =>
      subjectId !== null && after !== null && !('tier' in after)
        ? [[subjectId, { after, isNew: verdict === 'added' }] as const]
        : [],
    ),
  );
  const place = async (unitId: string): Promise<void> => {
    const unit = waiting.get(unitId);
    if (!unit) return;
    waiting.delete(unitId);
    // A parent of the same sheet is put in its place first.
    if (unit.after.parentId !== null) await place(unit.after.parentId);
    if (unit.isNew) await addUnit(trx, unitId, unit.after);
    else await changeUnit(trx, unitId, unit.after);
  };
  for (const unitId of [...waiting.keys()]) await place(unitId);
  return rows.length;
}

async function placeBelow(trx: Writing, unitId: string, parentId: string | null) {
  const parent =
    parentId === null
      ? undefined
      : await trx
          .selectFrom('units')
          .select(['path', 'depth'])
          .where('id', '=', parentId)
          .executeTakeFirstOrThrow();
  return { path: `${parent?.path ?? ''}${unitId}/`, depth: parent ? parent.depth + 1 : 0 };
}

async function addUnit(trx: Writing, unitId: string, unit: UnitState): Promise<void> {
  const { code, name, parentId, organType, sector } = unit;
  await trx
    .insertInto('units')
    .values({
      ...{ id: unitId, code, name, sector, parent_id: parentId, organ_type: organType },
      ...(await placeBelow(trx, unitId, parentId)),
    })
    .execute();
}

/** The whole subtree goes along: its paths begin with the unit's. */
export async function changeUnit(trx: Writing, unitId: string, unit: UnitState): Promise<void> {
  const { name, parentId, organType, sector } = unit;
  const old = await trx
    .selectFrom('units')
    .select(['path', 'depth'])
    .where('id', '=', unitId)
    .executeTakeFirstOrThrow();
  await trx
    .updateTable('units')
    .set({ name, sector, parent_id: parentId, organ_type: organType })
    .where('id', '=', unitId)
    .execute();
  const { path, depth } = await placeBelow(trx, unitId, parentId);
  if (path === old.path) return;
  const [from, to] = subtreeRange(old.path);
  await sql`UPDATE units SET path = ${path} || substr(path, ${old.path.length + 1}), depth = depth + ${depth - old.depth}
    WHERE path >= ${from} AND path < ${to}`.execute(trx);
}

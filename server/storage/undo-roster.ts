/** Take back a whole roster import, if nothing has been built on it since. */
import { sql } from 'kysely';
import type { RosterPublication, Undone } from '../ports/roster-import-store.ts';
import { changeUnit, strayRows } from './publish-roster.ts';
import { readRow, type Writing } from './roster-import-rows.ts';

type Undoing = RosterPublication & { readonly day: string };

/** So many keys are named. */
const NAMED = 5;

export async function undoRoster(trx: Writing, undoing: Undoing): Promise<Undone> {
  const { id, who, atMs } = undoing;
  const one = await trx
    .selectFrom('roster_imports')
    .select(['kind', 'state', 'file_name'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (one?.state !== 'done') return { is: 'gone' };
  const changed = await strayRows(trx, { id, kind: one.kind, than: 'after' }, NAMED);
  if (changed.length > 0) return { is: 'changed', keys: changed };
  const undone = one.kind === 'people' ? await undoPeople(trx, undoing) : await undoUnits(trx, id);
  if (undone.is !== 'done') return undone;
  const note =
    undone.kept.length === 0
      ? null
      : `${undone.kept.length} 人已有学习记录，没有删除，改为 ${undoing.day} 起离开：${undone.kept.slice(0, 20).join('、')}${undone.kept.length > 20 ? ' 等' : ''}`;
  await trx
    .updateTable('roster_imports')
    .set({ state: 'undone', undone_by: who, undone_at_ms: atMs, undo_note: note })
    .where('id', '=', id)
    .execute();
  const detail = JSON.stringify({ import: id, file: one.file_name, kept: undone.kept.length });
  await trx
    .insertInto('audit_events')
    .values({ at_ms: atMs, who, action: 'roster-import-undone', detail })
    .execute();
  return undone;
}

const BEFORE = (place: number) => sql`json_extract(rows.before, ${sql.lit(`$[${place}]`)})`;
const AFTER = (place: number) => sql`json_extract(rows.after, ${sql.lit(`$[${place}]`)})`;

async function undoPeople(trx: Writing, { id, day }: Undoing): Promise<Undone> {
  const of = sql`roster_import_rows AS rows WHERE rows.import_id = ${id}`;
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
    SELECT person_id, role, unit_id FROM roster_ended_grants WHERE import_id = ${id}`.execute(trx);
  return removeAdded(trx, id, day);
}

const ADDED = (id: string) =>
  sql`(SELECT subject_id FROM roster_import_rows WHERE import_id = ${id} AND verdict = 'added' AND before IS NULL)`;

/** Tables of the roster, of accounts and of notices, which go with the person. */
const GOES_ALONG = [
  ...(['sessions', 'activations', 'credentials', 'grants', 'memberships'] as const),
  ...(['notice_mails', 'notices', 'notice_preferences', 'notice_addresses'] as const),
] as const;
/** Worked out from the others, and so no record of their own. */
const COPIES = ['unit_members', 'unit_standings'] as const;
const ROSTER_TABLES = new Set<string>([
  ...GOES_ALONG,
  ...COPIES,
  ...['people', 'roster_ended_grants', 'roster_import_rows'],
]);

async function removeAdded(trx: Writing, id: string, day: string): Promise<Undone> {
  await sql`CREATE TEMP TABLE IF NOT EXISTS people_to_keep (person_id TEXT PRIMARY KEY)`.execute(trx);
  await sql`DELETE FROM people_to_keep`.execute(trx);
  for (const { table, column } of await columnsNaming(trx, 'people', 'person_id')) {
    if (ROSTER_TABLES.has(table)) continue;
    await sql`INSERT OR IGNORE INTO people_to_keep SELECT DISTINCT ${sql.ref(column)} FROM ${sql.table(table)}
      WHERE ${sql.ref(column)} IN ${ADDED(id)}`.execute(trx);
  }
  const kept = await sql<{ staff_number: string; name: string }>`SELECT staff_number, name FROM people
    WHERE id IN (SELECT person_id FROM people_to_keep) ORDER BY staff_number`.execute(trx);
  const going = sql`${ADDED(id)} AND person_id NOT IN (SELECT person_id FROM people_to_keep)`;
  for (const table of GOES_ALONG) {
    await sql`DELETE FROM ${sql.table(table)} WHERE person_id IN ${going}`.execute(trx);
  }
  await sql`DELETE FROM people WHERE id IN ${ADDED(id)} AND id NOT IN (SELECT person_id FROM people_to_keep)`.execute(
    trx,
  );
  const staying = sql`(SELECT person_id FROM people_to_keep)`;
  await sql`UPDATE memberships SET to_day = max(${day}, from_day) WHERE to_day IS NULL AND person_id IN ${staying}`.execute(
    trx,
  );
  await sql`DELETE FROM sessions WHERE person_id IN ${staying}`.execute(trx);
  await sql`DELETE FROM activations WHERE used_at_ms IS NULL AND person_id IN ${staying}`.execute(trx);
  return { is: 'done', kept: kept.rows.map(({ staff_number, name }) => `${name}（${staff_number}）`) };
}

/** Whatever table names a person or a unit, those of later releases too: by a reference, or by the column's name. */
async function columnsNaming(trx: Writing, target: 'people' | 'units', usual: string) {
  const { rows } = await sql<{ table: string; column: string }>`
    SELECT DISTINCT tables.name AS "table", columns.name AS "column"
    FROM sqlite_schema AS tables JOIN pragma_table_info(tables.name) AS columns
    LEFT JOIN pragma_foreign_key_list(tables.name) AS links ON links."from" = columns.name
    WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'
      AND (columns.name = ${usual} OR links."table" = ${target})`.execute(trx);
  return rows;
}

async function undoUnits(trx: Writing, id: string): Promise<Undone> {
  const rows = (
    await trx
      .selectFrom('roster_import_rows')
      .selectAll()
      .where('import_id', '=', id)
      .where('after', 'is not', null)
      .orderBy('seq')
      .execute()
  ).map(readRow);
  const added = rows.filter(({ before }) => before === null);
  const used = await unitsInUse(
    trx,
    id,
    added.flatMap(({ subjectId }) => subjectId ?? []),
  );
  if (used.size > 0) {
    const keys = added.filter(({ subjectId }) => used.has(subjectId ?? '')).map(({ key }) => key);
    return { is: 'used', keys: keys.slice(0, NAMED) };
  }
  for (const { before, subjectId } of rows) {
    if (subjectId === null || before === null || 'tier' in before) continue;
    await changeUnit(trx, subjectId, before);
  }
  const { rows: newest } = await sql<{ id: string }>`SELECT id FROM units WHERE id IN
    (SELECT subject_id FROM roster_import_rows WHERE import_id = ${id} AND verdict = 'added') ORDER BY depth DESC`.execute(
    trx,
  );
  for (const unit of newest) await trx.deleteFrom('units').where('id', '=', unit.id).execute();
  return { is: 'done', kept: [] };
}

/** Units in which somebody is or was, over which somebody has a role, or that anything else names. */
async function unitsInUse(trx: Writing, id: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const list = JSON.stringify(ids);
  const used = new Set<string>();
  for (const { table, column } of await columnsNaming(trx, 'units', 'unit_id')) {
    if (table === 'roster_import_rows' || table === 'roster_ended_grants') continue;
    // Units that this import brought, or moved there, go back with it.
    const others =
      table === 'units'
        ? sql`AND NOT EXISTS (SELECT 1 FROM roster_import_rows AS rows WHERE rows.import_id = ${id}
            AND rows.subject_id = units.id AND rows.after IS NOT NULL)`
        : sql``;
    const { rows } = await sql<{
      id: string;
    }>`SELECT DISTINCT ${sql.ref(column)} AS id FROM ${sql.table(table)}
      WHERE ${sql.ref(column)} IN (SELECT value FROM json_each(${list})) ${others}`.execute(trx);
    for (const row of rows) used.add(row.id);
  }
  return used;
}

/** A sheet of units is taken out of the tree, if nobody has come to stand in what it brought. */
import { sql } from 'kysely';
import { columnsNaming } from './columns-naming.ts';
import { readRow, type Writing } from './roster-import-rows.ts';
import { changeUnit } from './write-unit-rows.ts';

/** @returns codes of units that others stand in by now; nothing is undone then */
export async function undoUnits(trx: Writing, id: string): Promise<readonly string[]> {
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
    return keys;
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
  return [];
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

/** A sheet of units becomes the tree. A tree is small: this is one step. */
import { sql } from 'kysely';
import type { UnitState } from '../../src/domain/roster/roster-import.ts';
import { readRow, type Writing } from './roster-import-rows.ts';
import { WRITTEN } from './roster-slice.ts';
import { subtreeRange } from './unit-path.ts';

export async function writeUnits(trx: Writing, id: string): Promise<void> {
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

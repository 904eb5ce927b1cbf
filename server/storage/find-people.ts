/** People by what somebody knows of them, and by their ids. */
import { sql } from 'kysely';
import type { PeopleSearch, PersonInUnit } from '../ports/roster-store.ts';
import type { Database } from './schema.ts';
import { subtreeRange } from './unit-path.ts';

export async function findPeople(
  db: Database,
  { text, below, limit }: PeopleSearch,
): Promise<readonly PersonInUnit[]> {
  const ranges = below && (await rangesOf(db, below));
  if (ranges?.length === 0) return [];
  const rows = await peopleInUnits(db)
    .$if(text !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('people.staff_number', '=', text ?? ''),
          eb('people.id', '=', text ?? ''),
          likeAnywhere('people.name', text ?? ''),
        ]),
      ),
    )
    .$if(ranges !== undefined, (query) =>
      query.where((eb) =>
        eb.or(
          (ranges ?? []).map(([from, to]) =>
            eb.and([eb('units.path', '>=', from), eb('units.path', '<', to)]),
          ),
        ),
      ),
    )
    .orderBy('people.staff_number')
    .limit(limit)
    .execute();
  return rows.map(readLine);
}

export async function peopleByIds(db: Database, ids: readonly string[]): Promise<readonly PersonInUnit[]> {
  if (ids.length === 0) return [];
  const rows = await peopleInUnits(db).where('people.id', 'in', ids).execute();
  return rows.map(readLine);
}

/** Whoever has left is found too: what they did stays in the record. */
function peopleInUnits(db: Database) {
  return db
    .selectFrom('people')
    .leftJoin('memberships', (join) =>
      join.onRef('memberships.person_id', '=', 'people.id').on('memberships.to_day', 'is', null),
    )
    .leftJoin('units', 'units.id', 'memberships.unit_id')
    .select([
      'people.id',
      'people.staff_number',
      'people.name',
      'units.id as unit_id',
      'units.name as unit_name',
    ]);
}

export async function rangesOf(db: Database, units: readonly string[]) {
  if (units.length === 0) return [];
  const rows = await db.selectFrom('units').select('path').where('id', 'in', units).execute();
  return rows.map(({ path }) => subtreeRange(path));
}

function escaped(text: string): string {
  return text.replace(/[!%_]/g, '!$&');
}

function readLine(row: {
  readonly id: string;
  readonly staff_number: string;
  readonly name: string;
  readonly unit_id: string | null;
  readonly unit_name: string | null;
}): PersonInUnit {
  const { id, staff_number: staffNumber, name } = row;
  if (row.unit_id === null) return { id, staffNumber, name };
  return { id, staffNumber, name, unit: { id: row.unit_id, name: row.unit_name ?? '' } };
}

/** Whether a column holds the text anywhere, each of its characters meant as it stands. */
export function likeAnywhere(column: string, text: string) {
  return sql<boolean>`${sql.ref(column)} LIKE ${`%${escaped(text)}%`} ESCAPE '!'`;
}

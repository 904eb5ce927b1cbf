/** Some following rows of a roster import that say something is to change: the part one transaction deals with. */
import { sql } from 'kysely';
import { personStateSql, unitStateSql, type Writing } from './roster-import-rows.ts';

export interface RosterSlice {
  readonly id: string;
  /** Strictly after this row. */
  readonly after: number;
  /** This row too. */
  readonly to: number;
}

export const WRITTEN = sql`('added', 'changed', 'moved', 'left')`;

export function wholeImport(id: string): RosterSlice {
  return { id, after: -1, to: Number.MAX_SAFE_INTEGER };
}

/** A table expression: `FROM ${rowsOf(slice)} AND rows.verdict = …`. */
export function rowsOf({ id, after, to }: RosterSlice) {
  return sql`roster_import_rows AS rows WHERE rows.import_id = ${id} AND rows.seq > ${after} AND rows.seq <= ${to}`;
}

/** `before` and `after` of a person are arrays: name, tier, kind, post, start, unit, since. */
export const BEFORE = (place: number) => sql`json_extract(rows.before, ${sql.lit(`$[${place}]`)})`;
export const AFTER = (place: number) => sql`json_extract(rows.after, ${sql.lit(`$[${place}]`)})`;

/** @returns undefined when no row is left */
export async function nextSlice(
  trx: Writing,
  { id, after }: { readonly id: string; readonly after: number },
  size: number,
): Promise<(RosterSlice & { readonly rows: number }) | undefined> {
  const { rows } = await sql<{ last: number | null; rows: number }>`
    SELECT max(seq) AS last, count(*) AS rows FROM (
      SELECT seq FROM roster_import_rows WHERE import_id = ${id} AND seq > ${after} AND verdict IN ${WRITTEN}
      ORDER BY seq LIMIT ${size})`.execute(trx);
  const [found] = rows;
  return found && found.last !== null ? { id, after, to: found.last, rows: found.rows } : undefined;
}

export async function countWritten(trx: Writing, id: string): Promise<number> {
  const counted = await trx
    .selectFrom('roster_import_rows')
    .select(sql<number>`count(*)`.as('rows'))
    .where('import_id', '=', id)
    .where(sql<boolean>`verdict IN ${WRITTEN}`)
    .executeTakeFirstOrThrow();
  return counted.rows;
}

/** Keys of rows whose person or unit stands otherwise than they say. */
export async function strayRows(
  trx: Writing,
  slice: RosterSlice,
  { kind, than, limit }: { readonly kind: string; readonly than: 'before' | 'after'; readonly limit: number },
): Promise<readonly string[]> {
  const expected = sql.ref(`rows.${than}`);
  // Left joins, with the conditions of `rowsOf` behind them.
  const written = sql`WHERE rows.import_id = ${slice.id} AND rows.seq > ${slice.after} AND rows.seq <= ${slice.to}
    AND rows.verdict IN ${WRITTEN}`;
  const query =
    kind === 'people'
      ? sql<{ key: string }>`SELECT rows.key FROM roster_import_rows AS rows
          LEFT JOIN people ON people.staff_number = rows.key
          LEFT JOIN memberships ON memberships.person_id = people.id AND memberships.to_day IS NULL
          ${written} AND ${expected} IS NOT CASE WHEN people.id IS NOT NULL THEN ${personStateSql} END
          ORDER BY rows.seq LIMIT ${limit}`
      : sql<{ key: string }>`SELECT rows.key FROM roster_import_rows AS rows
          LEFT JOIN units ON units.id = rows.subject_id
          ${written} AND ${expected} IS NOT CASE WHEN units.id IS NOT NULL THEN ${unitStateSql} END
          ORDER BY rows.seq LIMIT ${limit}`;
  const { rows } = await query.execute(trx);
  return rows.map(({ key }) => key);
}

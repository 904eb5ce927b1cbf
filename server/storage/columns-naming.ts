/** Where else in the database people or units are named. */
import { sql } from 'kysely';
import type { Writing } from './roster-import-rows.ts';

/** Whatever table names a person or a unit, those of later releases too: by a reference, or by the column's name. */
export async function columnsNaming(trx: Writing, target: 'people' | 'units', usual: string) {
  const { rows } = await sql<{ table: string; column: string }>`
    SELECT DISTINCT tables.name AS "table", columns.name AS "column"
    FROM sqlite_schema AS tables JOIN pragma_table_info(tables.name) AS columns
    LEFT JOIN pragma_foreign_key_list(tables.name) AS links ON links."from" = columns.name
    WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'
      AND (columns.name = ${usual} OR links."table" = ${target})`.execute(trx);
  return rows;
}

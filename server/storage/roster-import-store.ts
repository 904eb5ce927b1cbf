/** Imports of the roster in the database. Writing and taking back stand beside, in roster-turn.ts. */
import { sql } from 'kysely';
import { ROSTER_VERDICTS } from '../../src/domain/roster/roster-import.ts';
import type { RosterImportStore, RowsAsked, VerdictCounts } from '../ports/roster-import-store.ts';
import {
  importsWithTurns,
  peopleAsTheyStand,
  readImport,
  readRow,
  readStanding,
  writeRow,
} from './roster-import-rows.ts';
import { rosterTurns } from './roster-turn.ts';
import type { Database } from './schema.ts';
import { subtreeRange } from './unit-path.ts';

const ROWS_A_STATEMENT = 250;
/** At once, for whoever is missing: nobody has to wait for it. */
const NUMBERS_LOOKED_AT = 5_000;

export function createRosterImportStore(db: Database): RosterImportStore {
  return {
    ...lifeOf(db),
    ...rowsOf(db),
    ...rosterAsItStands(db),
    ...rosterTurns(db),
    recover: async (interrupted) => {
      await db
        .updateTable('roster_imports')
        .set({ state: 'unusable', trouble: interrupted })
        .where('state', '=', 'reading')
        .execute();
      await db
        .updateTable('roster_imports')
        .set({ state: 'ready', progress: 0 })
        .where('state', '=', 'confirming')
        .where('id', 'not in', db.selectFrom('roster_turns').select('import_id'))
        .execute();
    },
  };
}

function lifeOf(
  db: Database,
): Pick<RosterImportStore, 'add' | 'byId' | 'latest' | 'move' | 'setProgress' | 'setFindings'> {
  return {
    add: async (one) => {
      await db
        .insertInto('roster_imports')
        .values({
          id: one.id,
          kind: one.kind,
          origin: one.origin,
          file_name: one.fileName,
          file_hash: one.fileHash,
          scope: one.scope && JSON.stringify(one.scope),
          complete_unit: one.completeUnit,
          day: one.day,
          state: 'reading',
          uploaded_by: one.uploadedBy,
          uploaded_at_ms: one.uploadedAtMs,
        })
        .execute();
    },
    byId: async (id) => {
      const row = await importsWithTurns(db).where('id', '=', id).executeTakeFirst();
      return row && readImport(row);
    },
    latest: async (limit) => {
      const rows = await importsWithTurns(db)
        .where('state', '<>', 'dropped')
        .orderBy('uploaded_at_ms', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(readImport);
    },
    move: async (id, from, to, trouble = null) => {
      const moved = await db
        .updateTable('roster_imports')
        .set({ state: to, trouble, progress: 0 })
        .where('id', '=', id)
        .where('state', '=', from)
        .executeTakeFirst();
      return moved.numUpdatedRows === 1n;
    },
    setProgress: async (id, progress) => {
      await db.updateTable('roster_imports').set({ progress }).where('id', '=', id).execute();
    },
    setFindings: async (id, { remarks, standing, needsWord }) => {
      await db
        .updateTable('roster_imports')
        .set({
          ...(remarks && { remarks: JSON.stringify(remarks) }),
          ...(standing !== undefined && { standing }),
          ...(needsWord !== undefined && { needs_word: needsWord ? 1 : 0 }),
        })
        .where('id', '=', id)
        .execute();
    },
  };
}

function rowsOf(
  db: Database,
): Pick<RosterImportStore, 'putRows' | 'deleteRows' | 'dropRows' | 'counts' | 'rows'> {
  return {
    putRows: (importId, rows) =>
      db.transaction().execute(async (trx) => {
        for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
          const part = rows.slice(at, at + ROWS_A_STATEMENT).map((row) => writeRow(importId, row));
          await trx.replaceInto('roster_import_rows').values(part).execute();
        }
      }),
    deleteRows: async (importId, seqs) => {
      for (let at = 0; at < seqs.length; at += ROWS_A_STATEMENT) {
        await db
          .deleteFrom('roster_import_rows')
          .where('import_id', '=', importId)
          .where('seq', 'in', seqs.slice(at, at + ROWS_A_STATEMENT))
          .execute();
      }
    },
    dropRows: async (importId) => {
      await db.deleteFrom('roster_import_rows').where('import_id', '=', importId).execute();
    },
    counts: (importId) => countVerdicts(db, importId),
    rows: async (importId, asked) => (await rowsAsked(db, importId, asked)).map(readRow),
  };
}

async function countVerdicts(db: Database, importId: string): Promise<VerdictCounts> {
  const rows = await db
    .selectFrom('roster_import_rows')
    .select(['verdict', sql<number>`count(*)`.as('rows')])
    .where('import_id', '=', importId)
    .groupBy('verdict')
    .execute();
  const found = new Map(rows.map((row) => [row.verdict, row.rows]));
  return Object.fromEntries(
    ROSTER_VERDICTS.map((verdict) => [verdict, found.get(verdict) ?? 0]),
  ) as VerdictCounts;
}

function rowsAsked(db: Database, importId: string, { verdict, isNewly, after, limit }: RowsAsked) {
  return db
    .selectFrom('roster_import_rows')
    .selectAll()
    .where('import_id', '=', importId)
    .$if(verdict !== undefined, (query) => query.where('verdict', '=', verdict ?? ''))
    .$if(isNewly === true, (query) => query.where('is_newly', '=', 1))
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

function rosterAsItStands(
  db: Database,
): Pick<RosterImportStore, 'standing' | 'widths' | 'twins' | 'missing' | 'headcount'> {
  return {
    standing: async (staffNumbers) => {
      if (staffNumbers.length === 0) return new Map();
      const rows = await peopleAsTheyStand(db).where('people.staff_number', 'in', staffNumbers).execute();
      return new Map(rows.map((row) => [row.staff_number, readStanding(row)]));
    },
    widths: async (importId) => {
      const text = importId === undefined ? sql`staff_number` : sql`key`;
      const from =
        importId === undefined ? sql`people` : sql`roster_import_rows WHERE import_id = ${importId}`;
      const { rows } = await sql<{ width: number; numbers: number }>`
        SELECT length(${text}) AS width, count(*) AS numbers FROM ${from} GROUP BY 1`.execute(db);
      return rows;
    },
    twins: async (importId) => {
      const { rows } = await sql<{ key: string; seqs: string }>`
        SELECT key, json_group_array(seq) AS seqs FROM roster_import_rows
        WHERE import_id = ${importId} AND key <> '' GROUP BY key HAVING count(*) > 1 ORDER BY min(seq)`.execute(
        db,
      );
      return rows.map(({ key, seqs }) => ({ key, seqs: JSON.parse(seqs) as number[] }));
    },
    missing: async (importId, unitId, after) => {
      const last = await lastOfNext(db, after);
      if (last === null) return undefined;
      const [from, to] = await rangeOf(db, unitId);
      const rows = await peopleAsTheyStand(db)
        .innerJoin('units', 'units.id', 'memberships.unit_id')
        .where('units.path', '>=', from)
        .where('units.path', '<', to)
        .where('people.staff_number', '>', after)
        .where('people.staff_number', '<=', last)
        .where(
          sql<boolean>`NOT EXISTS (SELECT 1 FROM roster_import_rows AS named
            WHERE named.import_id = ${importId} AND named.key = people.staff_number AND named.seq < 1000000)`,
        )
        .orderBy('people.staff_number')
        .execute();
      return { people: rows.map(readStanding), to: last };
    },
    headcount: async (unitId) => {
      const [from, to] = await rangeOf(db, unitId);
      const row = await db
        .selectFrom('memberships')
        .innerJoin('units', 'units.id', 'memberships.unit_id')
        .select(sql<number>`count(*)`.as('people'))
        .where('memberships.to_day', 'is', null)
        .where('units.path', '>=', from)
        .where('units.path', '<', to)
        .executeTakeFirstOrThrow();
      return row.people;
    },
  };
}

async function lastOfNext(db: Database, after: string): Promise<string | null> {
  const next = db
    .selectFrom('people')
    .select('staff_number')
    .where('staff_number', '>', after)
    .orderBy('staff_number')
    .limit(NUMBERS_LOOKED_AT);
  const row = await db
    .selectFrom(next.as('next'))
    .select((eb) => eb.fn.max('staff_number').as('last'))
    .executeTakeFirst();
  return row?.last ?? null;
}

async function rangeOf(db: Database, unitId: string) {
  const unit = await db.selectFrom('units').select('path').where('id', '=', unitId).executeTakeFirst();
  return unit ? subtreeRange(unit.path) : (['', ''] as const);
}

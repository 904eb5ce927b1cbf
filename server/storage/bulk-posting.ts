/**
 * Many postings at once. They are worked out and hashed beforehand, in as many steps as it takes, and then enter the
 * ledger by a few statements of one transaction.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import { toHex, utf8 } from '../../src/domain/base/bytes.ts';
import type { CreditEntry } from '../../src/domain/ledger/entry.ts';
import { leafText } from '../../src/domain/ledger/entry.ts';
import { type Hash, leafHash } from '../../src/domain/ledger/merkle.ts';
import type { PersonYear, StagedPersonYear } from '../ports/hours-import-store.ts';
import { readEntry, writeEntry, writeStatus } from './ledger-store.ts';
import type { Database, Schema } from './schema.ts';

/** SQLite allows 32,766 parameters a statement; entries have 17. */
const ROWS_A_STATEMENT = 500;

/** Entries of people's years, and how many the whole log has, at one moment. */
export function ledgerOf(
  db: Database,
  keys: readonly PersonYear[],
): Promise<{ readonly entries: readonly CreditEntry[]; readonly logSize: number }> {
  return db.transaction().execute(async (trx) => {
    const people = [...new Set(keys.map(({ personId }) => personId))];
    const years = [...new Set(keys.map(({ year }) => year))];
    const rows = await trx
      .selectFrom('ledger_entries')
      .selectAll()
      .where('person_id', 'in', people)
      .where('year', 'in', years)
      .orderBy('log_index')
      .execute();
    const last = await trx
      .selectFrom('ledger_entries')
      .select((eb) => eb.fn.max('log_index').as('index'))
      .executeTakeFirst();
    return { entries: rows.map(readEntry), logSize: (last?.index ?? -1) + 1 };
  });
}

export async function stagePostings(
  db: Database,
  sha256: Hash,
  batch: string,
  staged: readonly StagedPersonYear[],
): Promise<void> {
  const entries = staged.flatMap(({ entries: drafts }) =>
    drafts.map(({ draft, row }) => ({
      // Its place is given when it enters the log; the leaf's hash does not depend on it.
      ...writeEntry({ ...draft, index: 0, leafHash: toHex(leafHash(utf8(leafText(draft)), sha256)) }),
      batch,
      row,
    })),
  );
  const statuses = staged.map(({ status, logSize }) => ({
    ...writeStatus(status),
    batch,
    log_size: logSize,
  }));
  await db.transaction().execute(async (trx) => {
    for (const { personId, year } of staged) {
      await trx
        .deleteFrom('staged_entries')
        .where('batch', '=', batch)
        .where('person_id', '=', personId)
        .where('year', '=', year)
        .execute();
    }
    for (const part of parts(entries)) await trx.insertInto('staged_entries').values(part).execute();
    for (const part of parts(statuses)) await trx.replaceInto('staged_status').values(part).execute();
  });
}

function parts<Item>(items: readonly Item[]): readonly Item[][] {
  return Array.from({ length: Math.ceil(items.length / ROWS_A_STATEMENT) }, (_, part) =>
    items.slice(part * ROWS_A_STATEMENT, (part + 1) * ROWS_A_STATEMENT),
  );
}

/** Whose year has entries that were not known when it was staged. */
export async function staleYears(
  of: Pick<Database, 'selectFrom'>,
  batch: string,
  limit: number,
): Promise<readonly PersonYear[]> {
  return of
    .selectFrom('staged_status as staged')
    .select(['staged.person_id as personId', 'staged.year'])
    .where('staged.batch', '=', batch)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('ledger_entries as entry')
          .select('entry.log_index')
          .whereRef('entry.person_id', '=', 'staged.person_id')
          .whereRef('entry.year', '=', 'staged.year')
          .whereRef('entry.log_index', '>=', 'staged.log_size'),
      ),
    )
    .limit(limit)
    .execute();
}

/** Everything staged becomes true. The caller has made sure that nothing of it is stale. */
export async function enterLedger(trx: Transaction<Schema>, batch: string): Promise<void> {
  const entryColumns = await columnsOf(trx, 'ledger_entries', ['log_index']);
  await sql`
    INSERT INTO ledger_entries (log_index, ${entryColumns})
    SELECT (SELECT coalesce(max(log_index), -1) FROM ledger_entries) + row_number() OVER (ORDER BY rowid),
      ${entryColumns}
    FROM staged_entries WHERE batch = ${batch} ORDER BY rowid`.execute(trx);
  const statusColumns = await columnsOf(trx, 'annual_status', []);
  await sql`
    INSERT OR REPLACE INTO annual_status (${statusColumns})
    SELECT ${statusColumns} FROM staged_status WHERE batch = ${batch}`.execute(trx);
  await sql`
    INSERT OR IGNORE INTO unsettled_certificates (person_id, year)
    SELECT person_id, year FROM staged_status WHERE batch = ${batch}`.execute(trx);
}

/** In small steps: nobody has to wait for what is only being thrown away. */
export async function dropStaged(db: Database, batch: string): Promise<void> {
  for (const table of ['staged_entries', 'staged_status'] as const) {
    for (let dropped = 1n; dropped > 0n; ) {
      const { numAffectedRows = 0n } = await sql`
        DELETE FROM ${sql.table(table)} WHERE rowid IN
          (SELECT rowid FROM ${sql.table(table)} WHERE batch = ${batch} LIMIT 2000)`.execute(db);
      dropped = numAffectedRows;
      await nextTurn();
    }
  }
}

/** As the table has them, so that a column a later release adds is carried over too. */
async function columnsOf(
  trx: Transaction<Schema>,
  table: 'ledger_entries' | 'annual_status',
  without: readonly string[],
): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM pragma_table_info(${table})`.execute(trx);
  const names = rows.map(({ name }) => name).filter((name) => !without.includes(name));
  return sql.join(names.map((name) => sql.ref(name)));
}

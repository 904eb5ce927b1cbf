/** Imports of hours in the database. */
import { type SelectQueryBuilder, sql, type Transaction } from 'kysely';
import type { ImportState, Verdict } from '../../src/domain/hours-import/hours-import.ts';
import type { Hash } from '../../src/domain/ledger/merkle.ts';
import type { Category } from '../../src/domain/policy/policy.ts';
import type {
  HoursImport,
  HoursImportStore,
  ImportedCredit,
  JudgedRow,
  PersonYear,
  Publication,
  Published,
} from '../ports/hours-import-store.ts';
import { dropStaged, enterLedger, ledgerOf, stagePostings, staleYears } from './bulk-posting.ts';
import type { Database, NewRow, Row, Schema } from './schema.ts';
import { subtreeRange } from './unit-path.ts';

const ROWS_A_STATEMENT = 250;
const STALE_AT_ONCE = 500;

export function createHoursImportStore(db: Database, sha256: Hash): HoursImportStore {
  return {
    ...lifeOf(db),
    ...rowsOf(db),
    creditsAfter: (importId, after, people) => creditsAfter(db, importId, after, people),
    enteredAfter: (importId, after, people) => enteredAfter(db, importId, after, people),
    ledgerOf: (keys) => ledgerOf(db, keys),
    stage: (batch, staged) => stagePostings(db, sha256, batch, staged),
    stale: (batch) => staleYears(db, batch, STALE_AT_ONCE),
    dropStaged: (batch) => dropStaged(db, batch),
    publish: (publication) => db.transaction().execute((trx) => publish(trx, publication)),
    publishReversal: (publication) => db.transaction().execute((trx) => publishReversal(trx, publication)),
    unsettled: async (limit) =>
      db
        .selectFrom('unsettled_certificates')
        .select(['person_id as personId', 'year'])
        .orderBy('person_id')
        .orderBy('year')
        .limit(limit)
        .execute(),
    settled: async ({ personId, year }) => {
      await db
        .deleteFrom('unsettled_certificates')
        .where('person_id', '=', personId)
        .where('year', '=', year)
        .execute();
    },
    recover: (interrupted) => db.transaction().execute((trx) => recover(trx, interrupted)),
  };
}

function lifeOf(
  db: Database,
): Pick<HoursImportStore, 'add' | 'byId' | 'latest' | 'move' | 'setProgress' | 'setRemarks'> {
  return {
    add: async (one) => {
      const { id, platform, uploadedBy } = one;
      await db
        .insertInto('hours_imports')
        .values({
          id,
          file_name: one.fileName,
          file_hash: one.fileHash,
          platform,
          only_year: one.onlyYear,
          scope: one.scope && JSON.stringify(one.scope),
          state: 'reading',
          uploaded_by: uploadedBy,
          uploaded_at_ms: one.uploadedAtMs,
        })
        .execute();
    },
    byId: async (id) => {
      const row = await db.selectFrom('hours_imports').selectAll().where('id', '=', id).executeTakeFirst();
      return row && readImport(row);
    },
    latest: async (limit) => {
      const rows = await db
        .selectFrom('hours_imports')
        .selectAll()
        .where('state', '<>', 'dropped')
        .orderBy('uploaded_at_ms', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(readImport);
    },
    move: async (id, from, to, trouble = null) => {
      const moved = await db
        .updateTable('hours_imports')
        .set({ state: to, trouble, progress: 0 })
        .where('id', '=', id)
        .where('state', '=', from)
        .executeTakeFirst();
      return moved.numUpdatedRows === 1n;
    },
    setProgress: async (id, progress) => {
      await db.updateTable('hours_imports').set({ progress }).where('id', '=', id).execute();
    },
    setRemarks: async (id, remarks) => {
      const text = JSON.stringify(remarks);
      await db.updateTable('hours_imports').set({ remarks: text }).where('id', '=', id).execute();
    },
  };
}

function rowsOf(
  db: Database,
): Pick<HoursImportStore, 'whereKnown' | 'addRows' | 'recount' | 'rows' | 'judgeAgain' | 'dropRows'> {
  return {
    whereKnown: (importId, identities) => whereKnown(db, importId, identities),
    addRows: (importId, rows) =>
      db.transaction().execute(async (trx) => {
        for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
          const part = rows.slice(at, at + ROWS_A_STATEMENT).map((row) => writeRow(importId, row));
          await trx.insertInto('hours_import_rows').values(part).execute();
        }
      }),
    recount: async (importId) => {
      await recount(db, importId);
    },
    rows: async (importId, { verdict, after, limit }) => {
      const rows = await db
        .selectFrom('hours_import_rows')
        .selectAll()
        .where('import_id', '=', importId)
        .$if(verdict !== undefined, (query) => query.where('verdict', '=', verdict ?? ''))
        .where('row', '>', after)
        .orderBy('row')
        .limit(limit)
        .execute();
      return rows.map(readRow);
    },
    judgeAgain: (importId) => db.transaction().execute((trx) => judgeAgain(trx, importId)),
    dropRows: async (importId) => {
      await db.deleteFrom('hours_import_rows').where('import_id', '=', importId).execute();
    },
  };
}

async function whereKnown(db: Database, importId: string, identities: readonly string[]) {
  if (identities.length === 0) return new Map();
  const earlier = await db
    .selectFrom('hours_import_rows')
    .select(['identity', 'import_id', 'row'])
    .where('import_id', '=', importId)
    .where('identity', 'in', identities)
    .where('verdict', '=', 'new')
    .execute();
  const entered = await db
    .selectFrom('imported_hours')
    .select(['identity', 'import_id', 'row'])
    .where('identity', 'in', identities)
    .where(stands)
    .execute();
  return new Map(
    [...earlier, ...entered].map((at) => [at.identity ?? '', { importId: at.import_id, row: at.row }]),
  );
}

/** Imported, and not taken back by a reversal of its own. */
const stands = sql<boolean>`NOT EXISTS (
  SELECT 1 FROM ledger_entries AS reversal WHERE reversal.reverses = imported_hours.entry_id)`;

async function recount(of: Pick<Database, 'updateTable'>, importId: string): Promise<void> {
  const count = (verdict: Verdict) =>
    sql<number>`(SELECT count(*) FROM hours_import_rows WHERE import_id = ${importId} AND verdict = ${verdict})`;
  await of
    .updateTable('hours_imports')
    .set({
      new_rows: count('new'),
      known_rows: count('known'),
      refused_rows: count('refused'),
      centihours: sql<number>`(SELECT coalesce(sum(centihours), 0) FROM hours_import_rows
        WHERE import_id = ${importId} AND verdict = 'new')`,
    })
    .where('id', '=', importId)
    .execute();
}

async function judgeAgain(trx: Transaction<Schema>, importId: string): Promise<number> {
  const known = await trx
    .updateTable('hours_import_rows')
    .set({ verdict: 'known', reason: '核对之后，另一次导入已登记了同样的一行' })
    .where('import_id', '=', importId)
    .where('verdict', '=', 'new')
    .where((eb) =>
      eb('identity', 'in', eb.selectFrom('imported_hours').select('imported_hours.identity').where(stands)),
    )
    .executeTakeFirst();
  const left = await refuseWhoLeft(trx, importId);
  await recount(trx, importId);
  return Number(known.numUpdatedRows) + left;
}

async function refuseWhoLeft(trx: Transaction<Schema>, importId: string): Promise<number> {
  const one = await trx
    .selectFrom('hours_imports')
    .select('scope')
    .where('id', '=', importId)
    .executeTakeFirstOrThrow();
  if (one.scope === null) return 0;
  const units = JSON.parse(one.scope) as string[];
  const roots = await trx.selectFrom('units').select('path').where('id', 'in', units).execute();
  const within = roots.map(({ path }) => {
    const [from, to] = subtreeRange(path);
    return sql`(units.path >= ${from} AND units.path < ${to})`;
  });
  const isWithin = within.length === 0 ? sql`0` : sql.join(within, sql` OR `);
  const refused = await trx
    .updateTable('hours_import_rows')
    .set({ verdict: 'refused', reason: '核对之后，此人已不在您管理的单位' })
    .where('import_id', '=', importId)
    .where('verdict', '=', 'new')
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM memberships JOIN units ON units.id = memberships.unit_id
        WHERE memberships.person_id = hours_import_rows.person_id AND memberships.to_day IS NULL
        AND (${isWithin}))`,
    )
    .executeTakeFirst();
  return Number(refused.numUpdatedRows);
}

/** The next people's years that a query has, whole. */
function nextYears<Out extends object>(
  query: SelectQueryBuilder<Schema, 'hours_import_rows', Out>,
  after: PersonYear | undefined,
) {
  return query
    .$if(after !== undefined, (rest) =>
      rest.where((eb) =>
        eb(eb.refTuple('person_id', 'year'), '>', eb.tuple(after?.personId ?? '', after?.year ?? 0)),
      ),
    )
    .orderBy('person_id')
    .orderBy('year');
}

async function creditsAfter(db: Database, importId: string, after: PersonYear | undefined, people: number) {
  const base = db
    .selectFrom('hours_import_rows')
    .where('import_id', '=', importId)
    .where('verdict', '=', 'new');
  const keys = await nextYears(base.select(['person_id', 'year']).distinct(), after)
    .limit(people)
    .execute();
  const last = keys.at(-1);
  if (!last) return [];
  const rows = await nextYears(base.selectAll(), after)
    .where((eb) => eb(eb.refTuple('person_id', 'year'), '<=', eb.tuple(last.person_id ?? '', last.year ?? 0)))
    .orderBy('row')
    .execute();
  return grouped(
    rows.flatMap((row) => {
      const credit = readRow(row).credit;
      return credit ? [{ ...credit, row: row.row }] : [];
    }),
  ).map((group) => ({ ...keyOf(group), rows: group }));
}

async function enteredAfter(db: Database, importId: string, after: PersonYear | undefined, people: number) {
  const base = db
    .selectFrom('hours_import_rows')
    .where('hours_import_rows.import_id', '=', importId)
    .where('verdict', '=', 'new');
  const keys = await nextYears(base.select(['person_id', 'year']).distinct(), after)
    .limit(people)
    .execute();
  const last = keys.at(-1);
  if (!last) return [];
  const rows = await db
    .selectFrom('hours_import_rows as one')
    .innerJoin('imported_hours as entered', (join) =>
      join.onRef('entered.import_id', '=', 'one.import_id').onRef('entered.row', '=', 'one.row'),
    )
    .select(['one.person_id as personId', 'one.year', 'one.row', 'entered.entry_id as id'])
    .where('one.import_id', '=', importId)
    .where('one.verdict', '=', 'new')
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(eb.refTuple('one.person_id', 'one.year'), '>', eb.tuple(after?.personId ?? '', after?.year ?? 0)),
      ),
    )
    .where((eb) =>
      eb(eb.refTuple('one.person_id', 'one.year'), '<=', eb.tuple(last.person_id ?? '', last.year ?? 0)),
    )
    .orderBy('one.person_id')
    .orderBy('one.year')
    .orderBy('one.row')
    .execute();
  const known = rows.map(({ personId, year, row, id }) => ({
    personId: personId ?? '',
    year: year ?? 0,
    row,
    id,
  }));
  const byKey = new Map(grouped(known).map((group) => [`${group[0]?.personId} ${group[0]?.year}`, group]));
  // Years whose entries have all been taken back singly stay in the walk, or it would end early.
  return keys.map(({ person_id, year }) => ({
    personId: person_id ?? '',
    year: year ?? 0,
    entries: byKey.get(`${person_id} ${year}`) ?? [],
  }));
}

function grouped<Item extends PersonYear>(items: readonly Item[]): readonly Item[][] {
  const groups: Item[][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    const [first] = last ?? [];
    if (last && first?.personId === item.personId && first.year === item.year) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

function keyOf(group: readonly PersonYear[]): PersonYear {
  return { personId: group[0]?.personId ?? '', year: group[0]?.year ?? 0 };
}

async function publish(trx: Transaction<Schema>, { id, batch, who, atMs }: Publication): Promise<Published> {
  if (!(await isIn(trx, id, 'posting'))) return 'gone';
  if ((await staleYears(trx, batch, 1)).length > 0) return 'stale';
  // What was taken back entry by entry may be imported again.
  await sql`DELETE FROM imported_hours WHERE identity IN (
      SELECT one.identity FROM staged_entries AS staged
      JOIN hours_import_rows AS one ON one.import_id = ${id} AND one.row = staged.row
      WHERE staged.batch = ${batch})
    AND EXISTS (SELECT 1 FROM ledger_entries AS reversal WHERE reversal.reverses = imported_hours.entry_id)`.execute(
    trx,
  );
  const { rows: taken } = await sql`SELECT 1 FROM staged_entries AS staged
    JOIN hours_import_rows AS one ON one.import_id = ${id} AND one.row = staged.row
    JOIN imported_hours AS other ON other.identity = one.identity
    WHERE staged.batch = ${batch} LIMIT 1`.execute(trx);
  if (taken.length > 0) return 'taken';
  await sql`INSERT INTO imported_hours (identity, import_id, row, entry_id)
    SELECT one.identity, one.import_id, one.row, staged.id FROM staged_entries AS staged
    JOIN hours_import_rows AS one ON one.import_id = ${id} AND one.row = staged.row
    WHERE staged.batch = ${batch}`.execute(trx);
  await enterLedger(trx, batch);
  const one = await finish(trx, id, { state: 'posted', posted_by: who, posted_at_ms: atMs });
  await audit(trx, { atMs, who, action: 'hours-import-posted' }, one, {});
  return 'done';
}

async function publishReversal(
  trx: Transaction<Schema>,
  { id, batch, who, atMs, reason }: Publication & { readonly reason: string },
): Promise<Published> {
  if (!(await isIn(trx, id, 'reversing'))) return 'gone';
  if ((await staleYears(trx, batch, 1)).length > 0) return 'stale';
  await enterLedger(trx, batch);
  await trx.deleteFrom('imported_hours').where('import_id', '=', id).execute();
  const reversal = { reversed_by: who, reversed_at_ms: atMs, reversal_reason: reason };
  const one = await finish(trx, id, { state: 'reversed', ...reversal });
  await audit(trx, { atMs, who, action: 'hours-import-reversed' }, one, { reason });
  return 'done';
}

async function isIn(trx: Transaction<Schema>, id: string, state: ImportState): Promise<boolean> {
  const row = await trx.selectFrom('hours_imports').select('state').where('id', '=', id).executeTakeFirst();
  return row?.state === state;
}

async function finish(
  trx: Transaction<Schema>,
  id: string,
  set: Partial<Row<'hours_imports'>>,
): Promise<HoursImport> {
  const row = await trx
    .updateTable('hours_imports')
    .set({ ...set, trouble: null, progress: 0 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return readImport(row);
}

async function audit(
  trx: Transaction<Schema>,
  event: { readonly atMs: number; readonly who: string; readonly action: string },
  one: HoursImport,
  more: Readonly<Record<string, string>>,
): Promise<void> {
  const { id, fileName: file, fileHash: hash, newRows: rows, centihours } = one;
  await trx
    .insertInto('audit_events')
    .values({
      at_ms: event.atMs,
      who: event.who,
      action: event.action,
      detail: JSON.stringify({ import: id, file, hash, rows, centihours, ...more }),
    })
    .execute();
}

async function recover(trx: Transaction<Schema>, interrupted: string): Promise<void> {
  const back = (from: ImportState, to: ImportState, trouble: string | null) =>
    trx
      .updateTable('hours_imports')
      .set({ state: to, trouble, progress: 0 })
      .where('state', '=', from)
      .execute();
  await back('reading', 'unusable', interrupted);
  await back('posting', 'ready', null);
  await back('reversing', 'posted', null);
  await trx.deleteFrom('staged_entries').execute();
  await trx.deleteFrom('staged_status').execute();
}

function writeRow(importId: string, row: JudgedRow): NewRow<'hours_import_rows'> {
  const { credit } = row;
  return {
    import_id: importId,
    row: row.row,
    verdict: row.verdict,
    reason: row.reason,
    cell: row.cell,
    note: row.note,
    written: JSON.stringify(row.written),
    person_id: credit?.personId ?? null,
    year: credit?.year ?? null,
    category: credit?.category ?? null,
    centihours: credit?.centihours ?? null,
    platform: credit?.platform ?? null,
    title: credit?.title ?? null,
    day: credit?.day ?? null,
    certificate_number: credit?.certificateNumber ?? null,
    identity: credit?.identity ?? null,
  };
}

function readRow(row: Row<'hours_import_rows'>): JudgedRow {
  return {
    row: row.row,
    verdict: row.verdict as Verdict,
    reason: row.reason,
    cell: row.cell,
    note: row.note,
    written: JSON.parse(row.written) as string[],
    credit: readCredit(row),
  };
}

function readCredit(row: Row<'hours_import_rows'>): ImportedCredit | null {
  const { person_id, year, category, centihours, platform, title, day, identity } = row;
  // They are written together: a row has all of them or none.
  if (person_id === null) return null;
  return {
    personId: person_id,
    year: year ?? 0,
    category: category as Category,
    centihours: centihours ?? 0,
    platform: platform ?? '',
    title: title ?? '',
    day: day ?? '',
    certificateNumber: row.certificate_number,
    identity: identity ?? '',
  };
}

function readImport(row: Row<'hours_imports'>): HoursImport {
  return {
    id: row.id,
    fileName: row.file_name,
    fileHash: row.file_hash,
    platform: row.platform,
    onlyYear: row.only_year,
    scope: row.scope === null ? null : (JSON.parse(row.scope) as string[]),
    state: row.state as ImportState,
    progress: row.progress,
    trouble: row.trouble,
    remarks: JSON.parse(row.remarks) as string[],
    newRows: row.new_rows,
    knownRows: row.known_rows,
    refusedRows: row.refused_rows,
    centihours: row.centihours,
    uploadedBy: row.uploaded_by,
    uploadedAtMs: row.uploaded_at_ms,
    postedBy: row.posted_by,
    postedAtMs: row.posted_at_ms,
    reversedBy: row.reversed_by,
    reversedAtMs: row.reversed_at_ms,
    reversalReason: row.reversal_reason,
  };
}

/** The ledger, the yearly status and the checkpoints in the database. */
import type { Transaction } from 'kysely';
import { toHex, utf8 } from '../../src/domain/base/bytes.ts';
import { type Result, succeed } from '../../src/domain/base/result.ts';
import {
  type CreditEntry,
  type EntryDraft,
  type Evidence,
  leafText,
  type Source,
} from '../../src/domain/ledger/entry.ts';
import { type Hash, leafHash } from '../../src/domain/ledger/merkle.ts';
import type { RequirementState } from '../../src/domain/policy/assess-year.ts';
import type { Category, CategoryTotals } from '../../src/domain/policy/policy.ts';
import type { AnnualStatus, LedgerStore, PersonYear, PersonYearKey } from '../ports/ledger-store.ts';
import type { Database, NewRow, Row, Schema } from './schema.ts';
import { readSpread, writeSpread } from './spread-columns.ts';
import { subtreeRange } from './unit-path.ts';

export function createLedgerStore(db: Database, sha256: Hash): LedgerStore {
  return {
    appendIf: (personId, year, decide, assess) =>
      db.transaction().execute(async (trx): Promise<Result<CreditEntry>> => {
        const entries = await entriesOf(trx, personId, year);
        const decided = decide(entries);
        if (!decided.ok) return decided;
        const entry = await append(trx, decided.value, sha256);
        await keepStatus(trx, assess([...entries, entry]));
        return succeed(entry);
      }),
    reassess: (personId, year, assess) =>
      db.transaction().execute(async (trx) => {
        const status = assess(await entriesOf(trx, personId, year));
        await keepStatus(trx, status);
        return status;
      }),
    personYears: (after, limit, of) => personYears(db, { after, limit, of }),
    entries: (personId, year) => entriesOf(db, personId, year),
    status: async (personId, year) => {
      const row = await db
        .selectFrom('annual_status')
        .selectAll()
        .where('person_id', '=', personId)
        .where('year', '=', year)
        .executeTakeFirst();
      return row && readStatus(row);
    },
    years: async (personId) => {
      const rows = await db
        .selectFrom('ledger_entries')
        .select('year')
        .distinct()
        .where('person_id', '=', personId)
        .orderBy('year', 'desc')
        .execute();
      return rows.map((row) => row.year);
    },
    peopleOfSubtree: (unitId, year) => peopleOfSubtree(db, unitId, year),
  };
}

async function entriesOf(
  of: Pick<Database, 'selectFrom'>,
  personId: string,
  year?: number,
): Promise<readonly CreditEntry[]> {
  const rows = await of
    .selectFrom('ledger_entries')
    .selectAll()
    .where('person_id', '=', personId)
    .$if(year !== undefined, (query) => query.where('year', '=', year as number))
    .orderBy('log_index')
    .execute();
  return rows.map(readEntry);
}

async function append(trx: Transaction<Schema>, draft: EntryDraft, sha256: Hash): Promise<CreditEntry> {
  const last = await trx
    .selectFrom('ledger_entries')
    .select((eb) => eb.fn.max('log_index').as('index'))
    .executeTakeFirst();
  const index = (last?.index ?? -1) + 1;
  const entry = { ...draft, index, leafHash: toHex(leafHash(utf8(leafText(draft)), sha256)) };
  await trx.insertInto('ledger_entries').values(writeEntry(entry)).execute();
  return entry;
}

interface Stretch {
  readonly after: PersonYearKey | undefined;
  readonly limit: number;
  readonly of: number | undefined;
}

async function personYears(db: Database, { after, limit, of }: Stretch): Promise<readonly PersonYearKey[]> {
  const from = (table: 'ledger_entries' | 'annual_status') =>
    db
      .selectFrom(table)
      .select(['person_id as personId', 'year'])
      .$if(of !== undefined, (query) => query.where('year', '=', of as number))
      .$if(after !== undefined, (query) =>
        query.where((where) =>
          where(
            where.refTuple('person_id', 'year'),
            '>',
            where.tuple(after?.personId ?? '', after?.year ?? 0),
          ),
        ),
      )
      .distinct()
      .orderBy('person_id')
      .orderBy('year')
      .limit(limit);
  // Each side may hold years the other lacks: a status without entries would be a difference too.
  const rows = [...(await from('ledger_entries').execute()), ...(await from('annual_status').execute())];
  const byKey = new Map(rows.map((row) => [`${row.personId} ${row.year}`, row]));
  return [...byKey.values()].sort(inOrder).slice(0, limit);
}

/** As the database compares ids: by their bytes. */
function inOrder(left: PersonYearKey, right: PersonYearKey): number {
  if (left.personId === right.personId) return left.year - right.year;
  return left.personId < right.personId ? -1 : 1;
}

async function keepStatus(trx: Transaction<Schema>, status: AnnualStatus): Promise<void> {
  const { person_id, year, ...changed } = writeStatus(status);
  await trx
    .insertInto('annual_status')
    .values({ person_id, year, ...changed })
    .onConflict((conflict) => conflict.columns(['person_id', 'year']).doUpdateSet(changed))
    .execute();
}

async function peopleOfSubtree(db: Database, unitId: string, year: number): Promise<readonly PersonYear[]> {
  const root = await db.selectFrom('units').select('path').where('id', '=', unitId).executeTakeFirst();
  if (!root) return [];
  const [from, to] = subtreeRange(root.path);
  const rows = await db
    .selectFrom('units')
    .innerJoin('memberships', (join) =>
      join.onRef('memberships.unit_id', '=', 'units.id').on('memberships.to_day', 'is', null),
    )
    .innerJoin('people', 'people.id', 'memberships.person_id')
    .leftJoin('annual_status', (join) =>
      join.onRef('annual_status.person_id', '=', 'people.id').on('annual_status.year', '=', year),
    )
    .select(['people.id', 'people.staff_number', 'people.name', 'memberships.unit_id'])
    .selectAll('annual_status')
    .where('units.path', '>=', from)
    .where('units.path', '<', to)
    .orderBy('units.path')
    .orderBy('people.staff_number')
    .execute();
  return rows.map((row) => ({
    personId: row.id,
    staffNumber: row.staff_number,
    name: row.name,
    unitId: row.unit_id,
    // The left join leaves every column of a missing status null; the key tells.
    status: row.person_id === null ? undefined : readStatus(row as Row<'annual_status'>),
  }));
}

export function writeEntry(entry: CreditEntry): NewRow<'ledger_entries'> {
  return {
    log_index: entry.index,
    id: entry.id,
    person_id: entry.personId,
    year: entry.year,
    category: entry.category,
    centihours: entry.centihours,
    source: entry.source,
    evidence: JSON.stringify(entry.evidence),
    content_hash: entry.contentHash,
    policy_id: entry.policyId,
    policy_version: entry.policyVersion,
    posted_by: entry.postedBy,
    posted_at_ms: entry.postedAtMs,
    reverses: entry.reverses,
    leaf_hash: entry.leafHash,
  };
}

export function readEntry(row: Row<'ledger_entries'>): CreditEntry {
  return {
    index: row.log_index,
    id: row.id,
    personId: row.person_id,
    year: row.year,
    category: row.category as Category,
    centihours: row.centihours,
    source: row.source as Source,
    evidence: JSON.parse(row.evidence) as Evidence,
    contentHash: row.content_hash,
    policyId: row.policy_id,
    policyVersion: row.policy_version,
    postedBy: row.posted_by,
    postedAtMs: row.posted_at_ms,
    reverses: row.reverses,
    leafHash: row.leaf_hash,
  };
}

export function writeStatus(status: AnnualStatus): NewRow<'annual_status'> {
  return {
    person_id: status.personId,
    year: status.year,
    policy_id: status.policyId,
    policy_version: status.policyVersion,
    totals: JSON.stringify(status.totals),
    ethics_centihours: status.ethicsCentihours,
    counted_centihours: status.countedCentihours,
    hours_state: status.hoursState,
    share_state: status.shareState,
    is_met: status.isMet ? 1 : 0,
    updated_at_ms: status.updatedAtMs,
    ...writeSpread(status.spread),
  };
}

export function readStatus(row: Row<'annual_status'>): AnnualStatus {
  return {
    personId: row.person_id,
    year: row.year,
    policyId: row.policy_id,
    policyVersion: row.policy_version,
    totals: JSON.parse(row.totals) as CategoryTotals,
    ethicsCentihours: row.ethics_centihours,
    countedCentihours: row.counted_centihours,
    hoursState: row.hours_state as RequirementState,
    shareState: row.share_state as RequirementState,
    isMet: row.is_met === 1,
    spread: readSpread(row),
    updatedAtMs: row.updated_at_ms,
  };
}

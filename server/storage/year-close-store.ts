/** Closed years and their frozen standings in the database. */
import { sql } from 'kysely';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { TierId } from '../../src/domain/catalogue/catalogue.ts';
import { NO_HOURS, type RequirementState } from '../../src/domain/policy/assess-year.ts';
import type { CategoryTotals } from '../../src/domain/policy/policy.ts';
import type { ClosedStanding, YearClose, YearCloseStore } from '../ports/year-close-store.ts';
import type { Database, Row } from './schema.ts';
import { unitsBelow } from './standing-tables.ts';

export function createYearCloseStore(db: Database): YearCloseStore {
  return {
    close: (close) => closeYear(db, close),
    of: async (year) => {
      const row = await db.selectFrom('year_closes').selectAll().where('year', '=', year).executeTakeFirst();
      return row && readClose(row);
    },
    standings: (year, unitId) => standings(db, year, unitId),
    all: async () =>
      (await db.selectFrom('year_closes').selectAll().orderBy('year', 'desc').execute()).map(readClose),
  };
}

function closeYear(db: Database, close: Omit<YearClose, 'people' | 'met'>): Promise<Result<YearClose>> {
  const { year, treeSize } = close;
  return db.transaction().execute(async (trx) => {
    const known = await trx
      .selectFrom('year_closes')
      .select('year')
      .where('year', '=', year)
      .executeTakeFirst();
    if (known) return fail({ code: 'conflict', message: `${year} 年度已经关账，不能再关一次。` });
    const roster = await trx.selectFrom('roster_turns').select('doing').executeTakeFirst();
    if (roster)
      return fail({ code: 'conflict', message: '一份名单正在写入名册或者正在撤销，请等它完成再关账。' });
    const last = await trx
      .selectFrom('ledger_entries')
      .select((eb) => eb.fn.max('log_index').as('index'))
      .executeTakeFirst();
    if ((last?.index ?? -1) + 1 !== treeSize)
      return fail({ code: 'conflict', message: '关账时又有新的登记，请再试一次。' });
    await sql`
      INSERT INTO closed_standings
      SELECT ${year}, member.person_id, member.unit_id, member.tier, coalesce(status.is_met, 0),
        coalesce(status.hours_state, 'unmet'), coalesce(status.share_state, 'notAssessable'),
        coalesce(status.counted_centihours, 0), coalesce(status.ethics_centihours, 0), coalesce(status.totals, '{}')
      FROM unit_members member
      LEFT JOIN annual_status status ON status.person_id = member.person_id AND status.year = ${year}`.execute(
      trx,
    );
    const { rows } = await sql<{ people: number; met: number | null }>`
      SELECT count(*) AS people, sum(is_met) AS met FROM closed_standings WHERE year = ${year}`.execute(trx);
    const closed: YearClose = { ...close, people: rows[0]?.people ?? 0, met: rows[0]?.met ?? 0 };
    await trx
      .insertInto('year_closes')
      .values({
        year,
        closed_at_ms: closed.closedAtMs,
        closed_by: closed.closedBy,
        policy_id: closed.policyId,
        policy_version: closed.policyVersion,
        required_centihours: closed.requiredCentihours,
        people: closed.people,
        met: closed.met,
        tree_size: closed.treeSize,
        root_hash: closed.rootHash,
      })
      .execute();
    return succeed(closed);
  });
}

function readClose(row: Row<'year_closes'>): YearClose {
  return {
    year: row.year,
    closedAtMs: row.closed_at_ms,
    closedBy: row.closed_by,
    policyId: row.policy_id,
    policyVersion: row.policy_version,
    requiredCentihours: row.required_centihours,
    people: row.people,
    met: row.met,
    treeSize: row.tree_size,
    rootHash: row.root_hash,
  };
}

interface ClosedRow {
  readonly person_id: string;
  readonly unit_id: string;
  readonly tier: string;
  readonly is_met: number;
  readonly hours_state: string;
  readonly share_state: string;
  readonly counted_centihours: number;
  readonly ethics_centihours: number;
  readonly totals: string;
}

async function standings(db: Database, year: number, unitId: string): Promise<readonly ClosedStanding[]> {
  const { rows } = await sql<ClosedRow>`
    SELECT * FROM closed_standings WHERE year = ${year} AND unit_id IN (${unitsBelow(unitId)})
    ORDER BY unit_id, tier, person_id`.execute(db);
  return rows.map((row) => ({
    personId: row.person_id,
    unitId: row.unit_id,
    tier: row.tier as TierId,
    isMet: row.is_met === 1,
    hoursState: row.hours_state as RequirementState,
    shareState: row.share_state as RequirementState,
    countedCentihours: row.counted_centihours,
    ethicsCentihours: row.ethics_centihours,
    totals: { ...NO_HOURS, ...(JSON.parse(row.totals) as Partial<CategoryTotals>) },
  }));
}

/** A unit's people in full, part by part, for reports; and what their quizzes gave. */
import { sql } from 'kysely';
import type { TierId, TrainingKind } from '../../src/domain/catalogue/catalogue.ts';
import { NO_HOURS, type RequirementState } from '../../src/domain/policy/assess-year.ts';
import type { CategoryTotals } from '../../src/domain/policy/policy.ts';
import type { FollowingStore, PersonResults, RollRow, Standings } from '../ports/following-store.ts';
import type { Database } from './schema.ts';
import { tablesOf } from './standing-tables.ts';

interface Row {
  readonly person_id: string;
  readonly staff_number: string;
  readonly name: string;
  readonly post: string;
  readonly training_kind: string;
  readonly unit_id: string;
  readonly tier: string;
  readonly is_met: number | null;
  readonly hours_state: string | null;
  readonly share_state: string | null;
  readonly counted_centihours: number | null;
  readonly ethics_centihours: number | null;
  readonly totals: string | null;
  readonly closed_met: number | null;
  readonly closed_counted: number;
  readonly closed_ethics: number;
}

export async function rollOf(
  db: Database,
  unitId: string,
  of: Standings,
  { after, limit }: Parameters<FollowingStore['roll']>[2],
): Promise<readonly RollRow[]> {
  const tables = await tablesOf(db, of);
  // A past day's standings bring their totals; today's stand beside the status.
  const totals = of.past === undefined ? sql`status.totals` : sql`standing.totals`;
  const { rows } = await sql<Row>`
    SELECT member.person_id, person.staff_number, person.name, person.post, person.training_kind,
      member.unit_id, member.tier, standing.is_met, standing.hours_state, standing.share_state,
      standing.counted_centihours, standing.ethics_centihours, ${totals} AS totals,
      closed.is_met AS closed_met, closed.counted_centihours AS closed_counted,
      closed.ethics_centihours AS closed_ethics
    FROM (SELECT unit_id, tier, person_id FROM ${tables.members} WHERE ${tables.ofMembers}) member
    JOIN people person ON person.id = member.person_id
    LEFT JOIN (SELECT * FROM ${tables.standings} WHERE ${tables.ofStandings}) standing
      ON standing.unit_id = member.unit_id AND standing.tier = member.tier
      AND standing.person_id = member.person_id
    ${of.past === undefined ? sql`LEFT JOIN annual_status status ON status.person_id = member.person_id AND status.year = ${of.year}` : sql``}
    LEFT JOIN closed_standings closed ON closed.year = ${of.year} AND closed.person_id = member.person_id
    WHERE member.unit_id = ${unitId} AND person.staff_number > ${after ?? ''}
    ORDER BY person.staff_number LIMIT ${limit}`.execute(db);
  return rows.map(readRow);
}

function readRow(row: Row): RollRow {
  return {
    personId: row.person_id,
    staffNumber: row.staff_number,
    name: row.name,
    post: row.post,
    trainingKind: row.training_kind as TrainingKind,
    unitId: row.unit_id,
    tier: row.tier as TierId,
    isMet: row.is_met === 1,
    hoursState: (row.hours_state ?? 'unmet') as RequirementState,
    shareState: (row.share_state ?? 'notAssessable') as RequirementState,
    countedCentihours: row.counted_centihours ?? 0,
    ethicsCentihours: row.ethics_centihours ?? 0,
    totals: row.totals === null ? NO_HOURS : (JSON.parse(row.totals) as CategoryTotals),
    ...(row.closed_met === null
      ? {}
      : {
          closed: {
            isMet: row.closed_met === 1,
            countedCentihours: row.closed_counted,
            ethicsCentihours: row.closed_ethics,
          },
        }),
  };
}

/** Of courses whose hours stand. @param untilMs - posted up to then */
export async function courseResults(
  db: Database,
  personIds: readonly string[],
  year: number,
  untilMs: number,
): Promise<readonly PersonResults[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<{ person_id: string; courses: number; lowest: number; highest: number }>`
    SELECT entry.person_id, count(*) AS courses,
      min(json_extract(entry.evidence, '$.scorePercent')) AS lowest,
      max(json_extract(entry.evidence, '$.scorePercent')) AS highest
    FROM ledger_entries entry
    WHERE entry.person_id IN (${sql.join(personIds)}) AND entry.year = ${year} AND entry.source = 'course'
      AND entry.posted_at_ms <= ${untilMs}
      AND NOT EXISTS (SELECT 1 FROM ledger_entries reversal
        WHERE reversal.reverses = entry.id AND reversal.posted_at_ms <= ${untilMs})
    GROUP BY entry.person_id`.execute(db);
  return rows.map((row) => ({
    personId: row.person_id,
    courses: row.courses,
    lowestPercent: row.lowest,
    highestPercent: row.highest,
  }));
}

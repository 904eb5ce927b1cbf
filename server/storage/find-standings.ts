/** The people behind a sum: found by the same conditions by which they were added up. */
import { type RawBuilder, sql } from 'kysely';
import type { FollowGroup } from '../../src/domain/api/following.ts';
import type { TierId } from '../../src/domain/catalogue/catalogue.ts';
import type { RequirementState } from '../../src/domain/policy/assess-year.ts';
import { hourRanges } from '../../src/domain/report/standing.ts';
import type { FollowingStore, FoundStanding, Measure, Standings } from '../ports/following-store.ts';
import type { Database } from './schema.ts';
import { tablesOf, unitsBelow } from './standing-tables.ts';

type Search = Parameters<FollowingStore['people']>[2];

/** For whoever has no status yet: nothing was earned, nothing can be assessed. */
const MET = sql`coalesce(standing.is_met, 0)`;
const COUNTED = sql`coalesce(standing.counted_centihours, 0)`;

export async function findStandings(
  db: Database,
  unitId: string,
  of: Standings,
  search: Search,
): Promise<{ readonly found: number; readonly people: readonly FoundStanding[] }> {
  const tables = await tablesOf(db, of);
  const part = partOf(search);
  const from = sql`
    FROM (SELECT unit_id, tier, person_id FROM ${tables.members} WHERE ${tables.ofMembers}) member
    LEFT JOIN (SELECT * FROM ${tables.standings} WHERE ${tables.ofStandings}) standing
      ON standing.unit_id = member.unit_id AND standing.tier = member.tier
      AND standing.person_id = member.person_id
    WHERE ${sql.join(conditions(unitId, search, part), sql` AND `)}`;
  const counted = await sql<{ found: number }>`SELECT count(*) AS found ${from}`.execute(db);
  const { rows } = await sql<FoundRow>`
    SELECT found.*, person.staff_number, person.name
    FROM (
      SELECT member.person_id, member.unit_id, member.tier, ${MET} AS is_met, ${COUNTED} AS counted_centihours,
        coalesce(standing.hours_state, 'unmet') AS hours_state,
        coalesce(standing.share_state, 'notAssessable') AS share_state, ${part ?? sql`0`} AS part
      ${from}
      ORDER BY ${part ? sql`${part} DESC,` : sql``} is_met, counted_centihours, member.unit_id, member.tier, member.person_id
      LIMIT ${search.limit} OFFSET ${search.from}) found
    JOIN people person ON person.id = found.person_id
    ORDER BY ${part ? sql`found.part DESC,` : sql``} found.is_met, found.counted_centihours, found.unit_id, found.tier, found.person_id`.execute(
    db,
  );
  return { found: counted.rows[0]?.found ?? 0, people: rows.map(readFound) };
}

function partOf({ month, principle }: Search): RawBuilder<number> | undefined {
  const column = month === undefined ? principle && `about_${principle}` : `month_${month}`;
  return column === undefined ? undefined : sql`coalesce(standing.${sql.ref(column)}, 0)`;
}

function conditions(
  unitId: string,
  search: Search,
  part: RawBuilder<number> | undefined,
): RawBuilder<boolean>[] {
  const { group, step, tier, isDirect, find, measure } = search;
  return [
    isDirect ? sql`member.unit_id = ${unitId}` : sql`member.unit_id IN (${unitsBelow(unitId)})`,
    ...(tier === undefined ? [] : [sql<boolean>`member.tier = ${tier}`]),
    ...(group === undefined ? [] : [inGroup(group, measure)]),
    ...(step === undefined ? [] : [inStep(step, measure)]),
    ...(part === undefined ? [] : [sql<boolean>`${part} <> 0`]),
    ...(find === undefined ? [] : [isCalled(find)]),
  ];
}

function inGroup(group: FollowGroup, { requiredCentihours, pace }: Measure): RawBuilder<boolean> {
  const isOnTheWay = pace
    ? sql`${COUNTED} * ${pace.daysInYear} >= ${requiredCentihours * pace.daysPassed}`
    : sql`${COUNTED} >= ${requiredCentihours}`;
  switch (group) {
    case 'met':
      return sql`${MET} = 1`;
    case 'lagging':
      return sql`${MET} = 0`;
    case 'noHours':
      return sql`${MET} = 0 AND ${COUNTED} <= 0`;
    case 'hoursShort':
      return sql`standing.is_met = 0 AND standing.counted_centihours > 0 AND standing.hours_state <> 'met'`;
    case 'share':
      return sql`standing.is_met = 0 AND standing.counted_centihours > 0 AND standing.hours_state = 'met' AND standing.share_state = 'unmet'`;
    case 'notAssessable':
      return sql`standing.is_met = 0 AND standing.counted_centihours > 0 AND standing.hours_state = 'met' AND standing.share_state <> 'unmet'`;
    case 'onTheWay':
      return sql`${isOnTheWay}`;
    case 'notOnTheWay':
      return sql`NOT (${isOnTheWay})`;
  }
}

/** In the first step nothing counts, so what was taken back beyond it is there too. */
function inStep(step: number, { requiredCentihours }: Measure): RawBuilder<boolean> {
  const range = hourRanges(requiredCentihours)[step];
  if (!range) return sql`0`;
  const from = step === 0 ? sql`1` : sql`${COUNTED} >= ${range.from}`;
  return range.below === null ? sql`${from}` : sql`${from} AND ${COUNTED} < ${range.below}`;
}

function isCalled(find: string): RawBuilder<boolean> {
  const pattern = `%${find.replace(/[!%_]/g, '!$&')}%`;
  return sql`member.person_id IN (
    SELECT id FROM people WHERE staff_number = ${find} OR name LIKE ${pattern} ESCAPE '!')`;
}

interface FoundRow {
  readonly person_id: string;
  readonly unit_id: string;
  readonly tier: string;
  readonly is_met: number;
  readonly counted_centihours: number;
  readonly hours_state: string;
  readonly share_state: string;
  readonly part: number;
  readonly staff_number: string;
  readonly name: string;
}

function readFound(row: FoundRow): FoundStanding {
  return {
    personId: row.person_id,
    staffNumber: row.staff_number,
    name: row.name,
    unitId: row.unit_id,
    tier: row.tier as TierId,
    isMet: row.is_met === 1,
    hoursState: row.hours_state as RequirementState,
    shareState: row.share_state as RequirementState,
    countedCentihours: row.counted_centihours,
    partCentihours: row.part,
  };
}

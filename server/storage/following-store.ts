/** Sums and lists over the copies that stand in reading order (migration 0017), or over those made for a past day. */
import { sql } from 'kysely';
import type { TierId } from '../../src/domain/catalogue/catalogue.ts';
import { PRINCIPLE_IDS } from '../../src/domain/catalogue/principle.ts';
import { hourSteps } from '../../src/domain/report/standing.ts';
import type { FollowingStore, Measure, StandingSums, Standings } from '../ports/following-store.ts';
import { findStandings } from './find-standings.ts';
import { readEntry } from './ledger-store.ts';
import { dropPast, keepPast } from './past-standings.ts';
import { courseResults, rollOf } from './roll.ts';
import type { Database, Row } from './schema.ts';
import { MONTH_COLUMNS, readSpread } from './spread-columns.ts';
import { tablesOf, unitsBelow } from './standing-tables.ts';

export function createFollowingStore(db: Database): FollowingStore {
  return {
    sums: (unitId, of, measure) => sums(db, unitId, of, measure),
    people: (unitId, of, search) => findStandings(db, unitId, of, search),
    roll: (unitId, of, part) => rollOf(db, unitId, of, part),
    courseResults: (personIds, year, untilMs) => courseResults(db, personIds, year, untilMs),
    membershipsOf: (personId) =>
      db
        .selectFrom('memberships')
        .innerJoin('units', 'units.id', 'memberships.unit_id')
        .select(['units.name as unit', 'memberships.from_day as fromDay', 'memberships.to_day as toDay'])
        .where('memberships.person_id', '=', personId)
        .orderBy('memberships.from_day')
        .execute(),
    membersOn: async (unitId, day) => {
      const { rows } = await sql<{ person_id: string; unit_id: string; tier: string }>`
        SELECT membership.person_id, membership.unit_id, person.tier
        FROM memberships membership JOIN people person ON person.id = membership.person_id
        WHERE membership.unit_id IN (${unitsBelow(unitId)})
          AND membership.from_day <= ${day} AND (membership.to_day IS NULL OR membership.to_day > ${day})`.execute(
        db,
      );
      return rows.map((row) => ({
        personId: row.person_id,
        unitId: row.unit_id,
        tier: row.tier as TierId,
      }));
    },
    entriesIn: async (personIds, year, { untilMs, belowIndex, fromIndex }) => {
      if (personIds.length === 0) return [];
      const rows = await db
        .selectFrom('ledger_entries')
        .selectAll()
        .where('person_id', 'in', personIds)
        .where('year', '=', year)
        .$if(untilMs !== undefined, (query) => query.where('posted_at_ms', '<=', untilMs ?? 0))
        .$if(belowIndex !== undefined, (query) => query.where('log_index', '<', belowIndex ?? 0))
        .$if(fromIndex !== undefined, (query) => query.where('log_index', '>=', fromIndex ?? 0))
        .orderBy('person_id')
        .orderBy('log_index')
        .execute();
      return rows.map(readEntry);
    },
    keepPast: (name, members) => keepPast(db, name, members),
    dropPast: (name) => dropPast(db, name),
  };
}

type SumRow = Row<'annual_status'> & {
  readonly unit_id: string;
  readonly tier: TierId;
  readonly recorded: number;
  readonly met: number;
  readonly no_hours: number;
  readonly hours_short: number;
  readonly share: number;
  readonly counted: number;
  readonly ethics: number;
  readonly on_the_way: number;
  readonly steps: string;
};

async function sums(
  db: Database,
  unitId: string,
  of: Standings,
  { requiredCentihours, pace }: Measure,
): Promise<readonly StandingSums[]> {
  const tables = await tablesOf(db, of);
  const members = await sql<{ unit_id: string; tier: TierId; people: number }>`
    SELECT unit_id, tier, count(*) AS people FROM ${tables.members}
    WHERE ${tables.ofMembers} AND unit_id IN (${unitsBelow(unitId)}) GROUP BY unit_id, tier`.execute(db);
  const steps = hourSteps(requiredCentihours);
  const isOnTheWay = pace
    ? sql`counted_centihours * ${pace.daysInYear} >= ${requiredCentihours * pace.daysPassed}`
    : sql`counted_centihours >= ${requiredCentihours}`;
  const added = [...MONTH_COLUMNS, ...PRINCIPLE_IDS.map((id) => `about_${id}`)];
  const standings = await sql<SumRow & Readonly<Record<string, number>>>`
    SELECT unit_id, tier, count(*) AS recorded, sum(is_met) AS met,
      sum(is_met = 0 AND counted_centihours <= 0) AS no_hours,
      sum(is_met = 0 AND counted_centihours > 0 AND hours_state <> 'met') AS hours_short,
      sum(is_met = 0 AND counted_centihours > 0 AND hours_state = 'met' AND share_state = 'unmet') AS share,
      sum(counted_centihours) AS counted, sum(ethics_centihours) AS ethics, sum(${isOnTheWay}) AS on_the_way,
      ${sql.join(steps.map((step, at) => sql`sum(counted_centihours >= ${step}) AS ${sql.ref(`step_${at}`)}`))},
      ${sql.join(added.map((column) => sql`sum(${sql.ref(column)}) AS ${sql.ref(column)}`))}
    FROM ${tables.standings}
    WHERE ${tables.ofStandings} AND unit_id IN (${unitsBelow(unitId)}) GROUP BY unit_id, tier`.execute(db);
  const byKey = new Map(standings.rows.map((row) => [`${row.unit_id} ${row.tier}`, row]));
  return members.rows.map(({ unit_id, tier, people }) =>
    sumsOf(
      { unitId: unit_id, tier, people },
      byKey.get(`${unit_id} ${tier}`),
      steps.length,
      requiredCentihours,
    ),
  );
}

function sumsOf(
  group: Pick<StandingSums, 'unitId' | 'tier' | 'people'>,
  row: (SumRow & Readonly<Record<string, number>>) | undefined,
  stepCount: number,
  requiredCentihours: number,
): StandingSums {
  const unrecorded = group.people - (row?.recorded ?? 0);
  const met = row?.met ?? 0;
  const noHours = unrecorded + (row?.no_hours ?? 0);
  const [hoursShort, share] = [row?.hours_short ?? 0, row?.share ?? 0];
  const reached = Array.from({ length: stepCount }, (_, at) => row?.[`step_${at}`] ?? 0);
  return {
    ...group,
    met,
    reasons: { noHours, hoursShort, share, notAssessable: group.people - met - noHours - hoursShort - share },
    countedCentihours: row?.counted ?? 0,
    onTheWay: (row?.on_the_way ?? 0) + (requiredCentihours <= 0 ? unrecorded : 0),
    steps: [group.people, ...reached].map((people, at) => people - (reached[at] ?? 0)),
    ethicsCentihours: row?.ethics ?? 0,
    spread: readSpread(row ?? NOTHING),
  };
}

const NOTHING = {} as unknown as Row<'annual_status'>;

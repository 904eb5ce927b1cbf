/** Sums for annual reports, over the people whose standings are looked at (standing-tables.ts). */
import { type RawBuilder, sql } from 'kysely';
import type { Source } from '../../src/domain/ledger/entry.ts';
import { CATEGORIES, type CategoryTotals } from '../../src/domain/policy/policy.ts';
import type { Irregular } from '../../src/domain/policy/posting-window.ts';
import type { CategorySums, CourseSums, PostingSums } from '../../src/domain/report/annual/figures.ts';
import type { LogPart, Standings } from '../ports/following-store.ts';
import type { ReportStore } from '../ports/report-store.ts';
import type { Database } from './schema.ts';
import { tablesOf, unitsBelow } from './standing-tables.ts';

export function createReportStore(db: Database): ReportStore {
  return {
    categories: (unitId, of) => categories(db, unitId, of),
    postings: async (unitId, of, part) =>
      postings(db, of.year, await membersIn(db, unitId, of), within('entry', part)),
    latePostings: (unitId, year, fromIndex) =>
      postings(db, year, membersOfClosed(unitId, year), within('entry', { fromIndex })),
    courses: (unitId, of, span) => courses(db, unitId, of, span),
  };
}

async function membersIn(db: Database, unitId: string, of: Standings): Promise<RawBuilder<unknown>> {
  const tables = await tablesOf(db, of);
  return sql`SELECT person_id FROM ${tables.members} WHERE ${tables.ofMembers} AND unit_id IN (${unitsBelow(unitId)})`;
}

function membersOfClosed(unitId: string, year: number): RawBuilder<unknown> {
  return sql`SELECT person_id FROM closed_standings WHERE year = ${year} AND unit_id IN (${unitsBelow(unitId)})
    UNION SELECT person_id FROM unit_members WHERE unit_id IN (${unitsBelow(unitId)})
      AND person_id NOT IN (SELECT person_id FROM closed_standings WHERE year = ${year})`;
}

function within(table: string, { untilMs, belowIndex, fromIndex }: LogPart): RawBuilder<boolean> {
  const [posted, index] = [sql.ref(`${table}.posted_at_ms`), sql.ref(`${table}.log_index`)];
  return sql.join(
    [
      sql`1`,
      ...(untilMs === undefined ? [] : [sql`${posted} <= ${untilMs}`]),
      ...(belowIndex === undefined ? [] : [sql`${index} < ${belowIndex}`]),
      ...(fromIndex === undefined ? [] : [sql`${index} >= ${fromIndex}`]),
    ],
    sql` AND `,
  );
}

type CategoryRow = Readonly<Record<string, number>>;

async function categories(db: Database, unitId: string, of: Standings): Promise<CategorySums> {
  const tables = await tablesOf(db, of);
  // A past day's standings bring their totals; today's stand beside the status.
  const [totals, status] =
    of.past === undefined
      ? [
          sql.ref('status.totals'),
          sql`JOIN annual_status status ON status.person_id = standing.person_id AND status.year = ${of.year}`,
        ]
      : [sql.ref('standing.totals'), sql``];
  const { rows } = await sql<CategoryRow>`
    SELECT ${sql.join(CATEGORIES.map((one) => sql`coalesce(sum(json_extract(${totals}, ${`$.${one}`})), 0) AS ${sql.ref(one)}`))},
      coalesce(sum(standing.share_state = 'met'), 0) AS met, coalesce(sum(standing.share_state = 'unmet'), 0) AS unmet
    FROM (SELECT * FROM ${tables.standings} WHERE ${tables.ofStandings} AND unit_id IN (${unitsBelow(unitId)})) standing
    ${status}`.execute(db);
  const people = await sql<{ people: number }>`
    SELECT count(*) AS people FROM (${await membersIn(db, unitId, of)})`.execute(db);
  const row = rows[0] ?? {};
  const [met, unmet] = [row.met ?? 0, row.unmet ?? 0];
  return {
    totals: Object.fromEntries(CATEGORIES.map((one) => [one, row[one] ?? 0])) as unknown as CategoryTotals,
    // Whoever has no status yet has no online hours to take a share of.
    shares: { met, unmet, notAssessable: (people.rows[0]?.people ?? 0) - met - unmet },
  };
}

interface PostingRow {
  readonly source: string;
  readonly entered: string | null;
  readonly loose: number;
  readonly entries: number;
  readonly people: number;
  readonly centihours: number;
}

async function postings(
  db: Database,
  year: number,
  members: RawBuilder<unknown>,
  part: RawBuilder<boolean>,
): Promise<readonly PostingSums[]> {
  const { rows } = await sql<PostingRow>`
    SELECT entry.source, json_extract(entry.evidence, '$.entered') AS entered,
      entry.source = 'event' AND json_extract(entry.evidence, '$.event') IS NULL AS loose, count(*) AS entries,
      count(DISTINCT entry.person_id) AS people, sum(entry.centihours) AS centihours
    FROM (${members}) member
    CROSS JOIN ledger_entries entry ON entry.person_id = member.person_id AND entry.year = ${year}
    WHERE ${part} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`.execute(db);
  return rows.map(({ source, entered, loose, ...sums }) => ({
    ...sums,
    isLoose: loose === 1,
    source: source as Source,
    entered: entered as Irregular | null,
  }));
}

interface PassRow {
  readonly course: string;
  readonly passes: number;
  readonly people: number;
  readonly scores: number;
  readonly lowest: number;
  readonly highest: number;
}
interface AttemptRow {
  readonly course: string;
  readonly closed: number;
  readonly passed: number;
}

async function courses(
  db: Database,
  unitId: string,
  of: Standings,
  { fromMs, untilMs, ...log }: LogPart & { readonly fromMs: number; readonly untilMs: number },
): Promise<readonly CourseSums[]> {
  const members = await membersIn(db, unitId, of);
  const part = { untilMs, ...log };
  const passed = await sql<PassRow>`
    SELECT json_extract(entry.evidence, '$.course') AS course, count(*) AS passes,
      count(DISTINCT entry.person_id) AS people, sum(json_extract(entry.evidence, '$.scorePercent')) AS scores,
      min(json_extract(entry.evidence, '$.scorePercent')) AS lowest,
      max(json_extract(entry.evidence, '$.scorePercent')) AS highest
    FROM (${members}) member
    CROSS JOIN ledger_entries entry ON entry.person_id = member.person_id AND entry.year = ${of.year}
    WHERE entry.source = 'course' AND ${within('entry', part)} AND NOT EXISTS (
      SELECT 1 FROM ledger_entries reversal WHERE reversal.reverses = entry.id AND ${within('reversal', part)})
    GROUP BY 1`.execute(db);
  const attempts = await sql<AttemptRow>`
    SELECT attempt.course, count(*) AS closed, sum(json_extract(attempt.grade, '$.passed')) AS passed
    FROM (${members}) member CROSS JOIN attempts attempt ON attempt.person_id = member.person_id
    WHERE attempt.grade IS NOT NULL AND attempt.closed_at_ms >= ${fromMs} AND attempt.closed_at_ms <= ${untilMs}
    GROUP BY 1`.execute(db);
  const tried = new Map(attempts.rows.map(({ course, ...one }) => [course, one]));
  const passes = new Map(passed.rows.map(({ course, ...one }) => [course, one]));
  return [...new Set([...tried.keys(), ...passes.keys()])].sort().map((course) => {
    const { closed = 0, passed: quizPasses = 0 } = tried.get(course) ?? {};
    const credited = passes.get(course);
    return {
      ...{ course, closedAttempts: closed, passedAttempts: quizPasses },
      people: credited?.people ?? 0,
      scores: credited
        ? {
            ...{ passes: credited.passes, sum: credited.scores },
            ...{ lowest: credited.lowest, highest: credited.highest },
          }
        : null,
    };
  });
}

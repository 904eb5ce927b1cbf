/**
 * The numbers of a unit's annual report, each from where the desk has it: the standings of the dashboard, the record of
 * activities, plans, assignments and make-up orders, the ledger. Nothing is counted a second way.
 */
import type { UnitView } from '../../src/domain/api/api.ts';
import { dayOf, endOfDayMs, startOfDayMs } from '../../src/domain/base/calendar.ts';
import { findCourse } from '../../src/domain/catalogue/catalogue.ts';
import type { MinimumShare, Policy } from '../../src/domain/policy/policy.ts';
import { addSums as addItemSums, ENOUGH_ANSWERS, NO_SUMS } from '../../src/domain/quiz/item-statistics.ts';
import type {
  AnnualFigures,
  HeldActivity,
  NamedCourseSums,
  UnitRow,
  YearBefore,
} from '../../src/domain/report/annual/figures.ts';
import type { LogPart, Measure, StandingSums } from '../ports/following-store.ts';
import { figuresOf } from './add-sums.ts';
import { assignmentSums, makeUpSums, planSums } from './annual-duties.ts';
import type { Deps } from './deps.ts';
import { type Followed, lookAt, viewOfSums } from './follow-unit.ts';
import { heldActivities } from './other-reports.ts';
import type { createPastStandings } from './past-standings.ts';

type PastStandings = ReturnType<typeof createPastStandings>;

export async function annualFigures(
  deps: Deps,
  pastStandings: PastStandings,
  followed: Followed,
): Promise<AnnualFigures> {
  const { unit, units, standings, measure, policy } = followed;
  const below = subtreeOf(units, unit);
  const sums = await deps.storage.following.sums(unit.id, standings, measure);
  const part = logPart(followed);
  return {
    view: viewOfSums(sums, followed),
    units: unitRows(sums, below, measure),
    categories: await deps.storage.reports.categories(unit.id, standings),
    shareRule: shareRuleOf(policy),
    activities: (await heldActivities(deps, followed)).map(activityOf),
    plans: await planSums(deps, below, followed),
    assignments: await assignmentSums(deps, followed),
    makeUps: await makeUpSums(deps, followed),
    courses: await courseSums(deps, followed, part),
    postings: await deps.storage.reports.postings(unit.id, standings, part),
    late: await lateSums(deps, pastStandings, followed),
    before: await yearBefore(deps, pastStandings, followed),
  };
}

/** The part of the log that the figures rest on. */
function logPart({ isFrozen, close, asOf }: Followed): LogPart {
  return isFrozen && close ? { belowIndex: close.treeSize } : { untilMs: endOfDayMs(asOf) };
}

function shareRuleOf({ requirements }: Policy): MinimumShare | undefined {
  return requirements.find((requirement) => requirement.kind === 'minimumShare');
}

/** The unit itself first, parents before children. */
function subtreeOf(units: readonly UnitView[], unit: UnitView): readonly UnitView[] {
  const from = units.findIndex(({ id }) => id === unit.id);
  const after = units.findIndex(({ depth }, at) => at > from && depth <= unit.depth);
  return units.slice(from, after < 0 ? units.length : after);
}

/** Units without anybody in them or below them are left out, but for the report's own. */
function unitRows(
  sums: readonly StandingSums[],
  below: readonly UnitView[],
  measure: Measure,
): readonly UnitRow[] {
  const byUnit = Map.groupBy(sums, ({ unitId }) => unitId);
  const top = below[0]?.depth ?? 0;
  return below.flatMap(({ id, name, depth }, at): UnitRow[] => {
    const end = below.findIndex((other, place) => place > at && other.depth <= depth);
    const inside = below.slice(at, end < 0 ? below.length : end);
    const own = inside.flatMap((one) => byUnit.get(one.id) ?? []);
    const figures = figuresOf(own, measure);
    return figures.people === 0 && at > 0 ? [] : [{ id, name, depth: depth - top, figures }];
  });
}

function activityOf({ event, ...counts }: Awaited<ReturnType<typeof heldActivities>>[number]): HeldActivity {
  const { day, kind, title, speakerKind } = event.plan;
  return { id: event.id, day, kind, title, speakerKind, ...counts };
}

async function courseSums(
  deps: Deps,
  { unit, standings, year, asOf }: Followed,
  part: LogPart,
): Promise<readonly NamedCourseSums[]> {
  const span = { fromMs: startOfDayMs(`${year}-01-01`), untilMs: endOfDayMs(asOf), ...part };
  const sums = await deps.storage.reports.courses(unit.id, standings, span);
  return Promise.all(
    sums.map(async (one) => {
      const course = findCourse(deps.catalogue, one.course);
      const current = new Set(course?.quiz.questions.map(({ wording }) => wording));
      const items = await deps.storage.items.sums(one.course);
      const first = items
        .filter(({ isFirst, wording }) => isFirst && current.has(wording))
        .reduce((sum, { sums: of }) => addItemSums(sum, of), NO_SUMS);
      return {
        ...one,
        title: course?.title ?? one.course,
        questions: course?.quiz.questions.length ?? 0,
        rightBasisPoints:
          first.answers < ENOUGH_ANSWERS ? null : Math.floor((first.right * 10_000) / first.answers),
      };
    }),
  );
}

/** What came after a year was closed, and how the unit stands with it today. */
async function lateSums(
  deps: Deps,
  pastStandings: PastStandings,
  { unit, units, year, isFrozen, close }: Followed,
): Promise<AnnualFigures['late']> {
  if (!isFrozen || !close) return null;
  const now = await lookAt(deps, pastStandings, units, { unit: unit.id, year });
  if (!now.ok) throw new Error(now.failure.message);
  const { standings, measure } = now.value;
  return {
    postings: await deps.storage.reports.latePostings(unit.id, year, close.treeSize),
    now: figuresOf(await deps.storage.following.sums(unit.id, standings, measure), measure),
    today: dayOf(deps.clock.now()),
  };
}

/**
 * A whole year is held against the whole of the year before, frozen where that was closed; a year under way against
 * the same day of it. Nothing where nothing was posted for it.
 */
async function yearBefore(
  deps: Deps,
  pastStandings: PastStandings,
  { unit, units, year, asOf, isFrozen }: Followed,
): Promise<YearBefore | null> {
  const before = year - 1;
  if (!deps.catalogue.policies.some(({ fromYear }) => fromYear <= before)) return null;
  const isWhole = isFrozen || asOf > `${year}-12-31`;
  const wasClosed = isWhole && (await deps.storage.yearCloses.of(before)) !== undefined;
  const asked = wasClosed ? { isFrozen: true } : { asOf: dayOfYearBefore(asOf) };
  const looked = await lookAt(deps, pastStandings, units, { unit: unit.id, year: before, ...asked });
  if (!looked.ok) throw new Error(looked.failure.message);
  const { standings, measure } = looked.value;
  const sums = await deps.storage.following.sums(unit.id, standings, measure);
  const all = figuresOf(sums, measure);
  const { totals } = await deps.storage.reports.categories(unit.id, standings);
  if (all.people === 0 || Object.values(totals).every((centihours) => centihours === 0)) return null;
  return {
    ...{ year: before, isFrozen: wasClosed, asOf: looked.value.asOf, all, totals },
    requiredCentihours: measure.requiredCentihours,
  };
}

/** The 29th of February has its match in the 28th. */
function dayOfYearBefore(day: string): string {
  const same = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return day.endsWith('-02-29') ? same.replace(/29$/, '28') : same;
}

/** What a subtree had planned, assigned and ordered in a year, and how far it came, for its annual report. */
import type { UnitView } from '../../src/domain/api/api.ts';
import { dueDayOf } from '../../src/domain/assignment/assignment.ts';
import { dayOf, endOfDayMs } from '../../src/domain/base/calendar.ts';
import {
  MAKE_UP_CAUSES,
  MAKE_UP_STATES,
  type MakeUpState,
  orderAt,
  standingOfOrder,
} from '../../src/domain/make-up/order.ts';
import { planStanding } from '../../src/domain/plan/plan.ts';
import { planLights } from '../../src/domain/plan/plan-lights.ts';
import type { AssignmentSums, MakeUpSums, PlanSums } from '../../src/domain/report/annual/figures.ts';
import { wayUp } from './admit-review.ts';
import type { Deps } from './deps.ts';
import type { Followed } from './follow-unit.ts';
import { countAssigned, type Reached } from './view-assignments.ts';
import { creditsOf } from './view-make-up.ts';
import { tookPlace } from './view-plans.ts';

/** Plans as they were in force at the end of the day, lit by what had been held by then. */
export async function planSums(
  deps: Deps,
  below: readonly UnitView[],
  { year, asOf }: Followed,
): Promise<PlanSums> {
  const ids = below.map(({ id }) => id);
  const plans = await deps.storage.plans.ofYear(year);
  const held = await tookPlace(deps, ids, year);
  const untilMs = endOfDayMs(asOf);
  const counts = new Map<string, PlanSums['lines'][number]>();
  let inForce = 0;
  for (const id of ids) {
    const standing = planStanding((plans.get(id) ?? []).filter(({ atMs }) => atMs <= untilMs));
    if (!standing.inForce) continue;
    inForce += 1;
    const lines = standing.inForce.filter((line) => line.kind === 'activity');
    const events = (held.get(id) ?? []).filter(({ day }) => day <= asOf);
    const lights = planLights(lines, { events, study: new Map(), year, today: asOf });
    for (const { id: line, activity: kind } of lines) {
      const light = lights.get(line)?.light ?? 'planned';
      const key = `${kind} ${light}`;
      counts.set(key, { kind, light, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  }
  return { units: ids.length, inForce, lines: [...counts.values()] };
}

/** Of the unit, of those below it and of those above it, as far as they are for anybody here; by due day. */
export async function assignmentSums(
  deps: Deps,
  { unit, year, asOf }: Followed,
): Promise<readonly AssignmentSums[]> {
  const untilMs = endOfDayMs(asOf);
  const subtree = await deps.storage.roster.subtree(unit.id);
  const above = await Promise.all((await wayUp(deps, unit.id)).map((id) => deps.storage.roster.unitById(id)));
  const asking = new Map([...above, ...subtree].flatMap((one) => (one ? [[one.id, one.name] as const] : [])));
  const found = (await deps.storage.assignments.assignments({ unitIds: [...asking.keys()], year }))
    .filter(({ madeAtMs }) => madeAtMs <= untilMs)
    .map((one) => ({ ...one, events: one.events.filter(({ atMs }) => atMs <= untilMs) }))
    .filter(({ events }) => !events.some(({ kind }) => kind === 'withdrawn'));
  if (found.length === 0) return [];
  const credits = await deps.storage.assignments.credits({ below: unit.id }, year);
  const reached: Reached = {
    people: await deps.storage.assignments.candidates({ below: unit.id }),
    credits: new Map([...credits].map(([id, own]) => [id, own.filter(({ day }) => day <= asOf)])),
  };
  return found
    .map((one) => ({
      ...{ id: one.id, title: one.title, unit: asking.get(one.unitId) ?? '', dueDay: dueDayOf(one) },
      ...countAssigned(one, reached, asOf),
    }))
    .filter(({ meant }) => meant > 0)
    .sort((left, right) => (left.dueDay < right.dueDay ? -1 : 1));
}

export async function makeUpSums(deps: Deps, { unit, year, asOf }: Followed): Promise<readonly MakeUpSums[]> {
  const untilMs = endOfDayMs(asOf);
  const given = await deps.storage.makeUps.orders({ roots: [unit.id], year });
  const orders = given.flatMap((order) => orderAt(order, untilMs) ?? []);
  const credits = await creditsOf(deps, orders);
  const states = orders.map((order) => {
    const own = (credits.get(order.personId) ?? []).filter(({ postedAtMs }) => postedAtMs <= untilMs);
    return { cause: order.cause, state: standingOfOrder(order, own, dayOf(untilMs)).state };
  });
  return MAKE_UP_CAUSES.map((cause) => ({
    cause,
    states: Object.fromEntries(
      MAKE_UP_STATES.map((state) => [
        state,
        states.filter((one) => one.cause === cause && one.state === state).length,
      ]),
    ) as Record<MakeUpState, number>,
  })).filter(({ states: of }) => Object.values(of).some((count) => count > 0));
}

/** Annual plans for the desk: every unit's state, and one plan with its lights. */
import type { LitLine, PlansView, PlanView } from '../../src/domain/api/plans.ts';
import { isMeant, personalDueDay } from '../../src/domain/assignment/is-meant.ts';
import { taskProgress } from '../../src/domain/assignment/progress.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { HELD_STATES } from '../../src/domain/event/event.ts';
import { type PlanEvent, type PlanLine, planGaps, planStanding } from '../../src/domain/plan/plan.ts';
import { planLights, type TookPlace } from '../../src/domain/plan/plan-lights.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { admitTrainingReader, mayServe, reachesUnit } from './admit-training.ts';
import { mayApprovePlan } from './change-plan.ts';
import type { Deps } from './deps.ts';
import { viewUnits } from './reach-units.ts';
import { personNames } from './view-assignments.ts';

export async function viewPlans(deps: Deps, caller: SessionCaller, year: number): Promise<Result<PlansView>> {
  const admitted = await admitTrainingReader(deps, caller);
  if (!admitted.ok) return admitted;
  const units = await viewUnits(deps, caller);
  if (!units.ok) return units;
  const events = await tookPlace(
    deps,
    units.value.map(({ id }) => id),
    year,
  );
  const plans = await deps.storage.plans.ofYear(year);
  const today = dayOf(deps.clock.now());
  const summaries = await Promise.all(
    units.value.map(async ({ id, name, depth }) => {
      const standing = planStanding(plans.get(id) ?? []);
      const lines = (standing.inForce ?? []).filter(({ kind }) => kind === 'activity');
      const held = events.get(id) ?? [];
      const lights = [...planLights(lines, { events: held, study: new Map(), year, today }).values()];
      const count = (...wanted: readonly string[]) =>
        lights.filter(({ light }) => wanted.includes(light)).length;
      return {
        unit: { id, name, depth },
        state: standing.state,
        activities: { all: lines.length, done: count('done', 'doneLate'), missed: count('missed') },
        mayEdit: await mayServe(deps, caller, id),
        mayApprove: standing.state === 'submitted' && (await mayApprovePlan(deps, caller, id)),
      };
    }),
  );
  return succeed({ year, plans: summaries });
}

export async function viewPlan(
  deps: Deps,
  caller: SessionCaller,
  unitId: string,
  year: number,
): Promise<Result<PlanView>> {
  const admitted = await admitTrainingReader(deps, caller);
  if (!admitted.ok) return admitted;
  const unit = await deps.storage.roster.unitById(unitId);
  if (!unit || !reachesUnit(admitted.value, unitId)) {
    return fail({ code: 'not-found', message: '没有这个单位，或者它不在您管理的范围里。' });
  }
  const events = await deps.storage.plans.events(unitId, year);
  const standing = planStanding(events);
  const names = await personNames(
    deps,
    events.map(({ who }) => who),
  );
  return succeed({
    unit: { id: unit.id, name: unit.name },
    ...{ year, state: standing.state, version: standing.version, draft: standing.lines },
    inForce: standing.inForce ? await lit(deps, standing.inForce, unitId, year) : null,
    gaps: planGaps(standing.lines),
    history: events.map((event) => historyLine(event, names)).reverse(),
    mayEdit: await mayServe(deps, caller, unitId),
    mayApprove: standing.state === 'submitted' && (await mayApprovePlan(deps, caller, unitId)),
    courses: deps.catalogue.courses
      .filter(({ state }) => state === 'published')
      .map(({ id, title }) => ({ id, title })),
    today: dayOf(deps.clock.now()),
  });
}

function historyLine(event: PlanEvent, names: ReadonlyMap<string, string>): PlanView['history'][number] {
  const { kind, atMs, who } = event;
  const reason = event.kind === 'sentBack' ? event.reason : '';
  return { kind, reason, at: new Date(atMs).toISOString(), by: names.get(who) ?? '' };
}

async function lit(
  deps: Deps,
  lines: readonly PlanLine[],
  unitId: string,
  year: number,
): Promise<readonly LitLine[]> {
  const today = dayOf(deps.clock.now());
  const study = await studyOf(deps, unitId, year, today);
  const events = (await tookPlace(deps, [unitId], year)).get(unitId) ?? [];
  const lights = planLights(lines, { events, study, year, today });
  return lines.map((line) => {
    const { light = 'planned', event } = lights.get(line.id) ?? {};
    return { line, light, day: event?.day ?? null, study: study.get(line.id) ?? null };
  });
}

/** By unit. */
export async function tookPlace(
  deps: Deps,
  unitIds: readonly string[],
  year: number,
): Promise<ReadonlyMap<string, readonly TookPlace[]>> {
  const found = new Map<string, TookPlace[]>();
  for (const { id, unitId, kind, day, state } of await deps.storage.events.heldBy(unitIds, year)) {
    if (!HELD_STATES.includes(state)) continue;
    found.set(unitId, [...(found.get(unitId) ?? []), { id, kind, day }]);
  }
  return found;
}

/** How many are meant and have done it, by line. */
async function studyOf(deps: Deps, unitId: string, year: number, today: string) {
  const { assignments, plans } = deps.storage;
  const found = new Map<string, { assignment: string; meant: number; done: number }>();
  const tasks = await plans.tasks(unitId, year);
  if (tasks.size === 0) return found;
  const people = await assignments.candidates({ below: unitId });
  const credits = await assignments.credits({ below: unitId }, year);
  for (const [line, id] of tasks) {
    const assignment = await assignments.assignment(id);
    if (!assignment) continue;
    const meant = people.filter((person) => isMeant(assignment, person));
    const done = meant.filter((person) => {
      const dueDay = personalDueDay(assignment, person);
      const { state } = taskProgress(assignment, credits.get(person.personId) ?? [], { dueDay, today });
      return state === 'done' || state === 'doneLate';
    });
    found.set(line, { assignment: id, meant: meant.length, done: done.length });
  }
  return found;
}

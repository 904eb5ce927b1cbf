/** Write a unit's annual plan, submit it, approve it or send it back. An approved plan asks its courses of people. */
import type { PlanAct, PlanSaving } from '../../src/domain/api/plans.ts';
import {
  type Assignment,
  type AssignmentDraft,
  isWithdrawn,
} from '../../src/domain/assignment/assignment.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { findCourse } from '../../src/domain/catalogue/catalogue.ts';
import {
  changePlan,
  type PlanEvent,
  type PlanLine,
  planStanding,
  type StudyLine,
} from '../../src/domain/plan/plan.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { wayUp } from './admit-review.ts';
import { admitTrainingOfficer, mayServe, officerRootsOf } from './admit-training.ts';
import type { Deps } from './deps.ts';

const NEWCOMER_DAYS = 30;

export async function savePlan(
  deps: Deps,
  caller: SessionCaller,
  unitId: string,
  { year, version, lines }: PlanSaving,
): Promise<Result<PlanEvent>> {
  const admitted = await admitTrainingOfficer(deps, caller, unitId);
  if (!admitted.ok) return admitted;
  const wrong = wrongLine(deps, lines, year);
  if (wrong !== undefined) return fail({ code: 'invalid-request', message: wrong, field: '/lines' });
  return add(
    deps,
    { kind: 'saved', atMs: deps.clock.now(), who: caller.personId, lines },
    { unitId, year, version },
  );
}

export async function actOnPlan(
  deps: Deps,
  caller: SessionCaller,
  unitId: string,
  { year, version, kind, reason = '' }: PlanAct,
): Promise<Result<PlanEvent>> {
  const admitted = await admitTrainingOfficer(deps, caller, unitId);
  if (!admitted.ok) return admitted;
  if (kind !== 'submitted' && !(await mayApprovePlan(deps, caller, unitId))) {
    const message = '计划由上级单位的培训管理员批准。';
    return fail({ code: 'not-allowed', message });
  }
  if (kind === 'sentBack' && reason === '') {
    return fail({ code: 'invalid-request', message: '退回要写明理由。', field: '/reason' });
  }
  if (kind === 'approved') {
    const late = await lateLine(deps, unitId, year);
    if (late !== undefined) {
      return fail({
        code: 'conflict',
        message: `“${late.title}”的期限 ${late.dueDay} 已经过去，请退回改期后再批准。`,
      });
    }
  }
  const common = { atMs: deps.clock.now(), who: caller.personId };
  const event: PlanEvent = kind === 'sentBack' ? { kind, reason, ...common } : { kind, ...common };
  const added = await add(deps, event, { unitId, year, version });
  if (added.ok && kind === 'approved') await settleTasks(deps, unitId, year);
  return added;
}

/** Officers of a higher unit, and administrators. */
export async function mayApprovePlan(deps: Deps, caller: SessionCaller, unitId: string): Promise<boolean> {
  if (caller.roles.includes('administrator')) return true;
  const roots = await officerRootsOf(deps, caller);
  const above = (await wayUp(deps, unitId)).slice(1);
  return (await mayServe(deps, caller, unitId)) && above.some((unit) => roots.includes(unit));
}

async function add(
  deps: Deps,
  event: PlanEvent,
  { unitId, year, version }: { readonly unitId: string; readonly year: number; readonly version: number },
): Promise<Result<PlanEvent>> {
  if (!(await deps.storage.roster.unitById(unitId)))
    return fail({ code: 'not-found', message: '没有这个单位。' });
  const added = await deps.storage.plans.add(unitId, year, (events) =>
    changePlan(planStanding(events), event, version),
  );
  if (added.ok) {
    const detail = { unitId, year };
    await deps.storage.audit.record({
      atMs: event.atMs,
      who: event.who,
      action: `plan-${event.kind}`,
      detail,
    });
  }
  return added;
}

function wrongLine({ catalogue }: Deps, lines: readonly PlanLine[], year: number): string | undefined {
  if (new Set(lines.map(({ id }) => id)).size < lines.length)
    return '计划里有两行是同一个编号，请刷新页面后重新填写。';
  for (const line of lines) {
    if (line.kind !== 'study') continue;
    if (!line.dueDay.startsWith(`${year}-`))
      return `“${line.title}”的期限 ${line.dueDay} 不在 ${year} 年里。`;
    const unknown = line.items.find(
      ({ kind, id }) => kind !== 'course' || findCourse(catalogue, id)?.state !== 'published',
    );
    if (unknown) return `“${line.title}”里没有可以布置的课程“${unknown.id}”。`;
  }
  return undefined;
}

/** A line that would become an assignment with a day that is past. */
async function lateLine(deps: Deps, unitId: string, year: number): Promise<StudyLine | undefined> {
  const today = dayOf(deps.clock.now());
  return (await openLines(deps, unitId, year)).find(({ dueDay }) => dueDay < today);
}

async function openLines(deps: Deps, unitId: string, year: number): Promise<readonly StudyLine[]> {
  const { lines } = planStanding(await deps.storage.plans.events(unitId, year));
  const tasks = await standingTasks(deps, unitId, year);
  return lines.filter(
    (line): line is StudyLine => line.kind === 'study' && !isTaskOf(tasks.get(line.id), line),
  );
}

/** What the plan does not ask any more is withdrawn, what it asks anew is assigned. */
async function settleTasks(deps: Deps, unitId: string, year: number): Promise<void> {
  const standing = planStanding(await deps.storage.plans.events(unitId, year));
  const wanted = standing.inForce ?? [];
  const atMs = deps.clock.now();
  const who = standing.submittedBy ?? 'system';
  for (const [line, assignment] of await standingTasks(deps, unitId, year)) {
    if (wanted.some((one) => one.id === line && one.kind === 'study' && isTaskOf(assignment, one))) continue;
    await deps.storage.assignments.change(assignment.id, (one) =>
      isWithdrawn(one)
        ? fail({ code: 'conflict', message: '已经撤销。' })
        : succeed({ kind: 'withdrawn', atMs, who, reason: '年度计划作了调整。' }),
    );
  }
  for (const line of await openLines(deps, unitId, year)) {
    const draft = draftOf(deps, line, { unitId, year, who });
    await deps.storage.assignments.make(draft);
    await deps.storage.plans.noteTask({ unitId, year, line: line.id, assignment: draft.id });
  }
}

async function standingTasks(
  deps: Deps,
  unitId: string,
  year: number,
): Promise<ReadonlyMap<string, Assignment>> {
  const found = new Map<string, Assignment>();
  for (const [line, id] of await deps.storage.plans.tasks(unitId, year)) {
    const assignment = await deps.storage.assignments.assignment(id);
    if (assignment && !isWithdrawn(assignment)) found.set(line, assignment);
  }
  return found;
}

function isTaskOf(assignment: Assignment | undefined, line: StudyLine): boolean {
  if (!assignment) return false;
  const { title, items, audience, dueDay } = assignment;
  const asked = [title, items, audience.tiers, audience.trainingKinds, dueDay];
  return (
    JSON.stringify(asked) ===
    JSON.stringify([line.title, line.items, line.tiers, line.trainingKinds, line.dueDay])
  );
}

function draftOf(
  deps: Deps,
  { title, items, tiers, trainingKinds, dueDay }: StudyLine,
  { unitId, year, who }: { readonly unitId: string; readonly year: number; readonly who: string },
): AssignmentDraft {
  return {
    ...{ id: deps.randomness.freshId(), unitId, year, title, items, dueDay },
    words: '',
    audience: { tiers, trainingKinds, unitIds: [], personIds: [] },
    newcomerDays: NEWCOMER_DAYS,
    madeBy: who,
    madeAtMs: deps.clock.now(),
  };
}

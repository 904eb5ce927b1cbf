/** Ask written work of some of a unit's people: looked at first, then made. Moved and withdrawn by events. */
import type { WrittenRequest } from '../../src/domain/api/written.ts';
import { type AssignmentEvent, dueDayOf, isWithdrawn } from '../../src/domain/assignment/assignment.ts';
import { isMeant } from '../../src/domain/assignment/is-meant.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { MakeUpDraft } from '../../src/domain/make-up/order.ts';
import type { Rubric, WrittenKind } from '../../src/domain/written/rubric.ts';
import type { WrittenTask, WrittenTaskDraft } from '../../src/domain/written/written-task.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { wayUp } from './admit-review.ts';
import { admitTrainingOfficer, officerRootsOf } from './admit-training.ts';
import type { Deps } from './deps.ts';
import { audienceOf, futureDay, NEWCOMER_DAYS } from './make-assignment.ts';
import { topUnits } from './view-assignments.ts';
import { peopleNamed } from './view-make-up.ts';

export async function previewWritten(
  deps: Deps,
  caller: SessionCaller,
  request: WrittenRequest,
): Promise<Result<{ readonly people: number }>> {
  const drafted = await draftOf(deps, caller, request);
  if (!drafted.ok) return drafted;
  const candidates = await deps.storage.assignments.candidates({ below: drafted.value.unitId });
  return succeed({ people: candidates.filter((candidate) => isMeant(drafted.value, candidate)).length });
}

export async function askWritten(
  deps: Deps,
  caller: SessionCaller,
  request: WrittenRequest,
): Promise<Result<WrittenTaskDraft>> {
  const drafted = await draftOf(deps, caller, request);
  if (!drafted.ok) return drafted;
  await deps.storage.written.make(drafted.value);
  const { id, unitId, dueDay } = drafted.value;
  await record(deps, caller, 'written-asked', { task: id, unitId, dueDay });
  return drafted;
}

const wrong = (field: string, message: string) => fail({ code: 'invalid-request' as const, message, field });

async function draftOf(
  deps: Deps,
  caller: SessionCaller,
  request: WrittenRequest,
): Promise<Result<WrittenTaskDraft>> {
  const whom = await whomOf(deps, caller, request);
  if (!whom.ok) return whom;
  const rubric = rubricFor(deps, request.rubric, request.kind);
  if (!rubric.ok) return rubric;
  const day = futureDay(deps, whom.value.dueDay);
  if (!day.ok) return day;
  const { kind, topic, words = '', minimumCharacters } = request;
  return succeed({
    id: deps.randomness.freshId(),
    ...whom.value,
    year: Number(whom.value.dueDay.slice(0, 4)),
    ...{ kind, topic, words, minimumCharacters, rubric: rubric.value },
    makeUps: [],
    madeBy: caller.personId,
    madeAtMs: deps.clock.now(),
  });
}

type Whom = Pick<WrittenTaskDraft, 'unitId' | 'audience' | 'dueDay' | 'newcomerDays' | 'assignment'>;

/** Of a part of an assignment everything of the assignment holds. */
async function whomOf(deps: Deps, caller: SessionCaller, request: WrittenRequest): Promise<Result<Whom>> {
  const { assignment: id, unitId, dueDay, newcomerDays = NEWCOMER_DAYS } = request;
  if (id !== undefined) {
    const assignment = await deps.storage.assignments.assignment(id);
    const admitted = await admitTrainingOfficer(deps, caller, assignment?.unitId ?? '');
    if (!admitted.ok) return admitted;
    if (!assignment || isWithdrawn(assignment)) {
      return wrong('/assignment', '没有这项学习任务，或者它已经撤销，请重新选择。');
    }
    const { audience } = assignment;
    const rest = { audience, newcomerDays: assignment.newcomerDays, assignment: id };
    return succeed({ unitId: assignment.unitId, dueDay: dueDayOf(assignment), ...rest });
  }
  const admitted = await admitTrainingOfficer(deps, caller, unitId);
  if (!admitted.ok) return admitted;
  if (!(await deps.storage.roster.unitById(unitId))) {
    return wrong('/unitId', '没有这个单位，请重新选择。');
  }
  const audience = await audienceOf(deps, unitId, request);
  if (!audience.ok) return audience;
  return succeed({ unitId, audience: audience.value, dueDay, newcomerDays, assignment: null });
}

export function rubricFor({ catalogue }: Deps, id: string, kind: WrittenKind): Result<Rubric> {
  const rubric = catalogue.rubrics?.find((one) => one.id === id);
  if (!rubric) return wrong('/rubric', '没有这份评分标准，请重新选择。');
  if (rubric.kinds.includes(kind)) return succeed(rubric);
  return wrong('/rubric', `“${rubric.title}”不是为这一种作业写的，请换一份。`);
}

/** What an officer says of work that makes up for missed training. */
export type MakeUpWriting = Pick<WrittenRequest, 'kind' | 'topic' | 'minimumCharacters' | 'rubric'>;

/** The way of make-up orders: asked of exactly those who were given one. */
export async function askMakeUpWriting(
  deps: Deps,
  caller: SessionCaller,
  orders: readonly MakeUpDraft[],
  { writing, rubric }: { readonly writing: MakeUpWriting; readonly rubric: Rubric },
): Promise<void> {
  const [order] = orders;
  if (!order) return;
  const { kind, topic, minimumCharacters } = writing;
  const { year, dueDay, words } = order;
  const task: WrittenTaskDraft = {
    id: deps.randomness.freshId(),
    unitId: await unitOverAll(deps, caller, orders),
    ...{ year, kind, topic, words, minimumCharacters, rubric, dueDay, newcomerDays: NEWCOMER_DAYS },
    audience: {
      ...{ tiers: [], trainingKinds: [], unitIds: [] },
      personIds: orders.map(({ personId }) => personId),
    },
    assignment: null,
    makeUps: orders.map(({ personId, id, centihours }) => ({ personId, order: id, centihours })),
    madeBy: caller.personId,
    madeAtMs: deps.clock.now(),
  };
  await deps.storage.written.make(task);
  await record(deps, caller, 'written-asked', { task: task.id, unitId: task.unitId, dueDay });
}

/** The caller's own, if all are below it; the top otherwise, so that nobody loses the work by moving. */
async function unitOverAll(
  deps: Deps,
  caller: SessionCaller,
  orders: readonly MakeUpDraft[],
): Promise<string> {
  const people = await peopleNamed(
    deps,
    orders.map(({ personId }) => personId),
  );
  const units = new Set([...people.values()].map(({ unit }) => unit?.id ?? ''));
  const ways = await Promise.all([...units].map((unit) => wayUp(deps, unit)));
  const candidates = [...(await officerRootsOf(deps, caller)), ...(await topUnits(deps))];
  return candidates.find((unit) => ways.every((way) => way.includes(unit))) ?? candidates.at(-1) ?? '';
}

export function withdrawWritten(
  deps: Deps,
  caller: SessionCaller,
  id: string,
  reason: string,
): Promise<Result<WrittenTask>> {
  const event = { kind: 'withdrawn', atMs: deps.clock.now(), who: caller.personId, reason } as const;
  return change(deps, caller, { id, action: 'written-withdrawn' }, () => succeed(event));
}

export function moveWritten(
  deps: Deps,
  caller: SessionCaller,
  id: string,
  { dueDay, reason }: { readonly dueDay: string; readonly reason: string },
): Promise<Result<WrittenTask>> {
  const event = { kind: 'dueMoved', atMs: deps.clock.now(), who: caller.personId, dueDay, reason } as const;
  return change(deps, caller, { id, action: 'written-moved' }, (task) => {
    const day = futureDay(deps, dueDay);
    if (!day.ok) return day;
    const isOwnYear = task.makeUps.length > 0 || dueDay.startsWith(`${task.year}-`);
    if (!isOwnYear) return wrong('/dueDay', `这项作业属于 ${task.year} 年度，期限要在这一年里。`);
    return dueDayOf(task) === dueDay
      ? fail({ code: 'conflict', message: `期限本来就是 ${dueDay}。`, field: '/dueDay' })
      : succeed(event);
  });
}

async function change(
  deps: Deps,
  caller: SessionCaller,
  { id, action }: { readonly id: string; readonly action: string },
  decide: (task: WrittenTask) => Result<AssignmentEvent>,
): Promise<Result<WrittenTask>> {
  const found = await deps.storage.written.task(id);
  // Whoever reaches nothing is told nothing, not even that there is no such task.
  const admitted = await admitTrainingOfficer(deps, caller, found?.unitId ?? '');
  if (!admitted.ok) return admitted;
  const changed = await deps.storage.written.changeTask(id, (task) =>
    isWithdrawn(task) ? fail({ code: 'conflict', message: '这项作业已经撤销，不能再改。' }) : decide(task),
  );
  if (changed.ok) await record(deps, caller, action, { task: id });
  return changed;
}

function record(
  deps: Deps,
  { personId: who }: SessionCaller,
  action: string,
  detail: Readonly<Record<string, string>>,
): Promise<void> {
  return deps.storage.audit.record({ atMs: deps.clock.now(), who, action, detail });
}

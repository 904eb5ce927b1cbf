/** Ask courses and cases of some of a unit's people: looked at first, then made. Moved and withdrawn by events. */
import type { AssignmentPreview, AssignmentRequest } from '../../src/domain/api/assignments.ts';
import {
  type AssignedItem,
  type Assignment,
  type AssignmentDraft,
  type AssignmentEvent,
  type Audience,
  dueDayOf,
  isWithdrawn,
  itemKey,
} from '../../src/domain/assignment/assignment.ts';
import { isMeant } from '../../src/domain/assignment/is-meant.ts';
import { taskProgress } from '../../src/domain/assignment/progress.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { findCase, findCourse } from '../../src/domain/catalogue/catalogue.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { admitTrainingOfficer } from './admit-training.ts';
import type { Deps } from './deps.ts';

export const NEWCOMER_DAYS = 30;
/** So many numbers are named in a refusal; more would not be read. */
const NAMED_AT_MOST = 5;

export async function previewAssignment(
  deps: Deps,
  caller: SessionCaller,
  request: AssignmentRequest,
): Promise<Result<AssignmentPreview>> {
  const drafted = await draftOf(deps, caller, request);
  return drafted.ok ? succeed(await preview(deps, drafted.value)) : drafted;
}

export async function makeAssignment(
  deps: Deps,
  caller: SessionCaller,
  request: AssignmentRequest,
): Promise<Result<AssignmentDraft>> {
  const drafted = await draftOf(deps, caller, request);
  if (!drafted.ok) return drafted;
  await deps.storage.assignments.make(drafted.value);
  const { id, unitId, dueDay } = drafted.value;
  await record(deps, caller, 'assignment-made', { assignment: id, unitId, dueDay });
  return drafted;
}

async function preview(deps: Deps, draft: AssignmentDraft): Promise<AssignmentPreview> {
  const { assignments } = deps.storage;
  const below = { below: draft.unitId };
  const meant = (await assignments.candidates(below)).filter((candidate) => isMeant(draft, candidate));
  const credits = await assignments.credits(below, draft.year);
  const days = { dueDay: draft.dueDay, today: dayOf(deps.clock.now()) };
  const done = meant.filter(({ personId }) => {
    const { state } = taskProgress(draft, credits.get(personId) ?? [], days);
    return state === 'done' || state === 'doneLate';
  });
  return { people: meant.length, done: done.length };
}

async function draftOf(
  deps: Deps,
  caller: SessionCaller,
  request: AssignmentRequest,
): Promise<Result<AssignmentDraft>> {
  const { unitId, title, dueDay } = request;
  const admitted = await admitTrainingOfficer(deps, caller, unitId);
  if (!admitted.ok) return admitted;
  if (!(await deps.storage.roster.unitById(unitId))) {
    return fail({ code: 'invalid-request', message: '没有这个单位，请重新选择。', field: '/unitId' });
  }
  const items = knownItems(deps, request.items);
  if (!items.ok) return items;
  const day = futureDay(deps, dueDay);
  if (!day.ok) return day;
  const audience = await audienceOf(deps, unitId, request);
  if (!audience.ok) return audience;
  return succeed({
    id: deps.randomness.freshId(),
    unitId,
    year: Number(dueDay.slice(0, 4)),
    title,
    words: request.words ?? '',
    items: items.value,
    audience: audience.value,
    dueDay,
    newcomerDays: request.newcomerDays ?? NEWCOMER_DAYS,
    madeBy: caller.personId,
    madeAtMs: deps.clock.now(),
  });
}

/** Who is meant by a request, as ids that hold. */
export async function audienceOf(
  deps: Deps,
  unitId: string,
  request: Pick<AssignmentRequest, 'tiers' | 'trainingKinds' | 'unitIds' | 'staffNumbers'>,
): Promise<Result<Audience>> {
  const units = await unitsBelow(deps, unitId, request.unitIds ?? []);
  if (!units.ok) return units;
  const people = await peopleOf(deps, unitId, request.staffNumbers ?? []);
  if (!people.ok) return people;
  return succeed({
    tiers: request.tiers ?? [],
    trainingKinds: request.trainingKinds ?? [],
    unitIds: units.value,
    personIds: people.value,
  });
}

/** What is offered today. */
function knownItems({ catalogue }: Deps, items: readonly AssignedItem[]): Result<readonly AssignedItem[]> {
  const unknown = items.find(({ kind, id }) =>
    kind === 'course' ? findCourse(catalogue, id)?.state !== 'published' : !findCase(catalogue, id),
  );
  if (unknown) {
    const message = `没有可以布置的“${unknown.id}”，它可能已经停用，请重新选择。`;
    return fail({ code: 'invalid-request', message, field: '/items' });
  }
  return succeed([...new Map(items.map((item) => [itemKey(item), item])).values()]);
}

export function futureDay(deps: Deps, day: string): Result<undefined> {
  if (day >= dayOf(deps.clock.now())) return succeed(undefined);
  return fail({ code: 'invalid-request', message: '完成期限不能早于今天。', field: '/dueDay' });
}

async function unitsBelow(
  deps: Deps,
  unitId: string,
  wanted: readonly string[],
): Promise<Result<readonly string[]>> {
  const below = new Set((await deps.storage.roster.subtree(unitId)).map(({ id }) => id));
  if (wanted.every((id) => below.has(id))) return succeed([...new Set(wanted)]);
  return fail({
    code: 'invalid-request',
    message: '选择的下属单位里有不属于这个单位的，请重新选择。',
    field: '/unitIds',
  });
}

/** Everybody on the list is named who is not in the unit: half a list would be believed to be a whole one. */
async function peopleOf(
  deps: Deps,
  unitId: string,
  staffNumbers: readonly string[],
): Promise<Result<readonly string[]>> {
  if (staffNumbers.length === 0) return succeed([]);
  const people = await deps.storage.roster.peopleByStaffNumbers(staffNumbers);
  const below = new Set((await deps.storage.roster.subtree(unitId)).map(({ id }) => id));
  const found = new Map(
    people.filter((person) => below.has(person.unitId)).map(({ staffNumber, id }) => [staffNumber, id]),
  );
  const missing = staffNumbers.filter((number) => !found.has(number));
  if (missing.length === 0) return succeed([...new Set(found.values())]);
  const named = missing.slice(0, NAMED_AT_MOST).join('、');
  const rest = missing.length > NAMED_AT_MOST ? `等 ${missing.length} 个` : '';
  const message = `这个单位里没有工号 ${named}${rest}，请核对名单。什么都还没有布置。`;
  return fail({ code: 'invalid-request', message, field: '/staffNumbers' });
}

export function withdrawAssignment(
  deps: Deps,
  caller: SessionCaller,
  id: string,
  reason: string,
): Promise<Result<Assignment>> {
  const event = { kind: 'withdrawn', atMs: deps.clock.now(), who: caller.personId, reason } as const;
  return change(deps, caller, id, 'assignment-withdrawn', () => succeed(event));
}

export function moveDueDay(
  deps: Deps,
  caller: SessionCaller,
  id: string,
  { dueDay, reason }: { readonly dueDay: string; readonly reason: string },
): Promise<Result<Assignment>> {
  const event = { kind: 'dueMoved', atMs: deps.clock.now(), who: caller.personId, dueDay, reason } as const;
  return change(deps, caller, id, 'assignment-moved', (assignment) => {
    const day = futureDay(deps, dueDay);
    if (!day.ok) return day;
    if (!dueDay.startsWith(`${assignment.year}-`)) {
      const message = `这项任务属于 ${assignment.year} 年度，期限要在这一年里。`;
      return fail({ code: 'invalid-request', message, field: '/dueDay' });
    }
    if (dueDayOf(assignment) === dueDay) {
      return fail({ code: 'conflict', message: `期限本来就是 ${dueDay}。`, field: '/dueDay' });
    }
    return succeed(event);
  });
}

async function change(
  deps: Deps,
  caller: SessionCaller,
  id: string,
  action: string,
  decide: (assignment: Assignment) => Result<AssignmentEvent>,
): Promise<Result<Assignment>> {
  const found = await deps.storage.assignments.assignment(id);
  // Whoever reaches nothing is told nothing, not even that there is no such assignment.
  const admitted = await admitTrainingOfficer(deps, caller, found?.unitId ?? '');
  if (!admitted.ok) return admitted;
  const changed = await deps.storage.assignments.change(id, (assignment) =>
    isWithdrawn(assignment)
      ? fail({ code: 'conflict', message: '这项任务已经撤销，不能再改。' })
      : decide(assignment),
  );
  if (changed.ok) await record(deps, caller, action, { assignment: id });
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

/** Assignments for the desk: what was asked, how many have done it, and everybody it is for. */
import type {
  AssignedPerson,
  AssignmentChoices,
  AssignmentFacts,
  AssignmentsView,
  AssignmentView,
  NamedItem,
} from '../../src/domain/api/assignments.ts';
import {
  type AssignedItem,
  type Assignment,
  dueDayOf,
  isWithdrawn,
} from '../../src/domain/assignment/assignment.ts';
import { isMeant, personalDueDay } from '../../src/domain/assignment/is-meant.ts';
import {
  type Credit,
  TASK_STATES,
  type TaskState,
  taskProgress,
} from '../../src/domain/assignment/progress.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { findCase, findCourse } from '../../src/domain/catalogue/catalogue.ts';
import type { Unit } from '../../src/domain/roster/person.ts';
import type { NamedCandidate } from '../ports/assignment-store.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { wayUp } from './admit-review.ts';
import { admitTrainingReader, mayServe, officerRootsOf } from './admit-training.ts';
import type { Deps } from './deps.ts';
import { type Reach, viewUnits } from './reach-units.ts';

const PAGE_SIZE = 100;

/** `lagging`: overdue or due soon. */
export const PEOPLE_FILTERS = ['all', 'lagging', 'open', 'done'] as const;
export type PeopleFilter = (typeof PEOPLE_FILTERS)[number];

const OF_FILTER: Readonly<Record<PeopleFilter, readonly TaskState[]>> = {
  all: TASK_STATES,
  lagging: ['overdue', 'soon'],
  open: ['overdue', 'soon', 'open'],
  done: ['done', 'doneLate'],
};

/** The people this session reaches, with their credits: read once for all assignments of a list. */
export interface Reached {
  readonly people: readonly NamedCandidate[];
  readonly credits: ReadonlyMap<string, readonly Credit[]>;
}

export async function viewAssignments(
  deps: Deps,
  caller: SessionCaller,
  year: number,
): Promise<Result<AssignmentsView>> {
  const admitted = await admitTrainingReader(deps, caller);
  if (!admitted.ok) return admitted;
  const unitIds = await unitsThatAsk(deps, admitted.value);
  const found = await deps.storage.assignments.assignments({ ...(unitIds && { unitIds }), year });
  const reached = found.length === 0 ? NOBODY : await peopleReached(deps, admitted.value, year);
  const units = await unitNames(deps);
  const facts = await Promise.all(found.map((one) => factsOf(deps, caller, one, { reached, units })));
  const assignments = facts.sort(
    (left, right) =>
      Number(left.isWithdrawn) - Number(right.isWithdrawn) || (left.dueDay < right.dueDay ? -1 : 1),
  );
  const roots = await officerRootsOf(deps, caller);
  return succeed({ year, assignments, mayMake: roots.length > 0 || caller.roles.includes('administrator') });
}

export async function viewAssignmentChoices(
  deps: Deps,
  caller: SessionCaller,
): Promise<Result<AssignmentChoices>> {
  const admitted = await admitTrainingReader(deps, caller);
  if (!admitted.ok) return admitted;
  const units = await viewUnits(deps, caller);
  if (!units.ok) return units;
  const courses = deps.catalogue.courses
    .filter(({ state }) => state === 'published')
    .map(({ id, title, creditCentihours: credit, tiers }) => ({
      kind: 'course' as const,
      id,
      title,
      credit,
      tiers,
    }));
  const cases = deps.catalogue.cases.map(({ id, title, creditCentihours: credit }) => ({
    kind: 'case' as const,
    id,
    title,
    credit,
    tiers: [],
  }));
  return succeed({ items: [...courses, ...cases], units: units.value, today: dayOf(deps.clock.now()) });
}

export async function viewAssignment(
  deps: Deps,
  caller: SessionCaller,
  id: string,
  { filter, page }: { readonly filter: PeopleFilter; readonly page: number },
): Promise<Result<AssignmentView>> {
  const admitted = await admitTrainingReader(deps, caller);
  if (!admitted.ok) return admitted;
  const assignment = await deps.storage.assignments.assignment(id);
  const asking = await unitsThatAsk(deps, admitted.value);
  if (!assignment || (asking && !asking.includes(assignment.unitId))) {
    return fail({ code: 'not-found', message: '没有这项任务，或者它不在您管理的范围里。' });
  }
  const reached = await peopleReached(deps, admitted.value, assignment.year);
  const all = assignedPeople(assignment, reached, dayOf(deps.clock.now()));
  const shown = all.filter(({ state }) => OF_FILTER[filter].includes(state));
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: caller.personId,
    action: 'assignment-people-read',
    detail: { assignment: id, rows: shown.length },
  });
  const who = [assignment.madeBy, ...assignment.events.map((event) => event.who)];
  const names = await personNames(deps, who);
  return succeed({
    ...(await factsOf(deps, caller, assignment, { reached, units: await unitNames(deps) })),
    history: assignment.events.map((event) => ({
      kind: event.kind,
      at: new Date(event.atMs).toISOString(),
      by: names.get(event.who) ?? '',
      reason: event.reason,
      dueDay: event.kind === 'dueMoved' ? event.dueDay : null,
    })),
    people: shown.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    total: shown.length,
    page,
    pageSize: PAGE_SIZE,
  });
}

/** Own units and those above them, whose assignments may be for the own people; undefined for all. */
export async function unitsThatAsk(deps: Deps, reach: Reach): Promise<readonly string[] | undefined> {
  if (reach.kind === 'everybody') return undefined;
  const above = await Promise.all(reach.roots.map((root) => wayUp(deps, root)));
  return [...new Set([...reach.units, ...above.flat()])];
}

const NOBODY: Reached = { people: [], credits: new Map() };

async function peopleReached(deps: Deps, reach: Reach, year: number): Promise<Reached> {
  const credits = new Map<string, readonly Credit[]>();
  for (const below of await rootsOf(deps, reach)) {
    for (const [id, found] of await deps.storage.assignments.credits({ below }, year)) credits.set(id, found);
  }
  return { people: await candidatesReached(deps, reach), credits };
}

/** Everybody this session reaches, as lists show them. */
export async function candidatesReached(deps: Deps, reach: Reach): Promise<readonly NamedCandidate[]> {
  const people = new Map<string, NamedCandidate>();
  for (const below of await rootsOf(deps, reach)) {
    for (const one of await deps.storage.assignments.candidates({ below })) people.set(one.personId, one);
  }
  return [...people.values()];
}

async function rootsOf(deps: Deps, reach: Reach): Promise<readonly string[]> {
  return reach.kind === 'subtrees' ? reach.roots : topUnits(deps);
}

export async function topUnits(deps: Deps): Promise<readonly string[]> {
  const units = await deps.storage.roster.allUnits();
  return units.filter(({ parentId }) => parentId === null).map(({ id }) => id);
}

/** Those who lag first. */
function assignedPeople(assignment: Assignment, reached: Reached, today: string): readonly AssignedPerson[] {
  const people = reached.people.filter((person) => isMeant(assignment, person));
  const rows = people.map((person): AssignedPerson => {
    const dueDay = personalDueDay(assignment, person);
    const progress = taskProgress(assignment, reached.credits.get(person.personId) ?? [], { dueDay, today });
    const { personId, staffNumber, name, unit } = person;
    return {
      personId,
      staffNumber,
      name,
      unit: unit.name,
      dueDay,
      state: progress.state,
      doneCount: progress.doneCount,
      doneOn: progress.items.map(({ doneOn }) => doneOn ?? null),
    };
  });
  const place = (state: TaskState) => TASK_STATES.indexOf(state);
  return rows.sort((left, right) => place(left.state) - place(right.state));
}

/** How many of these people it is for, and how far they are on a day. */
export function countAssigned(
  assignment: Assignment,
  reached: Reached,
  today: string,
): AssignmentFacts['counts'] {
  const people = assignedPeople(assignment, reached, today);
  const count = (states: readonly TaskState[]) => people.filter(({ state }) => states.includes(state)).length;
  return { meant: people.length, done: count(OF_FILTER.done), overdue: count(['overdue']) };
}

async function factsOf(
  deps: Deps,
  caller: SessionCaller,
  assignment: Assignment,
  { reached, units }: { readonly reached: Reached; readonly units: ReadonlyMap<string, Unit> },
): Promise<AssignmentFacts> {
  const counts = countAssigned(assignment, reached, dayOf(deps.clock.now()));
  const names = await personNames(deps, [assignment.madeBy]);
  const { audience } = assignment;
  const nameOf = (id: string) => units.get(id)?.name ?? '';
  return {
    id: assignment.id,
    title: assignment.title,
    words: assignment.words,
    unit: { id: assignment.unitId, name: nameOf(assignment.unitId) },
    year: assignment.year,
    items: assignment.items.map((item) => namedItem(deps, item)),
    dueDay: dueDayOf(assignment),
    newcomerDays: assignment.newcomerDays,
    audience: {
      tiers: audience.tiers,
      trainingKinds: audience.trainingKinds,
      units: audience.unitIds.map(nameOf),
      listed: audience.personIds.length,
    },
    madeAt: new Date(assignment.madeAtMs).toISOString(),
    madeBy: names.get(assignment.madeBy) ?? '',
    isWithdrawn: isWithdrawn(assignment),
    mayChange: !isWithdrawn(assignment) && (await mayServe(deps, caller, assignment.unitId)),
    counts,
  };
}

/** What has left the catalogue keeps its id for a name. */
export function namedItem({ catalogue }: Deps, item: AssignedItem): NamedItem {
  const known = item.kind === 'course' ? findCourse(catalogue, item.id) : findCase(catalogue, item.id);
  return { ...item, title: known?.title ?? item.id };
}

export async function unitNames(deps: Deps): Promise<ReadonlyMap<string, Unit>> {
  return new Map((await deps.storage.roster.allUnits()).map((unit) => [unit.id, unit]));
}

export async function personNames(deps: Deps, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const people = await deps.storage.roster.peopleByIds([...new Set(ids)]);
  return new Map(people.map(({ id, name }) => [id, name]));
}

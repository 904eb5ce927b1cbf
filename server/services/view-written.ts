/** Written work for the desk: what is out, everybody it is for, and what waits for whom. */
import type {
  WaitingWork,
  WrittenChoices,
  WrittenDeskView,
  WrittenFacts,
  WrittenPerson,
  WrittenPersonState,
  WrittenTaskView,
} from '../../src/domain/api/written.ts';
import { dueDayOf, isWithdrawn } from '../../src/domain/assignment/assignment.ts';
import { isMeant, personalDueDay } from '../../src/domain/assignment/is-meant.ts';
import { dayOf, yearOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { Unit } from '../../src/domain/roster/person.ts';
import type { WrittenTask } from '../../src/domain/written/written-task.ts';
import {
  handedIn,
  readingsOf,
  resultOf,
  type WrittenWork,
  writtenState,
} from '../../src/domain/written/written-work.ts';
import type { NamedCandidate } from '../ports/assignment-store.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { admitTrainingReader, mayServe, officerRootsOf } from './admit-training.ts';
import type { Deps } from './deps.ts';
import { governingPolicy } from './governing-policy.ts';
import { viewUnits } from './reach-units.ts';
import { readerOf } from './read-written.ts';
import { candidatesReached, personNames, unitNames, unitsThatAsk } from './view-assignments.ts';

const PAGE_SIZE = 100;
const MOST_WAITING = 200;

/** `waiting`: for a reader · `open`: nothing to read now, and not passed */
export const WRITTEN_FILTERS = ['all', 'waiting', 'open', 'passed'] as const;
export type WrittenFilter = (typeof WRITTEN_FILTERS)[number];

const OF_FILTER: Readonly<Record<WrittenFilter, readonly WrittenPersonState[]>> = {
  all: ['first', 'second', 'third', 'none', 'returned', 'failed', 'revoked', 'passed'],
  waiting: ['first', 'second', 'third'],
  open: ['none', 'returned', 'failed', 'revoked'],
  passed: ['passed'],
};

interface Standing {
  readonly candidate: NamedCandidate;
  readonly work: WrittenWork | undefined;
  readonly state: WrittenPersonState;
}

export async function viewWritten(
  deps: Deps,
  caller: SessionCaller,
  year: number,
): Promise<Result<WrittenDeskView>> {
  const admitted = await admitTrainingReader(deps, caller);
  if (!admitted.ok) return admitted;
  const unitIds = await unitsThatAsk(deps, admitted.value);
  const tasks = await deps.storage.written.tasks({ ...(unitIds && { unitIds }), fromYear: year });
  const ofYear = tasks.filter((task) => task.year === year);
  const reached = ofYear.length === 0 ? [] : await candidatesReached(deps, admitted.value);
  const units = await unitNames(deps);
  const facts: WrittenFacts[] = [];
  const waiting: WaitingWork[] = [];
  for (const task of ofYear) {
    const standings = await standingsOf(deps, task, reached);
    facts.push(await factsOf(deps, caller, task, { standings, units }));
    for (const standing of standings) waiting.push(...(await waitingOf(deps, caller, task, standing)));
  }
  const roots = await officerRootsOf(deps, caller);
  return succeed({
    year,
    tasks: facts.toSorted((left, right) => Number(left.isWithdrawn) - Number(right.isWithdrawn)),
    waiting: waiting
      .toSorted((left, right) => (left.handedInOn < right.handedInOn ? -1 : 1))
      .slice(0, MOST_WAITING),
    mayMake: roots.length > 0 || caller.roles.includes('administrator'),
  });
}

export async function viewWrittenChoices(deps: Deps, caller: SessionCaller): Promise<Result<WrittenChoices>> {
  const units = await viewUnits(deps, caller);
  if (!units.ok) return units;
  const nowMs = deps.clock.now();
  const year = yearOf(nowMs);
  const reached = units.value.map(({ id }) => id);
  const assignments = await deps.storage.assignments.assignments({ unitIds: reached, year });
  return succeed({
    units: units.value,
    today: dayOf(nowMs),
    rubrics: deps.catalogue.rubrics ?? [],
    worth: (await governingPolicy(deps, year)).writtenWork ?? {},
    assignments: assignments
      .filter((one) => !isWithdrawn(one) && dueDayOf(one) >= dayOf(nowMs))
      .map((one) => ({ id: one.id, title: one.title, dueDay: dueDayOf(one) })),
  });
}

export async function viewWrittenTask(
  deps: Deps,
  caller: SessionCaller,
  id: string,
  { filter, page }: { readonly filter: WrittenFilter; readonly page: number },
): Promise<Result<WrittenTaskView>> {
  const admitted = await admitTrainingReader(deps, caller);
  if (!admitted.ok) return admitted;
  const task = await deps.storage.written.task(id);
  const asking = await unitsThatAsk(deps, admitted.value);
  if (!task || (asking && !asking.includes(task.unitId))) {
    return fail({ code: 'not-found', message: '没有这项书面作业，或者它不在您管理的范围里。' });
  }
  const standings = await standingsOf(deps, task, await candidatesReached(deps, admitted.value));
  const shown = standings.filter(({ state }) => OF_FILTER[filter].includes(state));
  await deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: caller.personId,
    action: 'written-people-read',
    detail: { task: id, rows: shown.length },
  });
  const names = await personNames(
    deps,
    task.events.map(({ who }) => who),
  );
  return succeed({
    ...(await factsOf(deps, caller, task, { standings, units: await unitNames(deps) })),
    history: task.events.map((event) => ({
      kind: event.kind,
      at: new Date(event.atMs).toISOString(),
      by: names.get(event.who) ?? '',
      reason: event.reason,
      dueDay: event.kind === 'dueMoved' ? event.dueDay : null,
    })),
    people: shown.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((standing) => personOf(task, standing)),
    total: shown.length,
    page,
    pageSize: PAGE_SIZE,
  });
}

/** Whoever is meant, and whoever has handed something in though they are not any more; those who wait first. */
async function standingsOf(
  deps: Deps,
  task: WrittenTask,
  reached: readonly NamedCandidate[],
): Promise<readonly Standing[]> {
  const works = new Map(
    (await deps.storage.written.works({ taskId: task.id })).map((work) => [work.personId, work]),
  );
  const standings = reached.flatMap((candidate): readonly Standing[] => {
    const work = works.get(candidate.personId);
    if (!work && !isMeant(task, candidate)) return [];
    return [{ candidate, work, state: work ? writtenState(task.rubric, work) : 'none' }];
  });
  const place = ({ state }: Standing) => OF_FILTER.all.indexOf(state);
  return standings.toSorted((left, right) => place(left) - place(right));
}

function personOf(
  task: WrittenTask,
  { candidate, work, state }: Standing,
): WrittenTaskView['people'][number] {
  return {
    ...namedPerson(candidate),
    dueDay: personalDueDay(task, candidate),
    state,
    work: work?.id ?? null,
    points: work ? (resultOf(task.rubric, readingsOf(work))?.points ?? null) : null,
  };
}

function namedPerson({ personId, name, staffNumber, unit }: NamedCandidate): WrittenPerson {
  return { id: personId, name, staffNumber, unit: unit.name };
}

async function waitingOf(
  deps: Deps,
  caller: SessionCaller,
  task: WrittenTask,
  { candidate, work, state }: Standing,
): Promise<readonly WaitingWork[]> {
  if (!work || (state !== 'first' && state !== 'second' && state !== 'third')) return [];
  const { atMs, characters } = handedIn(work);
  const isReader = readerOf({ task, work }, caller.personId).ok;
  return [
    {
      ...{ id: work.id, kind: task.kind, topic: task.topic, person: namedPerson(candidate), state },
      ...{ handedInOn: dayOf(atMs), characters },
      mayRead: isReader && (await mayServe(deps, caller, candidate.unit.id)),
    },
  ];
}

async function factsOf(
  deps: Deps,
  caller: SessionCaller,
  task: WrittenTask,
  {
    standings,
    units,
  }: {
    readonly standings: readonly Standing[];
    readonly units: ReadonlyMap<string, Unit>;
  },
): Promise<WrittenFacts> {
  const count = (filter: WrittenFilter) =>
    standings.filter(({ state }) => OF_FILTER[filter].includes(state)).length;
  const names = await personNames(deps, [task.madeBy]);
  const policy = await governingPolicy(deps, task.year);
  const assignment =
    task.assignment === null ? undefined : await deps.storage.assignments.assignment(task.assignment);
  const { audience } = task;
  const nameOf = (id: string) => units.get(id)?.name ?? '';
  const isMakeUp = task.makeUps.length > 0;
  return {
    ...{ id: task.id, kind: task.kind, topic: task.topic, words: task.words, year: task.year },
    unit: { id: task.unitId, name: nameOf(task.unitId) },
    ...{ minimumCharacters: task.minimumCharacters, rubric: task.rubric.title, dueDay: dueDayOf(task) },
    newcomerDays: task.newcomerDays,
    audience: {
      ...{ tiers: audience.tiers, trainingKinds: audience.trainingKinds },
      units: audience.unitIds.map(nameOf),
      listed: audience.personIds.length,
    },
    assignment: assignment?.title ?? null,
    isMakeUp,
    centihours: isMakeUp ? 0 : (policy.writtenWork?.[task.kind] ?? 0),
    madeAt: new Date(task.madeAtMs).toISOString(),
    madeBy: names.get(task.madeBy) ?? '',
    isWithdrawn: isWithdrawn(task),
    mayChange: !isWithdrawn(task) && (await mayServe(deps, caller, task.unitId)),
    counts: {
      meant: standings.length,
      handedIn: standings.filter(({ work }) => work !== undefined).length,
      ...{ waiting: count('waiting'), passed: count('passed') },
    },
  };
}

/** What is asked of a person, with what is done of it by the record. */
import type { MyTask, MyTasksView } from '../../src/domain/api/assignments.ts';
import type { MyWritten } from '../../src/domain/api/written.ts';
import { type Assignment, isWithdrawn } from '../../src/domain/assignment/assignment.ts';
import { isMeant, personalDueDay } from '../../src/domain/assignment/is-meant.ts';
import { type Credit, isSoon, taskProgress } from '../../src/domain/assignment/progress.ts';
import { dayOf, yearOf } from '../../src/domain/base/calendar.ts';
import type { NamedCandidate } from '../ports/assignment-store.ts';
import type { Deps } from './deps.ts';
import { namedItem } from './view-assignments.ts';
import { viewMyMakeUp } from './view-make-up.ts';
import { viewMyWritten } from './view-my-written.ts';

/** Tasks of this year, and of the last one what is not done of it. */
export async function viewMyTasks(deps: Deps, personId: string): Promise<MyTasksView> {
  const nowMs = deps.clock.now();
  const today = dayOf(nowMs);
  const year = yearOf(nowMs);
  const [person] = await deps.storage.assignments.candidates({ personId });
  const makeUps = await viewMyMakeUp(deps, personId, year);
  const { works: written } = await viewMyWritten(deps, personId);
  if (!person) return { today, tasks: [], makeUps, written };
  const unitIds = person.stays.at(-1)?.way ?? [];
  const found = await deps.storage.assignments.assignments({ unitIds });
  const credits = (await deps.storage.assignments.credits({ personId }, year - 1)).get(personId) ?? [];
  const units = await namesOf(deps, found);
  const tasks = found
    .filter(
      (assignment) => !isWithdrawn(assignment) && assignment.year >= year - 1 && isMeant(assignment, person),
    )
    .map((assignment) =>
      taskOf(deps, assignment, { person, credits, today, unit: units.get(assignment.unitId) ?? '' }),
    )
    .filter((task) => task.dueDay >= `${year}-01-01` || (task.state !== 'done' && task.state !== 'doneLate'));
  const inOrder = tasks.sort((left, right) => (left.dueDay < right.dueDay ? -1 : 1));
  return { today, makeUps, written, tasks: inOrder };
}

/** What should not wait any longer: the count on the menu. */
export async function countUrgent(deps: Deps, personId: string): Promise<number> {
  const { today, tasks, makeUps, written } = await viewMyTasks(deps, personId);
  const due = tasks.filter(({ state }) => state === 'soon' || state === 'overdue');
  const owed = makeUps.filter(({ state }) => state === 'open' || state === 'overdue');
  return due.length + owed.length + written.filter((work) => isWrittenUrgent(work, today)).length;
}

function isWrittenUrgent({ state, dueDay }: MyWritten, today: string): boolean {
  if (state === 'reading' || state === 'passed') return false;
  return state !== 'open' || isSoon(dueDay, today);
}

/** Of the few units that ask something of one person. */
async function namesOf(deps: Deps, of: readonly Assignment[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const { unitId } of of) {
    if (!names.has(unitId)) names.set(unitId, (await deps.storage.roster.unitById(unitId))?.name ?? '');
  }
  return names;
}

function taskOf(
  deps: Deps,
  assignment: Assignment,
  about: {
    readonly person: NamedCandidate;
    readonly credits: readonly Credit[];
    readonly today: string;
    readonly unit: string;
  },
): MyTask {
  const dueDay = personalDueDay(assignment, about.person);
  const { state, items } = taskProgress(assignment, about.credits, { dueDay, today: about.today });
  return {
    id: assignment.id,
    title: assignment.title,
    words: assignment.words,
    unit: about.unit,
    dueDay,
    state,
    items: items.map(({ item, doneOn }) => ({ ...namedItem(deps, item), doneOn: doneOn ?? null })),
  };
}

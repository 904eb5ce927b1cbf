/** Written work asked of a person: what to write, and what became of what was handed in. */
import {
  MY_WRITTEN_STATES,
  type MyWritten,
  type MyWrittenView,
  type MyWrittenWork,
} from '../../src/domain/api/written.ts';
import { dueDayOf, isWithdrawn } from '../../src/domain/assignment/assignment.ts';
import { type Candidate, isMeant, personalDueDay } from '../../src/domain/assignment/is-meant.ts';
import { dayOf, yearOf } from '../../src/domain/base/calendar.ts';
import { type Result, succeed } from '../../src/domain/base/result.ts';
import { makeUpOf, type WrittenTask } from '../../src/domain/written/written-task.ts';
import { handedIn, readingsOf, resultOf, type WrittenWork } from '../../src/domain/written/written-work.ts';
import type { Deps } from './deps.ts';
import { governingPolicy } from './governing-policy.ts';
import { myState, taskAskedOf, workOf } from './hand-in-written.ts';

/** Of this year and the last one; of the last one only what is still open. What can be written now stands first. */
export async function viewMyWritten(deps: Deps, personId: string): Promise<MyWrittenView> {
  const today = dayOf(deps.clock.now());
  const year = yearOf(deps.clock.now());
  const [person] = await deps.storage.assignments.candidates({ personId });
  const unitIds = person?.stays.at(-1)?.way ?? [];
  const works = new Map((await deps.storage.written.works({ personId })).map((work) => [work.taskId, work]));
  const tasks = await deps.storage.written.tasks({ fromYear: year - 1, unitIds });
  const mine = tasks.filter(
    (task) => works.has(task.id) || (person && !isWithdrawn(task) && isMeant(task, person)),
  );
  const views = await Promise.all(
    mine.map((task) => myWritten(deps, { task, person, personId, work: works.get(task.id), today })),
  );
  const isRecent = ({ dueDay, state }: MyWritten) => dueDay >= `${year}-01-01` || state !== 'passed';
  const place = ({ state }: MyWritten) => MY_WRITTEN_STATES.indexOf(state);
  return { today, works: views.filter(isRecent).toSorted((left, right) => place(left) - place(right)) };
}

export async function viewMyWrittenWork(
  deps: Deps,
  personId: string,
  taskId: string,
): Promise<Result<MyWrittenWork>> {
  const asked = await taskAskedOf(deps, personId, taskId);
  if (!asked.ok) return asked;
  const task = asked.value;
  const work = await workOf(deps, personId, taskId);
  const [person] = await deps.storage.assignments.candidates({ personId });
  const today = dayOf(deps.clock.now());
  const draft = await deps.storage.written.draft(taskId, personId);
  return succeed({
    ...(await myWritten(deps, { task, person, personId, work, today })),
    rubric: task.rubric,
    draft: draft ? { text: draft.text, revision: draft.revision } : null,
    ...(await outcomeOf(deps, task, work)),
  });
}

type Outcome = Pick<MyWrittenWork, 'handedIn' | 'returned' | 'result' | 'remarks'>;

async function outcomeOf(
  deps: Deps,
  { rubric }: WrittenTask,
  work: WrittenWork | undefined,
): Promise<Outcome> {
  if (!work) return { handedIn: null, returned: null, result: null, remarks: [] };
  const { version, characters, atMs, hash } = handedIn(work);
  const text = (await deps.storage.written.text(work.id, version)) ?? '';
  const readings = readingsOf(work);
  const result = resultOf(rubric, readings);
  const last = work.events.at(-1);
  const returned = last?.kind === 'returned' ? last.remark : last?.kind === 'revoked' ? last.reason : null;
  return {
    handedIn: { text, version, characters, day: dayOf(atMs), hash },
    returned,
    result: result ? { points: result.points, isPassed: result.isPassed } : null,
    remarks: result ? readings.map(({ remark }) => remark).filter((remark) => remark !== '') : [],
  };
}

interface Mine {
  readonly task: WrittenTask;
  readonly person: Candidate | undefined;
  readonly personId: string;
  readonly work: WrittenWork | undefined;
  readonly today: string;
}

async function myWritten(deps: Deps, { task, person, personId, work, today }: Mine): Promise<MyWritten> {
  const dueDay = person ? personalDueDay(task, person) : dueDayOf(task);
  const makeUp = makeUpOf(task, personId);
  const policy = await governingPolicy(deps, task.year);
  return {
    ...{ id: task.id, kind: task.kind, topic: task.topic, words: task.words, dueDay },
    unit: (await deps.storage.roster.unitById(task.unitId))?.name ?? '',
    minimumCharacters: task.minimumCharacters,
    state: work ? myState(task, work) : today > dueDay ? 'overdue' : 'open',
    makesUp: makeUp ? task.year : null,
    centihours: makeUp?.centihours ?? policy.writtenWork?.[task.kind] ?? 0,
  };
}

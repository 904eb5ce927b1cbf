/** Officers read what was handed in: points and a remark, or back to the writer; and a result that stood is withdrawn. */
import type { ReadingRequest } from '../../src/domain/api/written.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { WrittenTask } from '../../src/domain/written/written-task.ts';
import {
  mayRead,
  postedEntry,
  readingBy,
  returnBy,
  revocationBy,
  type WrittenEvent,
  type WrittenWork,
  writtenState,
} from '../../src/domain/written/written-work.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { admitTrainingOfficer, admitTrainingReader, reachesUnit } from './admit-training.ts';
import type { Deps } from './deps.ts';
import { postWritten } from './post-written.ts';
import { reverseEntry } from './reverse-entry.ts';

export interface TaskWork {
  readonly task: WrittenTask;
  readonly work: WrittenWork;
}

const NONE: Result<never> = fail({ code: 'not-found', message: '没有这篇作业。' });

/** For whoever may look: officers of the writer's unit or above, auditors, administrators. */
export async function workInReach(
  deps: Deps,
  caller: SessionCaller,
  workId: string,
): Promise<Result<TaskWork>> {
  const admitted = await admitTrainingReader(deps, caller);
  if (!admitted.ok) return admitted;
  const found = await taskAndWork(deps, workId);
  if (!found) return NONE;
  if (found.work.personId === caller.personId) {
    return fail({ code: 'not-allowed', message: '这是您自己写的，请在“我的任务”里看。' });
  }
  const person = await deps.storage.roster.personById(found.work.personId);
  return person && reachesUnit(admitted.value, person.unitId) ? succeed(found) : NONE;
}

/** For whoever may decide: officers of the writer's unit or above, and administrators. */
async function workToServe(deps: Deps, caller: SessionCaller, workId: string): Promise<Result<TaskWork>> {
  const found = await taskAndWork(deps, workId);
  const person = found && (await deps.storage.roster.personById(found.work.personId));
  const admitted = await admitTrainingOfficer(deps, caller, person?.unitId ?? '');
  if (!admitted.ok) return admitted;
  return found ? succeed(found) : NONE;
}

async function taskAndWork(deps: Deps, workId: string): Promise<TaskWork | undefined> {
  const work = await deps.storage.written.work(workId);
  const task = work && (await deps.storage.written.task(work.taskId));
  return task && work && { task, work };
}

export async function markWork(
  deps: Deps,
  caller: SessionCaller,
  workId: string,
  { version, points, remark }: ReadingRequest,
): Promise<Result<WrittenWork>> {
  const read = await decide(deps, caller, workId, ({ rubric }, work, said) =>
    readingBy(rubric, work, { version, points, remark }, said),
  );
  if (!read.ok) return read;
  const { task, work } = read.value;
  return postWritten(deps, task, work);
}

export async function returnWork(
  deps: Deps,
  caller: SessionCaller,
  workId: string,
  { version, remark }: { readonly version: number; readonly remark: string },
): Promise<Result<WrittenWork>> {
  const returned = await decide(deps, caller, workId, ({ rubric }, work, said) =>
    returnBy(rubric, work, { version, remark }, said),
  );
  return returned.ok ? succeed(returned.value.work) : returned;
}

/** Post again what the ledger refused. */
export async function postAgain(
  deps: Deps,
  caller: SessionCaller,
  workId: string,
): Promise<Result<WrittenWork>> {
  const served = await workToServe(deps, caller, workId);
  if (!served.ok) return served;
  const { task, work } = served.value;
  if (work.personId === caller.personId) {
    return fail({ code: 'not-allowed', message: '自己写的，不能由自己办理。' });
  }
  if (work.events.at(-1)?.kind !== 'postingFailed') {
    return fail({ code: 'conflict', message: '这一篇没有等着登记的学时。' });
  }
  return postWritten(deps, task, work);
}

/** The hours first: if a stop comes between, asking once more finishes it. */
export async function revokeWork(
  deps: Deps,
  caller: SessionCaller,
  workId: string,
  reason: string,
): Promise<Result<WrittenWork>> {
  const served = await workToServe(deps, caller, workId);
  if (!served.ok) return served;
  const { task, work } = served.value;
  const said = { atMs: deps.clock.now(), who: caller.personId };
  const allowed = revocationBy(task.rubric, work, reason, said);
  if (!allowed.ok) return allowed;
  const entryId = postedEntry(work);
  const entries = entryId === undefined ? [] : await deps.storage.ledger.entries(work.personId);
  const entry = entries.find(({ id }) => id === entryId);
  if (entry) {
    const reversed = await reverseEntry(deps, {
      ...{ personId: work.personId, year: entry.year, entryId: entry.id, postedBy: caller.personId },
      reason: `${reason}（书面作业“${task.topic}”）`,
    });
    // Somebody else may have taken it back a moment ago: that is what was decided.
    if (!reversed.ok && reversed.failure.code !== 'already-reversed') return reversed;
  }
  const revoked = await decide(deps, caller, workId, ({ rubric }, now) =>
    revocationBy(rubric, now, reason, said),
  );
  return revoked.ok ? succeed(revoked.value.work) : revoked;
}

type Decide = (
  task: WrittenTask,
  work: WrittenWork,
  said: { readonly atMs: number; readonly who: string },
) => Result<WrittenEvent>;

async function decide(
  deps: Deps,
  caller: SessionCaller,
  workId: string,
  by: Decide,
): Promise<Result<TaskWork>> {
  const served = await workToServe(deps, caller, workId);
  if (!served.ok) return served;
  const { task } = served.value;
  const said = { atMs: deps.clock.now(), who: caller.personId };
  const decided = await deps.storage.written.addTo(workId, (work) => by(task, work, said));
  if (!decided.ok) return decided;
  const outcome = decided.value.events.at(-1)?.kind ?? '';
  await deps.storage.audit.record({
    ...said,
    action: 'written-decided',
    detail: { work: workId, person: decided.value.personId, outcome },
  });
  return succeed({ task, work: decided.value });
}

/** As which reader this session may read it now; why not, otherwise. */
export function readerOf({ task, work }: TaskWork, personId: string): ReturnType<typeof mayRead> {
  return mayRead(task.rubric, work, personId);
}

/** A reading is seen by whoever wrote it, and by others once both readers have handed theirs in. */
export function mayAllSee({ task, work }: TaskWork): boolean {
  const state = writtenState(task.rubric, work);
  return state !== 'first' && state !== 'second' && state !== 'returned';
}

/** A learner writes: the draft is kept, the text handed in whole, and what becomes of it can be seen. */
import type { DraftSaved, DraftSaving, MyWrittenState } from '../../src/domain/api/written.ts';
import { isWithdrawn } from '../../src/domain/assignment/assignment.ts';
import { isMeant } from '../../src/domain/assignment/is-meant.ts';
import { toHex, utf8 } from '../../src/domain/base/bytes.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { textMarks } from '../../src/domain/written/similarity.ts';
import type { WrittenTask } from '../../src/domain/written/written-task.ts';
import { countCharacters, MOST_CHARACTERS, plainText } from '../../src/domain/written/written-text.ts';
import { mayHandIn, type WrittenWork, writtenState } from '../../src/domain/written/written-work.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { Deps } from './deps.ts';

const NOT_ASKED: Result<never> = fail({ code: 'not-found', message: '没有布置给您的这项书面作业。' });

/** The task, if it is for this person: meant by it, or with a work on it already. */
export async function taskAskedOf(
  deps: Deps,
  personId: string,
  taskId: string,
): Promise<Result<WrittenTask>> {
  const task = await deps.storage.written.task(taskId);
  if (!task) return NOT_ASKED;
  const [candidate] = await deps.storage.assignments.candidates({ personId });
  if (candidate && isMeant(task, candidate) && !isWithdrawn(task)) return succeed(task);
  return (await workOf(deps, personId, taskId)) ? succeed(task) : NOT_ASKED;
}

export async function workOf(deps: Deps, personId: string, taskId: string): Promise<WrittenWork | undefined> {
  return (await deps.storage.written.works({ personId })).find((work) => work.taskId === taskId);
}

/** Something that is being read, or was passed, is not written any more. */
export async function saveDraft(
  deps: Deps,
  { personId }: SessionCaller,
  taskId: string,
  { text, revision }: DraftSaving,
): Promise<Result<DraftSaved>> {
  const open = await openTask(deps, personId, taskId);
  if (!open.ok) return open;
  const tooLong = lengthOf(text);
  if (!tooLong.ok) return tooLong;
  const sent = { text, revision, savedAtMs: deps.clock.now() };
  const { draft, isKept } = await deps.storage.written.saveDraft({ taskId, personId }, sent);
  return succeed({ text: draft.text, revision: draft.revision, isKept });
}

export async function handIn(
  deps: Deps,
  { personId }: SessionCaller,
  taskId: string,
  typed: string,
): Promise<Result<WrittenWork>> {
  const asked = await openTask(deps, personId, taskId);
  if (!asked.ok) return asked;
  const text = plainText(typed);
  const length = lengthOf(text);
  if (!length.ok) return length;
  const { rubric, minimumCharacters } = asked.value;
  const handed = await deps.storage.written.handIn(taskId, personId, (work) => {
    const allowed = mayHandIn(rubric, work, { text, minimumCharacters });
    if (!allowed.ok) return allowed;
    const hash = toHex(deps.sha256(utf8(text)));
    const said = { kind: 'handedIn' as const, atMs: deps.clock.now(), who: personId };
    return succeed({
      workId: work?.id ?? deps.randomness.freshId(),
      event: { ...said, ...allowed.value, hash },
      ...{ text, marks: textMarks(text) },
    });
  });
  if (handed.ok) {
    const detail = { work: handed.value.id, task: taskId };
    await deps.storage.audit.record({
      ...{ atMs: deps.clock.now(), who: personId, action: 'written-handed-in', detail },
    });
  }
  return handed;
}

async function openTask(deps: Deps, personId: string, taskId: string): Promise<Result<WrittenTask>> {
  const asked = await taskAskedOf(deps, personId, taskId);
  if (!asked.ok) return asked;
  if (isWithdrawn(asked.value)) {
    return fail({ code: 'conflict', message: '这项作业已经撤销，不用再写。' });
  }
  const work = await workOf(deps, personId, taskId);
  const state = work && myState(asked.value, work);
  if (state === 'reading') {
    return fail({ code: 'conflict', message: '已经交上来了，正在评阅。需要改的，请等评阅结果。' });
  }
  return state === 'passed' ? fail({ code: 'conflict', message: '这篇已经通过，不用再交。' }) : asked;
}

/** Which reader it waits for is not the writer's to know. */
export function myState(
  { rubric }: Pick<WrittenTask, 'rubric'>,
  work: WrittenWork,
): Exclude<MyWrittenState, 'open' | 'overdue'> {
  const state = writtenState(rubric, work);
  return state === 'first' || state === 'second' || state === 'third' ? 'reading' : state;
}

function lengthOf(text: string): Result<undefined> {
  const characters = countCharacters(text);
  if (characters <= MOST_CHARACTERS) return succeed(undefined);
  const message = `最多 ${MOST_CHARACTERS} 字，现在是 ${characters} 字，请精简。`;
  return fail({ code: 'invalid-request', message, field: '/text' });
}

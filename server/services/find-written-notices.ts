/** Whom to tell of written work that is asked for, and of what its readers made of it. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isWithdrawn } from '../../src/domain/assignment/assignment.ts';
import { dayOf, yearOf } from '../../src/domain/base/calendar.ts';
import type { NoticesAbout } from '../../src/domain/notice/notice.ts';
import type { NoticeBook } from '../../src/domain/notice/wording.ts';
import {
  workSubject,
  writtenAnswers,
  writtenNotices,
  writtenSubject,
} from '../../src/domain/notice/written-notices.ts';
import type { WrittenTask } from '../../src/domain/written/written-task.ts';
import type { Deps } from './deps.ts';
import { Collected, unitsAsked } from './find-task-notices.ts';
import { addTold, closeOthers, makeNotices, NOBODY_TOLD, type Told, tellAbout } from './tell-people.ts';

const TASKS = writtenSubject('');

/** Every task of this year and the last, and whatever else somebody has an open notice about. */
export async function tellAllWritten(deps: Deps, book: NoticeBook): Promise<Told> {
  const year = yearOf(deps.clock.now());
  const tasks = await deps.storage.written.tasks({ fromYear: year - 1 });
  const live = tasks.filter((task) => !isWithdrawn(task) && task.makeUps.length === 0);
  const open = await deps.storage.notices.openSubjects(TASKS);
  const ids = [...live.map(({ id }) => id), ...open.map((subject) => subject.slice(TASKS.length))];
  return tellWrittenTasks(deps, book, [...new Set(ids)]);
}

/** Unit after unit, so that a large roster is never in memory whole. */
export async function tellWrittenTasks(deps: Deps, book: NoticeBook, ids: readonly string[]): Promise<Told> {
  const found = await Promise.all(ids.map((id) => deps.storage.written.task(id)));
  const all = found.filter((one) => one !== undefined);
  if (all.length === 0) return NOBODY_TOLD;
  const writers = new Map<string, ReadonlySet<string>>();
  for (const { id } of all) writers.set(id, new Set(await deps.storage.noticeFacts.writers(id)));
  const units = await deps.storage.roster.allUnits();
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const collected = new Collected();
  let made = 0;
  for (const { inUnit, asked } of unitsAsked(units, all)) {
    await collectFrom(deps, collected, { inUnit, asked, names, writers, book });
    made += await makeNotices(deps, collected.due);
    collected.due = [];
    await nextTurn();
  }
  let closed = 0;
  for (const { id } of all) closed += await closeOthers(deps, collected.about(writtenSubject(id)));
  for (const task of all.filter(isWithdrawn)) closed += await closeAnswers(deps, task);
  return { made, closed };
}

async function collectFrom(
  deps: Deps,
  collected: Collected,
  by: {
    readonly inUnit: string;
    readonly asked: readonly WrittenTask[];
    readonly names: ReadonlyMap<string, string>;
    readonly writers: ReadonlyMap<string, ReadonlySet<string>>;
    readonly book: NoticeBook;
  },
): Promise<void> {
  const { remindDays, words } = by.book;
  const asking = { today: dayOf(deps.clock.now()), remindDays };
  for (const candidate of await deps.storage.assignments.candidates({ inUnit: by.inUnit })) {
    const { personId } = candidate;
    for (const task of by.asked) {
      const isHandedIn = by.writers.get(task.id)?.has(personId) ?? false;
      const about = { candidate, isHandedIn, unit: by.names.get(task.unitId) ?? '' };
      const said = writtenNotices(task, { ...about, kind: words.written[task.kind] }, asking);
      collected.add(writtenSubject(task.id), personId, said);
    }
  }
}

/** Of a task that was withdrawn nothing is asked of anybody any more, not even to hand it in again. */
async function closeAnswers(deps: Deps, { id }: WrittenTask): Promise<number> {
  let closed = 0;
  for (const subject of await deps.storage.notices.openSubjects(workSubject(id, ''))) {
    closed += await closeOthers(deps, { subject, due: [], standing: [], done: [] });
  }
  return closed;
}

/** Works about which something happened: handed in, the asking is done; answered, the writer is told. */
export async function tellWrittenAnswers(deps: Deps, book: NoticeBook, afterSeq: number): Promise<Told> {
  const { noticeFacts, written } = deps.storage;
  const today = dayOf(deps.clock.now());
  const tasks = new Map<string, WrittenTask | undefined>();
  let told = NOBODY_TOLD;
  for (const id of await noticeFacts.writtenWorks(afterSeq)) {
    const work = await written.work(id);
    if (!work) continue;
    const { taskId, personId } = work;
    if (!tasks.has(taskId)) tasks.set(taskId, await written.task(taskId));
    const task = tasks.get(taskId);
    if (!task) continue;
    const asked: NoticesAbout = { subject: writtenSubject(taskId), due: [], standing: [], done: [personId] };
    const closed = await closeOthers(deps, asked, personId);
    const about = writtenAnswers(task, work, { kind: book.words.written[task.kind], today });
    told = addTold(told, addTold({ made: 0, closed }, await tellAbout(deps, [about])));
    await nextTurn();
  }
  return told;
}

/** Written work: asked for, due soon, overdue; and what its readers made of it. From the record alone. */
import { isWithdrawn } from '../assignment/assignment.ts';
import { type Candidate, isMeant, joinedDay, personalDueDay } from '../assignment/is-meant.ts';
import { dayOf } from '../base/calendar.ts';
import { fullPoints } from '../written/rubric.ts';
import type { WrittenTask } from '../written/written-task.ts';
import { handedIn, readingsOf, resultOf, type WrittenWork, writtenState } from '../written/written-work.ts';
import { isFresh, type NoticeDue, type NoticesAbout, standingAmong } from './notice.ts';
import { type Asking, askedOf, DONE, NOTHING, type SaidToOne } from './task-notices.ts';

export function writtenSubject(taskId: string): string {
  return `written:${taskId}`;
}

/** Begins with the task, so that all of one can be found. */
export function workSubject(taskId: string, workId: string): string {
  return `writtenWork:${taskId}:${workId}`;
}

function linkTo(taskId: string): string {
  return `/my/written/?work=${encodeURIComponent(taskId)}`;
}

/**
 * Until something is handed in; from then on the readers' answers tell how it stands. The way of a make-up order is
 * told of with the order, which also knows when it is excused.
 * @param unit - the name of the unit that asks; `kind` is what such work is called
 */
export function writtenNotices(
  task: WrittenTask,
  about: {
    readonly candidate: Candidate;
    readonly isHandedIn: boolean;
    readonly unit: string;
    readonly kind: string;
  },
  asking: Asking,
): SaidToOne {
  const { candidate, isHandedIn, unit, kind } = about;
  if (isHandedIn) return DONE;
  if (isWithdrawn(task) || task.makeUps.length > 0 || !isMeant(task, candidate)) return NOTHING;
  const madeDay = dayOf(task.madeAtMs);
  const joined = joinedDay(task.unitId, candidate.stays) ?? madeDay;
  const givenDay = [madeDay, joined].sort()[1] ?? joined;
  return askedOf(
    {
      personId: candidate.personId,
      kinds: ['writtenGiven', 'writtenSoon', 'writtenOverdue'],
      ...{ subject: writtenSubject(task.id), link: linkTo(task.id), round: '' },
      facts: { title: task.topic, kind, unit, characters: String(task.minimumCharacters) },
    },
    { givenDay, dueDay: personalDueDay(task, candidate) },
    asking,
  );
}

type Answer = Pick<NoticeDue, 'kind' | 'facts'> & { readonly atMs: number };

/** @param kind - what such work is called */
export function writtenAnswers(
  task: WrittenTask,
  work: WrittenWork,
  { kind, today }: { readonly kind: string; readonly today: string },
): NoticesAbout {
  const { personId } = work;
  const subject = workSubject(task.id, work.id);
  const answer = answerOf(task, work);
  // Handed in again: what an earlier answer asked for is done.
  if (!answer) return { subject, due: [], standing: [], done: [personId] };
  const notice: NoticeDue = {
    ...{ personId, subject, kind: answer.kind, link: linkTo(task.id) },
    // A version is answered in one way once: returned, or judged, or judged and withdrawn.
    occasion: String(handedIn(work).version),
    facts: { title: task.topic, kind, ...answer.facts },
  };
  const standing = standingAmong([notice]);
  // Of a task that was withdrawn nothing can be handed in again.
  if (isWithdrawn(task) && standing.length > 0) return { subject, due: [], standing: [], done: [] };
  return { subject, due: isFresh(dayOf(answer.atMs), today) ? [notice] : [], standing, done: [personId] };
}

function answerOf({ rubric }: WrittenTask, work: WrittenWork): Answer | undefined {
  const state = writtenState(rubric, work);
  if (state === 'returned' || state === 'revoked') {
    const last = work.events.findLast((event) => event.kind === 'returned' || event.kind === 'revoked');
    if (!last) return undefined;
    return last.kind === 'returned'
      ? { kind: 'writtenReturned', atMs: last.atMs, facts: { reason: last.remark } }
      : { kind: 'writtenRevoked', atMs: last.atMs, facts: { reason: last.reason } };
  }
  const readings = readingsOf(work);
  const result = resultOf(rubric, readings);
  const last = readings.at(-1);
  if (!result || !last) return undefined;
  const points = String(result.points);
  const { atMs } = last;
  return result.isPassed
    ? { kind: 'writtenPassed', atMs, facts: { points, fullPoints: String(fullPoints(rubric)) } }
    : { kind: 'writtenFailed', atMs, facts: { points, passPoints: String(rubric.passPoints) } };
}

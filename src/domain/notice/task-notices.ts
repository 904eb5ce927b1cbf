/** Assignments and make-up training: given, due soon, overdue, excused. From the record alone, so that asking again says the same. */
import { type Assignment, isWithdrawn } from '../assignment/assignment.ts';
import { type Candidate, isMeant, joinedDay, personalDueDay } from '../assignment/is-meant.ts';
import { type Credit, taskProgress } from '../assignment/progress.ts';
import { dayOf } from '../base/calendar.ts';
import { isExcused, type MakeUpCredit, type MakeUpOrder, standingOfOrder } from '../make-up/order.ts';
import type { NoticeKind } from './kinds.ts';
import { daysBetween, isFresh, type NoticeDue, noticeKey } from './notice.ts';

/** What is said to one person about one thing, and what of it is still so. */
export interface SaidToOne {
  readonly due: readonly NoticeDue[];
  /** Keys of notices that stand. */
  readonly standing: readonly string[];
  readonly isDone: boolean;
}

export const NOTHING: SaidToOne = { due: [], standing: [], isDone: false };
export const DONE: SaidToOne = { ...NOTHING, isDone: true };

export interface Asking {
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** So many days before the last one somebody is reminded; in any order. */
  readonly remindDays: readonly number[];
}

export function assignmentSubject(id: string): string {
  return `assignment:${id}`;
}

export function makeUpSubject(id: string): string {
  return `makeUp:${id}`;
}

/** @param unit - the name of the unit that asks; `credits` are the person's */
export function assignmentNotices(
  assignment: Assignment,
  { candidate, credits, unit }: { candidate: Candidate; credits: readonly Credit[]; unit: string },
  asking: Asking,
): SaidToOne {
  if (isWithdrawn(assignment) || !isMeant(assignment, candidate)) return NOTHING;
  const dueDay = personalDueDay(assignment, candidate);
  const { state, doneCount } = taskProgress(assignment, credits, { dueDay, today: asking.today });
  if (state === 'done' || state === 'doneLate') return DONE;
  const joined = joinedDay(assignment.unitId, candidate.stays) ?? '';
  const givenDay = [dayOf(assignment.madeAtMs), joined].sort()[1] ?? joined;
  return askedOf(
    {
      personId: candidate.personId,
      kinds: ['assignmentGiven', 'assignmentSoon', 'assignmentOverdue'],
      subject: assignmentSubject(assignment.id),
      link: TASKS,
      round: '',
      facts: {
        ...{ title: assignment.title, unit, items: String(assignment.items.length) },
        left: String(assignment.items.length - doneCount),
      },
    },
    { givenDay, dueDay },
    asking,
  );
}

/** @param credits - of the person */
export function makeUpNotices(
  order: MakeUpOrder,
  credits: readonly MakeUpCredit[],
  asking: Asking,
): SaidToOne {
  const { personId, title, year, dueDay, events } = order;
  const facts = { title, year: String(year) };
  const subject = makeUpSubject(order.id);
  if (standingOfOrder(order, credits, asking.today).state === 'done') return DONE;
  const last = events.at(-1);
  if (isExcused(order)) {
    const occasion = String(events.length);
    const excused = { personId, kind: 'makeUpExcused' as const, subject, occasion, link: TASKS };
    const isNews = last !== undefined && isFresh(dayOf(last.atMs), asking.today);
    return {
      ...NOTHING,
      due: isNews ? [{ ...excused, facts: { ...facts, reason: last.reason } }] : [],
    };
  }
  const givenDay = dayOf(last?.atMs ?? order.orderedAtMs);
  const round = events.length === 0 ? '' : String(events.length);
  return askedOf(
    {
      ...{ personId, subject, round, facts, link: TASKS },
      kinds: ['makeUpGiven', 'makeUpSoon', 'makeUpOverdue'],
    },
    { givenDay, dueDay },
    asking,
  );
}

const TASKS = '/my/tasks/';

export interface Asked {
  readonly personId: string;
  /** Given, soon, overdue. */
  readonly kinds: readonly [NoticeKind, NoticeKind, NoticeKind];
  readonly subject: string;
  readonly link: string;
  /** Distinguishes what was given, taken back and given again. */
  readonly round: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** What is open stands as given; nearer to its day the latest reminder stands beside it, after it that it is overdue. */
export function askedOf(
  { personId, kinds, subject, link, round, facts }: Asked,
  { givenDay, dueDay }: { readonly givenDay: string; readonly dueDay: string },
  { today, remindDays }: Asking,
): SaidToOne {
  const [given, soon, overdue] = kinds;
  const days = daysBetween(today, dueDay);
  const all = { ...facts, due: dueDay, days: String(Math.max(0, days)) };
  const notice = (kind: NoticeKind, ...occasion: readonly string[]): NoticeDue => ({
    ...{ personId, kind, subject, facts: all, link },
    occasion: [round, ...occasion].filter((part) => part !== '').join(' '),
  });
  const first = notice(given);
  const said = [{ notice: first, isDue: isFresh(givenDay, today) && days >= 0 }];
  if (days < 0) said.push({ notice: notice(overdue, dueDay), isDue: isFresh(dueDay, today) });
  const step = reminderFor(days, remindDays);
  // Whoever was given it later than the reminder's day has just been told.
  if (step !== undefined && daysBetween(givenDay, dueDay) > step)
    said.push({ notice: notice(soon, dueDay, String(step)), isDue: true });
  return {
    due: said.filter(({ isDue }) => isDue).map((one) => one.notice),
    standing: said.map((one) => noticeKey(one.notice)),
    isDone: false,
  };
}

/** The last reminder whose day has come: of 7 and 1 with five days to go the seven. */
function reminderFor(days: number, remindDays: readonly number[]): number | undefined {
  if (days < 0) return undefined;
  const reached = remindDays.filter((step) => days <= step);
  return reached.length === 0 ? undefined : Math.min(...reached);
}

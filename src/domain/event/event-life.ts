/** Which step an event may take next, and who may take it. Decides only. */
import { fail, type Result, succeed } from '../base/result.ts';
import { type Attendance, attendancesOf, type EventMark } from './attendance.ts';
import type { EventPlan, EventState, HeldEvent } from './event.ts';

export const EVENT_STEPS = ['announce', 'hold', 'submit', 'return', 'reopen', 'cancel'] as const;
export type EventStep = (typeof EVENT_STEPS)[number];

const FROM: Record<EventStep, readonly EventState[]> = {
  announce: ['draft'],
  hold: ['draft', 'announced'],
  submit: ['held'],
  return: ['submitted'],
  reopen: ['posted'],
  cancel: ['draft', 'announced', 'held'],
};

const STEP_TO: Record<EventStep, EventState> = {
  announce: 'announced',
  hold: 'held',
  submit: 'submitted',
  return: 'held',
  reopen: 'held',
  cancel: 'cancelled',
};

const STATE_WORDS: Record<EventState, string> = {
  draft: '还是草稿',
  announced: '已经发布',
  held: '正在登记出勤',
  submitted: '正在等另一位管理员审核',
  approved: '已经审核通过，正在登记学时',
  posted: '学时已经登记',
  cancelled: '已经取消',
};

const STEP_WORDS: Record<EventStep, string> = {
  announce: '发布',
  hold: '登记出勤',
  submit: '提交审核',
  return: '退回',
  reopen: '补录',
  cancel: '取消',
};

/** @param today - `YYYY-MM-DD` */
export function mayTakeStep(
  { state, plan }: HeldEvent,
  step: EventStep,
  { marks, today }: { readonly marks: readonly EventMark[]; readonly today: string },
): Result<EventState> {
  if (!FROM[step].includes(state)) return wrongState(state, STEP_WORDS[step]);
  if (step === 'announce' && plan.lastDay < today)
    return conflict('活动日期已过，不能再发布。已经举行的，请直接登记出勤。');
  if (step === 'hold' && today < plan.day) return conflict(`活动在 ${plan.day} 举行，到当天才能登记出勤。`);
  if (step === 'submit') {
    if (!attendancesOf(marks).some(({ state: there }) => there !== 'absent'))
      return conflict('还没有人到场，没有可以提交的出勤。');
    if (plan.kind === 'oath' && (plan.oath?.witnesses.length ?? 0) === 0)
      return conflict('宣誓要有监誓人。请先在活动内容里写上监誓人，再提交审核。');
  }
  return succeed(STEP_TO[step]);
}

/** The plan may change until somebody is asked to approve it. */
export function mayChangePlan({ state }: HeldEvent): Result<undefined> {
  return ['draft', 'announced', 'held'].includes(state) ? succeed(undefined) : wrongState(state, '修改');
}

/** Attendance is entered from the day of the event on, until it is submitted. */
export function mayEnter({ state, plan }: HeldEvent, today: string): Result<undefined> {
  if (today < plan.day) return conflict(`活动在 ${plan.day} 举行，到当天才能登记出勤。`);
  return state === 'announced' || state === 'held' ? succeed(undefined) : wrongState(state, '登记出勤');
}

export function mayInvite({ state }: HeldEvent): Result<undefined> {
  return ['draft', 'announced', 'held'].includes(state) ? succeed(undefined) : wrongState(state, '修改名单');
}

/** The second person: neither who submitted it, nor who entered attendance, nor who would earn by it. */
export function mayApprove(
  { state, submittedBy }: HeldEvent,
  marks: readonly EventMark[],
  who: string,
): Result<undefined> {
  if (state !== 'submitted') return wrongState(state, '审核');
  if (submittedBy === who) return notAllowed('这次出勤是您提交的，要由另一位管理员审核。');
  if (marks.some(({ enteredBy, personId }) => enteredBy === who && personId !== who))
    return notAllowed('这次出勤是您登记的，要由另一位管理员审核。');
  const own = attendancesOf(marks).find(({ personId }) => personId === who);
  if (own && own.state !== 'absent') return notAllowed('您本人在这次出勤名单上，要由另一位管理员审核。');
  return succeed(undefined);
}

/** Whose hours are still to be posted: those who were there and have none that stand. */
export function toBePosted(
  marks: readonly EventMark[],
  standing: ReadonlySet<string>,
): readonly Attendance[] {
  return attendancesOf(marks).filter(({ personId, state }) => state !== 'absent' && !standing.has(personId));
}

/** When signing opens before the beginning and closes after the end. */
const OPENS_BEFORE_MINUTES = 120;
const CLOSES_AFTER_MINUTES = 120;

/** Whether somebody may sign at this moment. @param minute - of the day, 0 to 1439 */
export function isSigningOpen(
  { state, plan }: { readonly state: EventState; readonly plan: EventPlan },
  { day, minute }: { readonly day: string; readonly minute: number },
): boolean {
  return (
    (state === 'announced' || state === 'held') &&
    plan.day <= day &&
    day <= plan.lastDay &&
    minute >= plan.beginsAt - OPENS_BEFORE_MINUTES &&
    minute <= plan.endsAt + CLOSES_AFTER_MINUTES
  );
}

function wrongState(state: EventState, act: string): Result<never> {
  return conflict(`这次活动${STATE_WORDS[state]}，不能${act}。`);
}

function conflict(message: string): Result<never> {
  return fail({ code: 'conflict', message });
}

function notAllowed(message: string): Result<never> {
  return fail({ code: 'not-allowed', message });
}

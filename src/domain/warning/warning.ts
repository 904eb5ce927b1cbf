/**
 * A warning for two weak quarters running, and what became of it: told to the head, talked over, a plan that the unit
 * above approves, quarters followed until it is closed. Every act is kept. Decides only; who may act is the caller's.
 */

import { quarterAfter, quarterOf } from '../base/quarter.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import { isWeak, type QuarterFigure } from './weak-quarter.ts';

export interface Measure {
  readonly text: string;
  /** `YYYY-MM-DD` */
  readonly dueDay: string;
  readonly responsible: string;
}

export const CLOSINGS = ['improved', 'corrected', 'left'] as const;
/** `improved`: the quarter followed is not weak · `corrected`: nor is one of the two any more · `left`: in no unit */
export type Closing = (typeof CLOSINGS)[number];

interface Said {
  readonly atMs: number;
  readonly who: string;
}

export type WarningEvent =
  | (Said & { readonly kind: 'told'; readonly head: string; readonly note: string })
  | (Said & {
      readonly kind: 'talked';
      readonly day: string;
      /** Who talked with the person. */
      readonly by: string;
      readonly place: string;
      readonly content: string;
    })
  /** The person has read the record of the talk, and may say something to it. */
  | (Said & { readonly kind: 'acknowledged'; readonly note: string })
  | (Said & { readonly kind: 'commented'; readonly note: string })
  | (Said & {
      readonly kind: 'planned';
      readonly measures: readonly Measure[];
      /** Why the person has not confirmed the talk; empty where they have. */
      readonly unconfirmed: string;
    })
  | (Said & { readonly kind: 'approved'; readonly note: string })
  | (Said & { readonly kind: 'returned'; readonly reason: string })
  | (Said & { readonly kind: 'continued'; readonly note: string; readonly figure: QuarterFigure })
  | (Said & {
      readonly kind: 'closed';
      readonly outcome: Closing;
      readonly note: string;
      /** As the record said then. */
      readonly figures: readonly QuarterFigure[];
    });

export interface Warning {
  readonly id: string;
  readonly personId: string;
  readonly openedAtMs: number;
  /** As they were when it was opened; never changed. */
  readonly first: QuarterFigure;
  readonly second: QuarterFigure;
  /** Where it is written that it is to be so. */
  readonly source: string;
  /** Oldest first. */
  readonly events: readonly WarningEvent[];
}

/**
 * What it waits for. `opened`: the head is to be told · `told`: the talk · `talked`: the plan (and the person's
 * confirmation) · `planned`: approval · `returned`: a better plan · `following`: the next quarter · `closed`
 */
export const WARNING_STATES = [
  'opened',
  'told',
  'talked',
  'planned',
  'returned',
  'following',
  'closed',
] as const;
export type WarningState = (typeof WARNING_STATES)[number];

const STATE_AFTER: Readonly<Partial<Record<WarningEvent['kind'], WarningState>>> = {
  told: 'told',
  talked: 'talked',
  planned: 'planned',
  returned: 'returned',
  approved: 'following',
  continued: 'following',
  closed: 'closed',
};

export function warningState({ events }: Pick<Warning, 'events'>): WarningState {
  return events.reduce<WarningState>((state, { kind }) => STATE_AFTER[kind] ?? state, 'opened');
}

/** The person has confirmed the last record of a talk. */
export function isAcknowledged({ events }: Pick<Warning, 'events'>): boolean {
  const talked = events.findLastIndex(({ kind }) => kind === 'talked');
  return talked >= 0 && events.slice(talked).some(({ kind }) => kind === 'acknowledged');
}

/** What the record says now. */
export interface RecordNow {
  readonly today: string;
  readonly first: QuarterFigure;
  readonly second: QuarterFigure;
  /** The quarter that is followed, once it is over and settled. */
  readonly followed: QuarterFigure | undefined;
  readonly hasLeft: boolean;
}

/** Corrected since: it is not two weak quarters running any more. */
export function isLifted({ first, second }: Pick<RecordNow, 'first' | 'second'>): boolean {
  return !isWeak(first) || !isWeak(second);
}

/**
 * Which quarter is followed: that in which the plan was approved, or the one after the last that was followed.
 * @returns undefined before a plan was approved
 */
export function followedQuarter(
  { events, second }: Pick<Warning, 'events' | 'second'>,
  dayOf: (atMs: number) => string,
): { readonly year: number; readonly quarter: number } | undefined {
  const last = events.findLast(({ kind }) => kind === 'approved' || kind === 'continued');
  if (!last) return undefined;
  if (last.kind === 'continued') return quarterAfter(last.figure);
  const continued = events.findLast((event) => event.kind === 'continued');
  const after = quarterAfter(continued?.kind === 'continued' ? continued.figure : second);
  const approvedIn = quarterOf(dayOf(last.atMs));
  const isLater = approvedIn.year * 4 + approvedIn.quarter > after.year * 4 + after.quarter;
  return isLater ? approvedIn : after;
}

/** May this officer's act join the case? Confirming and commenting is the person's own: `replyTo`. */
export function actOn(warning: Warning, event: WarningEvent, now: RecordNow): Result<WarningEvent> {
  if (event.who === warning.personId) {
    return fail({ code: 'not-allowed', message: '自己的预警不能由自己办理，请由其他培训管理员办理。' });
  }
  const refused = refusal(warning, event, now);
  return refused === undefined ? succeed(event) : fail({ code: 'conflict', message: refused });
}

const NEXT: Record<WarningState, string> = {
  opened: '这份预警还没有告知主管领导，请先登记告知。',
  told: '还没有登记谈话，请先登记谈话记录。',
  talked: '还没有提交整改计划，请先提交。',
  planned: '整改计划正在等待批准。',
  returned: '整改计划已经退回，请改好再提交。',
  following: '整改计划已经批准，现在是跟踪阶段。',
  closed: '这份预警已经办结，不能再改。',
};

const MAY_FOLLOW: Record<
  Exclude<WarningEvent['kind'], 'acknowledged' | 'commented'>,
  readonly WarningState[]
> = {
  told: ['opened'],
  talked: ['told', 'talked', 'returned', 'following'],
  planned: ['talked', 'returned', 'following'],
  approved: ['planned'],
  returned: ['planned'],
  continued: ['following'],
  closed: ['opened', 'told', 'talked', 'planned', 'returned', 'following'],
};

function refusal(warning: Warning, event: WarningEvent, now: RecordNow): string | undefined {
  const state = warningState(warning);
  if (event.kind === 'acknowledged' || event.kind === 'commented')
    return '确认和说明由本人在“我的预警”里填写。';
  if (!MAY_FOLLOW[event.kind].includes(state)) return NEXT[state];
  switch (event.kind) {
    case 'talked':
      return event.day > now.today ? '谈话的日期还没有到。' : undefined;
    case 'planned':
      return wrongPlan(warning, event, now);
    case 'approved':
    case 'returned':
      return submitterOf(warning) === event.who ? '自己提交的整改计划，不能由自己批准或退回。' : undefined;
    case 'continued':
      return wrongFollowUp(now);
    case 'closed':
      return wrongClosing(state, event.outcome, now);
    default:
      return undefined;
  }
}

function submitterOf({ events }: Pick<Warning, 'events'>): string | undefined {
  return events.findLast(({ kind }) => kind === 'planned')?.who;
}

function wrongPlan(
  warning: Warning,
  { measures, unconfirmed }: Extract<WarningEvent, { kind: 'planned' }>,
  { today }: RecordNow,
): string | undefined {
  if (measures.length === 0) return '整改计划里还没有措施。';
  const late = measures.find(({ dueDay }) => dueDay < today);
  if (late) return `措施“${late.text}”的期限 ${late.dueDay} 已经过去，请改期。`;
  if (!isAcknowledged(warning) && unconfirmed === '')
    return '本人还没有确认谈话记录。请等本人确认，或者写明没有确认的原因。';
  return undefined;
}

const NOT_SETTLED = '要跟踪的季度还没有结束，或者还在补登期内，请等数字出来再办理。';

function wrongFollowUp({ followed }: RecordNow): string | undefined {
  if (!followed) return NOT_SETTLED;
  return isWeak(followed) ? undefined : '这个季度已经不落后，可以办结。';
}

function wrongClosing(state: WarningState, outcome: Closing, now: RecordNow): string | undefined {
  switch (outcome) {
    case 'corrected':
      return isLifted(now) ? undefined : '按现在的记录，这两个季度仍然落后，不能按“更正后不再落后”办结。';
    case 'left':
      return now.hasLeft ? undefined : '这个人仍在单位名册里，不能按“已离开”办结。';
    case 'improved':
      if (state !== 'following') return NEXT[state];
      if (!now.followed) return NOT_SETTLED;
      return isWeak(now.followed) ? '跟踪的季度仍然落后，请登记“继续跟踪”。' : undefined;
  }
}

/** The person itself: has read the record of the talk, or says something. Never stops what the desk does. */
export function replyTo(
  warning: Warning,
  event: Extract<WarningEvent, { kind: 'acknowledged' | 'commented' }>,
): Result<WarningEvent> {
  const conflict = (message: string) => fail({ code: 'conflict' as const, message });
  if (warningState(warning) === 'closed') return conflict(NEXT.closed);
  if (event.kind === 'commented') return succeed(event);
  if (!warning.events.some(({ kind }) => kind === 'talked')) return conflict('还没有谈话记录，不用确认。');
  return isAcknowledged(warning) ? conflict('谈话记录您已经确认过了。') : succeed(event);
}

/** Practice that a learner did and claims hours for, with evidence. Two officers look at it, one after the other. */
import { fail, type Result, succeed } from '../base/result.ts';
import type { PrincipleId } from '../catalogue/catalogue.ts';

export const PRACTICE_KINDS = [
  'volunteering',
  'skillContest',
  'essay',
  'speech',
  'recitation',
  'other',
] as const;
export type PracticeKind = (typeof PRACTICE_KINDS)[number];

export interface PracticeContent {
  readonly kind: PracticeKind;
  readonly title: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly place: string;
  readonly organiser: string;
  readonly text: string;
  readonly principle: PrincipleId | null;
  /** By the conversions of the year's rules. */
  readonly amount:
    | { readonly kind: 'minutes'; readonly minutes: number }
    | { readonly kind: 'days'; readonly days: number; readonly halfDays: number };
  /** Hashes of the photos' bytes. */
  readonly photos: readonly string[];
}

interface Said {
  readonly atMs: number;
  readonly who: string;
}

/** What happened to a claim. `unitId`: as whose officer somebody decided; null for an administrator. */
export type PracticeEvent =
  | (Said & { readonly kind: 'sent'; readonly content: PracticeContent })
  | (Said & { readonly kind: 'withdrawn' })
  | (Said & { readonly kind: 'first'; readonly unitId: string | null; readonly note: string })
  | (Said & { readonly kind: 'approved'; readonly unitId: string | null; readonly note: string })
  | (Said & {
      readonly kind: 'refused';
      readonly unitId: string | null;
      readonly level: 1 | 2;
      readonly reason: string;
    })
  | (Said & { readonly kind: 'posted'; readonly entry: string })
  /** The ledger refused the hours, so the claim waits for the second officer again. */
  | (Said & { readonly kind: 'postingFailed'; readonly reason: string });

export interface PracticeClaim {
  readonly id: string;
  readonly personId: string;
  readonly madeAtMs: number;
  /** Oldest first; the first is `sent`. */
  readonly events: readonly PracticeEvent[];
}

/** `first`, `second`: waits for that officer · `approved`: hours are being posted */
export const PRACTICE_STATES = ['first', 'second', 'approved', 'posted', 'refused', 'withdrawn'] as const;
export type PracticeState = (typeof PRACTICE_STATES)[number];

export function practiceState({ events }: Pick<PracticeClaim, 'events'>): PracticeState {
  switch (events.at(-1)?.kind) {
    case 'first':
    case 'postingFailed':
      return 'second';
    case 'approved':
      return 'approved';
    case 'posted':
      return 'posted';
    case 'refused':
      return 'refused';
    case 'withdrawn':
      return 'withdrawn';
    default:
      return 'first';
  }
}

/** As it was last sent. @throws RangeError for a claim that was never sent, which cannot be */
export function contentOf({ id, events }: Pick<PracticeClaim, 'id' | 'events'>): PracticeContent {
  const sent = events.findLast((event) => event.kind === 'sent');
  if (!sent) throw new RangeError(`practice claim ${id} was never sent`);
  return sent.content;
}

/** Who approved it first since it was last sent. */
export function firstApproval({
  events,
}: Pick<PracticeClaim, 'events'>): Extract<PracticeEvent, { kind: 'first' }> | undefined {
  const sent = events.findLastIndex(({ kind }) => kind === 'sent');
  return events.slice(sent).findLast((event) => event.kind === 'first');
}

/** Who decides, worked out from the roster by the caller. */
export interface PracticeDecider {
  readonly personId: string;
  /** The unit as whose officer they decide; null for an administrator. */
  readonly unitId: string | null;
  /** Whether that unit lies above the one whose officer approved first; an administrator is above all. */
  readonly isAboveFirst: boolean;
  /** Whether somebody else is an officer above the first one's unit. */
  readonly hasOfficerAbove: boolean;
}

/** May this person take the next step? The second is another person, one unit higher where somebody is there. */
export function mayDecidePractice(claim: PracticeClaim, decider: PracticeDecider): Result<1 | 2> {
  const state = practiceState(claim);
  if (claim.personId === decider.personId) {
    return fail({ code: 'not-allowed', message: '自己申报的实践，不能由自己审核。' });
  }
  if (state === 'first') return succeed(1);
  if (state !== 'second') return fail({ code: 'conflict', message: DECIDED[state] });
  const first = firstApproval(claim);
  if (first?.who === decider.personId) {
    return fail({ code: 'not-allowed', message: '初审和复审要由两个人做。这份申报您已经初审过了。' });
  }
  if (!decider.isAboveFirst && decider.hasOfficerAbove) {
    return fail({ code: 'not-allowed', message: '复审由上一级单位的培训管理员办理。' });
  }
  return succeed(2);
}

const DECIDED: Record<Exclude<PracticeState, 'first' | 'second'>, string> = {
  approved: '这份申报已经审核通过，正在登记学时。',
  posted: '这份申报已经审核通过，学时已经登记。',
  refused: '这份申报已经退回。申报人改好以后可以再报。',
  withdrawn: '这份申报已经撤回。',
};

/** Sent again after a refusal, corrected; or before anybody has decided. */
export function mayResend(claim: PracticeClaim): Result<undefined> {
  const state = practiceState(claim);
  if (state === 'first' || state === 'refused') return succeed(undefined);
  return fail({
    code: 'conflict',
    message: state === 'second' ? '这份申报已经初审，不能再改。需要改的，请先请审核人退回。' : DECIDED[state],
  });
}

export function mayWithdraw(claim: PracticeClaim): Result<undefined> {
  const state = practiceState(claim);
  if (state === 'first' || state === 'second' || state === 'refused') return succeed(undefined);
  return fail({ code: 'conflict', message: DECIDED[state] });
}

/** Other claims of the person for the same day and much the same thing, those that came to nothing left out. */
export function similarClaims(
  claims: readonly PracticeClaim[],
  one: Pick<PracticeClaim, 'id' | 'events'>,
): readonly PracticeClaim[] {
  const { day, kind, title } = contentOf(one);
  return claims.filter((other) => {
    if (other.id === one.id || ['refused', 'withdrawn'].includes(practiceState(other))) return false;
    const its = contentOf(other);
    return its.day === day && (its.kind === kind || sameWords(its.title, title));
  });
}

function sameWords(left: string, right: string): boolean {
  const plain = (text: string) => text.replace(/[\s\p{P}]/gu, '');
  return plain(left) === plain(right);
}

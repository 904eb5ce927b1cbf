/** An appeal against a missing hour: what is claimed, who answers, and once more one unit higher. Nothing in it ever changes. */
import type { Centihours } from '../base/centihours.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import type { Category } from '../policy/policy.ts';
import { ANSWER_WITHIN_MS, REVIEW_WITHIN_MS } from './rules.ts';

/** `course`: of this portal · `activity`: an event or practice · `import`: hours of another platform */
export const APPEAL_SUBJECTS = ['course', 'activity', 'import'] as const;
export type AppealSubject = (typeof APPEAL_SUBJECTS)[number];

export type AppealEvent =
  | { readonly kind: 'withdrawn'; readonly atMs: number; readonly who: string }
  /** By the officer of a unit; `unitId` is the unit whose officer decided. */
  | {
      readonly kind: 'refused';
      readonly atMs: number;
      readonly who: string;
      readonly unitId: string;
      readonly reason: string;
    }
  | {
      readonly kind: 'granted';
      readonly atMs: number;
      readonly who: string;
      readonly unitId: string;
      readonly reason: string;
      readonly category: Category;
      readonly centihours: Centihours;
    }
  /** The ledger refused the posting, so the appeal is open again. */
  | { readonly kind: 'postingFailed'; readonly atMs: number; readonly who: string; readonly reason: string }
  | { readonly kind: 'reviewAsked'; readonly atMs: number; readonly who: string; readonly words: string };

export type AppealDecision = Extract<AppealEvent, { kind: 'refused' | 'granted' }>;

export interface Appeal {
  readonly id: string;
  readonly personId: string;
  readonly year: number;
  readonly subject: AppealSubject;
  /** Of the catalogue; null unless the subject is a course. */
  readonly course: string | null;
  /** What it is about, in words: the course's title, or what the learner calls it. */
  readonly title: string;
  /** The day it happened, `YYYY-MM-DD`. */
  readonly day: string;
  /** What the learner thinks is missing; null where they leave it open. */
  readonly claimedCentihours: Centihours | null;
  readonly words: string;
  readonly madeAtMs: number;
  /** Oldest first. */
  readonly events: readonly AppealEvent[];
}

export interface AppealStanding {
  readonly state: 'open' | 'withdrawn' | 'granted' | 'refused';
  /** 1: the unit · 2: one unit higher */
  readonly stage: 1 | 2;
  /** While open: when an answer is due. After a first refusal: until when the next unit may be asked. */
  readonly dueAtMs: number | null;
}

export function standingOf({ madeAtMs, events }: Appeal): AppealStanding {
  let standing: AppealStanding = { state: 'open', stage: 1, dueAtMs: madeAtMs + ANSWER_WITHIN_MS };
  let openedAtMs = madeAtMs;
  for (const event of events) {
    if (event.kind === 'reviewAsked') openedAtMs = event.atMs;
    standing = after(standing, event, openedAtMs);
  }
  return standing;
}

function after({ stage }: AppealStanding, event: AppealEvent, openedAtMs: number): AppealStanding {
  switch (event.kind) {
    case 'withdrawn':
      return { state: 'withdrawn', stage, dueAtMs: null };
    case 'granted':
      return { state: 'granted', stage, dueAtMs: null };
    case 'refused':
      return { state: 'refused', stage, dueAtMs: stage === 1 ? event.atMs + REVIEW_WITHIN_MS : null };
    case 'reviewAsked':
      return { state: 'open', stage: 2, dueAtMs: openedAtMs + ANSWER_WITHIN_MS };
    case 'postingFailed':
      return { state: 'open', stage, dueAtMs: openedAtMs + ANSWER_WITHIN_MS };
  }
}

export function withdrawAppeal(appeal: Appeal, who: string, atMs: number): Result<AppealEvent> {
  return standingOf(appeal).state === 'open'
    ? succeed({ kind: 'withdrawn', atMs, who })
    : fail({ code: 'conflict', message: '这份申诉已经办结，不能撤回。' });
}

/** Once, and in time. */
export function askReview(appeal: Appeal, who: string, words: string, atMs: number): Result<AppealEvent> {
  const { state, stage, dueAtMs } = standingOf(appeal);
  if (state !== 'refused') {
    return fail({ code: 'conflict', message: '只有未予认可的申诉可以申请复核。' });
  }
  if (stage === 2) return fail({ code: 'conflict', message: '复核只有一次，这份申诉已经复核过了。' });
  if (dueAtMs !== null && atMs > dueAtMs) {
    return fail({ code: 'conflict', message: '申请复核的期限已过。有新的材料时，可以另提一份申诉。' });
  }
  return succeed({ kind: 'reviewAsked', atMs, who, words });
}

/** The ledger refused what was granted: the appeal is open again. */
export function reopenAppeal(appeal: Appeal, who: string, reason: string, atMs: number): Result<AppealEvent> {
  return standingOf(appeal).state === 'granted'
    ? succeed({ kind: 'postingFailed', atMs, who, reason })
    : fail({ code: 'conflict', message: '这份申诉已经重新办理。' });
}

/** Where the first answer came from; undefined while there is none. */
export function firstRefusal({ events }: Appeal): Extract<AppealEvent, { kind: 'refused' }> | undefined {
  return events.find((event) => event.kind === 'refused');
}

/** Which ways of a decider lie above which: worked out from the roster by the caller. */
export interface Decider {
  readonly personId: string;
  readonly unitId: string;
  /** The decider's unit lies strictly above the unit that gave the first answer. */
  readonly isAboveFirst: boolean;
  /** Nothing lies above the unit that gave the first answer. */
  readonly isFirstTop: boolean;
}

/** Nobody decides an own appeal, and a review is made by another person, one unit higher where there is one. */
export function mayDecideAppeal(appeal: Appeal, decider: Decider): Result<undefined> {
  const { state, stage } = standingOf(appeal);
  if (decider.personId === appeal.personId) {
    return fail({ code: 'not-allowed', message: '不能办理自己的申诉，请由上级或其他管理员办理。' });
  }
  if (state !== 'open') return fail({ code: 'conflict', message: '这份申诉已经办结或撤回。' });
  const first = firstRefusal(appeal);
  if (stage === 1 || !first) return succeed(undefined);
  if (first.who === decider.personId) {
    return fail({ code: 'not-allowed', message: '您办理过这份申诉，复核要由另一位管理员办理。' });
  }
  return decider.isAboveFirst || (decider.isFirstTop && decider.unitId === first.unitId)
    ? succeed(undefined)
    : fail({ code: 'not-allowed', message: '复核由上一级单位的管理员办理。' });
}

export interface GrantBound {
  /** What the course still has to give this year, or what the year asks for. */
  readonly mostCentihours: Centihours;
  readonly categories: readonly Category[];
}

/** @param bound - worked out from the catalogue, the policy and the ledger by the caller */
export function mayGrant(
  { category, centihours }: { readonly category: Category; readonly centihours: Centihours },
  bound: GrantBound,
): Result<undefined> {
  if (!bound.categories.includes(category)) {
    return fail({ code: 'invalid-request', message: '这类申诉不能记入所选的类别。', field: '/category' });
  }
  if (bound.mostCentihours <= 0) {
    return fail({ code: 'duplicate-award', message: '这门课本年度已经记过学时，不能再记。' });
  }
  if (!Number.isSafeInteger(centihours) || centihours < 1 || centihours > bound.mostCentihours) {
    return fail({
      code: 'invalid-request',
      message: `学时要大于 0，最多 ${bound.mostCentihours / 100} 学时。`,
      field: '/centihours',
    });
  }
  return succeed(undefined);
}

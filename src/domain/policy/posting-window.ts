/**
 * Decide whether hours may be posted to a year today, and as what. A year's hours are those that happened in it
 * (calendar year, Asia/Shanghai); its books close with the cut-off of the policy that governs it.
 */
import { dayOf, startOfDayMs } from '../base/calendar.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import type { Category, Policy } from './policy.ts';

type Windows = Pick<Policy, 'cutOff' | 'cutOffYear' | 'lateEntryDays' | 'makeUpDays'>;

/** Last days, `YYYY-MM-DD`. Equal days mean that nothing is left after the earlier one. */
export interface PostingDays {
  readonly cutOff: string;
  readonly lateEntry: string;
  /** Undefined where the policy knows no make-up training after the year's end. */
  readonly makeUp?: string;
}

export function postingDays(policy: Windows, year: number): PostingDays {
  const cutOff = `${policy.cutOffYear === 'next' ? year + 1 : year}-${policy.cutOff}`;
  return {
    cutOff,
    lateEntry: daysLater(cutOff, policy.lateEntryDays),
    ...(policy.makeUpDays > 0 && { makeUp: daysLater(`${year}-12-31`, policy.makeUpDays) }),
  };
}

/** What an award asks for. */
export interface PostingRequest {
  readonly year: number;
  readonly category: Category;
  /** The calendar year in which it took place. */
  readonly happenedIn: number;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** What is known of the year before the award. */
export interface YearSoFar {
  readonly isMet: boolean;
  /** The last day of each re-opening that stands, with the category it is for. */
  readonly reopenings: readonly { readonly category: Category; readonly until: string }[];
}

/** `late`, `reopened`: after the cut-off · `makeUp`: it took place after the year's end */
export const IRREGULAR = ['late', 'reopened', 'makeUp'] as const;
export type Irregular = (typeof IRREGULAR)[number];

export interface Posting {
  readonly category: Category;
  /** Absent for an ordinary posting. */
  readonly irregular?: Irregular;
}

export function judgePosting(
  policy: Windows,
  request: PostingRequest,
  { isMet, reopenings }: YearSoFar,
): Result<Posting> {
  const { year, category, happenedIn, today } = request;
  if (happenedIn < year) {
    return fail({
      code: 'invalid-request',
      message: `${happenedIn} 年的学时不能记入 ${year} 年度，请记入 ${happenedIn} 年度。`,
      field: '/year',
    });
  }
  const days = postingDays(policy, year);
  if (happenedIn > year) return judgeMakeUp(request, days, isMet);
  if (today < `${year}-01-01`) {
    return fail({ code: 'invalid-request', message: `${year} 年度还没有开始。`, field: '/year' });
  }
  if (today <= days.cutOff) return succeed({ category });
  if (today <= days.lateEntry) return succeed({ category, irregular: 'late' });
  const isReopened = reopenings.some((one) => one.category === category && today <= one.until);
  if (isReopened) return succeed({ category, irregular: 'reopened' });
  return fail({
    code: 'year-closed',
    message: `${year} 年度的学时登记已于 ${days.lateEntry} 截止。确需补记的，请管理员说明理由，重开该年度后再登记。`,
  });
}

function judgeMakeUp(
  { year, category, today }: PostingRequest,
  { makeUp }: PostingDays,
  isMet: boolean,
): Result<Posting> {
  const closed = (message: string) => fail({ code: 'year-closed' as const, message });
  if (makeUp === undefined)
    return closed(`按规则，${year} 年度结束后的学习不能补入该年度，请记入发生的年度。`);
  if (category === 'otherOnline') {
    return closed(`补训只限职业道德学时；其他网络学时请记入发生的年度。`);
  }
  if (today > makeUp) return closed(`${year} 年度的补训已于 ${makeUp} 截止，请记入发生的年度。`);
  if (isMet) return closed(`${year} 年度的要求已经达到，不需要补训，请记入发生的年度。`);
  return succeed({ category: 'ethicsMakeUp', irregular: 'makeUp' });
}

function daysLater(day: string, days: number): string {
  return dayOf(startOfDayMs(day) + days * 24 * 60 * 60_000);
}

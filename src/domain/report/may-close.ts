/** Decide whether a year's books may be closed on a day. What is posted afterwards is shown apart; nothing is refused. */
import { fail, type Result, succeed } from '../base/result.ts';
import type { Policy } from '../policy/policy.ts';
import { postingDays } from '../policy/posting-window.ts';

export interface CloseWindow {
  /** The last ordinary day, or the year's own last day where that is later: before its end nothing can be closed. */
  readonly cutOff: string;
  /** The last day on which the rules still take hours of the year: late entry and make-up training. */
  readonly lastDay: string;
}

export function closeWindow(
  policy: Pick<Policy, 'cutOff' | 'cutOffYear' | 'lateEntryDays' | 'makeUpDays'>,
  year: number,
): CloseWindow {
  const { cutOff, lateEntry, makeUp } = postingDays(policy, year);
  const ends = [`${year}-12-31`, cutOff].sort();
  const last = [lateEntry, makeUp ?? lateEntry, ...ends].sort();
  return { cutOff: ends.at(-1) ?? cutOff, lastDay: last.at(-1) ?? lateEntry };
}

/** @param isEarlyAccepted - somebody has read that late entry or make-up training is still possible */
export function mayClose(
  { cutOff, lastDay }: CloseWindow,
  {
    year,
    today,
    isEarlyAccepted,
  }: { readonly year: number; readonly today: string; readonly isEarlyAccepted: boolean },
): Result<undefined> {
  if (today <= cutOff) {
    return fail({ code: 'conflict', message: `${year} 年度登记到 ${cutOff} 为止，过了这一天才能关账。` });
  }
  if (today <= lastDay && !isEarlyAccepted) {
    return fail({
      code: 'conflict',
      message: `${year} 年度到 ${lastDay} 为止还可以补登或补训。现在关账，以后登记的会另列为“其后登记”；确定要提前关账的，请勾选确认后再提交。`,
      field: '/isEarlyAccepted',
    });
  }
  return succeed(undefined);
}

/** What a year's policy says about hours that come from elsewhere: whether it still takes them, what minutes are worth. */
import type { Category } from '../../src/domain/policy/policy.ts';
import { policyFor } from '../../src/domain/policy/policy.ts';
import type { Deps } from './deps.ts';

/** @returns a sentence, or undefined when the hours may be entered */
export function whyYearIsClosed(
  deps: Deps,
  { day }: { readonly day: string; readonly category: Category; readonly today: string },
): string | undefined {
  const year = Number(day.slice(0, 4));
  const isGoverned = deps.catalogue.policies.some(
    (policy) => policy.fromYear <= year && year <= (policy.toYear ?? Number.POSITIVE_INFINITY),
  );
  if (!isGoverned) return `${year} 年没有适用的学时规定`;
  const { cutOff } = policyFor(deps.catalogue.policies, year);
  return day > `${year}-${cutOff}`
    ? `完成日期 ${day} 晚于 ${year} 年度的截止日 ${year}-${cutOff}`
    : undefined;
}

/** Whole centihours, rounded down. */
export function creditForMinutes(
  deps: Deps,
  { minutes, year }: { readonly minutes: number; readonly category: Category; readonly year: number },
): number {
  const { budget } = policyFor(deps.catalogue.policies, year);
  return Math.floor((minutes * 100) / budget.minutesPerCreditHour);
}

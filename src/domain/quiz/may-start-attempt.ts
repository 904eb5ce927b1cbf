/** Decide whether a person may begin another attempt at a quiz. One is alive at a time. */
import { startOfDayMs, yearOf } from '../base/calendar.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import type { QuizRules } from '../policy/policy.ts';

export interface PastAttempt {
  readonly state: 'live' | 'passed' | 'failed';
  readonly startedAtMs: number;
  readonly closedAtMs?: number;
}

/**
 * After every `attemptsBeforeWait` failures in a row a wait of `waitMinutes` begins; then as many again, up to
 * `maximumAttempts` begun within one calendar year, where the policy sets such a limit.
 * @param past - this person's attempts at this quiz in the present cycle of study, oldest first, none of them live
 * @returns the number of the new attempt, from 1
 */
export function mayStartAttempt(
  past: readonly PastAttempt[],
  rules: QuizRules,
  nowMs: number,
): Result<number> {
  if (past.some((attempt) => attempt.state === 'passed')) {
    return fail({ code: 'attempt-closed', message: '测验已经通过，不需要再答。' });
  }
  if (attemptsLeft(past, rules, nowMs) === 0) {
    return fail({
      code: 'attempt-limit',
      message: `今年的 ${rules.maximumAttempts} 次机会已经用完，${yearOf(nowMs) + 1} 年 1 月 1 日起可以再答。`,
      retryAfterSeconds: Math.ceil((nextYearMs(nowMs) - nowMs) / 1000),
    });
  }
  const opensAtMs = nextAttemptAtMs(past, rules);
  if (opensAtMs !== undefined && nowMs < opensAtMs) {
    const retryAfterSeconds = Math.ceil((opensAtMs - nowMs) / 1000);
    return fail({
      code: 'attempt-wait',
      message: `连续 ${rules.attemptsBeforeWait} 次未通过，请先温习，${describeWait(retryAfterSeconds)}后再答。`,
      retryAfterSeconds,
    });
  }
  return succeed(past.length + 1);
}

/** When the current wait ends; undefined when there is none. */
export function nextAttemptAtMs(past: readonly PastAttempt[], rules: QuizRules): number | undefined {
  const failures = past.filter((attempt) => attempt.state === 'failed');
  if (failures.length === 0 || failures.length % rules.attemptsBeforeWait !== 0) return undefined;
  const closedAtMs = failures.at(-1)?.closedAtMs;
  return closedAtMs === undefined ? undefined : closedAtMs + rules.waitMinutes * 60_000;
}

/** How many more may be begun this calendar year; undefined where the policy sets no limit. */
export function attemptsLeft(
  past: readonly PastAttempt[],
  { maximumAttempts }: QuizRules,
  nowMs: number,
): number | undefined {
  if (maximumAttempts === undefined) return undefined;
  const year = yearOf(nowMs);
  const begun = past.filter((attempt) => yearOf(attempt.startedAtMs) === year).length;
  return Math.max(0, maximumAttempts - begun);
}

/**
 * Explanations of an attempt are shown after a pass, or when no further attempt can profit from them this year; never
 * while an attempt is alive.
 * @param past - as above, live ones included
 */
export function mayExplain(
  attempt: Pick<PastAttempt, 'state'>,
  {
    past,
    rules,
    nowMs,
  }: { readonly past: readonly PastAttempt[]; readonly rules: QuizRules; readonly nowMs: number },
): boolean {
  if (attempt.state === 'live' || past.some(({ state }) => state === 'live')) return false;
  const hasPassed = attempt.state === 'passed' || past.some(({ state }) => state === 'passed');
  return hasPassed || attemptsLeft(past, rules, nowMs) === 0;
}

export function nextYearMs(nowMs: number): number {
  return startOfDayMs(`${yearOf(nowMs) + 1}-01-01`);
}

function describeWait(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return minutes >= 60 ? `约 ${Math.ceil(minutes / 60)} 小时` : `${minutes} 分钟`;
}

/** Decide whether a person may begin another attempt at a quiz. One is alive at a time. */
import { fail, type Result, succeed } from '../base/result.ts';
import type { QuizRules } from '../policy/policy.ts';

export interface PastAttempt {
  readonly state: 'live' | 'passed' | 'failed';
  readonly closedAtMs?: number;
}

/**
 * After every `attemptsBeforeWait` failures in a row a wait of `waitMinutes` begins; then as many again.
 * @param past - all attempts of this person at this quiz, oldest first, none of them live
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

function describeWait(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return minutes >= 60 ? `约 ${Math.ceil(minutes / 60)} 小时` : `${minutes} 分钟`;
}

/** When another attempt may begin: at once, after a wait, or no more. */
import { expect, test } from 'vitest';
import {
  attemptsLeft,
  mayExplain,
  mayStartAttempt,
  nextAttemptAtMs,
  type PastAttempt,
} from '../../../../src/domain/quiz/may-start-attempt.ts';
import { NOW_MS } from '../../../support/builders.ts';

const RULES = { attemptsBeforeWait: 3, waitMinutes: 60 };
const LIMITED = { attemptsBeforeWait: 5, waitMinutes: 60, maximumAttempts: 3 };
const PASSED: PastAttempt = { state: 'passed', startedAtMs: NOW_MS, closedAtMs: NOW_MS };
const HOUR_MS = 3_600_000;
const failed = (agoMs = 0): PastAttempt => ({
  state: 'failed',
  startedAtMs: NOW_MS - agoMs,
  closedAtMs: NOW_MS - agoMs,
});
const failures = (count: number, lastAgoMs = 0) =>
  Array.from({ length: count }, (_, at) => failed(lastAgoMs + (count - 1 - at) * 1000));

test.each([
  [0, 1],
  [1, 2],
  [2, 3],
  [4, 5],
  [5, 6],
])('after %i failures the next attempt, number %i, may begin at once', (count, number) => {
  expect(mayStartAttempt(failures(count), RULES, NOW_MS)).toEqual({ ok: true, value: number });
});

test.each([3, 6])('after %i failures a wait begins, and the refusal says for how long', (count) => {
  const result = mayStartAttempt(failures(count), RULES, NOW_MS);
  expect(result).toMatchObject({ ok: false, failure: { code: 'attempt-wait', retryAfterSeconds: 3600 } });
  if (!result.ok) expect(result.failure.message).toContain('约 1 小时');
});

test('one millisecond before the wait ends it still holds; then it is over', () => {
  const past = failures(3);
  expect(mayStartAttempt(past, RULES, NOW_MS + HOUR_MS - 1)).toMatchObject({
    failure: { retryAfterSeconds: 1 },
  });
  expect(mayStartAttempt(past, RULES, NOW_MS + HOUR_MS)).toEqual({ ok: true, value: 4 });
  expect(nextAttemptAtMs(past, RULES)).toBe(NOW_MS + HOUR_MS);
});

test.each([
  [30 * 60_000, '30 分钟'],
  [1000, '60 分钟'],
  [3_599_000, '1 分钟'],
])('%i ms into the wait the sentence speaks of minutes or hours', (agoMs, words) => {
  const result = mayStartAttempt(failures(3, agoMs), RULES, NOW_MS);
  if (result.ok) throw new Error('the wait must hold');
  expect(result.failure.message).toContain(words === '60 分钟' ? '约 1 小时' : words);
});

test('what was passed needs no further attempt', () => {
  const past: PastAttempt[] = [failed(), PASSED];
  expect(mayStartAttempt(past, RULES, NOW_MS)).toMatchObject({
    ok: false,
    failure: { code: 'attempt-closed' },
  });
});

test('without failures there is no wait', () => {
  expect(nextAttemptAtMs([], RULES)).toBeUndefined();
});

test('where the policy limits attempts, the last one of the year is the last until the next year', () => {
  expect(mayStartAttempt(failures(2), LIMITED, NOW_MS)).toEqual({ ok: true, value: 3 });
  const refused = mayStartAttempt(failures(3), LIMITED, NOW_MS);
  expect(refused).toMatchObject({ ok: false, failure: { code: 'attempt-limit' } });
  if (!refused.ok) expect(refused.failure.message).toContain('2027 年 1 月 1 日起');
  const newYear = Date.parse('2027-01-01T00:00:00+08:00');
  expect(mayStartAttempt(failures(3), LIMITED, newYear - 1).ok).toBe(false);
  expect(mayStartAttempt(failures(3), LIMITED, newYear)).toEqual({ ok: true, value: 4 });
});

test('attempts of an earlier year, in Shanghai’s calendar, do not count against the limit', () => {
  const before = Date.parse('2025-12-31T23:59:59+08:00');
  const past: PastAttempt[] = [{ state: 'failed', startedAtMs: before, closedAtMs: NOW_MS }, failed()];
  expect(attemptsLeft(past, LIMITED, NOW_MS)).toBe(2);
  expect(attemptsLeft(past, RULES, NOW_MS)).toBeUndefined();
});

test.each([
  ['a failed attempt while another may follow', failed(), failures(2), LIMITED, false],
  ['a failed attempt without a limit', failed(), failures(9), RULES, false],
  ['a failed attempt when none is left', failed(), failures(3), LIMITED, true],
  ['a failed attempt after a pass', failed(), [failed(), PASSED], RULES, true],
  ['a passed attempt of an earlier cycle', PASSED, [], RULES, true],
  ['any attempt while one is alive', PASSED, [{ state: 'live', startedAtMs: NOW_MS }], RULES, false],
] as const)('explanations of %s', (_what, attempt, past, rules, may) => {
  expect(mayExplain(attempt, { past, rules, nowMs: NOW_MS })).toBe(may);
});

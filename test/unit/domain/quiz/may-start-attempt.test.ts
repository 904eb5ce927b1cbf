/** When another attempt may begin: at once, after a wait, or no more. */
import { expect, test } from 'vitest';
import {
  mayStartAttempt,
  nextAttemptAtMs,
  type PastAttempt,
} from '../../../../src/domain/quiz/may-start-attempt.ts';
import { NOW_MS } from '../../../support/builders.ts';

const RULES = { attemptsBeforeWait: 3, waitMinutes: 60 };
const HOUR_MS = 3_600_000;
const failed = (agoMs = 0): PastAttempt => ({ state: 'failed', closedAtMs: NOW_MS - agoMs });
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
  const past: PastAttempt[] = [failed(), { state: 'passed', closedAtMs: NOW_MS }];
  expect(mayStartAttempt(past, RULES, NOW_MS)).toMatchObject({
    ok: false,
    failure: { code: 'attempt-closed' },
  });
});

test('without failures there is no wait', () => {
  expect(nextAttemptAtMs([], RULES)).toBeUndefined();
});

/** How much time a text carries, and how much of it must be lived. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  courseBudgetSeconds,
  lessonBudgetSeconds,
  minimumMinutes,
} from '../../../../src/domain/catalogue/hour-budget.ts';
import { claimableCentihours } from '../../../../src/domain/policy/conversion.ts';
import { aPolicy } from '../../../support/builders.ts';

const policy = aPolicy();
const rates = policy.budget;

test.each([
  [300, 0, 60],
  [1500, 2, 360],
  [1, 0, 0],
  [3, 0, 1],
  [0, 0, 0],
])('%i characters and %i self-checks carry %i seconds', (characters, selfChecks, seconds) => {
  expect(lessonBudgetSeconds({ characters, selfChecks, mediaSeconds: 0 }, rates)).toBe(seconds);
});

test.each([
  [600, 8],
  [674, 8],
  [675, 9],
  [75, 1],
  [0, 1],
])('of %i seconds %i minutes must be lived: 80 %%, rounded down, at least one', (seconds, minutes) => {
  expect(minimumMinutes(seconds, rates)).toBe(minutes);
});

test('a course carries its lessons and its drawn questions', () => {
  expect(courseBudgetSeconds({ lessonSeconds: [600, 900], drawnQuestions: 10 }, rates)).toBe(2100);
});

test.each([
  [2700, 100],
  [2699, 99],
  [1350, 50],
  [0, 0],
])('%i seconds allow a claim of %i centihours at 45 minutes a 学时, rounded down', (seconds, centihours) => {
  expect(claimableCentihours(policy, seconds)).toBe(centihours);
});

test('nobody must live longer than the text carries, but for the one minute everybody must', () => {
  fc.assert(
    fc.property(fc.nat(100_000), (seconds) => {
      expect(minimumMinutes(seconds, rates) * 60).toBeLessThanOrEqual(Math.max(60, seconds * 0.8));
    }),
  );
});

test('more text never claims less', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(1000), (seconds, more) => {
      expect(claimableCentihours(policy, seconds + more)).toBeGreaterThanOrEqual(
        claimableCentihours(policy, seconds),
      );
    }),
  );
});

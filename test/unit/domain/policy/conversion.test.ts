/** How minutes and days become 学时: linear, in steps, by days. */
import { describe, expect, test } from 'vitest';
import {
  centihoursOfDays,
  centihoursOfSeconds,
  claimableCentihours,
  conversionOf,
} from '../../../../src/domain/policy/conversion.ts';
import type { Conversion } from '../../../../src/domain/policy/policy.ts';
import { aPolicy } from '../../../support/builders.ts';

const linear: Conversion = { kind: 'linear', categories: ['otherOnline'], minutesPerCreditHour: 60 };
const steps: Conversion = {
  kind: 'steps',
  categories: ['ethicsOnline'],
  steps: [
    { fromMinutes: 1, centihours: 25 },
    { fromMinutes: 16, centihours: 50 },
    { fromMinutes: 30, centihours: 100 },
  ],
};
const days: Conversion = {
  kind: 'days',
  categories: ['ethicsEvent'],
  dayCentihours: 600,
  halfDayCentihours: 300,
};
const policy = aPolicy({ conversions: [linear, steps, days] });

test.each([
  [60, 100],
  [59, 98],
  [90, 150],
  [0, 0],
])('at 60 minutes a 学时, %i minutes are %i centihours, rounded down', (minutes, centihours) => {
  expect(centihoursOfSeconds(linear, minutes * 60)).toBe(centihours);
});

test.each([
  [0, 0],
  [1, 25],
  [15, 25],
  [16, 50],
  [29, 50],
  [30, 100],
  [600, 100],
])('in the steps 15, 30 of Yunnan %i minutes are %i centihours', (minutes, centihours) => {
  expect(centihoursOfSeconds(steps, minutes * 60)).toBe(centihours);
});

test('days and half days add up', () => {
  expect(centihoursOfDays(days, { days: 2, halfDays: 1 })).toBe(1500);
});

test('minutes are no answer to a table of days, and days none to minutes', () => {
  expect(centihoursOfSeconds(days, 3600)).toBeUndefined();
  expect(centihoursOfDays(linear, { days: 1, halfDays: 0 })).toBeUndefined();
});

describe('a policy', () => {
  test('says of each category how it is counted', () => {
    expect(conversionOf(policy, 'ethicsEvent')).toBe(days);
    expect(conversionOf(policy, 'ethicsOnline')).toBe(steps);
  });

  test('counts by its minutes for one 学时 what it says nothing of', () => {
    expect(centihoursOfSeconds(conversionOf(policy, 'ethicsPractice'), 45 * 60)).toBe(100);
  });

  test('lets content claim what its online conversion gives', () => {
    expect(claimableCentihours(policy, 29 * 60)).toBe(50);
    expect(claimableCentihours(aPolicy(), 29 * 60)).toBe(64);
  });
});

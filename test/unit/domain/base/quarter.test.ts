/** Quarters: where they begin and end, and when one may be judged. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  firstDayOf,
  isSettled,
  lastDayOf,
  lastSettled,
  quarterAfter,
  quarterBefore,
  quarterOf,
} from '../../../../src/domain/base/quarter.ts';

test.each([
  ['2026-01-01', { year: 2026, quarter: 1 }],
  ['2026-03-31', { year: 2026, quarter: 1 }],
  ['2026-04-01', { year: 2026, quarter: 2 }],
  ['2026-09-30', { year: 2026, quarter: 3 }],
  ['2026-12-31', { year: 2026, quarter: 4 }],
])('%s lies in its quarter', (day, quarter) => {
  expect(quarterOf(day)).toEqual(quarter);
});

const quarters = fc.record({
  year: fc.integer({ min: 2000, max: 2090 }),
  quarter: fc.integer({ min: 1, max: 4 }),
});

test('the one after the one before is the same, and a quarter holds its own first and last day', () => {
  fc.assert(
    fc.property(quarters, (quarter) => {
      expect(quarterAfter(quarterBefore(quarter))).toEqual(quarter);
      expect(quarterBefore(quarterAfter(quarter))).toEqual(quarter);
      expect(quarterOf(firstDayOf(quarter))).toEqual(quarter);
      expect(quarterOf(lastDayOf(quarter))).toEqual(quarter);
    }),
  );
});

test('a quarter is judged when the days for entering late are over, not a day before', () => {
  const second = { year: 2026, quarter: 2 };
  expect(lastSettled('2026-07-15', 15)).toEqual({ year: 2026, quarter: 1 });
  expect(lastSettled('2026-07-16', 15)).toEqual(second);
  expect(isSettled(second, '2026-07-15', 15)).toBe(false);
  expect(isSettled(second, '2026-07-16', 15)).toBe(true);
});

test('the last one settled is settled, and the one after it is not', () => {
  const days = fc
    .date({ min: new Date('2010-01-01'), max: new Date('2080-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 80 }), (day, settleDays) => {
      const last = lastSettled(day, settleDays);
      expect(isSettled(last, day, settleDays)).toBe(true);
      expect(isSettled(quarterAfter(last), day, settleDays)).toBe(false);
    }),
  );
});

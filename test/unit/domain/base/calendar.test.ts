/** Days, years and minutes of Asia/Shanghai, whatever the machine's own zone. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dayOf,
  endOfDayMs,
  minuteNumberOf,
  minuteOfDay,
  startOfDayMs,
  timeOf,
  yearOf,
} from '../../../../src/domain/base/calendar.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const instant = fc.integer({
  min: Date.parse('2000-01-01T00:00:00Z'),
  max: Date.parse('2099-12-31T00:00:00Z'),
});

test.each([
  ['2026-12-31T15:59:59.999Z', 2026, '2026-12-31', 1439],
  ['2026-12-31T16:00:00.000Z', 2027, '2027-01-01', 0],
  ['2026-01-01T00:00:00+08:00', 2026, '2026-01-01', 0],
  ['2025-12-31T23:59:59+08:00', 2025, '2025-12-31', 1439],
  ['2028-02-29T12:34:00+08:00', 2028, '2028-02-29', 754],
])('the new year begins at midnight in Shanghai, so %s belongs to %i', (iso, year, day, minute) => {
  const ms = Date.parse(iso);
  expect(yearOf(ms)).toBe(year);
  expect(dayOf(ms)).toBe(day);
  expect(minuteOfDay(minuteNumberOf(ms))).toBe(minute);
});

test('a day begins when its date begins in Shanghai', () => {
  expect(startOfDayMs('2027-01-01')).toBe(Date.parse('2026-12-31T16:00:00Z'));
});

test('a day ends a millisecond before the next one begins', () => {
  expect(endOfDayMs('2026-12-31')).toBe(startOfDayMs('2027-01-01') - 1);
});

test('the time of day is Shanghai’s, to the second', () => {
  expect(timeOf(Date.parse('2026-12-31T16:00:59.999Z'))).toBe('00:00:59');
});

test('every instant lies in the day that is said to be its own', () => {
  fc.assert(
    fc.property(instant, (ms) => {
      const start = startOfDayMs(dayOf(ms));
      expect(start).toBeLessThanOrEqual(ms);
      expect(ms - start).toBeLessThan(DAY_MS);
      expect(String(yearOf(ms))).toBe(dayOf(ms).slice(0, 4));
    }),
  );
});

test('the calendar says what the time zone database says', () => {
  const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
  fc.assert(
    fc.property(instant, (ms) => {
      expect(dayOf(ms)).toBe(shanghai.format(ms));
    }),
  );
});

test('a minute number counts whole minutes, and its last millisecond is still its own', () => {
  fc.assert(
    fc.property(instant, (ms) => {
      const minute = minuteNumberOf(ms);
      expect(minuteNumberOf(minute * MINUTE_MS)).toBe(minute);
      expect(minuteNumberOf(minute * MINUTE_MS + MINUTE_MS - 1)).toBe(minute);
      expect(minuteNumberOf((minute + 1) * MINUTE_MS)).toBe(minute + 1);
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRetryAfter, waitMs } from '../../../../src/domain/forward/wait.ts';

const least = { below: () => 0 };
const most = { below: (limit: number) => limit - 1 };
const MINUTE = 60_000;

describe('the wait after a failure', () => {
  test('doubles from a second and ends at ten minutes', () => {
    expect([1, 2, 3, 4].map((failures) => waitMs(failures, least))).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect([1, 2, 3].map((failures) => waitMs(failures, most))).toEqual([2_000, 4_000, 8_000]);
    expect(waitMs(1_000_000, most)).toBe(10 * MINUTE);
  });

  test('is always between a second and ten minutes, and a whole number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), fc.nat(999), (failures, chance) => {
        const wait = waitMs(failures, { below: (limit) => Math.floor((chance * limit) / 1000) });
        expect(Number.isInteger(wait) && wait >= 1_000 && wait <= 10 * MINUTE).toBe(true);
      }),
    );
  });

  test('is at least what the target asked for, but an hour at most', () => {
    expect(waitMs(1, least, 90_000)).toBe(90_000);
    expect(waitMs(20, most, 90_000)).toBe(10 * MINUTE);
    expect(waitMs(1, least, 24 * 60 * MINUTE)).toBe(60 * MINUTE);
  });
});

describe('Retry-After (RFC 9110 10.2.3)', () => {
  const NOW = Date.parse('2026-11-23T01:00:00Z');
  test.each([
    ['120', 120_000],
    [' 5 ', 5_000],
    ['Mon, 23 Nov 2026 01:02:00 GMT', 120_000],
    ['Mon, 23 Nov 2026 00:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j is %j', (header, expected) => {
    expect(readRetryAfter(header, NOW)).toBe(expected);
  });
});

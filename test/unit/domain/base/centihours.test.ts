/** 学时 as people write them and as the record keeps them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCreditHours, parseCreditHours } from '../../../../src/domain/base/centihours.ts';

test.each([
  ['0', 0],
  ['1', 100],
  ['0.5', 50],
  ['0.29', 29],
  ['1.1', 110],
  ['4.35', 435],
  ['1.10', 110],
  [' 8 ', 800],
  [0.29, 29],
  [0.57, 57],
  [999999.99, 99_999_999],
])('%s 学时 is read from its digits as %i centihours', (written, centihours) => {
  expect(parseCreditHours(written)).toEqual({ ok: true, value: centihours });
});

test.each(['', '1.', '.5', '0.125', '-1', '+1', '1e2', '1,5', '１', '八', '1234567', 'NaN'])(
  '"%s" is refused with a sentence that shows what would be right',
  (written) => {
    const result = parseCreditHours(written);
    expect(result.ok).toBe(false);
    if (!result.ok) {
      expect(result.failure).toContain(`"${written}"`);
      expect(result.failure).toContain('such as 1 or 0.5');
    }
  },
);

test.each([
  [0, '0'],
  [-0, '0'],
  [1, '0.01'],
  [10, '0.1'],
  [29, '0.29'],
  [100, '1'],
  [650, '6.5'],
  [1000, '10'],
  [-25, '-0.25'],
  [-800, '-8'],
])('%i centihours are written for people as %s', (centihours, written) => {
  expect(formatCreditHours(centihours)).toBe(written);
});

test('what is written can be read back, for every amount a year can hold', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (centihours) => {
      expect(parseCreditHours(formatCreditHours(centihours))).toEqual({ ok: true, value: centihours });
    }),
  );
});

test('a negative amount is written like its positive twin with a sign before it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999 }), (centihours) => {
      expect(formatCreditHours(-centihours)).toBe(`-${formatCreditHours(centihours)}`);
    }),
  );
});

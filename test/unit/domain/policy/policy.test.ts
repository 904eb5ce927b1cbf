/** Which version of the rules governs a year. */
import { expect, test } from 'vitest';
import { policyFor } from '../../../../src/domain/policy/policy.ts';
import { aPolicy } from '../../../support/builders.ts';

const first = aPolicy({ version: 1, fromYear: 2017, toYear: 2026 });
const second = aPolicy({ version: 2, fromYear: 2025 });

test.each([
  [2017, 1],
  [2024, 1],
  [2025, 2],
  [2026, 2],
  [2099, 2],
])('the year %i is governed by the highest version whose span holds it, %i', (year, version) => {
  expect(policyFor([first, second], year).version).toBe(version);
  expect(policyFor([second, first], year).version).toBe(version);
});

test('a year without rules is a defect that names the folder to look into', () => {
  expect(() => policyFor([first, second], 2016)).toThrow(/2016.*content\/policies/);
});

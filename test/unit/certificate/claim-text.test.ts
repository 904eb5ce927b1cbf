/** What a certificate's signature covers. */
import { expect, test } from 'vitest';
import { canonicalJson, type Json } from '../../../src/domain/base/canonical-json.ts';
import type { CertificateClaim, CourseClaim } from '../../../src/domain/certificate/claim.ts';
import { claimText } from '../../../src/domain/certificate/claim-text.ts';
import { aClaim, aCourseClaim } from '../../support/builders.ts';

test.each([
  ['a year', aClaim()],
  ['a year in format 1', aClaim({ format: 1 })],
  ['a course', aCourseClaim()],
])('every field of a claim of %s is signed', (_what, claim) => {
  expect(claimText(claim)).toBe(canonicalJson(claim as unknown as Json));
});

test('a course’s claim that lacks a field of its course cannot be signed', () => {
  const { entry: _, ...course } = aCourseClaim().course;
  const incomplete = aCourseClaim({ course: course as CourseClaim['course'] });
  expect(() => JSON.parse(claimText(incomplete))).toThrow();
});

test('the order of members leaves no trace, and a foreign member is not signed', () => {
  const reversed = Object.fromEntries(Object.entries(aClaim()).reverse());
  expect(claimText({ ...reversed, note: 'added' } as unknown as CertificateClaim)).toBe(claimText(aClaim()));
});

test('a claim that lacks a field cannot be signed', () => {
  const { issuer: _, ...incomplete } = aClaim();
  expect(() => JSON.parse(claimText(incomplete as CertificateClaim))).toThrow();
});

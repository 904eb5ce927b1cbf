/** What a certificate's signature covers. */
import { expect, test } from 'vitest';
import { canonicalJson, type Json } from '../../../src/domain/base/canonical-json.ts';
import type { CertificateClaim } from '../../../src/domain/certificate/claim.ts';
import { claimText } from '../../../src/domain/certificate/claim-text.ts';
import { aClaim } from '../../support/builders.ts';

test('every field of a claim is signed', () => {
  expect(claimText(aClaim())).toBe(canonicalJson(aClaim() as unknown as Json));
});

test('the order of members leaves no trace, and a foreign member is not signed', () => {
  const reversed = Object.fromEntries(Object.entries(aClaim()).reverse());
  expect(claimText({ ...reversed, note: 'added' } as unknown as CertificateClaim)).toBe(claimText(aClaim()));
});

test('a claim that lacks a field cannot be signed', () => {
  const { issuer: _, ...incomplete } = aClaim();
  expect(() => JSON.parse(claimText(incomplete as CertificateClaim))).toThrow();
});

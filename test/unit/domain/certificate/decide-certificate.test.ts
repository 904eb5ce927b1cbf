/** What becomes of a certificate when the facts of its year change. */
import { expect, test } from 'vitest';
import { decideCertificate, type YearFacts } from '../../../../src/domain/certificate/decide-certificate.ts';
import { aClaim, totals } from '../../../support/builders.ts';

const certified = totals({ ethicsOnline: 800, otherOnline: 4200 });
const standing = aClaim({ totals: certified });
const facts = (overrides: Partial<YearFacts> = {}): YearFacts => ({
  isMet: true,
  totals: certified,
  policyId: 'annual',
  policyVersion: 1,
  ...overrides,
});

test.each([
  ['met for the first time', facts(), undefined, 'issue'],
  ['met as certified', facts(), standing, 'keep'],
  ['met with the totals in another order', facts({ totals: reordered(certified) }), standing, 'keep'],
  ['met with more hours', facts({ totals: { ...certified, ethicsEvent: 100 } }), standing, 'issue'],
  ['met with other online hours', facts({ totals: { ...certified, otherOnline: 4300 } }), standing, 'issue'],
  ['met under a newer policy', facts({ policyVersion: 2 }), standing, 'issue'],
  ['met under another policy', facts({ policyId: 'other' }), standing, 'issue'],
  ['no longer met', facts({ isMet: false }), standing, 'revoke'],
  ['not met yet', facts({ isMet: false }), undefined, 'none'],
] as const)('a year %s', (_what, now, certificate, decision) => {
  expect(decideCertificate(now, certificate)).toBe(decision);
});

function reordered(hours: typeof certified): typeof certified {
  return Object.fromEntries(Object.entries(hours).reverse()) as unknown as typeof certified;
}

/** What a certificate says, against the entries it was issued on. */
import { describe, expect, test } from 'vitest';
import { isClaimOfLedger } from '../../../src/domain/certificate/claim-of-ledger.ts';
import { courseFactsOf } from '../../../src/domain/certificate/course-facts.ts';
import {
  aClaim,
  aCourseClaim,
  anAward,
  anEntry,
  aReversalOf,
  courseEvidence,
  totals,
} from '../../support/builders.ts';

const credit = anEntry();
const course = courseFactsOf(credit);
if (!course) throw new Error('the entry credits a course');

describe('of a course', () => {
  test('what its entry says is right', () => {
    expect(isClaimOfLedger(aCourseClaim({ course }), [credit])).toBe(true);
  });

  test.each([
    ['more hours', { creditCentihours: 200 }],
    ['a better score', { scorePercent: 100 }],
    ['another course', { id: 'service' }],
    ['another version', { version: 2 }],
    ['other content', { contentHash: 'ee'.repeat(32) }],
    ['an entry that is not there', { entry: 'entry-9' }],
    ['another day', { completedOn: '2026-01-01' }],
  ])('%s is not', (_what, change) => {
    expect(isClaimOfLedger(aCourseClaim({ course: { ...course, ...change } }), [credit])).toBe(false);
  });

  test('a credit that was taken back before is none', () => {
    expect(isClaimOfLedger(aCourseClaim({ course }), [credit, aReversalOf(credit)])).toBe(false);
  });

  test('an entry that credits no course has no course’s facts', () => {
    const evidence = { kind: 'import', title: '网络学时', platform: '其他', file: 'a.xlsx', row: 2 } as const;
    expect(courseFactsOf(anAward({ source: 'import', evidence }))).toBeUndefined();
    expect(courseFactsOf(anAward({ evidence: courseEvidence(), contentHash: null }))).toBeUndefined();
  });
});

describe('of a year', () => {
  const later = anEntry({ id: 'entry-2', index: 1, centihours: 300 });
  const claim = (ethicsOnline: number) => aClaim({ totals: totals({ ethicsOnline }) });

  test('the sum of the entries is right, and so is one without the last that came between', () => {
    expect(isClaimOfLedger(claim(400), [credit, later])).toBe(true);
    expect(isClaimOfLedger(claim(100), [credit, later])).toBe(true);
  });

  test('any other sum is not, nor one of no entries', () => {
    expect(isClaimOfLedger(claim(300), [credit, later])).toBe(false);
    expect(isClaimOfLedger(claim(0), [])).toBe(false);
  });
});

/** Ledger entries and what is certified of them, for tests. */
import type { AnnualClaim, CourseClaim } from '../../../src/domain/certificate/claim.ts';
import type { CourseEvidence, CreditEntry, EntryDraft } from '../../../src/domain/ledger/entry.ts';
import { totals } from './policy.ts';
import { NOW_MS } from './study.ts';

const CONTENT_HASH = 'c0'.repeat(32);

export function courseEvidence(overrides: Partial<CourseEvidence> = {}): CourseEvidence {
  return {
    kind: 'course',
    course: 'integrity',
    title: '公正廉洁',
    courseVersion: 1,
    minutes: 6,
    minimumMinutes: 4,
    attempt: 'attempt-1',
    attemptNumber: 1,
    scorePercent: 80,
    passPercent: 80,
    statement: 'statement-1',
    ...overrides,
  };
}

export function anAward(overrides: Partial<EntryDraft> = {}): EntryDraft {
  return {
    id: 'entry-1',
    personId: 'person-1',
    year: 2026,
    category: 'ethicsOnline',
    centihours: 100,
    source: 'course',
    evidence: courseEvidence(),
    contentHash: CONTENT_HASH,
    policyId: 'annual',
    policyVersion: 1,
    postedBy: 'system',
    postedAtMs: NOW_MS,
    reverses: null,
    ...overrides,
  };
}

/** A draft with its place in the log; the leaf hash is made up, no decision reads it. */
export function posted(draft: EntryDraft, index = 0): CreditEntry {
  return { ...draft, index, leafHash: 'ab'.repeat(32) };
}

export function anEntry(overrides: Partial<CreditEntry> = {}): CreditEntry {
  return { ...posted(anAward()), ...overrides };
}

export function aReversalOf(entry: CreditEntry, overrides: Partial<CreditEntry> = {}): CreditEntry {
  return {
    ...entry,
    id: `reversal-of-${entry.id}`,
    centihours: -entry.centihours,
    source: 'reversal',
    evidence: { kind: 'reversal', title: '撤销', reason: '重复登记' },
    reverses: entry.id,
    index: entry.index + 1,
    ...overrides,
  };
}

export function aClaim(overrides: Partial<AnnualClaim> = {}): AnnualClaim {
  const claimed = overrides.totals ?? totals({ ethicsOnline: 800, otherOnline: 4200 });
  return {
    format: 2,
    kind: 'annual',
    code: '7K3M-9QXD-2H5T-VB49',
    name: '王晓文',
    staffNumberMasked: '300***001',
    unit: '政务服务中心',
    year: 2026,
    totals: claimed,
    ethicsCentihours: 800,
    requiredCentihours: 800,
    share: {
      state: 'met',
      requiredBasisPoints: 1000,
      numeratorCentihours: claimed.ethicsOnline,
      denominatorCentihours: claimed.ethicsOnline + claimed.otherOnline,
      reading: 'earned',
    },
    legalBasis: '武人社发〔2017〕44号 三（二）2',
    policyId: 'annual',
    policyVersion: 1,
    asOf: '2026-11-23',
    issuer: '样例市公务员主管部门',
    isSample: false,
    log: { treeSize: 8, rootHash: 'de'.repeat(32) },
    ...overrides,
  };
}

export function aCourseClaim(overrides: Partial<CourseClaim> = {}): CourseClaim {
  const { code, name, staffNumberMasked, unit, year, asOf, issuer, isSample, log } = aClaim();
  return {
    format: 2,
    kind: 'course',
    ...{ code, name, staffNumberMasked, unit, year, asOf, issuer, isSample, log },
    course: {
      id: 'integrity',
      version: 1,
      title: '公正廉洁',
      creditCentihours: 100,
      minutes: 41,
      scorePercent: 95,
      completedOn: '2026-11-20',
      entry: 'entry-1',
      contentHash: CONTENT_HASH,
    },
    ...overrides,
  };
}

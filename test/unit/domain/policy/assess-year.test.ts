/** The two rules of a year (武人社发〔2017〕44号, 三（二）2), on exact numbers. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  assessYear,
  ethicsCentihours,
  isYearMet,
  NO_HOURS,
  totalByCategory,
} from '../../../../src/domain/policy/assess-year.ts';
import { CATEGORIES } from '../../../../src/domain/policy/policy.ts';
import {
  anEntry,
  aPolicy,
  aReversalOf,
  aYear,
  hoursRequirement,
  shareRequirement,
  totals,
} from '../../../support/builders.ts';

const hoursOnly = aPolicy({ requirements: [hoursRequirement()] });
const shareOnly = aPolicy({ requirements: [shareRequirement()] });
const quotaOnly = aPolicy({ requirements: [shareRequirement({ reading: 'quota', quotaCentihours: 5000 })] });
const amount = fc.nat(100_000);
const anyTotals = fc.record({
  ethicsOnline: amount,
  ethicsEvent: amount,
  ethicsPractice: amount,
  ethicsMakeUp: amount,
  otherOnline: amount,
});

test.each([
  [{ ethicsOnline: 800 }, 'met'],
  [{ ethicsOnline: 799 }, 'unmet'],
  [{ ethicsOnline: 200, ethicsEvent: 400, ethicsPractice: 100, ethicsMakeUp: 100 }, 'met'],
  [{ ethicsOnline: 200, ethicsEvent: 400, ethicsPractice: 100, ethicsMakeUp: 99 }, 'unmet'],
  [{ otherOnline: 100_000 }, 'unmet'],
  [{}, 'unmet'],
] as const)('the 8 学时 of %o are %s: ethics of every kind counts, other study does not', (hours, state) => {
  expect(assessYear(hoursOnly, aYear(hours))).toMatchObject([{ state, requiredCentihours: 800 }]);
});

test.each([
  [500, 4500, 'met', 1000],
  [499, 4501, 'unmet', 998],
  [500, 4501, 'unmet', 999],
  [1, 9, 'met', 1000],
  [1, 10, 'unmet', 909],
  [100, 0, 'met', 10_000],
  [0, 1, 'unmet', 0],
])(
  '%i of ethics beside %i of other online study: the 10 %% are %s, shown as %i',
  (ethics, other, state, shown) => {
    expect(assessYear(shareOnly, aYear({ ethicsOnline: ethics, otherOnline: other }))).toMatchObject([
      {
        state,
        achievedBasisPoints: shown,
        numeratorCentihours: ethics,
        denominatorCentihours: ethics + other,
      },
    ]);
  },
);

test('one centihour decides, and what is shown never decides', () => {
  // 999.98 basis points would round to 1000.
  const [short] = assessYear(shareOnly, aYear({ ethicsOnline: 49_999, otherOnline: 450_001 }));
  expect(short).toMatchObject({ state: 'unmet', achievedBasisPoints: 999 });
});

test('without any online hours the share cannot be assessed, and the year is not met', () => {
  const [share] = assessYear(shareOnly, aYear({ ethicsEvent: 800 }));
  expect(share?.state).toBe('notAssessable');
  expect(share).not.toHaveProperty('achievedBasisPoints');
  expect(isYearMet(assessYear(aPolicy(), aYear({ ethicsEvent: 800 })))).toBe(false);
});

test('classroom and practice hours do not help the online share', () => {
  const hours = totals({ ethicsEvent: 5000, ethicsPractice: 5000, ethicsMakeUp: 5000, otherOnline: 100 });
  expect(assessYear(shareOnly, aYear(hours))).toMatchObject([{ state: 'unmet', numeratorCentihours: 0 }]);
});

test.each([
  [500, 'met'],
  [499, 'unmet'],
])('read as a share of the 50 学时 quota, %i are %s however much else was studied', (ethicsOnline, state) => {
  for (const otherOnline of [0, 99_999]) {
    expect(assessYear(quotaOnly, aYear({ ethicsOnline, otherOnline }))).toMatchObject([
      { state, denominatorCentihours: 5000, reading: 'quota' },
    ]);
  }
});

test('a quota reading without a quota cannot be assessed', () => {
  const policy = aPolicy({ requirements: [shareRequirement({ reading: 'quota' })] });
  expect(assessYear(policy, aYear({ ethicsOnline: 800 }))).toMatchObject([{ state: 'notAssessable' }]);
});

test('the share can fall again when other online hours arrive', () => {
  const before = totals({ ethicsOnline: 800, otherOnline: 7200 });
  expect(isYearMet(assessYear(aPolicy(), aYear(before)))).toBe(true);
  expect(isYearMet(assessYear(aPolicy(), aYear({ ...before, otherOnline: 7201 })))).toBe(false);
});

test('a policy without requirements is met by nobody', () => {
  expect(isYearMet(assessYear(aPolicy({ requirements: [] }), aYear({ ethicsOnline: 800 })))).toBe(false);
});

test('a reversal restores the totals to what they were', () => {
  const category = fc.constantFrom(...CATEGORIES);
  const entries = fc.array(fc.record({ category, centihours: fc.integer({ min: 1, max: 10_000 }) }));
  fc.assert(
    fc.property(entries, category, fc.integer({ min: 1, max: 10_000 }), (others, taken, centihours) => {
      const mistake = anEntry({ category: taken, centihours });
      const before = totalByCategory(others);
      expect(totalByCategory([...others, mistake, aReversalOf(mistake)])).toEqual(before);
    }),
  );
});

test('entries may come in any order', () => {
  const entry = fc.record({ category: fc.constantFrom(...CATEGORIES), centihours: fc.integer() });
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      expect(totalByCategory([...entries].reverse())).toEqual(totalByCategory(entries));
    }),
  );
});

test('no entries are no hours, and the zero is nobody’s to change', () => {
  expect(totalByCategory([])).toEqual(NO_HOURS);
  expect(Object.isFrozen(NO_HOURS)).toBe(true);
});

test('ethics hours are everything but other online study', () => {
  fc.assert(
    fc.property(anyTotals, (hours) => {
      const all = Object.values(hours).reduce((sum, centihours) => sum + centihours, 0);
      expect(ethicsCentihours(hours)).toBe(all - hours.otherOnline);
    }),
  );
});

test('more ethics hours never turn a met year unmet', () => {
  fc.assert(
    fc.property(anyTotals, fc.nat(1000), (hours, more) => {
      const before = isYearMet(assessYear(aPolicy(), aYear(hours)));
      const after = isYearMet(
        assessYear(aPolicy(), aYear({ ...hours, ethicsOnline: hours.ethicsOnline + more })),
      );
      expect(after || !before).toBe(true);
    }),
  );
});

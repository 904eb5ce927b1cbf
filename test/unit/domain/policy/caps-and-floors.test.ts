/** Caps, floors for each principle, and the laws that hold whatever the rules are. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRINCIPLE_IDS } from '../../../../src/domain/catalogue/catalogue.ts';
import type { CreditEntry } from '../../../../src/domain/ledger/entry.ts';
import { principleIn } from '../../../../src/domain/ledger/principle-of.ts';
import { assessYear, isYearMet, totalYear, worstState } from '../../../../src/domain/policy/assess-year.ts';
import {
  CATEGORIES,
  type Cap,
  type MinimumPrinciples,
  type Policy,
} from '../../../../src/domain/policy/policy.ts';
import {
  aCatalogue,
  anEntry,
  aPolicy,
  aReversalOf,
  aYear,
  courseEvidence,
  hoursRequirement,
  shareRequirement,
} from '../../../support/builders.ts';

const RUNS = { numRuns: 5000 };

const practiceCap: Cap = {
  id: 'practice',
  title: '主题实践',
  categories: ['ethicsPractice'],
  maximumCentihours: 200,
};
const together: Cap = {
  id: 'off-line',
  title: '线下',
  categories: ['ethicsEvent', 'ethicsPractice'],
  maximumCentihours: 400,
};
const floor: MinimumPrinciples = {
  id: 'each',
  kind: 'minimumPrinciples',
  title: '每项都学到',
  categories: ['ethicsOnline', 'ethicsPractice'],
  principles: ['law', 'integrity'],
  requiredCentihours: 50,
};

describe('a cap', () => {
  test.each([
    [practiceCap, { ethicsPractice: 199 }, 199, 0],
    [practiceCap, { ethicsPractice: 200 }, 200, 0],
    [practiceCap, { ethicsPractice: 350 }, 200, 1],
    [practiceCap, { ethicsPractice: 350, ethicsOnline: 600 }, 800, 1],
    [together, { ethicsPractice: 300, ethicsEvent: 300 }, 400, 1],
    [together, { ethicsPractice: 100, ethicsEvent: 300 }, 400, 0],
    [practiceCap, { otherOnline: 900 }, 0, 0],
  ] as const)('%# counts up to its maximum', (cap, hours, achieved, reached) => {
    const policy = aPolicy({ requirements: [hoursRequirement()], caps: [cap] });
    const [assessment] = assessYear(policy, aYear(hours));
    expect(assessment).toMatchObject({ achievedCentihours: achieved });
    expect(assessment?.kind === 'minimumHours' && assessment.capsReached).toHaveLength(reached);
  });

  test('says how much was posted beyond it', () => {
    const policy = aPolicy({ requirements: [hoursRequirement()], caps: [practiceCap] });
    expect(assessYear(policy, aYear({ ethicsPractice: 350 }))).toMatchObject([
      { capsReached: [{ id: 'practice', maximumCentihours: 200, postedCentihours: 350 }] },
    ]);
  });

  test('touches no online share: that is of hours as they were earned', () => {
    const cap = { ...practiceCap, categories: ['ethicsOnline' as const] };
    const policy = aPolicy({ requirements: [shareRequirement()], caps: [cap] });
    expect(assessYear(policy, aYear({ ethicsOnline: 500, otherOnline: 4500 }))).toMatchObject([
      { state: 'met', numeratorCentihours: 500 },
    ]);
  });
});

describe('a floor for each principle', () => {
  const policy = aPolicy({ requirements: [floor], caps: [practiceCap] });

  test.each([
    [{ law: { ethicsOnline: 50 }, integrity: { ethicsOnline: 50 } }, 'met'],
    [{ law: { ethicsOnline: 49 }, integrity: { ethicsOnline: 50 } }, 'unmet'],
    [{ law: { ethicsOnline: 500 } }, 'unmet'],
    [{ law: { ethicsEvent: 50 }, integrity: { ethicsOnline: 50 } }, 'unmet'],
    [{ law: { ethicsOnline: 25, ethicsPractice: 25 }, integrity: { ethicsPractice: 50 } }, 'met'],
  ] as const)('of %o is %s', (byPrinciple, state) => {
    expect(assessYear(policy, aYear({}, byPrinciple))).toMatchObject([{ state }]);
  });
});

describe('what an entry is about', () => {
  const catalogue = aCatalogue();
  const about = (entries: readonly CreditEntry[]) =>
    entries.map((entry) => principleIn(entries, catalogue)(entry));

  test('the entry says it', () => {
    expect(about([anEntry({ evidence: courseEvidence({ principle: 'law' }) })])).toEqual(['law']);
  });

  test('an entry of 0.1.0 does not: the course in the catalogue does', () => {
    expect(about([anEntry()])).toEqual(['integrity']);
    expect(about([anEntry({ evidence: courseEvidence({ course: 'gone' }) })])).toEqual([undefined]);
  });

  test('a reversal is about what it takes back', () => {
    const entry = anEntry({ evidence: courseEvidence({ principle: 'duty' }) });
    expect(about([entry, aReversalOf(entry)])).toEqual(['duty', 'duty']);
  });
});

test('of several states the worst is told', () => {
  expect(worstState(['met', 'notAssessable', 'unmet'])).toBe('unmet');
  expect(worstState(['met', 'notAssessable'])).toBe('notAssessable');
  expect(worstState([])).toBe('met');
});

describe('laws', () => {
  const category = fc.constantFrom(...CATEGORIES);
  const some = fc.subarray([...CATEGORIES], { minLength: 1 });
  const amount = fc.integer({ min: 1, max: 2000 });
  const entry = fc.record({ category, centihours: amount, principle: fc.constantFrom(...PRINCIPLE_IDS) });
  const year = fc
    .array(entry, { maxLength: 20 })
    .map((rows) => rows.map(({ principle, ...row }, at) => entryOf(row, principle, at)));
  // A category stands in one cap at most, as the schema has it.
  const caps = fc.array(fc.tuple(category, fc.nat(3000)), { maxLength: 3 }).map((pairs) =>
    [...new Map(pairs)].map(([of, maximumCentihours]): Cap => {
      return { id: of, title: of, categories: [of], maximumCentihours };
    }),
  );
  const hours = fc
    .record({ categories: some, requiredCentihours: fc.nat(3000) })
    .map((rule) => hoursRequirement(rule));
  const floors = fc
    .record({
      categories: some,
      requiredCentihours: fc.nat(500),
      principles: fc.subarray([...PRINCIPLE_IDS], { minLength: 1 }),
    })
    .map((rule): MinimumPrinciples => ({ ...floor, ...rule }));
  const quota = fc
    .record({ requiredBasisPoints: fc.integer({ min: 1, max: 10_000 }), quotaCentihours: fc.nat(5000) })
    .map((rule) => shareRequirement({ ...rule, reading: 'quota' }));
  const earned = fc
    .integer({ min: 1, max: 10_000 })
    .map((requiredBasisPoints) => shareRequirement({ requiredBasisPoints }));
  const rules = (requirements: fc.Arbitrary<Policy['requirements'][number]>) =>
    fc
      .record({ requirements: fc.array(requirements, { minLength: 1, maxLength: 3 }), caps })
      .map((policy) => aPolicy(policy));
  const assess = (policy: Policy, entries: readonly CreditEntry[]) =>
    assessYear(policy, totalYear(entries, principleIn(entries, aCatalogue())));

  test('totals are the sum of the entries, by category and by principle', () => {
    fc.assert(
      fc.property(year, (entries) => {
        const { byCategory, byPrinciple } = totalYear(entries, principleIn(entries, aCatalogue()));
        const all = entries.reduce((sum, { centihours }) => sum + centihours, 0);
        const sum = (totals: object) => Object.values(totals).reduce((before, one) => before + one, 0);
        expect(sum(byCategory)).toBe(all);
        expect(PRINCIPLE_IDS.reduce((before, id) => before + sum(byPrinciple[id]), 0)).toBe(all);
      }),
      RUNS,
    );
  });

  test('a reversal restores the former status, whatever the rules', () => {
    fc.assert(
      fc.property(rules(fc.oneof(hours, floors, quota, earned)), year, entry, (policy, entries, added) => {
        const mistake = entryOf(added, added.principle, entries.length);
        const after = [...entries, mistake, aReversalOf(mistake)];
        expect(assess(policy, after)).toEqual(assess(policy, entries));
      }),
      RUNS,
    );
  });

  test('more hours never lower what counts and never unmeet a year, but for the share of hours earned', () => {
    fc.assert(
      fc.property(rules(fc.oneof(hours, floors, quota)), year, entry, (policy, entries, added) => {
        const before = assess(policy, entries);
        const after = assess(policy, [...entries, entryOf(added, added.principle, entries.length)]);
        expect(isYearMet(after) || !isYearMet(before)).toBe(true);
        for (const [at, assessment] of after.entries()) {
          const earlier = before[at];
          if (assessment.kind !== 'minimumHours' || earlier?.kind !== 'minimumHours') continue;
          expect(assessment.achievedCentihours).toBeGreaterThanOrEqual(earlier.achievedCentihours);
        }
      }),
      RUNS,
    );
  });
});

function entryOf(
  { category, centihours }: Pick<CreditEntry, 'category' | 'centihours'>,
  principle: (typeof PRINCIPLE_IDS)[number],
  at: number,
): CreditEntry {
  return anEntry({
    id: `entry-${at}`,
    index: at * 2,
    category,
    centihours,
    evidence: courseEvidence({ principle }),
  });
}

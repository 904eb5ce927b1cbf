/** Decide whether a person's year meets a policy. Integers only; nothing is rounded before comparing. */
import type { Category, CategoryTotals, MinimumHours, MinimumShare, Policy } from './policy.ts';
import { CATEGORIES } from './policy.ts';

export type RequirementState = 'met' | 'unmet' | 'notAssessable';

export interface HoursAssessment {
  readonly id: string;
  readonly kind: 'minimumHours';
  readonly title: string;
  /** What counts towards it. */
  readonly categories: readonly Category[];
  readonly requiredCentihours: number;
  readonly achievedCentihours: number;
  readonly state: RequirementState;
}

export interface ShareAssessment {
  readonly id: string;
  readonly kind: 'minimumShare';
  readonly title: string;
  readonly requiredBasisPoints: number;
  /** Rounded down, for display only; the state was decided on the exact numbers. Absent without a denominator. */
  readonly achievedBasisPoints?: number;
  readonly numeratorCentihours: number;
  readonly denominatorCentihours: number;
  readonly reading: 'earned' | 'quota';
  readonly state: RequirementState;
}

export type RequirementAssessment = HoursAssessment | ShareAssessment;

export const NO_HOURS: CategoryTotals = Object.freeze({
  ethicsOnline: 0,
  ethicsEvent: 0,
  ethicsPractice: 0,
  ethicsMakeUp: 0,
  otherOnline: 0,
});

/** Sum entries by category; reversals carry negative centihours and so cancel what they reverse. */
export function totalByCategory(
  entries: readonly { readonly category: Category; readonly centihours: number }[],
): CategoryTotals {
  const totals = { ...NO_HOURS };
  for (const entry of entries) totals[entry.category] += entry.centihours;
  return totals;
}

/** One assessment a requirement, in the policy's order. */
export function assessYear(policy: Policy, totals: CategoryTotals): readonly RequirementAssessment[] {
  return policy.requirements.map((requirement) =>
    requirement.kind === 'minimumHours' ? assessHours(requirement, totals) : assessShare(requirement, totals),
  );
}

export function isYearMet(assessments: readonly RequirementAssessment[]): boolean {
  return assessments.length > 0 && assessments.every((assessment) => assessment.state === 'met');
}

/** The ethics hours of a year, whatever their kind. */
export function ethicsCentihours(totals: CategoryTotals): number {
  return sum(
    totals,
    CATEGORIES.filter((category) => category !== 'otherOnline'),
  );
}

function assessHours(requirement: MinimumHours, totals: CategoryTotals): HoursAssessment {
  const achievedCentihours = sum(totals, requirement.categories);
  const { id, kind, title, categories, requiredCentihours } = requirement;
  const state = achievedCentihours >= requiredCentihours ? 'met' : 'unmet';
  return { id, kind, title, categories, requiredCentihours, achievedCentihours, state };
}

function assessShare(requirement: MinimumShare, totals: CategoryTotals): ShareAssessment {
  const { id, kind, title, requiredBasisPoints, reading } = requirement;
  const numeratorCentihours = sum(totals, requirement.numerator);
  const denominatorCentihours =
    reading === 'quota' ? (requirement.quotaCentihours ?? 0) : sum(totals, requirement.denominator);
  const amounts = {
    id,
    kind,
    title,
    requiredBasisPoints,
    reading,
    numeratorCentihours,
    denominatorCentihours,
  };
  // 武人社发〔2017〕44号 sets a share of the year's online hours: with none there is nothing to share.
  if (denominatorCentihours <= 0) return { ...amounts, state: 'notAssessable' };
  const enough = numeratorCentihours * 10_000 >= denominatorCentihours * requiredBasisPoints;
  const achievedBasisPoints = Math.floor((numeratorCentihours * 10_000) / denominatorCentihours);
  return { ...amounts, achievedBasisPoints, state: enough ? 'met' : 'unmet' };
}

function sum(totals: CategoryTotals, categories: readonly Category[]): number {
  return categories.reduce((total, category) => total + totals[category], 0);
}

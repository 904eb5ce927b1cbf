/** Decide whether a person's year meets a policy. Integers only; nothing is rounded before comparing. */
import type { Centihours } from '../base/centihours.ts';
import { PRINCIPLE_IDS, type PrincipleId } from '../catalogue/catalogue.ts';
import type {
  Cap,
  Category,
  CategoryTotals,
  MinimumHours,
  MinimumPrinciples,
  MinimumShare,
  Policy,
  Requirement,
} from './policy.ts';
import { CATEGORIES } from './policy.ts';

export type RequirementState = 'met' | 'unmet' | 'notAssessable';

/** A cap that takes something away: more was posted than counts. */
export interface CapReached {
  readonly id: string;
  readonly title: string;
  readonly categories: readonly Category[];
  readonly maximumCentihours: Centihours;
  readonly postedCentihours: Centihours;
}

export interface HoursAssessment {
  readonly id: string;
  readonly kind: 'minimumHours';
  readonly title: string;
  /** What counts towards it. */
  readonly categories: readonly Category[];
  readonly requiredCentihours: number;
  /** What counts, caps applied. */
  readonly achievedCentihours: number;
  /** Empty where everything posted counts. */
  readonly capsReached: readonly CapReached[];
  readonly state: RequirementState;
}

export interface PrinciplesAssessment {
  readonly id: string;
  readonly kind: 'minimumPrinciples';
  readonly title: string;
  readonly categories: readonly Category[];
  /** For each principle. */
  readonly requiredCentihours: number;
  readonly principles: readonly {
    readonly principle: PrincipleId;
    readonly achievedCentihours: number;
    readonly state: RequirementState;
  }[];
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

export type RequirementAssessment = HoursAssessment | PrinciplesAssessment | ShareAssessment;

/** What a year's entries add up to. */
export interface YearTotals {
  readonly byCategory: CategoryTotals;
  /** Of those entries that say which principle they are about. */
  readonly byPrinciple: Readonly<Record<PrincipleId, CategoryTotals>>;
}

export const NO_HOURS: CategoryTotals = Object.freeze({
  ethicsOnline: 0,
  ethicsEvent: 0,
  ethicsPractice: 0,
  ethicsMakeUp: 0,
  otherOnline: 0,
});

export interface Amount {
  readonly category: Category;
  readonly centihours: Centihours;
}

/** Sum entries by category; reversals carry negative centihours and so cancel what they reverse. */
export function totalByCategory(entries: readonly Amount[]): CategoryTotals {
  const totals = { ...NO_HOURS };
  for (const entry of entries) totals[entry.category] += entry.centihours;
  return totals;
}

/** @param principleOf - what an entry is about; a reversal is about what it takes back */
export function totalYear<Entry extends Amount>(
  entries: readonly Entry[],
  principleOf: (entry: Entry) => PrincipleId | undefined,
): YearTotals {
  const of = (principle: PrincipleId) =>
    totalByCategory(entries.filter((entry) => principleOf(entry) === principle));
  return {
    byCategory: totalByCategory(entries),
    byPrinciple: Object.fromEntries(PRINCIPLE_IDS.map((id) => [id, of(id)])) as YearTotals['byPrinciple'],
  };
}

/** One assessment a requirement, in the policy's order. */
export function assessYear(policy: Policy, totals: YearTotals): readonly RequirementAssessment[] {
  return policy.requirements.map((requirement) => assess(requirement, totals, policy.caps));
}

function assess(requirement: Requirement, totals: YearTotals, caps: readonly Cap[]): RequirementAssessment {
  switch (requirement.kind) {
    case 'minimumHours':
      return assessHours(requirement, totals.byCategory, caps);
    case 'minimumPrinciples':
      return assessPrinciples(requirement, totals.byPrinciple, caps);
    case 'minimumShare':
      return assessShare(requirement, totals.byCategory);
  }
}

export function isYearMet(assessments: readonly RequirementAssessment[]): boolean {
  return assessments.length > 0 && assessments.every((assessment) => assessment.state === 'met');
}

/** The ethics hours of a year, whatever their kind, as they were posted. */
export function ethicsCentihours(totals: CategoryTotals): Centihours {
  return sum(
    totals,
    CATEGORIES.filter((category) => category !== 'otherOnline'),
  );
}

/** Of several requirements of a kind the worst: an unmet one counts more than one that cannot be assessed. */
export function worstState(states: readonly RequirementState[]): RequirementState {
  if (states.includes('unmet')) return 'unmet';
  return states.includes('notAssessable') ? 'notAssessable' : 'met';
}

function assessHours(
  requirement: MinimumHours,
  totals: CategoryTotals,
  caps: readonly Cap[],
): HoursAssessment {
  const { id, kind, title, categories, requiredCentihours } = requirement;
  const achievedCentihours = countedSum(totals, categories, caps);
  const state = achievedCentihours >= requiredCentihours ? 'met' : 'unmet';
  const capsReached = capsReachedBy(totals, categories, caps);
  return { id, kind, title, categories, requiredCentihours, achievedCentihours, capsReached, state };
}

function assessPrinciples(
  requirement: MinimumPrinciples,
  totals: YearTotals['byPrinciple'],
  caps: readonly Cap[],
): PrinciplesAssessment {
  const { id, kind, title, categories, requiredCentihours } = requirement;
  const principles = requirement.principles.map((principle) => {
    const achievedCentihours = countedSum(totals[principle], categories, caps);
    const state = achievedCentihours >= requiredCentihours ? ('met' as const) : ('unmet' as const);
    return { principle, achievedCentihours, state };
  });
  const state = worstState(principles.map((each) => each.state));
  return { id, kind, title, categories, requiredCentihours, principles, state };
}

export function assessShare(requirement: MinimumShare, totals: CategoryTotals): ShareAssessment {
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

/** What counts of these categories: under a cap at most its maximum, all of it elsewhere. */
function countedSum(
  totals: CategoryTotals,
  categories: readonly Category[],
  caps: readonly Cap[],
): Centihours {
  const capped = caps.map((cap) => Math.min(sum(totals, shared(cap, categories)), cap.maximumCentihours));
  const free = categories.filter((category) => !caps.some((cap) => cap.categories.includes(category)));
  return capped.reduce((total, part) => total + part, sum(totals, free));
}

function capsReachedBy(
  totals: CategoryTotals,
  categories: readonly Category[],
  caps: readonly Cap[],
): readonly CapReached[] {
  return caps.flatMap((cap) => {
    const { id, title, maximumCentihours } = cap;
    const kinds = shared(cap, categories);
    const postedCentihours = sum(totals, kinds);
    if (postedCentihours <= maximumCentihours) return [];
    return [{ id, title, categories: kinds, maximumCentihours, postedCentihours }];
  });
}

function shared(cap: Cap, categories: readonly Category[]): readonly Category[] {
  return cap.categories.filter((category) => categories.includes(category));
}

function sum(totals: CategoryTotals, categories: readonly Category[]): Centihours {
  return categories.reduce((total, category) => total + totals[category], 0);
}

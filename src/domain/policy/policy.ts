/** The rules of a year as data, with a version. Read from content/policies; never changed once used. */
import type { Centihours } from '../base/centihours.ts';
import type { BudgetRates } from '../catalogue/hour-budget.ts';
import type { PrincipleId } from '../catalogue/principle.ts';
import type { WrittenKind } from '../written/rubric.ts';

/**
 * What an hour counts as.
 * `ethicsMakeUp` is make-up training (补训), kept apart; `otherOnline` is online study on any subject
 * elsewhere, which only the online share's denominator counts.
 */
export const CATEGORIES = [
  'ethicsOnline',
  'ethicsEvent',
  'ethicsPractice',
  'ethicsMakeUp',
  'otherOnline',
] as const;
export type Category = (typeof CATEGORIES)[number];

export type CategoryTotals = Readonly<Record<Category, Centihours>>;

export interface MinimumHours {
  readonly id: string;
  readonly kind: 'minimumHours';
  readonly title: string;
  readonly categories: readonly Category[];
  readonly requiredCentihours: Centihours;
}

/** At least so many basis points of the denominator's hours are the numerator's. */
export interface MinimumShare {
  readonly id: string;
  readonly kind: 'minimumShare';
  readonly title: string;
  readonly numerator: readonly Category[];
  readonly denominator: readonly Category[];
  readonly requiredBasisPoints: number;
  /** What the denominator is: hours actually earned, or the annual quota assigned to the person. */
  readonly reading: 'earned' | 'quota';
  /** The quota in centihours; only where `reading` is `quota`. */
  readonly quotaCentihours?: Centihours;
}

/** At least so many hours on each of these principles. */
export interface MinimumPrinciples {
  readonly id: string;
  readonly kind: 'minimumPrinciples';
  readonly title: string;
  readonly categories: readonly Category[];
  readonly principles: readonly PrincipleId[];
  /** For each of them. */
  readonly requiredCentihours: Centihours;
}

export type Requirement = MinimumHours | MinimumShare | MinimumPrinciples;

/**
 * Hours of these categories together count up to so much a year towards hours and floors; what is beyond is
 * posted all the same. The online share is of hours as they were earned, so no cap touches it.
 */
export interface Cap {
  readonly id: string;
  readonly title: string;
  readonly categories: readonly Category[];
  readonly maximumCentihours: Centihours;
}

/** So many minutes are one 学时, and a part of them is a part of it. */
interface LinearConversion {
  readonly kind: 'linear';
  readonly categories: readonly Category[];
  readonly minutesPerCreditHour: number;
}

/** The last step whose `fromMinutes` is reached says how much the whole is worth. */
interface StepConversion {
  readonly kind: 'steps';
  readonly categories: readonly Category[];
  /** Ascending in both. */
  readonly steps: readonly { readonly fromMinutes: number; readonly centihours: Centihours }[];
}

/** What a whole and a half day of training or practice are worth. */
interface DayConversion {
  readonly kind: 'days';
  readonly categories: readonly Category[];
  readonly dayCentihours: Centihours;
  readonly halfDayCentihours: Centihours;
}

export type Conversion = LinearConversion | StepConversion | DayConversion;

export interface QuizRules {
  /** Attempts that may be closed without a pass before a wait begins. */
  readonly attemptsBeforeWait: number;
  readonly waitMinutes: number;
  /** Attempts at one quiz that may be begun within a calendar year; no limit without it. */
  readonly maximumAttempts?: number;
}

export interface PresenceRules {
  /** Offline minutes that count on one day. */
  readonly offlineMinutesPerDay: number;
  /** So long after it was issued an offline ticket may be read with. */
  readonly offlineTicketHours: number;
}

/** What appraisers are told of whoever has not met the year, and where that is written. */
export interface AppraisalRule {
  readonly words: string;
  readonly source: string;
}

/** Who lags two quarters running is warned (docs/decisions/0027). */
export interface WarningRule {
  /** What has to be counted by the end of each of the four quarters; less is a weak one. */
  readonly byQuarter: readonly Centihours[];
  /** Days after a quarter's end before it is judged, so that what is entered late is in. */
  readonly settleDays: number;
  /** Where it is written, in words. */
  readonly source: string;
}

export interface Policy {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly citation: { readonly document: string; readonly clause: string; readonly issuer: string };
  /** The first and last calendar year (Asia/Shanghai) this version governs; no end while it stands. */
  readonly fromYear: number;
  readonly toYear?: number;
  /** The last day on which a year's hours are posted in the ordinary way: `MM-DD`, of the year itself or the next. */
  readonly cutOff: string;
  readonly cutOffYear: 'same' | 'next';
  /** Days after the cut-off on which hours of the year may still be posted, marked as late. */
  readonly lateEntryDays: number;
  /** Days after the year's end on which make-up training (补训) goes to the year that lacked it; 0 for none. */
  readonly makeUpDays: number;
  readonly requirements: readonly Requirement[];
  readonly caps: readonly Cap[];
  /** How minutes or days become 学时, at most one for a category; `budget.minutesPerCreditHour` for the others. */
  readonly conversions: readonly Conversion[];
  readonly budget: BudgetRates;
  readonly quiz: QuizRules;
  readonly presence: PresenceRules;
  /** What a piece of written work that was passed is worth; nothing for a kind that is not there. */
  readonly writtenWork?: Readonly<Partial<Record<WrittenKind, Centihours>>>;
  /** Absent where nothing follows; no year is met or missed by it. */
  readonly appraisal?: AppraisalRule;
  /** Absent where nobody is warned; likewise. */
  readonly warning?: WarningRule;
}

/**
 * The policy that governs a year: the highest version whose span holds it.
 * @throws RangeError when none does, which the build refuses beforehand
 */
export function policyFor(policies: readonly Policy[], year: number): Policy {
  const governing = policies
    .filter((policy) => policy.fromYear <= year && year <= (policy.toYear ?? Number.POSITIVE_INFINITY))
    .sort((left, right) => right.version - left.version)[0];
  if (!governing) throw new RangeError(`no policy governs the year ${year}; add one to content/policies`);
  return governing;
}

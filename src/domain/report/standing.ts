/** How far somebody is in a year, for whoever follows many: one reason a person, and steps of hours to count by. */
import type { Centihours } from '../base/centihours.ts';
import type { RequirementState } from '../policy/assess-year.ts';

/**
 * Why a year is not met, the first that holds, so that everybody who lags is counted once.
 * `noHours`: nothing counts yet · `hoursShort`: some, not enough, or not on every principle ·
 * `share`: the online share is missed · `notAssessable`: no online hours to take a share of
 */
export const LAG_REASONS = ['noHours', 'hoursShort', 'share', 'notAssessable'] as const;
export type LagReason = (typeof LAG_REASONS)[number];

export interface Standing {
  readonly isMet: boolean;
  readonly hoursState: RequirementState;
  readonly shareState: RequirementState;
  /** What counts of the hours, caps applied. */
  readonly countedCentihours: Centihours;
}

/** @returns undefined for whoever has met the year */
export function lagReason({
  isMet,
  hoursState,
  shareState,
  countedCentihours,
}: Standing): LagReason | undefined {
  if (isMet) return undefined;
  if (countedCentihours <= 0) return 'noHours';
  if (hoursState !== 'met') return 'hoursShort';
  return shareState === 'unmet' ? 'share' : 'notAssessable';
}

/** Where hours are counted when the rules of the year ask for none. */
const STEPS_WITHOUT_REQUIREMENT = 800;

/**
 * Lower ends of the steps by which hours are counted: quarters of what is required, up to one and a half times it.
 * Below the first step lies "nothing", of which the first step is the first hundredth.
 */
export function hourSteps(requiredCentihours: Centihours): readonly Centihours[] {
  const whole = requiredCentihours > 0 ? requiredCentihours : STEPS_WITHOUT_REQUIREMENT;
  return [1, ...[1, 2, 3, 4, 5, 6].map((quarters) => Math.ceil((whole * quarters) / 4))];
}

/** From `from` on and below `below`; in the first nothing counts, the last has no upper end. */
export interface HourStep {
  readonly from: Centihours;
  readonly below: Centihours | null;
}

/** @returns one step more than `hourSteps` has lower ends */
export function hourRanges(requiredCentihours: Centihours): readonly HourStep[] {
  const ends = hourSteps(requiredCentihours);
  return [0, ...ends].map((from, at) => ({ from, below: ends[at] ?? null }));
}

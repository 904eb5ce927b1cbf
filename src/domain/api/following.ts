/** Shapes of /api/following: a subtree's year in figures, and the people behind each of them. */
import type { TierId } from '../catalogue/catalogue.ts';
import type { PrincipleId } from '../catalogue/principle.ts';
import type { RequirementState } from '../policy/assess-year.ts';
import type { HourStep, LagReason } from '../report/standing.ts';

/** Of some people: how many, how many have met the year, and the one reason of everybody else. */
export interface FollowFigures {
  readonly people: number;
  readonly met: number;
  readonly reasons: Readonly<Record<LagReason, number>>;
  /** What counts towards the year, of all of them together. */
  readonly countedCentihours: number;
  /** Who has the hours at the year's end if it goes on like this; null where there is nothing to foretell. */
  readonly onTheWay: number | null;
}

export interface FollowUnit {
  readonly id: string;
  readonly name: string;
  /** Only those who belong to the unit itself, not to what is below it. */
  readonly isDirect: boolean;
  readonly figures: FollowFigures;
}

/** `GET /api/following?unit=U&year=2026&asOf=2026-06-30`. */
export interface FollowingView {
  readonly unit: { readonly id: string; readonly name: string };
  /** From the highest unit that may be seen down to this one's parent. */
  readonly above: readonly { readonly id: string; readonly name: string }[];
  readonly year: number;
  /** The day these figures stand for: entries posted and memberships up to its end. */
  readonly asOf: string;
  readonly isToday: boolean;
  /** These are the figures that were frozen when the year was closed; `asOf` is that day. */
  readonly isFrozen: boolean;
  /** The day the year was closed on; null while it is open. */
  readonly closedOn: string | null;
  readonly policy: {
    readonly title: string;
    readonly citation: string;
    readonly version: number;
    readonly requiredCentihours: number;
    /** Null where the rules ask for no share. */
    readonly shareBasisPoints: number | null;
  };
  readonly all: FollowFigures;
  /** The unit's own people first, then each unit right below it with everything under that. */
  readonly units: readonly FollowUnit[];
  readonly tiers: readonly { readonly tier: TierId; readonly figures: FollowFigures }[];
  readonly distribution: readonly (HourStep & { readonly people: number })[];
  /** By month of posting; 13 is later than the year. */
  readonly months: readonly { readonly month: number; readonly centihours: number }[];
  readonly principles: readonly { readonly principle: PrincipleId; readonly centihours: number }[];
  /** Ethics hours whose entries do not say what they are about. */
  readonly withoutPrincipleCentihours: number;
  readonly forecast: {
    readonly daysPassed: number;
    readonly daysInYear: number;
    readonly countedCentihours: number;
  } | null;
}

/** Which people; absent: all of them. */
export const FOLLOW_GROUPS = [
  'met',
  'lagging',
  'noHours',
  'hoursShort',
  'share',
  'notAssessable',
  'onTheWay',
  'notOnTheWay',
] as const;
export type FollowGroup = (typeof FOLLOW_GROUPS)[number];

/** `GET /api/following/people?unit=U&year=2026&group=share&page=0`: whoever lags most first. */
export interface FollowedPeople {
  readonly found: number;
  readonly page: number;
  readonly pageSize: number;
  readonly requiredCentihours: number;
  readonly people: readonly FollowedPerson[];
}

export interface FollowedPerson {
  readonly personId: string;
  readonly staffNumber: string;
  readonly name: string;
  readonly unit: string;
  readonly tier: TierId;
  readonly isMet: boolean;
  readonly hoursState: RequirementState;
  readonly shareState: RequirementState;
  readonly countedCentihours: number;
  /** Null for whoever has met the year. */
  readonly reason: LagReason | null;
  /** What is asked for: hours of a month or on a principle. */
  readonly partCentihours?: number;
}

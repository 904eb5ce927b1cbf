/** Many people's years at once: sums over a subtree, and the people behind a sum. Reads what postings have written. */
import type { FollowGroup } from '../../src/domain/api/following.ts';
import type { TierId, TrainingKind } from '../../src/domain/catalogue/catalogue.ts';
import type { PrincipleId } from '../../src/domain/catalogue/principle.ts';
import type { CreditEntry } from '../../src/domain/ledger/entry.ts';
import type { RequirementState } from '../../src/domain/policy/assess-year.ts';
import type { CategoryTotals } from '../../src/domain/policy/policy.ts';
import type { Pace } from '../../src/domain/report/forecast.ts';
import type { LagReason, Standing } from '../../src/domain/report/standing.ts';
import type { YearSpread } from '../../src/domain/report/year-spread.ts';
import type { AnnualStatus } from './ledger-store.ts';

/** Which years are looked at: as they stand now, or as they were put together for a day that has passed. */
export interface Standings {
  readonly year: number;
  /** The name under which `keepPast` has put them. */
  readonly past?: string;
}

export interface Measure {
  readonly requiredCentihours: number;
  readonly pace: Pace | undefined;
}

/** People of one unit and tier, added up. */
export interface StandingSums {
  readonly unitId: string;
  readonly tier: TierId;
  readonly people: number;
  readonly met: number;
  readonly reasons: Readonly<Record<LagReason, number>>;
  readonly countedCentihours: number;
  readonly onTheWay: number;
  /** By `hourRanges`. */
  readonly steps: readonly number[];
  readonly ethicsCentihours: number;
  readonly spread: YearSpread;
}

export interface FollowSearch {
  readonly group?: FollowGroup;
  /** Place in `hourRanges`. */
  readonly step?: number;
  readonly tier?: TierId;
  /** 1 to 13. */
  readonly month?: number;
  readonly principle?: PrincipleId;
  /** Only people of the unit itself. */
  readonly isDirect?: boolean;
  /** Part of a name, or a staff number. */
  readonly find?: string;
}

export interface FoundStanding {
  readonly personId: string;
  readonly staffNumber: string;
  readonly name: string;
  readonly unitId: string;
  readonly tier: TierId;
  readonly isMet: boolean;
  readonly hoursState: RequirementState;
  readonly shareState: RequirementState;
  readonly countedCentihours: number;
  /** Of the month or the principle that was asked for, 0 without one. */
  readonly partCentihours: number;
}

/** A person's year in full, as reports write it. */
export interface RollRow extends Standing {
  readonly personId: string;
  readonly staffNumber: string;
  readonly name: string;
  /** Empty when not told. */
  readonly post: string;
  readonly trainingKind: TrainingKind;
  readonly unitId: string;
  readonly tier: TierId;
  readonly ethicsCentihours: number;
  readonly totals: CategoryTotals;
  /** As it was frozen when the year was closed; absent for whoever was in no unit then, or while it is open. */
  readonly closed?: {
    readonly isMet: boolean;
    readonly countedCentihours: number;
    readonly ethicsCentihours: number;
  };
}

export interface PersonResults {
  readonly personId: string;
  /** Courses that were passed and whose hours stand. */
  readonly courses: number;
  readonly lowestPercent: number;
  readonly highestPercent: number;
}

/** Which entries of the log: posted up to an instant, below a size of it, or from one on. Nothing asks nothing. */
export interface LogPart {
  readonly untilMs?: number;
  readonly belowIndex?: number;
  readonly fromIndex?: number;
}

export interface PastMember {
  readonly personId: string;
  readonly unitId: string;
  readonly tier: TierId;
}

export interface FollowingStore {
  /** Of the unit and everything below it; units without people are left out. */
  readonly sums: (unitId: string, of: Standings, measure: Measure) => Promise<readonly StandingSums[]>;
  /** Whoever has not met the year first, fewest hours first; with how many there are altogether. */
  readonly people: (
    unitId: string,
    of: Standings,
    search: FollowSearch & { readonly measure: Measure; readonly from: number; readonly limit: number },
  ) => Promise<{ readonly found: number; readonly people: readonly FoundStanding[] }>;
  /** People of exactly this unit by staff number, strictly after one. */
  readonly roll: (
    unitId: string,
    of: Standings,
    part: { readonly after: string | undefined; readonly limit: number },
  ) => Promise<readonly RollRow[]>;
  /** Whoever has passed no course is left out. @param personIds - some hundreds at most */
  readonly courseResults: (
    personIds: readonly string[],
    year: number,
    untilMs: number,
  ) => Promise<readonly PersonResults[]>;
  /** Oldest first, with the units' names. */
  readonly membershipsOf: (
    personId: string,
  ) => Promise<readonly { readonly unit: string; readonly fromDay: string; readonly toDay: string | null }[]>;
  /** Who belonged to the subtree on a day, `YYYY-MM-DD`. */
  readonly membersOn: (unitId: string, day: string) => Promise<readonly PastMember[]>;
  /** Entries of these people's year within a part of the log, by person and in log order. */
  readonly entriesIn: (
    personIds: readonly string[],
    year: number,
    part: LogPart,
  ) => Promise<readonly CreditEntry[]>;
  /** Put members and their years aside under a name, for `sums` and `people`; they are forgotten with the process. */
  readonly keepPast: (
    name: string,
    members: readonly (PastMember & { readonly status: AnnualStatus | undefined })[],
  ) => Promise<void>;
  readonly dropPast: (name: string) => Promise<void>;
}

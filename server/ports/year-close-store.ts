/** Years that were closed: everybody's status as it stood, frozen together with the log that it follows from. */
import type { Result } from '../../src/domain/base/result.ts';
import type { TierId } from '../../src/domain/catalogue/catalogue.ts';
import type { RequirementState } from '../../src/domain/policy/assess-year.ts';
import type { CategoryTotals } from '../../src/domain/policy/policy.ts';

export interface YearClose {
  readonly year: number;
  readonly closedAtMs: number;
  /** A person's id, or `system`. */
  readonly closedBy: string;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly requiredCentihours: number;
  readonly people: number;
  readonly met: number;
  /** The signed state of the log at that moment. */
  readonly treeSize: number;
  readonly rootHash: string;
}

/** One person's year as it was frozen. */
export interface ClosedStanding {
  readonly personId: string;
  /** Where the person was then. */
  readonly unitId: string;
  readonly tier: TierId;
  readonly isMet: boolean;
  readonly hoursState: RequirementState;
  readonly shareState: RequirementState;
  readonly countedCentihours: number;
  readonly ethicsCentihours: number;
  readonly totals: CategoryTotals;
}

export interface YearCloseStore {
  /**
   * Freeze everybody who is in a unit now, in one transaction.
   * @returns `conflict` when the year is closed already, or the log has grown beyond `treeSize` meanwhile
   */
  readonly close: (close: Omit<YearClose, 'people' | 'met'>) => Promise<Result<YearClose>>;
  readonly of: (year: number) => Promise<YearClose | undefined>;
  /** Whoever was in the unit or below it when the year was closed. */
  readonly standings: (year: number, unitId: string) => Promise<readonly ClosedStanding[]>;
  /** Newest year first. */
  readonly all: () => Promise<readonly YearClose[]>;
}

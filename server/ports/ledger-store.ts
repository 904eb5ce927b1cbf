/** The append-only credit ledger and the yearly status derived from it. */
import type { Result } from '../../src/domain/base/result.ts';
import type { CreditEntry, EntryDraft } from '../../src/domain/ledger/entry.ts';
import type { RequirementState } from '../../src/domain/policy/assess-year.ts';
import type { CategoryTotals } from '../../src/domain/policy/policy.ts';
import type { YearSpread } from '../../src/domain/report/year-spread.ts';

/** A person's year, worked out with every posting in the same transaction. */
export interface AnnualStatus {
  readonly personId: string;
  readonly year: number;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly totals: CategoryTotals;
  readonly ethicsCentihours: number;
  /** What counts towards the year's hours, caps applied; all of them where the policy asks for no hours. */
  readonly countedCentihours: number;
  readonly hoursState: RequirementState;
  readonly shareState: RequirementState;
  readonly isMet: boolean;
  readonly spread: YearSpread;
  readonly updatedAtMs: number;
}

export interface PersonYearKey {
  readonly personId: string;
  readonly year: number;
}

/** One row of an officer's list: a person of the unit and the year's status, if any entry was posted. */
export interface PersonYear {
  readonly personId: string;
  readonly staffNumber: string;
  readonly name: string;
  readonly unitId: string;
  readonly status: AnnualStatus | undefined;
}

export interface LedgerStore {
  /**
   * Read the person's entries of a year, decide, append and bring the year's status up to date: one transaction.
   * @param assess - works out the status from all entries of the year, the new one included
   */
  readonly appendIf: (
    personId: string,
    year: number,
    decide: (entries: readonly CreditEntry[]) => Result<EntryDraft>,
    assess: (entries: readonly CreditEntry[]) => AnnualStatus,
  ) => Promise<Result<CreditEntry>>;
  /** Work a year's status out anew from its entries and write it down, in one transaction. */
  readonly reassess: (
    personId: string,
    year: number,
    assess: (entries: readonly CreditEntry[]) => AnnualStatus,
  ) => Promise<AnnualStatus>;
  /**
   * Everybody's years that have entries or a status, by person and year, strictly after one of them.
   * @param of - only this calendar year
   */
  readonly personYears: (
    after: PersonYearKey | undefined,
    limit: number,
    of?: number,
  ) => Promise<readonly PersonYearKey[]>;
  /** Oldest first; of every year when none is named. */
  readonly entries: (personId: string, year?: number) => Promise<readonly CreditEntry[]>;
  readonly status: (personId: string, year: number) => Promise<AnnualStatus | undefined>;
  /** Years with entries, newest first. */
  readonly years: (personId: string) => Promise<readonly number[]>;
  /** People whose current unit is this one or lies below it, by unit and staff number. */
  readonly peopleOfSubtree: (unitId: string, year: number) => Promise<readonly PersonYear[]>;
}

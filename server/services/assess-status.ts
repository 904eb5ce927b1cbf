/** What a year's entries come to under a policy: the status as it is materialised, and as it is recomputed. */

import type { CreditEntry } from '../../src/domain/ledger/entry.ts';
import { principleIn } from '../../src/domain/ledger/principle-of.ts';
import {
  assessYear,
  ethicsCentihours,
  isYearMet,
  type RequirementAssessment,
  totalYear,
  worstState,
  type YearTotals,
} from '../../src/domain/policy/assess-year.ts';
import type { Policy } from '../../src/domain/policy/policy.ts';
import { spreadYear } from '../../src/domain/report/year-spread.ts';
import type { AnnualStatus, PersonYearKey } from '../ports/ledger-store.ts';
import type { Deps } from './deps.ts';

/** @param entries - all of the person's entries of the year */
export function yearTotals(deps: Pick<Deps, 'catalogue'>, entries: readonly CreditEntry[]): YearTotals {
  return totalYear(entries, principleIn(entries, deps.catalogue));
}

/** @param entries - all of the person's entries of the year, in log order */
export function assessStatus(
  deps: Pick<Deps, 'catalogue'>,
  policy: Policy,
  { personId, year }: PersonYearKey,
  entries: readonly CreditEntry[],
): AnnualStatus {
  const totals = yearTotals(deps, entries);
  const assessments = assessYear(policy, totals);
  const hours = assessments.find((assessment) => assessment.kind === 'minimumHours');
  const ethics = ethicsCentihours(totals.byCategory);
  return {
    personId,
    year,
    policyId: policy.id,
    policyVersion: policy.version,
    totals: totals.byCategory,
    ethicsCentihours: ethics,
    countedCentihours: hours?.achievedCentihours ?? ethics,
    hoursState: stateOf(assessments, ['minimumHours', 'minimumPrinciples']),
    shareState: stateOf(assessments, ['minimumShare']),
    isMet: isYearMet(assessments),
    spread: spreadYear(year, entries),
    // Of the posting it follows from, so that it can be worked out again to the millisecond.
    updatedAtMs: entries.at(-1)?.postedAtMs ?? 0,
  };
}

/** A policy without such a requirement asks nothing, so it is met. */
function stateOf(
  assessments: readonly RequirementAssessment[],
  kinds: readonly RequirementAssessment['kind'][],
): AnnualStatus['hoursState'] {
  return worstState(assessments.filter(({ kind }) => kinds.includes(kind)).map(({ state }) => state));
}

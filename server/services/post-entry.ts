/** Post to the ledger: the entry, the year's status with it, and the certificate that follows from it. */
import type { Result } from '../../src/domain/base/result.ts';
import type { CreditEntry, EntryDraft } from '../../src/domain/ledger/entry.ts';
import { postAward } from '../../src/domain/ledger/post-award.ts';
import {
  assessYear,
  ethicsCentihours,
  isYearMet,
  type RequirementAssessment,
  totalByCategory,
} from '../../src/domain/policy/assess-year.ts';
import { policyFor } from '../../src/domain/policy/policy.ts';
import type { AnnualStatus } from '../ports/ledger-store.ts';
import type { Deps } from './deps.ts';
import { settleCertificate } from './settle-certificate.ts';

/** What the caller knows of an entry; the rest follows from the year's policy and the clock. */
export type Award = Pick<
  EntryDraft,
  'personId' | 'year' | 'category' | 'centihours' | 'source' | 'evidence' | 'contentHash' | 'postedBy'
>;

export function postEntry(deps: Deps, award: Award): Promise<Result<CreditEntry>> {
  return post(deps, award.personId, award.year, (entries) => draftAward(deps, award, entries));
}

/** The entry an award would be, beside the person's entries of that year. */
export function draftAward(deps: Deps, award: Award, entries: readonly CreditEntry[]): Result<EntryDraft> {
  const policy = policyFor(deps.catalogue.policies, award.year);
  return postAward(entries, {
    ...award,
    id: deps.randomness.freshId(),
    policyId: policy.id,
    policyVersion: policy.version,
    postedAtMs: deps.clock.now(),
    reverses: null,
  });
}

/** Append what `decide` allows, then let the certificate follow the facts. */
export async function post(
  deps: Deps,
  personId: string,
  year: number,
  decide: (entries: readonly CreditEntry[]) => Result<EntryDraft>,
): Promise<Result<CreditEntry>> {
  const posted = await deps.storage.ledger.appendIf(personId, year, decide, (entries) =>
    statusOf(deps, personId, year, entries),
  );
  if (posted.ok) await settleCertificate(deps, personId, year);
  return posted;
}

export function statusOf(
  deps: Deps,
  personId: string,
  year: number,
  entries: readonly StatusEntry[],
): AnnualStatus {
  const policy = policyFor(deps.catalogue.policies, year);
  const totals = totalByCategory(entries);
  const assessments = assessYear(policy, totals);
  return {
    personId,
    year,
    policyId: policy.id,
    policyVersion: policy.version,
    totals,
    ethicsCentihours: ethicsCentihours(totals),
    hoursState: stateOf(assessments, 'minimumHours'),
    shareState: stateOf(assessments, 'minimumShare'),
    isMet: isYearMet(assessments),
    updatedAtMs: deps.clock.now(),
  };
}

/** What of an entry its year's status depends on. */
type StatusEntry = Pick<EntryDraft, 'category' | 'centihours'>;

/** A policy without such a requirement asks nothing, so it is met. */
function stateOf(
  assessments: readonly RequirementAssessment[],
  kind: RequirementAssessment['kind'],
): AnnualStatus['hoursState'] {
  return assessments.find((assessment) => assessment.kind === kind)?.state ?? 'met';
}

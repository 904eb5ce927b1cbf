/** Post to the ledger: the entry, the year's status with it, and the certificate that follows from it. */
import type { Result } from '../../src/domain/base/result.ts';
import type { Catalogue } from '../../src/domain/catalogue/catalogue.ts';
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
  const policy = policyFor(deps.catalogue.policies, award.year);
  const draft: EntryDraft = {
    ...award,
    id: deps.randomness.freshId(),
    policyId: policy.id,
    policyVersion: policy.version,
    postedAtMs: deps.clock.now(),
    reverses: null,
  };
  return post(deps, award.personId, award.year, (entries) => postAward(entries, draft));
}

/** Append what `decide` allows, then let the certificate follow the facts. */
export async function post(
  deps: Deps,
  personId: string,
  year: number,
  decide: (entries: readonly CreditEntry[]) => Result<EntryDraft>,
): Promise<Result<CreditEntry>> {
  const posted = await deps.storage.ledger.appendIf(personId, year, decide, (entries) =>
    statusOf(deps.catalogue, entries),
  );
  if (posted.ok) await settleCertificate(deps, personId, year);
  return posted;
}

/** @param entries - all of the person's year, at least one, in log order */
export function statusOf(
  { policies }: Pick<Catalogue, 'policies'>,
  entries: readonly CreditEntry[],
): AnnualStatus {
  const last = entries.at(-1);
  if (!last) throw new RangeError('a year without an entry has no status');
  const { personId, year } = last;
  const policy = policyFor(policies, year);
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
    // Of the posting it follows from, so that it can be worked out again to the millisecond.
    updatedAtMs: last.postedAtMs,
  };
}

/** A policy without such a requirement asks nothing, so it is met. */
function stateOf(
  assessments: readonly RequirementAssessment[],
  kind: RequirementAssessment['kind'],
): AnnualStatus['hoursState'] {
  return assessments.find((assessment) => assessment.kind === kind)?.state ?? 'met';
}

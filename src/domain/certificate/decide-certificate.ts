/** Decide what should happen to a person's certificate of a year, now that the facts are these. */
import { canonicalJson } from '../base/canonical-json.ts';
import type { CategoryTotals } from '../policy/policy.ts';
import type { AnnualClaim, CourseClaim, CourseFacts } from './claim.ts';

export type Decision = 'issue' | 'keep' | 'revoke' | 'none';

export interface YearFacts {
  readonly isMet: boolean;
  readonly totals: CategoryTotals;
  readonly policyId: string;
  readonly policyVersion: number;
}

/**
 * A certificate whose facts changed is replaced; one whose year is no longer met is revoked, because the
 * online share can fall when other online hours arrive.
 * @param standing - the claim of the valid certificate of that year, if there is one
 * @param isWithheld - somebody took the last one back: none follows of itself
 */
export function decideCertificate(
  facts: YearFacts,
  standing: AnnualClaim | undefined,
  isWithheld = false,
): Decision {
  if (!facts.isMet) return standing ? 'revoke' : 'none';
  if (!standing) return isWithheld ? 'none' : 'issue';
  const unchanged =
    canonicalJson({ ...standing.totals }) === canonicalJson({ ...facts.totals }) &&
    standing.policyId === facts.policyId &&
    standing.policyVersion === facts.policyVersion;
  return unchanged ? 'keep' : 'issue';
}

/**
 * The same for one course in one year.
 * @param credited - what the entry says that credits it; undefined when none does, or it was taken back
 */
export function decideCourseCertificate(
  credited: CourseFacts | undefined,
  standing: CourseClaim | undefined,
  isWithheld = false,
): Decision {
  if (!credited) return standing ? 'revoke' : 'none';
  if (!standing) return isWithheld ? 'none' : 'issue';
  return canonicalJson({ ...standing.course }) === canonicalJson({ ...credited }) ? 'keep' : 'issue';
}

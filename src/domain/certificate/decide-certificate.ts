/** Decide what should happen to a person's certificate of a year, now that the facts are these. */
import { canonicalJson } from '../base/canonical-json.ts';
import type { CategoryTotals } from '../policy/policy.ts';
import type { AnnualClaim } from './claim.ts';

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
 */
export function decideCertificate(
  facts: YearFacts,
  standing: AnnualClaim | undefined,
): 'issue' | 'keep' | 'revoke' | 'none' {
  if (!facts.isMet) return standing ? 'revoke' : 'none';
  if (!standing) return 'issue';
  const unchanged =
    canonicalJson({ ...standing.totals }) === canonicalJson({ ...facts.totals }) &&
    standing.policyId === facts.policyId &&
    standing.policyVersion === facts.policyVersion;
  return unchanged ? 'keep' : 'issue';
}

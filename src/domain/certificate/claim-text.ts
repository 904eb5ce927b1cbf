/** The text of a certificate that its signature covers; docs/formats.md lays it down. */
import { canonicalJson } from '../base/canonical-json.ts';
import type { CertificateClaim } from './claim.ts';

/** Canonical JSON of exactly the fields of format 1: a field that is not printed is not signed. */
export function claimText(claim: CertificateClaim): string {
  const { format, kind, code, name, staffNumberMasked, unit, year } = claim;
  const { ethicsOnline, ethicsEvent, ethicsPractice, ethicsMakeUp, otherOnline } = claim.totals;
  const { state, requiredBasisPoints, numeratorCentihours, denominatorCentihours, reading } = claim.share;
  const { ethicsCentihours, requiredCentihours, legalBasis, policyId, policyVersion } = claim;
  const { asOf, issuer, isSample, log } = claim;
  return canonicalJson({
    format,
    kind,
    code,
    name,
    staffNumberMasked,
    unit,
    year,
    totals: { ethicsOnline, ethicsEvent, ethicsPractice, ethicsMakeUp, otherOnline },
    ethicsCentihours,
    requiredCentihours,
    share: { state, requiredBasisPoints, numeratorCentihours, denominatorCentihours, reading },
    legalBasis,
    policyId,
    policyVersion,
    asOf,
    issuer,
    isSample,
    log: { treeSize: log.treeSize, rootHash: log.rootHash },
  });
}

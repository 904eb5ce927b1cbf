/** The text of a certificate that its signature covers; docs/formats.md lays it down. */
import { canonicalJson, type Json } from '../base/canonical-json.ts';
import type { AnnualClaim, CertificateClaim, CourseClaim } from './claim.ts';

/** Canonical JSON of exactly the fields of its format and kind: a field that is not printed is not signed. */
export function claimText(claim: CertificateClaim): string {
  const { format, kind, code, name, staffNumberMasked, unit, year } = claim;
  const { asOf, issuer, isSample, log } = claim;
  return canonicalJson({
    format,
    kind,
    code,
    name,
    staffNumberMasked,
    unit,
    year,
    ...(claim.kind === 'course' ? courseMembers(claim) : annualMembers(claim)),
    asOf,
    issuer,
    isSample,
    log: { treeSize: log.treeSize, rootHash: log.rootHash },
  });
}

type Members = Readonly<Record<string, Json>>;

function annualMembers(claim: AnnualClaim): Members {
  const { ethicsOnline, ethicsEvent, ethicsPractice, ethicsMakeUp, otherOnline } = claim.totals;
  const { state, requiredBasisPoints, numeratorCentihours, denominatorCentihours, reading } = claim.share;
  const { ethicsCentihours, requiredCentihours, legalBasis, policyId, policyVersion } = claim;
  return {
    totals: { ethicsOnline, ethicsEvent, ethicsPractice, ethicsMakeUp, otherOnline },
    ethicsCentihours,
    requiredCentihours,
    share: { state, requiredBasisPoints, numeratorCentihours, denominatorCentihours, reading },
    legalBasis,
    policyId,
    policyVersion,
  };
}

function courseMembers({ course }: CourseClaim): Members {
  const { id, version, title, creditCentihours, minutes, scorePercent } = course;
  const { completedOn, entry, contentHash } = course;
  return {
    course: {
      id,
      version,
      title,
      creditCentihours,
      minutes,
      scorePercent,
      completedOn,
      entry,
      contentHash,
    },
  };
}

/** What a certificate says, as signed and as shown. The paper, the public page and the signature say the same. */
import type { Centihours } from '../base/centihours.ts';
import type { RequirementState } from '../policy/assess-year.ts';
import type { CategoryTotals } from '../policy/policy.ts';

/** Of both kinds. Plain JSON with whole numbers, so that its canonical form can be signed. */
interface ClaimFacts {
  readonly code: string;
  readonly name: string;
  /** Staff number with its middle masked. */
  readonly staffNumberMasked: string;
  readonly unit: string;
  readonly year: number;
  /** `YYYY-MM-DD` in Asia/Shanghai: the facts stand as of the end of this day's postings. */
  readonly asOf: string;
  readonly issuer: string;
  readonly isSample: boolean;
  /** The state of the credit log the facts were read from. */
  readonly log: { readonly treeSize: number; readonly rootHash: string };
}

/** The year's hours and its share. Format 1 knew this kind only; both formats have the same members. */
export interface AnnualClaim extends ClaimFacts {
  readonly format: 1 | 2;
  readonly kind: 'annual';
  readonly totals: CategoryTotals;
  readonly ethicsCentihours: Centihours;
  readonly requiredCentihours: Centihours;
  readonly share: {
    readonly state: RequirementState;
    readonly requiredBasisPoints: number;
    readonly numeratorCentihours: Centihours;
    readonly denominatorCentihours: Centihours;
    readonly reading: 'earned' | 'quota';
  };
  readonly legalBasis: string;
  readonly policyId: string;
  readonly policyVersion: number;
}

/** One course, as one entry of the ledger credits it. */
export interface CourseClaim extends ClaimFacts {
  readonly format: 2;
  readonly kind: 'course';
  readonly course: CourseFacts;
}

export interface CourseFacts {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly creditCentihours: Centihours;
  /** Minutes lived in it. */
  readonly minutes: number;
  readonly scorePercent: number;
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  readonly completedOn: string;
  /** The id of the ledger's entry. */
  readonly entry: string;
  /** Of the content that was studied, hex. */
  readonly contentHash: string;
}

/** What is certified, without who it is of and who says so. */
export type CertifiedFacts = Omit<AnnualClaim, Personal> | Omit<CourseClaim, Personal>;
type Personal = 'format' | Exclude<keyof ClaimFacts, 'year'>;

export type CertificateClaim = AnnualClaim | CourseClaim;
export type CertificateKind = CertificateClaim['kind'];

/** The hours a certificate is about, whichever its kind. */
export function certifiedCentihours(claim: CertificateClaim): Centihours {
  return claim.kind === 'annual' ? claim.ethicsCentihours : claim.course.creditCentihours;
}

export type CertificateState = 'valid' | 'superseded' | 'revoked';

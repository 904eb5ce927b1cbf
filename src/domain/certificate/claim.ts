/** What a certificate says, as signed and as shown. The paper, the public page and the signature say the same. */
import type { Centihours } from '../base/centihours.ts';
import type { RequirementState } from '../policy/assess-year.ts';
import type { CategoryTotals } from '../policy/policy.ts';

/** Every printed field. Plain JSON with whole numbers, so that its canonical form can be signed. */
export interface CertificateClaim {
  readonly format: 1;
  readonly kind: 'annual';
  readonly code: string;
  readonly name: string;
  /** Staff number with its middle masked. */
  readonly staffNumberMasked: string;
  readonly unit: string;
  readonly year: number;
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
  /** `YYYY-MM-DD` in Asia/Shanghai: the facts stand as of the end of this day's postings. */
  readonly asOf: string;
  readonly issuer: string;
  readonly isSample: boolean;
  /** The state of the credit log the totals were read from. */
  readonly log: { readonly treeSize: number; readonly rootHash: string };
}

export type CertificateState = 'valid' | 'superseded' | 'revoked';

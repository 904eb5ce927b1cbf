/** What the QR code of a certificate holds. */
import type { CertificateClaim } from '../../src/domain/certificate/claim.ts';

export interface SignedClaim {
  readonly claim: CertificateClaim;
  readonly keyId: string;
  /** base64url */
  readonly signature: string;
  readonly verifyUrl: string;
}

export function qrTextOf({ verifyUrl }: SignedClaim): string {
  return verifyUrl;
}

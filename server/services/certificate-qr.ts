/** What the QR code of a certificate holds: the page that checks it, and a claim that needs no network to be checked. */
import type { CertificateClaim } from '../../src/domain/certificate/claim.ts';
import { compactAddress, compactBytes, compactClaimOf } from '../../src/domain/certificate/compact-claim.ts';
import type { SigningKey } from '../ports/platform.ts';
import type { Deps } from './deps.ts';

export function qrTextOf(
  { publicUrl }: Pick<Deps, 'publicUrl'>,
  claim: CertificateClaim,
  key: SigningKey,
): string {
  const bytes = compactBytes(compactClaimOf(claim, key.keyId));
  return compactAddress(`${publicUrl}/verify/`, bytes, key.sign(bytes));
}

/** Whether somebody has a certificate before them, and not its number alone. */

import { readCertificateCode } from '../../src/domain/certificate/code.ts';
import { compactBytes, compactClaimOf } from '../../src/domain/certificate/compact-claim.ts';
import type { Deps } from './deps.ts';

/** @param proof - the signature that stands in the QR code or in the PDF, base64url */
export async function holdsCertificate(deps: Deps, typed: string, proof: string): Promise<boolean> {
  const code = readCertificateCode(typed);
  const certificate = code && (await deps.storage.certificates.find(code));
  if (!certificate) return false;
  const { claim, keyId, signature } = certificate;
  return signature === proof || deps.signer.hasSigned(compactBytes(compactClaimOf(claim, keyId)), proof);
}

/** A certificate of the record against its signature, its file, and the entries it was issued on. */
import { toHex, utf8 } from '../../src/domain/base/bytes.ts';
import { isClaimOfLedger } from '../../src/domain/certificate/claim-of-ledger.ts';
import { claimText } from '../../src/domain/certificate/claim-text.ts';
import type { CertificateRecord } from '../ports/certificate-store.ts';
import type { PublicKey } from '../ports/log-store.ts';
import type { Finding, FindingCode } from './log-findings.ts';
import type { VerifyDeps } from './verify-deps.ts';

/** @returns whether its signature holds, so that what it says about the log is somebody's word */
export function checkCertificate(
  deps: VerifyDeps,
  certificate: CertificateRecord,
  keys: readonly PublicKey[],
  tell: (finding: Finding) => void,
): boolean {
  const { code, personId } = certificate;
  const told = (finding: FindingCode, message: string) =>
    tell({ code: finding, message: `Certificate ${code}: ${message}`, personId });
  if (!isSigned(deps, certificate, keys)) {
    told('certificate-signature', 'its claim is not what was signed.');
    return false;
  }
  if (toHex(deps.sha256(certificate.pdf)) !== certificate.pdfHash) {
    told('certificate-file', 'its PDF is not the file that was issued.');
  }
  if (!isOfLedger(deps, certificate)) {
    const { claim } = certificate;
    const before = `person ${personId} before place ${claim.log.treeSize}`;
    told(
      'certificate-totals',
      claim.kind === 'course'
        ? `no standing entry of ${before} credits its course as it says.`
        : `its totals are not the sum of the entries of ${before}.`,
    );
  }
  return true;
}

function isSigned(
  deps: VerifyDeps,
  { claim, code, year, keyId, signature }: CertificateRecord,
  keys: readonly PublicKey[],
): boolean {
  const key = keys.find((candidate) => candidate.keyId === keyId);
  if (!key || claim.code !== code || claim.year !== year) return false;
  try {
    return deps.isSigned(utf8(claimText(claim)), signature, key.publicKey);
  } catch {
    return false;
  }
}

function isOfLedger({ reader }: VerifyDeps, { claim, personId, year }: CertificateRecord): boolean {
  const entries = reader
    .entriesOf(personId, year)
    .flatMap(({ index, entry }) => (entry && index < claim.log.treeSize ? [entry] : []));
  return isClaimOfLedger(claim, entries);
}

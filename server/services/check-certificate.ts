/** A certificate of the record against its signature, its file, and the entries it was issued on. */
import { toHex, utf8 } from '../../src/domain/base/bytes.ts';
import { canonicalJson } from '../../src/domain/base/canonical-json.ts';
import { claimText } from '../../src/domain/certificate/claim-text.ts';
import { totalByCategory } from '../../src/domain/policy/assess-year.ts';
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
  if (!areTotalsRight(deps, certificate)) {
    told(
      'certificate-totals',
      `its totals are not the sum of the entries of person ${personId} before place ${certificate.claim.log.treeSize}.`,
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

/** The totals were read a moment before the log was signed: an entry that came between is not among them. */
function areTotalsRight({ reader }: VerifyDeps, { claim, personId, year }: CertificateRecord): boolean {
  const entries = reader
    .entriesOf(personId, year)
    .flatMap(({ index, entry }) => (entry && index < claim.log.treeSize ? [entry] : []));
  const claimed = canonicalJson({ ...claim.totals });
  const sums = (count: number) => canonicalJson({ ...totalByCategory(entries.slice(0, count)) });
  return entries.some((_, at) => sums(entries.length - at) === claimed);
}

/** Certificates as their holder, an officer and the public may see them. */
import type { CertificateListItem, PublicCertificate, PublicSm2 } from '../../src/domain/api/api.ts';
import { utf8 } from '../../src/domain/base/bytes.ts';
import { yearOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { type CertificateClaim, certifiedCentihours } from '../../src/domain/certificate/claim.ts';
import { claimText } from '../../src/domain/certificate/claim-text.ts';
import { readCertificateCode } from '../../src/domain/certificate/code.ts';
import { type Sm2Signature, sm2KeyId } from '../../src/domain/certificate/sm2.ts';
import { maskName } from '../../src/domain/roster/name.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { CertificateRecord } from '../ports/certificate-store.ts';
import type { Deps } from './deps.ts';
import { reaches } from './reach-units.ts';
import { settleCertificate } from './settle-certificate.ts';

export async function listCertificates(
  deps: Deps,
  personId: string,
): Promise<readonly CertificateListItem[]> {
  // A certificate that was due when the process stopped, or lacked a font then, is issued now.
  await settleCertificate(deps, personId, yearOf(deps.clock.now()));
  return issuedCertificates(deps, personId);
}

/** As they are; looking at somebody's certificates issues none. */
export async function issuedCertificates(
  deps: Deps,
  personId: string,
): Promise<readonly CertificateListItem[]> {
  return (await deps.storage.certificates.ofPerson(personId)).map(listItem);
}

function listItem({ code, claim, ...certificate }: Omit<CertificateRecord, 'pdf'>): CertificateListItem {
  return {
    code,
    kind: claim.kind,
    ...(claim.kind === 'course' ? { courseTitle: claim.course.title } : {}),
    year: certificate.year,
    asOf: claim.asOf,
    issuedAt: new Date(certificate.issuedAtMs).toISOString(),
    state: certificate.state,
    stateReason: certificate.stateReason,
    centihours: certifiedCentihours(claim),
    pdfUrl: `/api/certificates/${code}/pdf`,
    badgeUrl: `/api/certificates/${code}/badge`,
    verifyUrl: `/verify/?code=${code}`,
  };
}

/** @param typed - a code as somebody typed it */
export async function verifyCertificate(deps: Deps, typed: string): Promise<Result<PublicCertificate>> {
  const found = await find(deps, typed);
  if (!found.ok) return found;
  const { code, state, stateReason, issuedAtMs, claim, keyId, signature, pdfHash } = found.value;
  return succeed({
    code,
    state,
    stateReason,
    issuedAt: new Date(issuedAtMs).toISOString(),
    claim: { ...claim, name: maskName(claim.name) },
    keyId,
    signature,
    pdfHash,
    ...(found.value.sm2 ? { sm2: await publicSm2(deps, found.value.sm2, claim) } : {}),
  });
}

async function publicSm2(deps: Deps, sm2: Sm2Signature, claim: CertificateClaim): Promise<PublicSm2> {
  const isVerified = await deps.sm2.isSigned(utf8(claimText(claim)), sm2);
  return { ...sm2, keyId: sm2KeyId(sm2.publicKey, deps.sha256), isVerified };
}

/** The paper itself: for its holder, and for officers and administrators whose reach holds the person. */
export async function readCertificatePdf(
  deps: Deps,
  caller: SessionCaller,
  typed: string,
): Promise<Result<CertificateRecord>> {
  const found = await find(deps, typed);
  if (!found.ok) return found;
  const certificate = found.value;
  if (certificate.personId === caller.personId) return found;
  const holder = await deps.storage.roster.personById(certificate.personId);
  if (holder && (await reaches(deps, caller, holder.unitId))) {
    await deps.storage.audit.record({
      atMs: deps.clock.now(),
      who: caller.personId,
      action: 'certificate-read',
      detail: { code: certificate.code },
    });
    return found;
  }
  return fail({ code: 'not-allowed', message: '只有本人和所在单位的培训管理员可以下载这份证书。' });
}

async function find(deps: Deps, typed: string): Promise<Result<CertificateRecord>> {
  const code = readCertificateCode(typed);
  const certificate = code && (await deps.storage.certificates.find(code));
  return certificate
    ? succeed(certificate)
    : fail({ code: 'not-found', message: '没有这个编号的证书，请对照证书再输入一次。' });
}

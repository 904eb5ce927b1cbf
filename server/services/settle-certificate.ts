/** Bring a person's certificate of a year in line with the ledger: issue, replace, revoke, or leave it. */
import { toHex, utf8 } from '../../src/domain/base/bytes.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { AnnualClaim } from '../../src/domain/certificate/claim.ts';
import { claimText } from '../../src/domain/certificate/claim-text.ts';
import { certificateCode } from '../../src/domain/certificate/code.ts';
import { decideCertificate } from '../../src/domain/certificate/decide-certificate.ts';
import { assessShare } from '../../src/domain/policy/assess-year.ts';
import type { Policy } from '../../src/domain/policy/policy.ts';
import { maskStaffNumber } from '../../src/domain/roster/name.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import type { AnnualStatus } from '../ports/ledger-store.ts';
import type { Checkpoint } from '../ports/log-store.ts';
import type { Deps } from './deps.ts';
import { governingPolicy } from './governing-policy.ts';
import { signCheckpoint } from './sign-checkpoint.ts';

/**
 * @param reason - what a certificate is told that no longer stands
 * @returns the code of the certificate that stands afterwards; undefined when none is due
 */
export async function settleCertificate(
  deps: Deps,
  personId: string,
  year: number,
  reason = REVOKED_BY_FACTS,
): Promise<Result<string | undefined>> {
  const status = await deps.storage.ledger.status(personId, year);
  if (!status) return succeed(undefined);
  const issued = await deps.storage.certificates.ofPerson(personId);
  const standing = issued.find(
    ({ claim, state }) => claim.kind === 'annual' && claim.year === year && state === 'valid',
  );
  const claim = standing?.claim.kind === 'annual' ? standing.claim : undefined;
  switch (decideCertificate(status, claim)) {
    case 'none':
      return succeed(undefined);
    case 'keep':
      return succeed(standing?.code);
    case 'revoke':
      if (standing) await deps.storage.certificates.revoke(standing.code, reason);
      return succeed(undefined);
    case 'issue':
      return issue(deps, status);
  }
}

const REVOKED_BY_FACTS = '其后登记的学时使年度要求不再满足';

async function issue(deps: Deps, status: AnnualStatus): Promise<Result<string>> {
  const person = await deps.storage.roster.personById(status.personId);
  if (!person) throw new Error(`status of ${status.personId} has no person in the roster`);
  const unit = await deps.storage.roster.unitById(person.unitId);
  const unitName = unit?.name ?? '';
  const missing = deps.printer.missingGlyphs(`${person.name}${unitName}${deps.catalogue.portal.issuer}`);
  if (missing.length > 0) {
    await recordAudit(deps, person.id, 'certificate-blocked', { missing: missing.join('') });
    return fail({
      code: 'missing-glyph',
      message: `字体里没有“${missing.join('、')}”，证书暂不能出具：请管理员在字体目录放入含有这些字的字体。`,
    });
  }
  const checkpoint = await signCheckpoint(deps);
  const policy = await governingPolicy(deps, status.year);
  const claim = claimOf(deps, { status, policy }, { ...person, unitName }, checkpoint);
  const pdf = await deps.printer.print(claim, `${deps.publicUrl}/verify/?code=${claim.code}`);
  const signature = deps.signer.sign(utf8(claimText(claim)));
  await deps.storage.certificates.issue({
    code: claim.code,
    personId: person.id,
    year: status.year,
    claim,
    keyId: deps.signer.keyId,
    signature: Buffer.from(signature).toString('base64url'),
    pdf,
    pdfHash: toHex(deps.sha256(pdf)),
    issuedAtMs: deps.clock.now(),
    state: 'valid',
    stateReason: null,
  });
  await recordAudit(deps, person.id, 'certificate-issued', { code: claim.code, year: status.year });
  return succeed(claim.code);
}

function claimOf(
  deps: Deps,
  { status, policy }: { readonly status: AnnualStatus; readonly policy: Policy },
  person: Person & { readonly unitName: string },
  checkpoint: Checkpoint,
): AnnualClaim {
  const hours = policy.requirements.find((requirement) => requirement.kind === 'minimumHours');
  const asked = policy.requirements.find((requirement) => requirement.kind === 'minimumShare');
  const share = asked && assessShare(asked, status.totals);
  return {
    format: 2,
    kind: 'annual',
    code: certificateCode(deps.randomness.below),
    name: person.name,
    staffNumberMasked: maskStaffNumber(person.staffNumber),
    unit: person.unitName,
    year: status.year,
    totals: status.totals,
    ethicsCentihours: status.ethicsCentihours,
    requiredCentihours: hours?.requiredCentihours ?? 0,
    share: {
      state: share?.state ?? 'notAssessable',
      requiredBasisPoints: share?.requiredBasisPoints ?? 0,
      numeratorCentihours: share?.numeratorCentihours ?? 0,
      denominatorCentihours: share?.denominatorCentihours ?? 0,
      reading: share?.reading ?? 'earned',
    },
    legalBasis: `${policy.citation.document} ${policy.citation.clause}`,
    policyId: status.policyId,
    policyVersion: status.policyVersion,
    asOf: dayOf(deps.clock.now()),
    issuer: deps.catalogue.portal.issuer,
    isSample: person.isSample,
    log: { treeSize: checkpoint.treeSize, rootHash: checkpoint.rootHash },
  };
}

function recordAudit(
  deps: Deps,
  personId: string,
  action: string,
  detail: Record<string, string | number>,
): Promise<void> {
  return deps.storage.audit.record({
    atMs: deps.clock.now(),
    who: 'system',
    action,
    detail: { personId, ...detail },
  });
}

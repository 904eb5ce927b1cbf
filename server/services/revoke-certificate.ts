/** An officer takes a certificate back, with a reason: it stays in the record, and none follows of itself. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { readCertificateCode } from '../../src/domain/certificate/code.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { Deps } from './deps.ts';
import { reaches } from './reach-units.ts';

const SHORTEST_REASON = 4;

export interface Revocation {
  readonly code: string;
  readonly reason: string;
}

export async function revokeCertificate(
  deps: Deps,
  caller: SessionCaller,
  { code: typed, reason: written }: Revocation,
): Promise<Result<void>> {
  const code = readCertificateCode(typed);
  const certificate = code && (await deps.storage.certificates.find(code));
  if (!certificate) return fail({ code: 'not-found', message: '没有这个编号的证书，请核对编号。' });
  const holder = await deps.storage.roster.personById(certificate.personId);
  if (!holder || !mayRevoke(caller) || !(await reaches(deps, caller, holder.unitId))) {
    await record(deps, caller.personId, 'certificate-revocation-refused', { code });
    return fail({
      code: 'not-allowed',
      message: '只有持证人所在单位的培训管理员和系统管理员可以撤销这份证书。',
    });
  }
  const reason = written.trim();
  if (reason.length < SHORTEST_REASON) {
    return fail({
      code: 'invalid-request',
      message: `请写明撤销的原因，至少 ${SHORTEST_REASON} 个字：查验证书的人会看到它。`,
      field: '/reason',
    });
  }
  const end = { reason, by: caller.personId, atMs: deps.clock.now() };
  if (!(await deps.storage.certificates.revoke(code, end))) {
    return fail({
      code: 'conflict',
      message: '这份证书已经不是有效状态，不用再撤销。请刷新页面看它的现状。',
    });
  }
  await record(deps, caller.personId, 'certificate-revoked', { code, personId: holder.id, reason });
  return succeed(undefined);
}

/** Auditors look and write nothing. */
function mayRevoke({ roles }: SessionCaller): boolean {
  return roles.includes('officer') || roles.includes('administrator');
}

function record(deps: Deps, who: string, action: string, detail: Record<string, string>): Promise<void> {
  return deps.storage.audit.record({ atMs: deps.clock.now(), who, action, detail });
}

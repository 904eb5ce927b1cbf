/** An officer has a certificate issued again that somebody took back: on the facts as they are now. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { readCertificateCode } from '../../src/domain/certificate/code.ts';
import { type Importer, unitsBelow } from './admit-hours-imports.ts';
import type { Deps } from './deps.ts';
import { type Settled, settleCourses, settleYear } from './settle-certificate.ts';

export async function reissueCertificate(
  deps: Deps,
  officer: Importer,
  typed: string,
): Promise<Result<Settled>> {
  const code = readCertificateCode(typed);
  const certificate = code && (await deps.storage.certificates.find(code));
  if (!certificate) return fail({ code: 'not-found', message: '没有这个编号的证书，请核对编号。' });
  const { personId, year, claim } = certificate;
  const holder = await deps.storage.roster.personById(personId);
  const isReached =
    holder && (officer.roots === null || (await unitsBelow(deps, officer.roots)).has(holder.unitId));
  if (!isReached) return fail({ code: 'not-allowed', message: '持证人不在您管理的单位里。' });
  const order = { by: officer.who, isAskedFor: true };
  const settled =
    claim.kind === 'annual'
      ? await ofYear(deps, personId, year, order)
      : (await settleCourses(deps, personId, year, { ...order, onlyCourse: claim.course.id }))[0]?.outcome;
  if (settled && !settled.ok) return settled;
  if (settled?.value) return succeed(settled.value);
  return fail({
    code: 'requirement-unmet',
    message: '按现在的学时记录，这份证书的条件不满足，不能重新出具。',
  });
}

async function ofYear(
  deps: Deps,
  personId: string,
  year: number,
  order: { readonly by: string; readonly isAskedFor: boolean },
) {
  const status = await deps.storage.ledger.status(personId, year);
  return status && settleYear(deps, status, order);
}

/** Make one certificate of facts that are due: number, signature, paper, seal, and into the record. Decides nothing. */
import { toHex, utf8 } from '../../src/domain/base/bytes.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { CertificateClaim, CertifiedFacts } from '../../src/domain/certificate/claim.ts';
import { claimText } from '../../src/domain/certificate/claim-text.ts';
import { certificateCode } from '../../src/domain/certificate/code.ts';
import { maskStaffNumber } from '../../src/domain/roster/name.ts';
import type { Person } from '../../src/domain/roster/person.ts';
import { qrTextOf } from './certificate-qr.ts';
import type { Deps } from './deps.ts';
import { signCheckpoint } from './sign-checkpoint.ts';

export interface IssueOrder {
  /** A person's id, or `system`. */
  readonly by: string;
  /** The day as of which the facts stand; today without it. */
  readonly asOf?: string | undefined;
  /** The code of the certificate that stands and is replaced. */
  readonly replaces: string | undefined;
}

/** @returns its code; undefined when another one was issued meanwhile, and nothing was kept */
export async function issueCertificate(
  deps: Deps,
  personId: string,
  facts: CertifiedFacts,
  order: IssueOrder,
): Promise<Result<string | undefined>> {
  const person = await deps.storage.roster.personById(personId);
  if (!person) throw new Error(`certificate of ${personId}, who is not in the roster`);
  const claim = await claimOf(deps, person, facts, order);
  const missing = deps.printer.missingGlyphs(printedTexts(claim));
  if (missing.length > 0) return refuse(deps, personId, missing);
  // One key for all of it, also if it is rotated while the sheet is printed.
  const key = deps.signer.current();
  const { keyId } = key;
  const signature = Buffer.from(key.sign(utf8(claimText(claim)))).toString('base64url');
  const issuedAtMs = deps.clock.now();
  const verifyUrl = `${deps.publicUrl}/verify/?code=${claim.code}`;
  const qrText = qrTextOf(deps, claim, key);
  const printed = await deps.printer.print(claim, { qrText, verifyUrl });
  const pdf = await deps.sealer.seal(printed, { claim, key, signature, atMs: issuedAtMs });
  const isKept = await deps.storage.certificates.issue(
    {
      ...{ code: claim.code, personId, year: claim.year, claim, keyId, signature, pdf },
      pdfHash: toHex(deps.sha256(pdf)),
      issuedAtMs,
      issuedBy: order.by,
    },
    order.replaces,
  );
  if (!isKept) return succeed(undefined);
  const { code, year, kind } = claim;
  await recordAudit(deps, order.by, 'certificate-issued', { personId, code, year, kind });
  return succeed(code);
}

async function claimOf(
  deps: Deps,
  person: Person,
  facts: CertifiedFacts,
  { asOf }: IssueOrder,
): Promise<CertificateClaim> {
  const unit = await deps.storage.roster.unitById(person.unitId);
  const { treeSize, rootHash } = await signCheckpoint(deps);
  return {
    format: 2,
    ...facts,
    code: certificateCode(deps.randomness.below),
    name: person.name,
    staffNumberMasked: maskStaffNumber(person.staffNumber),
    unit: unit?.name ?? '',
    asOf: asOf ?? dayOf(deps.clock.now()),
    issuer: deps.catalogue.portal.issuer,
    isSample: person.isSample,
    log: { treeSize, rootHash },
  };
}

/** What people typed, and no font may have. */
function printedTexts(claim: CertificateClaim): string {
  const { name, unit, issuer } = claim;
  return `${name}${unit}${issuer}${claim.kind === 'course' ? claim.course.title : ''}`;
}

async function refuse(deps: Deps, personId: string, missing: readonly string[]): Promise<Result<never>> {
  await recordAudit(deps, 'system', 'certificate-blocked', { personId, missing: missing.join('') });
  return fail({
    code: 'missing-glyph',
    message: `字体里没有“${missing.join('、')}”，证书暂不能出具：请管理员在字体目录放入含有这些字的字体。`,
  });
}

function recordAudit(
  deps: Deps,
  who: string,
  action: string,
  detail: Record<string, string | number>,
): Promise<void> {
  return deps.storage.audit.record({ atMs: deps.clock.now(), who, action, detail });
}

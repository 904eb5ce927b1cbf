/** Make one certificate of facts that are due: number, signature, paper, seal, and into the record. Decides nothing. */
import { toHex, utf8 } from '../../src/domain/base/bytes.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { CertificateClaim, CertifiedFacts } from '../../src/domain/certificate/claim.ts';
import { claimText } from '../../src/domain/certificate/claim-text.ts';
import { certificateCode } from '../../src/domain/certificate/code.ts';
import { type CertificateDesign, designFor } from '../../src/domain/certificate/design.ts';
import { maskStaffNumber } from '../../src/domain/roster/name.ts';
import { type Person, type Unit, unitCode } from '../../src/domain/roster/person.ts';
import { qrTextOf } from './certificate-qr.ts';
import type { Deps } from './deps.ts';
import type { KeepCertificate } from './keep-together.ts';
import { signCheckpoint } from './sign-checkpoint.ts';

export interface IssueOrder {
  /** A person's id, or `system`. */
  readonly by: string;
  /** The day as of which the facts stand; today without it. */
  readonly asOf?: string | undefined;
  /** The code of the certificate that stands and is replaced. */
  readonly replaces: string | undefined;
  readonly keep: KeepCertificate;
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
  const design = await designOf(deps, person.unitId);
  const claim = await claimOf(deps, person, facts, { ...order, issuer: design?.issuer });
  const missing = deps.printer.missingGlyphs(printedTexts(claim, design));
  if (missing.length > 0) return refuse(deps, personId, missing);
  // One key for all of it, also if it is rotated while the sheet is printed.
  const key = deps.signer.current();
  const { keyId } = key;
  const text = utf8(claimText(claim));
  const signature = Buffer.from(key.sign(text)).toString('base64url');
  const sm2 = await deps.sm2.key?.sign(text);
  const issuedAtMs = deps.clock.now();
  const verifyUrl = `${deps.publicUrl}/verify/?code=${claim.code}`;
  const qrText = qrTextOf(deps, claim, key);
  const printed = await deps.printer.print(claim, { qrText, verifyUrl, design });
  const pdf = await deps.sealer.seal(printed, { claim, key, signature, sm2, atMs: issuedAtMs });
  const { code, year, kind } = claim;
  const certificate = {
    ...{ code, personId, year, claim, keyId, signature, sm2, pdf },
    pdfHash: toHex(deps.sha256(pdf)),
    issuedAtMs,
    issuedBy: order.by,
  };
  const detail = { personId, code, year, kind };
  const audit = { atMs: issuedAtMs, who: order.by, action: 'certificate-issued', detail };
  const isKept = await order.keep({ certificate, replaces: order.replaces, audit });
  return succeed(isKept ? code : undefined);
}

async function claimOf(
  deps: Deps,
  person: Person,
  facts: CertifiedFacts,
  { asOf, issuer }: IssueOrder & { readonly issuer: string | undefined },
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
    issuer: issuer ?? deps.catalogue.portal.issuer,
    isSample: person.isSample,
    log: { treeSize, rootHash },
  };
}

/** What people typed, and no font may have. */
function printedTexts(claim: CertificateClaim, design: CertificateDesign | undefined): string {
  const { name, unit, issuer } = claim;
  const { title, subtitle, wording } = design?.[claim.kind] ?? { title: '', subtitle: '', wording: '' };
  const course = claim.kind === 'course' ? claim.course.title : '';
  return [name, unit, issuer, course, title, subtitle, wording, design?.signature].join('');
}

/** Of the unit, or of the nearest above it that has one. */
async function designOf(deps: Deps, unitId: string): Promise<CertificateDesign | undefined> {
  const designs = deps.catalogue.certificates ?? [];
  const way: (readonly string[])[] = [];
  // Without designs for single units there is no way to walk.
  let next = designs.some(({ units }) => units.length > 0) ? unitId : null;
  while (next !== null) {
    const unit: Unit | undefined = await deps.storage.roster.unitById(next);
    if (!unit) break;
    way.push([unit.id, unitCode(unit)]);
    next = unit.parentId;
  }
  return designFor(designs, way);
}

async function refuse(deps: Deps, personId: string, missing: readonly string[]): Promise<Result<never>> {
  const detail = { personId, missing: missing.join('') };
  const atMs = deps.clock.now();
  await deps.storage.audit.record({ atMs, who: 'system', action: 'certificate-blocked', detail });
  return fail({
    code: 'missing-glyph',
    message: `字体里没有“${missing.join('、')}”，证书暂不能出具：请管理员在字体目录放入含有这些字的字体。`,
  });
}

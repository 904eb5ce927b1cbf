/** The sheet of a found certificate: its state in one line, then every printed field. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PublicCertificate, PublicSm2 } from '../../domain/api/api.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import type { AnnualClaim, CertificateState, CourseClaim } from '../../domain/certificate/claim.ts';
import { readCertificateCode } from '../../domain/certificate/code.ts';
import { CATEGORIES } from '../../domain/policy/policy.ts';
import { longDay, longInstant } from '../../drawing/dates.ts';
import { formatShare } from '../../drawing/share.ts';
import { record } from '../../i18n/record.ts';
import type { Found } from './inquiry.ts';

type Field = readonly [name: string, value: TemplateResult | string];

const TAG: Readonly<Record<CertificateState, string>> = {
  valid: 'met',
  superseded: 'neutral',
  revoked: 'unmet',
};

export function drawCertificate({ certificate, wholeName, log }: Found): TemplateResult {
  const words = record.verify;
  const { claim, state, stateReason } = certificate;
  return html`<section class="sheet result ${claim.isSample ? 'sample' : ''}" aria-labelledby="result">
    ${claim.isSample ? html`<span class="sample-mark" aria-hidden="true">${words.sample}</span>` : nothing}
    <h2 id="result" tabindex="-1">${words.result}</h2>
    <p class="verdict ${state}">
      <span class="tag ${TAG[state]}">${record.certificates.states[state]}</span>
      <strong>${stateLine(state)}</strong>
      ${stateReason ? drawReason(stateReason) : nothing}
    </p>
    ${claim.isSample ? html`<p class="error"><strong>${words.sampleLine}</strong></p>` : nothing}
    <p class="muted">${words.compare}</p>
    <dl class="num">
      ${fieldsOf(certificate, wholeName, log).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
    </dl>
  </section>`;
}

function stateLine(state: CertificateState): string {
  const words = record.verify;
  const lines = { valid: words.validLine, superseded: words.supersededLine, revoked: words.revokedLine };
  return lines[state];
}

function fieldsOf(
  certificate: PublicCertificate,
  wholeName: string | undefined,
  log: Found['log'],
): readonly Field[] {
  const words = record.verify;
  const { claim } = certificate;
  return [
    [words.name, wholeName ?? claim.name],
    [words.staffNumber, claim.staffNumberMasked],
    [words.unit, claim.unit],
    [words.year, words.yearValue(claim.year)],
    ...(claim.kind === 'course' ? courseFields(claim) : annualFields(claim)),
    [words.asOf, longDay(claim.asOf)],
    [words.issuer, claim.issuer],
    [words.codeField, html`<span class="code">${certificate.code}</span>`],
    [words.issuedAt, longInstant(certificate.issuedAt)],
    [words.log, logOf(claim)],
    ...(log ? [[words.logProof, drawLogProof(log)] as const] : []),
    [words.pdfHash, code(certificate.pdfHash)],
    [words.keyId, code(certificate.keyId)],
    ...(certificate.sm2 ? [[words.sm2, drawSm2(certificate.sm2)] as const] : []),
  ];
}

function drawLogProof({ isProved, treeSize, signedAtMs }: NonNullable<Found['log']>): TemplateResult {
  const words = record.verify;
  const when = longInstant(new Date(signedAtMs).toISOString());
  return isProved
    ? html`<span class="same">${words.logProved(treeSize.toLocaleString('zh-CN'), when)}</span>`
    : html`<span class="error">${words.logBroken}</span>`;
}

/** The whole text that was signed is not public: the name is masked. */
function drawSm2({ keyId, isVerified }: PublicSm2): TemplateResult {
  const words = record.verify;
  return isVerified
    ? html`<span class="same">${words.sm2Good}</span> · ${code(keyId)}`
    : html`<span class="error">${words.sm2Bad}</span> · ${code(keyId)}`;
}

/** A superseded certificate names the one that took its place. */
function drawReason(reason: string): TemplateResult {
  const successor = readCertificateCode(reason);
  return successor === undefined
    ? html`<span>${record.certificates.reason(reason)}</span>`
    : html`<span>${record.verify.successor} <a class="code" href=${`/verify/?code=${successor}`}>${successor}</a></span>`;
}

function annualFields(claim: AnnualClaim): readonly Field[] {
  const words = record.verify;
  const required = formatCreditHours(claim.requiredCentihours);
  return [
    [words.ethics, words.ethicsValue(formatCreditHours(claim.ethicsCentihours), required)],
    [words.categories, drawCategories(claim)],
    [words.share, describeShare(claim)],
    [words.reading, words.readings[claim.share.reading]],
    [words.legalBasis, claim.legalBasis],
    [words.policy, words.policyValue(claim.policyId, claim.policyVersion)],
  ];
}

function courseFields({ course }: CourseClaim): readonly Field[] {
  const words = record.verify;
  return [
    [words.course, words.courseValue(course.title, course.version)],
    [words.credit, record.certificates.hours(formatCreditHours(course.creditCentihours))],
    [words.minutes, words.minutesValue(String(course.minutes))],
    [words.score, words.scoreValue(course.scorePercent)],
    [words.completedOn, longDay(course.completedOn)],
    [words.entry, code(course.entry)],
    [words.contentHash, code(course.contentHash)],
  ];
}

function drawCategories(claim: AnnualClaim): TemplateResult {
  return html`<ul class="categories">
    ${CATEGORIES.filter((category) => claim.totals[category] !== 0).map(
      (category) =>
        html`<li>${record.hours.kindWithHours(record.kinds[category], formatCreditHours(claim.totals[category]))}</li>`,
    )}
  </ul>`;
}

/** The share as two numbers; rounded down for display, while the state was decided on the exact numbers. */
function describeShare({ share }: AnnualClaim): string {
  const words = record.verify;
  const required = formatShare(share.requiredBasisPoints);
  if (share.denominatorCentihours <= 0) return words.shareUnknown(required);
  const basisPoints = Math.floor((share.numeratorCentihours * 10_000) / share.denominatorCentihours);
  const numbers = words.shareValue(
    formatCreditHours(share.numeratorCentihours),
    formatCreditHours(share.denominatorCentihours),
    formatShare(basisPoints),
    required,
  );
  return share.state === 'notAssessable' ? numbers : words.shareWithState(numbers, share.state === 'met');
}

function logOf({ log }: PublicCertificate['claim']): TemplateResult {
  return html`${record.verify.logValue(log.treeSize.toLocaleString('zh-CN'))} · ${code(log.rootHash)}`;
}

function code(text: string): TemplateResult {
  return html`<code>${text}</code>`;
}

/** What the paper or the file in hand is worth, drawn: whether it is genuine, and what on it is not what was issued. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import type { CompactField } from '../../domain/certificate/check-paper.ts';
import { type CertificateClaim, certifiedCentihours } from '../../domain/certificate/claim.ts';
import type { CompactClaim } from '../../domain/certificate/compact-claim.ts';
import { longDay } from '../../drawing/dates.ts';
import { record } from '../../i18n/record.ts';
import type { Found, Held } from './inquiry.ts';

const words = record.verify.held;

export function drawHeld(held: Held, found: Found | undefined): TemplateResult | typeof nothing {
  if (!held.compact && !held.file) return nothing;
  return html`<section class="sheet held" aria-labelledby="held">
    <h2 id="held" tabindex="-1">${held.file ? words.fileHeading : words.compactHeading}</h2>
    ${held.compact ? drawCompact(held.compact, found) : nothing}
    ${held.file ? html`${drawFile(held.file, found)} ${drawSm2(held.file, found)}` : nothing}
  </section>`;
}

function tell(isGood: boolean | undefined, sentence: string): TemplateResult {
  const mark = isGood === undefined ? '' : isGood ? '✓ ' : '✗ ';
  const tone = isGood === undefined ? 'muted' : isGood ? 'same' : 'error';
  return html`<p class=${tone}><span aria-hidden="true">${mark}</span>${sentence}</p>`;
}

function drawCompact(compact: NonNullable<Held['compact']>, found: Found | undefined): TemplateResult {
  const { claim, signature } = compact;
  if (signature === 'bad') return tell(false, words.compactBad);
  if (signature !== 'good') {
    return html`${tell(undefined, words.compactNoKey(claim.keyId))} ${found ? drawDifferences(claim, found) : drawFacts(claim)}`;
  }
  return html`${tell(true, words.compactGood(claim.keyId))}
    ${found ? drawDifferences(claim, found) : drawFacts(claim)}`;
}

/** Without the portal: what the code itself says. */
function drawFacts(claim: CompactClaim): TemplateResult {
  const shown = FIELDS.filter((field) => field !== 'isSample' && (field !== 'title' || claim.title !== ''));
  return html`${claim.isSample ? html`<p class="error"><strong>${record.verify.sampleLine}</strong></p>` : nothing}
    <dl class="num">
      ${shown.map((field) => html`<div><dt>${words.fields[field]}</dt><dd>${shownOf(claim, field)}</dd></div>`)}
    </dl>`;
}

function drawDifferences(
  claim: CompactClaim,
  { differences, certificate, wholeName }: Found,
): TemplateResult {
  if (differences.length === 0) return tell(true, words.compactSame);
  const issued = { ...certificate.claim, name: wholeName ?? certificate.claim.name };
  return html`${tell(false, words.compactOther)}
    <div class="wide" role="region" aria-label=${words.differences} tabindex="0">
      <table>
        <caption>${words.differences}</caption>
        <thead>
          <tr><th scope="col">${words.field}</th><th scope="col">${words.inHand}</th><th scope="col">${words.issued}</th></tr>
        </thead>
        <tbody>
          ${differences.map(
            (field) => html`<tr>
              <th scope="row">${words.fields[field]}</th>
              <td>${shownOf(claim, field)}</td>
              <td>${shownOf(shortOf(issued), field)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function drawFile(file: NonNullable<Held['file']>, found: Found | undefined): TemplateResult {
  const { name, hash, pdf, signature } = file;
  if (found && hash === found.certificate.pdfHash) return tell(true, record.verify.fileSame(name));
  if (!pdf) return html`${tell(false, found ? record.verify.fileOther(name) : words.fileNoProof(name))}`;
  if (signature === 'no-key' || signature === 'foreign')
    return tell(undefined, words.fileNoKey(pdf.proof.keyId));
  if (found) {
    return html`${tell(false, words.fileEdited(name))}
      ${tell(undefined, pdf.isClaimSigned ? words.claimStands : words.claimForged)}`;
  }
  if (pdf.isIntact) return html`${tell(true, words.fileIntact(name))} ${drawClaim(pdf.proof.claim)}`;
  return html`${tell(false, words.fileEdited(name))}
    ${pdf.isClaimSigned ? drawClaim(pdf.proof.claim) : tell(undefined, words.claimForged)}`;
}

/** Only a file that is whole vouches for the key in it. */
function drawSm2(
  { sm2, hash, signature }: NonNullable<Held['file']>,
  found: Found | undefined,
): TemplateResult | typeof nothing {
  if (!sm2) return nothing;
  if (sm2.state === 'unchecked') return tell(undefined, words.sm2Unchecked(sm2.keyId));
  if (sm2.state !== 'good') return tell(false, words.sm2Bad(sm2.keyId));
  const isWhole = signature === 'good' || hash === found?.certificate.pdfHash;
  return isWhole ? tell(true, words.sm2Good(sm2.keyId)) : tell(undefined, words.sm2Unproved(sm2.keyId));
}

function drawClaim(claim: CertificateClaim | undefined): TemplateResult | typeof nothing {
  return claim ? html`<p class="muted">${words.claimInFile}</p>${drawFacts(shortOf(claim))}` : nothing;
}

const FIELDS: readonly CompactField[] = [
  ...(['name', 'year', 'kind', 'title', 'centihours', 'asOf', 'issuer', 'code', 'isSample'] as const),
];

function shortOf(claim: CertificateClaim): CompactClaim {
  const { kind, isSample, code, year, asOf, name, issuer } = claim;
  const title = claim.kind === 'course' ? claim.course.title : '';
  return {
    kind,
    isSample,
    code,
    year,
    asOf,
    name,
    issuer,
    title,
    keyId: '',
    centihours: certifiedCentihours(claim),
  };
}

function shownOf(claim: CompactClaim, field: CompactField): string {
  if (field === 'kind') return words.kinds[claim.kind];
  if (field === 'year') return record.verify.yearValue(claim.year);
  if (field === 'centihours') return record.certificates.hours(formatCreditHours(claim.centihours));
  if (field === 'asOf') return longDay(claim.asOf);
  if (field === 'isSample') return claim.isSample ? record.verify.sample : words.notSample;
  return claim[field] || '—';
}

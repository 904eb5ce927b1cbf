/** One's own certificates, the valid first; without one of a year, what is still missing for it. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { CertificateListItem, HoursView } from '../../domain/api/api.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import type { CertificateState } from '../../domain/certificate/claim.ts';
import { isYearMet, type RequirementAssessment } from '../../domain/policy/assess-year.ts';
import { longDay, longInstant } from '../../drawing/dates.ts';
import { figures } from '../../drawing/figures.styles.ts';
import { missingShareCentihours } from '../../drawing/share.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { record } from '../../i18n/record.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { myCertificatesStyles } from './my-certificates.styles.ts';

interface Shelf {
  readonly certificates: readonly CertificateListItem[];
  /** Only read when there is no valid certificate of a year. */
  readonly hours: HoursView | undefined;
}

const RANK: Readonly<Record<CertificateState, number>> = { valid: 0, superseded: 1, revoked: 2 };
const TAG: Readonly<Record<CertificateState, string>> = {
  valid: 'met',
  superseded: 'neutral',
  revoked: 'unmet',
};

export class MyCertificates extends LitElement {
  static override styles = [controls, figures, myCertificatesStyles];

  readonly #shelf = new Loaded<Shelf>(this, readShelf);

  protected override render(): TemplateResult {
    return drawLoaded(this.#shelf, record.certificates.signedOut, drawShelf);
  }
}

async function readShelf(): Promise<Outcome<Shelf>> {
  const certificates = await api.get<readonly CertificateListItem[]>('/api/me/certificates');
  if (!certificates.ok) return certificates;
  if (certificates.value.some(({ kind, state }) => kind === 'annual' && state === 'valid')) {
    return { ok: true, value: { certificates: certificates.value, hours: undefined } };
  }
  const hours = await api.get<HoursView>('/api/me/hours');
  return hours.ok ? { ok: true, value: { certificates: certificates.value, hours: hours.value } } : hours;
}

function drawShelf({ certificates, hours }: Shelf): TemplateResult {
  const sorted = [...certificates].sort(
    (left, right) =>
      RANK[left.state] - RANK[right.state] ||
      left.kind.localeCompare(right.kind) ||
      Date.parse(right.issuedAt) - Date.parse(left.issuedAt),
  );
  return html`${hours ? drawMissing(hours, sorted.length === 0) : nothing}
    ${sorted.length > 0 ? html`<ul class="certificates">${sorted.map(drawCertificate)}</ul>` : nothing}`;
}

function drawCertificate(certificate: CertificateListItem): TemplateResult {
  const words = record.certificates;
  const { state, stateReason } = certificate;
  const { courseTitle } = certificate;
  const title = courseTitle === undefined ? words.title(certificate.year) : words.courseTitle(courseTitle);
  return html`<li class="sheet certificate ${state}">
    <div class="head">
      <h2>${title}</h2>
      <span class="tag ${TAG[state]}">${state === 'valid' ? html`<span aria-hidden="true">✓</span>` : nothing}${words.states[state]}</span>
    </div>
    <p class="figure num">${formatCreditHours(certificate.centihours)} <small>${record.hours.creditHours}</small></p>
    ${state === 'valid' ? nothing : html`<p>${words.explained[state]}${stateReason ? words.reason(stateReason) : nothing}</p>`}
    <dl class="num">
      <div><dt>${words.code}</dt><dd class="code">${certificate.code}</dd></div>
      <div><dt>${words.asOf}</dt><dd>${longDay(certificate.asOf)}</dd></div>
      <div><dt>${words.issuedAt}</dt><dd>${longInstant(certificate.issuedAt)}</dd></div>
    </dl>
    <p class="actions">
      <a class="button ${state === 'valid' ? 'first' : ''}" href=${certificate.pdfUrl} download aria-label=${words.downloadOf(title)}>${words.download}</a>
      <a class="button" href=${certificate.badgeUrl} download aria-label=${words.badgeOf(title)}>${words.badge}</a>
      <a class="button" href=${certificate.verifyUrl} aria-label=${words.verifyOf(title)}>${words.verify}</a>
    </p>
  </li>`;
}

function drawMissing(hours: HoursView, isFirst: boolean): TemplateResult {
  const words = record.certificates;
  const open = hours.requirements.filter((assessment) => assessment.state !== 'met');
  return html`<div class="sheet state">
    <h2>${isFirst ? words.none : words.noneOfYear}</h2>
    ${
      isYearMet(hours.requirements)
        ? html`<p class="num">${words.noneMet(hours.year)}</p>`
        : html`<p class="num">${words.missing(hours.year)}</p>
            <ul class="missing num">${open.map((assessment) => html`<li>${describeMissing(assessment)}</li>`)}</ul>`
    }
    <a class="button first" href="/my/hours/">${words.toHours}</a>
  </div>`;
}

function describeMissing(assessment: RequirementAssessment): string {
  const words = record.certificates;
  if (assessment.state === 'notAssessable') return words.notAssessable(assessment.title);
  if (assessment.kind === 'minimumShare') {
    return words.missingShare(assessment.title, formatCreditHours(missingShareCentihours(assessment)));
  }
  if (assessment.kind === 'minimumPrinciples') {
    const open = assessment.principles.filter(({ state }) => state !== 'met');
    const titles = open.map(({ principle }) => record.policy.principles[principle]);
    return words.missingPrinciples(assessment.title, titles);
  }
  const missing = assessment.requiredCentihours - assessment.achievedCentihours;
  return words.missingHours(assessment.title, formatCreditHours(missing));
}

customElements.define('md-my-certificates', MyCertificates);

declare global {
  interface HTMLElementTagNameMap {
    'md-my-certificates': MyCertificates;
  }
}

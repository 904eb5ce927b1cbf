/** What was issued: found by name, number or code; each with its state, and what may be done with it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { IssuedRow, IssuedView } from '../../domain/api/certificates.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import type { CertificateState } from '../../domain/certificate/claim.ts';
import { longInstant } from '../../drawing/dates.ts';
import { certificateDesk } from '../../i18n/certificate-desk.ts';

const words = certificateDesk.issued;
const STATES: readonly CertificateState[] = ['valid', 'superseded', 'revoked'];
const TAG: Readonly<Record<CertificateState, string>> = {
  valid: 'met',
  superseded: 'neutral',
  revoked: 'unmet',
};

export interface IssuedState {
  /** Undefined before anything was looked for. */
  readonly found: IssuedView | undefined;
  readonly years: readonly number[];
  readonly mayChange: boolean;
  readonly trouble: string;
}

export interface IssuedActions {
  readonly find: (event: SubmitEvent) => void;
  readonly more: () => void;
  readonly revoke: (row: IssuedRow) => void;
  readonly reissue: (row: IssuedRow) => void;
}

export function drawIssued(state: IssuedState, actions: IssuedActions): TemplateResult {
  const { found, years, trouble } = state;
  return html`<section aria-labelledby="issued">
    <h2 id="issued">${words.title}</h2>
    <form class="find" role="search" novalidate @submit=${actions.find}>
      <div class="field"><label for="text">${words.find}</label><input id="text" name="text" type="search" maxlength="60" /></div>
      <div class="field"><label for="of-year">${words.year}</label><select id="of-year" name="year" class="num">
        <option value="">${words.anyYear}</option>
        ${years.map((year) => html`<option value=${year}>${certificateDesk.issue.yearOption(year)}</option>`)}
      </select></div>
      <div class="field"><label for="state">${words.state}</label><select id="state" name="state">
        <option value="">${words.anyState}</option>
        ${STATES.map((one) => html`<option value=${one}>${certificateDesk.states[one]}</option>`)}
      </select></div>
      <button class="button" type="submit">${words.submit}</button>
    </form>
    <p class="error" role="alert">${trouble}</p>
    ${found ? drawFound(found, state, actions) : html`<p class="muted">${words.start}</p>`}
  </section>`;
}

function drawFound(
  { rows, next }: IssuedView,
  { mayChange }: IssuedState,
  actions: IssuedActions,
): TemplateResult {
  if (rows.length === 0) return html`<p class="muted" role="status">${words.none}</p>`;
  return html`<table class="stacks">
      <caption>${words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">${words.holder}</th>
          <th scope="col">${words.about}</th>
          <th scope="col" class="amount">${words.hours}</th>
          <th scope="col">${words.issuedAt}</th>
          <th scope="col">${words.state}</th>
          <th scope="col">${words.actions}</th>
        </tr>
      </thead>
      <tbody>${rows.map((row) => drawRow(row, mayChange, actions))}</tbody>
    </table>
    ${next === undefined ? nothing : html`<button class="button small" type="button" @click=${actions.more}>${words.more}</button>`}`;
}

function drawRow(row: IssuedRow, mayChange: boolean, actions: IssuedActions): TemplateResult {
  const { code, state } = row;
  const title = row.courseTitle === undefined ? words.annual(row.year) : words.course(row.courseTitle);
  return html`<tr class=${state === 'valid' ? '' : 'ended'}>
    <th scope="row">${row.name}<span class="muted num">${row.staffNumber}</span><span class="muted">${row.unit}</span></th>
    <td data-label=${words.about}><span>${title}<span class="muted num code">${code}</span></span></td>
    <td class="amount" data-label=${words.hours}>${formatCreditHours(row.centihours)}</td>
    <td class="num" data-label=${words.issuedAt}><span>${longInstant(row.issuedAt)}<span class="muted">${words.by(row.issuedBy)}</span></span></td>
    <td data-label=${words.state}><span><span class="tag ${TAG[state]}">${certificateDesk.states[state]}</span>${drawEnd(row)}</span></td>
    <td><span class="actions">
      <a class="button small" href=${row.pdfUrl} download aria-label=${words.pdfOf(code)}>${words.pdf}</a>
      ${
        mayChange && state === 'valid'
          ? html`<button class="button small" type="button" aria-label=${words.revokeOf(code)} @click=${() => actions.revoke(row)}>${words.revoke}</button>`
          : nothing
      }
      ${
        mayChange && state === 'revoked'
          ? html`<button class="button small" type="button" aria-label=${words.reissueOf(code)} @click=${() => actions.reissue(row)}>${words.reissue}</button>`
          : nothing
      }
    </span></td>
  </tr>`;
}

function drawEnd({ state, stateReason, endedBy, endedAt }: IssuedRow): TemplateResult | typeof nothing {
  if (state === 'valid') return nothing;
  const why = stateReason ?? '';
  return html`<span class="muted">${state === 'superseded' ? words.replacedBy(why) : words.reason(why)}</span>
    ${endedBy && endedAt ? html`<span class="muted num">${words.endedBy(endedBy, longInstant(endedAt))}</span>` : nothing}`;
}

export function drawRevocation(
  row: IssuedRow | undefined,
  { isBusy, trouble }: { readonly isBusy: boolean; readonly trouble: string },
  { submit, closed }: { readonly submit: (event: SubmitEvent) => void; readonly closed: () => void },
): TemplateResult {
  const asked = certificateDesk.dialog;
  return html`<dialog aria-labelledby="asked" aria-describedby="effect" @close=${closed}>
    ${
      row
        ? html`<form class="question" novalidate @submit=${submit}>
            <h2 id="asked">${asked.title(row.name)}</h2>
            <p id="effect" class="num">${asked.effect(row.code)}</p>
            <div class="field">
              <label for="reason">${asked.reason}</label>
              <textarea id="reason" name="reason" rows="3" maxlength="200" required aria-describedby="reason-trouble" aria-invalid=${trouble === '' ? nothing : 'true'}></textarea>
              <p id="reason-trouble" class="error" role="alert">${trouble}</p>
            </div>
            <div class="actions">
              <button class="button" type="button" @click=${(event: Event) => (event.target as HTMLElement).closest('dialog')?.close()}>${asked.no}</button>
              <button class="button first" type="submit" aria-disabled=${isBusy ? 'true' : nothing}>${asked.yes}</button>
            </div>
          </form>`
        : nothing
    }
  </dialog>`;
}

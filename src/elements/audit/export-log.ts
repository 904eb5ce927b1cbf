/** Who took which data out of the portal, newest first. */
import { html, type TemplateResult } from 'lit';
import type { ExportView } from '../../domain/api/audits.ts';
import { longInstant } from '../../drawing/dates.ts';
import { audit } from '../../i18n/audit.ts';

export function drawExports(exports: readonly ExportView[]): TemplateResult {
  const words = audit.exports;
  const columns = [words.when, words.who, words.what];
  return html`<section aria-labelledby="exports"><h2 id="exports">${words.heading}</h2>
    <p class="muted">${words.hint}</p>
    ${
      exports.length === 0
        ? html`<p>${words.none}</p>`
        : html`<div class="wide" role="region" tabindex="0" aria-label=${words.caption}><table>
      <caption class="visually-hidden">${words.caption}</caption>
      <thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}<th scope="col" class="amount">${words.rows}</th></tr></thead>
      <tbody>${exports.map(
        (
          one,
        ) => html`<tr><td class="num">${longInstant(one.at)}</td><td>${one.who === 'system' ? words.system : one.who}</td>
          <td>${describeExport(one)}</td><td class="amount">${one.detail.rows ?? ''}</td></tr>`,
      )}</tbody></table></div>`
    }</section>`;
}

function describeExport({ action, detail }: ExportView): string {
  const words = audit.exports;
  const name = words.actions[action] ?? action;
  const kind = typeof detail.kind === 'string' ? words.kinds[detail.kind] : undefined;
  const year = detail.year === undefined ? undefined : `${detail.year}`;
  return [name, kind, year].filter((part) => part !== undefined).join(' · ');
}

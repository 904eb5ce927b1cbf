/** Past imports: who, when, how many rows and hours, and what became of each. */
import { html, type TemplateResult } from 'lit';
import type { HoursImportView } from '../../domain/api/hours-imports.ts';
import type { ImportState } from '../../domain/hours-import/hours-import.ts';
import { longInstant } from '../../drawing/dates.ts';
import { hoursImports } from '../../i18n/hours-imports.ts';
import { count, hours } from './figures.ts';

const words = hoursImports.list;

const TAGS: Record<ImportState, string> = {
  reading: 'neutral',
  unusable: 'unmet',
  ready: 'unmet',
  posting: 'neutral',
  posted: 'met',
  reversing: 'neutral',
  reversed: 'neutral',
  dropped: 'neutral',
};

export function drawList(
  imports: readonly HoursImportView[],
  open: (one: HoursImportView) => void,
): TemplateResult {
  return html`<section aria-labelledby="past">
    <h2 id="past" tabindex="-1">${words.title}</h2>
    ${imports.length === 0 ? html`<p class="muted">${words.none}</p>` : drawTable(imports, open)}
  </section>`;
}

function drawTable(
  imports: readonly HoursImportView[],
  open: (one: HoursImportView) => void,
): TemplateResult {
  return html`<table class="past">
    <thead>
      <tr>
        <th scope="col">${words.file}</th>
        <th scope="col">${words.who}</th>
        <th scope="col" class="amount">${words.rows}</th>
        <th scope="col" class="amount">${words.hours}</th>
        <th scope="col">${words.state}</th>
        <th scope="col"><span class="visually-hidden">${words.openShort}</span></th>
      </tr>
    </thead>
    <tbody>
      ${imports.map(
        (one) => html`<tr>
          <th scope="row">${one.fileName}</th>
          <td data-label=${words.who}><span>${one.uploaded.by} <span class="muted num">${longInstant(one.uploaded.at)}</span></span></td>
          <td class="amount" data-label=${words.rows}>${[one.rows.new, one.rows.known, one.rows.refused].map(count).join('／')}</td>
          <td class="amount" data-label=${words.hours}>${hours(one.centihours)}</td>
          <td data-label=${words.state}><span class="tag ${TAGS[one.state]}">${hoursImports.states[one.state]}</span></td>
          <td class="open"><button class="button small" type="button" aria-label=${words.open(one.fileName)} @click=${() => open(one)}>${words.openShort}</button></td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

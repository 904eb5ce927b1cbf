/** What was imported and changed before: who, when, how much, and what became of each. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RosterImportView } from '../../domain/api/roster.ts';
import type { RosterImportState } from '../../domain/roster/roster-import.ts';
import { count } from '../../drawing/amounts.ts';
import { longInstant } from '../../drawing/dates.ts';
import { roster } from '../../i18n/roster.ts';

const words = roster.list;

const TAGS: Record<RosterImportState, string> = {
  reading: 'neutral',
  unusable: 'unmet',
  ready: 'unmet',
  confirming: 'neutral',
  writing: 'neutral',
  done: 'met',
  undoing: 'neutral',
  undone: 'neutral',
  dropped: 'neutral',
};

export function drawList(
  imports: readonly RosterImportView[],
  open: (one: RosterImportView) => void,
): TemplateResult {
  return html`<section aria-labelledby="past">
    <h2 id="past" tabindex="-1">${words.title}</h2>
    ${imports.length === 0 ? html`<p class="muted">${words.none}</p>` : drawTable(imports, open)}
  </section>`;
}

function drawTable(
  imports: readonly RosterImportView[],
  open: (one: RosterImportView) => void,
): TemplateResult {
  return html`<table class="past">
    <caption class="visually-hidden">${words.title}</caption>
    <thead>
      <tr>
        <th scope="col">${words.name}</th>
        <th scope="col">${words.who}</th>
        <th scope="col" class="amount">${words.rows}</th>
        <th scope="col">${words.state}</th>
        <th scope="col"><span class="visually-hidden">${words.openShort}</span></th>
      </tr>
    </thead>
    <tbody>
      ${imports.map((one) => {
        const { added, changed, moved, left } = one.rows;
        return html`<tr>
          <th scope="row">${one.fileName} ${one.origin === 'hand' ? html`<span class="muted">${words.hand}</span>` : nothing}</th>
          <td data-label=${words.who}><span>${one.uploaded.by} <span class="muted num">${longInstant(one.uploaded.at)}</span></span></td>
          <td class="amount" data-label=${words.rows}>${[added, changed, moved, left].map(count).join('／')}</td>
          <td data-label=${words.state}><span class="tag ${TAGS[one.state]}">${roster.states[one.state]}</span></td>
          <td class="open"><button class="button small" type="button" aria-label=${words.open(one.fileName)} @click=${() => open(one)}>${words.openShort}</button></td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

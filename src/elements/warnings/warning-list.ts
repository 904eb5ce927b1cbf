/** Everybody who was warned within reach: what waits for whom, by the step they are at. */
import { html, nothing, type TemplateResult } from 'lit';
import type { WarningLine, WarningsView } from '../../domain/api/warnings.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import { WARNING_STATES } from '../../domain/warning/warning.ts';
import { quarterText, warningTag } from '../../drawing/warning-case.ts';
import { warnings } from '../../i18n/warnings.ts';
import { type Place, pathOf } from './place.ts';

const words = warnings.list;

export type Go = (event: MouseEvent, place: Place) => void;

export function drawList(view: WarningsView, place: Place, go: Go): TemplateResult {
  const all = Object.values(view.counts).reduce((sum, count) => sum + count, 0);
  if (all === 0) return html`<div class="sheet state"><h2>${words.none}</h2><p>${words.noneHint}</p></div>`;
  return html`<nav class="steps-of bar" aria-label=${words.label}>
      ${drawFilter(words.count(words.all, all), undefined, place, go)}
      ${WARNING_STATES.filter((state) => view.counts[state] > 0 || state === place.state).map((state) =>
        drawFilter(words.count(warnings.states[state], view.counts[state]), state, place, go),
      )}
    </nav>
    ${view.warnings.length === 0 ? html`<p class="sheet">${words.noneOfState}</p>` : drawTable(view, place, go)}
    ${drawPages(view, place, go)}`;
}

function drawFilter(name: string, state: Place['state'], shown: Place, go: Go): TemplateResult {
  const place: Place = { id: undefined, state, page: 0 };
  return html`<a class="num" href=${pathOf(place)} aria-current=${state === shown.state ? 'page' : nothing}
    @click=${(event: MouseEvent) => go(event, place)}>${name}</a>`;
}

function drawTable(view: WarningsView, place: Place, go: Go): TemplateResult {
  const { columns } = words;
  return html`<table class="num stacks">
      <caption class="visually-hidden">${words.caption}</caption>
      <thead><tr><th scope="col">${columns.person}</th><th scope="col">${columns.state}</th><th scope="col">${columns.unit}</th>
        <th scope="col">${columns.quarters}</th><th scope="col" class="amount">${columns.hours}</th></tr></thead>
      <tbody>${view.warnings.map((line) => drawRow(line, place, go))}</tbody>
    </table>`;
}

function drawRow(line: WarningLine, shown: Place, go: Go): TemplateResult {
  const { id, person, first, second, waitsFor, waitsForPerson } = line;
  const place: Place = { ...shown, id };
  const hours = words.ofHours(
    formatCreditHours(second.countedCentihours),
    formatCreditHours(second.requiredCentihours),
  );
  return html`<tr>
    <th scope="row"><a href=${pathOf(place)} data-id=${id} @click=${(event: MouseEvent) => go(event, place)}>${person.name}</a></th>
    <td>${warningTag(line)}${waitsFor ? html`<span class="muted who">${warnings.waitsFor[waitsFor]}</span>` : nothing}
      ${waitsForPerson ? html`<span class="muted who">${warnings.waitsForPerson}</span>` : nothing}</td>
    <td>${person.unit}</td>
    <td data-label=${words.columns.quarters}>${words.pair(quarterText(first), quarterText(second))}</td>
    <td class="amount" data-label=${words.columns.hours}>${hours}</td>
  </tr>`;
}

function drawPages({ found, page, pageSize, warnings: shown }: WarningsView, place: Place, go: Go) {
  if (found <= pageSize) return nothing;
  const from = page * pageSize;
  const to = (at: number, name: string) => {
    const there: Place = { ...place, page: at };
    return html`<a href=${pathOf(there)} @click=${(event: MouseEvent) => go(event, there)}>${name}</a>`;
  };
  return html`<p class="pages num">${page > 0 ? to(page - 1, words.earlier) : nothing}
    <span class="muted">${words.place(from + 1, from + shown.length, found)}</span>
    ${from + shown.length < found ? to(page + 1, words.later) : nothing}</p>`;
}

/** The table of a unit's people, a page of it at a time; narrow screens see the rows as cards. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PersonStatusView, UnitPeopleView } from '../../domain/api/api.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import { record } from '../../i18n/record.ts';
import { countOf } from './lagging.ts';

export const PAGE_SIZE = 100;

const TAG = { met: 'met', unmet: 'unmet', notAssessable: 'neutral' } as const;

export function drawCounts({ people, requiredCentihours }: UnitPeopleView): TemplateResult {
  const words = record.desk;
  const unassessable = people.filter((person) => person.shareState === 'notAssessable').length;
  return html`<div class="counts num">
    <p class="figure-line">${words.metCount(countOf(people, 'met'), people.length)}</p>
    <ul class="key">
      <li>${words.hoursCount(countOf(people, 'hours'))}</li>
      <li>${words.shareCount(countOf(people, 'share'))}</li>
      ${unassessable > 0 ? html`<li>${words.unassessableCount(unassessable)}</li>` : nothing}
      <li>${words.required(formatCreditHours(requiredCentihours))}</li>
    </ul>
  </div>`;
}

/** How many were found, and the way through the pages when there are several. */
export function drawPages(
  count: number,
  page: number,
  turn: (page: number) => Promise<void>,
  place: 'start' | 'end' = 'start',
): TemplateResult {
  const words = record.desk;
  if (count <= PAGE_SIZE) return html`<p class="muted num" role="status">${words.found(count)}</p>`;
  const last = Math.ceil(count / PAGE_SIZE) - 1;
  const to = Math.min(count, (page + 1) * PAGE_SIZE);
  return html`<nav class="pages" aria-label=${words.pages[place]}>
    <span class="muted num" role=${place === 'start' ? 'status' : nothing}>${words.range(page * PAGE_SIZE + 1, to, count)}</span>
    <button class="button small" type="button" ?disabled=${page === 0} @click=${() => void turn(page - 1)}>${words.previous}</button>
    <button class="button small" type="button" ?disabled=${page >= last} @click=${() => void turn(page + 1)}>${words.next}</button>
  </nav>`;
}

/** Roles are written out because a table drawn as cards loses them in Chromium. */
export function drawPeople(view: UnitPeopleView, people: readonly PersonStatusView[]): TemplateResult {
  const words = record.desk;
  if (people.length === 0) return html`<p class="sheet">${words.none}</p>`;
  const columns = [
    words.name,
    words.staffNumber,
    words.unitColumn,
    words.hours,
    words.shareColumn,
    words.state,
  ];
  return html`<p class="muted order">${words.order}</p>
  <table role="table" tabindex="-1" aria-label=${words.caption(view.unit.name, view.year)}>
    <thead role="rowgroup"><tr role="row">${columns.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
    <tbody role="rowgroup">
      ${repeat(
        people,
        (person) => person.personId,
        (person) => drawPerson(person, view.requiredCentihours),
      )}
    </tbody>
  </table>`;
}

function drawPerson(person: PersonStatusView, requiredCentihours: number): TemplateResult {
  const words = record.desk;
  const state = person.isMet ? words.isMet : words.isUnmet;
  return html`<tr role="row">
    <th role="rowheader" scope="row">${person.name}</th>
    <td role="cell" class="num" data-label=${words.staffNumber}>${person.staffNumber}</td>
    <td role="cell" data-label=${words.unitColumn}>${person.unit}</td>
    <td role="cell" class="num hours" data-label=${words.hours}>
      <span>${words.hoursOf(formatCreditHours(person.countedCentihours), formatCreditHours(requiredCentihours))}</span>
      ${drawBar(person.countedCentihours, requiredCentihours)}
    </td>
    <td role="cell" class="share ${TAG[person.shareState]}" data-label=${words.shareColumn}>${words.shareStates[person.shareState]}</td>
    <td role="cell" class="state-cell"><span class="tag ${person.isMet ? 'met' : 'unmet'}">${person.isMet ? html`<span aria-hidden="true">✓</span>` : nothing}${state}</span></td>
  </tr>`;
}

/** An ornament beside the number, which says the same. */
function drawBar(centihours: number, requiredCentihours: number): TemplateResult {
  const full =
    requiredCentihours <= 0 ? 100 : Math.min(100, (Math.max(0, centihours) * 100) / requiredCentihours);
  return html`<svg class="bar" aria-hidden="true"><rect class="bed" width="100%" height="100%" /><rect class=${full >= 100 ? 'full' : 'part'} width="${full}%" height="100%" /></svg>`;
}

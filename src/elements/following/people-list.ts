/** The people behind a figure, a page of them at a time; each opens the own year. Narrow screens see cards. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FollowedPeople, FollowedPerson } from '../../domain/api/following.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import { drawLength } from '../../drawing/charts.ts';
import { following } from '../../i18n/following.ts';

export interface ListPlace {
  readonly what: string;
  readonly year: number;
  readonly turn: (page: number) => void;
}

export function drawPeople(list: FollowedPeople, place: ListPlace): TemplateResult {
  const words = following.list;
  if (list.found === 0) return html`<p class="sheet" role="status">${words.none}</p>`;
  const hasPart = list.people.some(({ partCentihours }) => partCentihours !== undefined);
  const columns = [
    words.name,
    words.staffNumber,
    words.unit,
    words.hours,
    hasPart ? words.part : words.state,
  ];
  return html`${drawPages(list, place)}
  <p class="muted">${hasPart ? nothing : words.order}</p>
  <table class="people" role="table">
    <caption class="visually-hidden">${words.caption(place.what)}</caption>
    <thead role="rowgroup"><tr role="row">${columns.map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
    <tbody role="rowgroup">${repeat(
      list.people,
      ({ personId }) => personId,
      (person) => drawPerson(person, list.requiredCentihours, place.year),
    )}</tbody>
  </table>`;
}

function drawPages({ found, page, pageSize, people }: FollowedPeople, { turn }: ListPlace): TemplateResult {
  const words = following.list;
  const from = page * pageSize;
  const status = found <= pageSize ? words.found(found) : words.range(from + 1, from + people.length, found);
  if (found <= pageSize) return html`<p class="muted num" role="status">${status}</p>`;
  return html`<nav class="pages" aria-label=${words.pages}>
    <span class="muted num" role="status">${status}</span>
    <button class="button small" type="button" ?disabled=${page === 0} @click=${() => turn(page - 1)}>${words.previous}</button>
    <button class="button small" type="button" ?disabled=${from + people.length >= found} @click=${() => turn(page + 1)}>${words.next}</button>
  </nav>`;
}

/** Roles are written out because a table drawn as cards loses them in Chromium. */
function drawPerson(person: FollowedPerson, required: number, year: number): TemplateResult {
  const words = following.list;
  const { personId, name, countedCentihours: counted, partCentihours } = person;
  const look = counted >= required ? 'met' : 'hoursShort';
  return html`<tr role="row">
    <th role="rowheader" scope="row"><a href="/admin/person/?id=${encodeURIComponent(personId)}&year=${year}" aria-label=${words.open(name)}>${name}</a></th>
    <td role="cell" class="num" data-label=${words.staffNumber}>${person.staffNumber}</td>
    <td role="cell" data-label=${words.unit}>${person.unit}</td>
    <td role="cell" class="num hours" data-label=${words.hours}><span>${words.hoursOf(formatCreditHours(counted), formatCreditHours(required))}</span>${drawLength(counted, required, look)}</td>
    ${
      partCentihours === undefined
        ? html`<td role="cell" class="state-cell">${drawState(person, required)}</td>`
        : html`<td role="cell" class="num" data-label=${words.part}>${following.hours(formatCreditHours(partCentihours))}</td>`
    }
  </tr>`;
}

/** Met, or the one reason, with what is missing. */
function drawState({ reason, countedCentihours }: FollowedPerson, required: number): TemplateResult {
  const words = following.list;
  if (reason === null)
    return html`<span class="tag met"><span aria-hidden="true">✓</span>${words.met}</span>`;
  const missing = required - countedCentihours;
  if (reason === 'hoursShort') {
    const what = missing > 0 ? words.short(formatCreditHours(missing)) : words.principlesShort;
    return html`<span class="tag unmet">${what}</span>`;
  }
  return html`<span class="tag ${reason === 'notAssessable' ? 'neutral' : 'unmet'}">${following.reasons[reason]}</span>`;
}

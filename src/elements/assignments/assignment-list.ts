/** The year's assignments, with how many people have done each. */
import { html, nothing, type TemplateResult } from 'lit';
import type { AssignmentFacts, AssignmentsView } from '../../domain/api/assignments.ts';
import { dayWithin } from '../../drawing/dates.ts';
import { plans } from '../../i18n/plans.ts';
import { type Place, pathOf } from './place.ts';

const words = plans.assignments;

export type Go = (event: MouseEvent, place: Place) => void;

export function drawList({ year, assignments, mayMake }: AssignmentsView, go: Go): TemplateResult {
  return html`<div class="bar">
      <nav class="years" aria-label=${words.year}>
        ${[year - 1, year, year + 1].map((each) => drawYear(each, each === year, go))}
      </nav>
      ${mayMake ? html`<a class="button first" href=${pathOf({ kind: 'new' })} @click=${(event: MouseEvent) => go(event, { kind: 'new' })}>${words.make}</a>` : nothing}
    </div>
    ${assignments.length === 0 ? drawNone(year, mayMake) : drawTable(year, assignments, go)}`;
}

function drawYear(year: number, isShown: boolean, go: Go): TemplateResult {
  const place: Place = { kind: 'list', year };
  return html`<a class="num" href=${pathOf(place)} aria-current=${isShown ? 'page' : nothing}
    @click=${(event: MouseEvent) => go(event, place)}>${words.showYear(year)}</a>`;
}

function drawNone(year: number, mayMake: boolean): TemplateResult {
  return html`<div class="sheet state"><p class="num">${words.none(year)}${mayMake ? words.noneHint : ''}</p></div>`;
}

function drawTable(year: number, assignments: readonly AssignmentFacts[], go: Go): TemplateResult {
  const { columns } = words;
  return html`<table class="num stacks">
    <caption class="visually-hidden">${words.caption(year)}</caption>
    <thead><tr>
      <th scope="col">${columns.title}</th><th scope="col">${columns.unit}</th><th scope="col">${columns.due}</th>
      <th scope="col" class="amount">${columns.done}</th><th scope="col" class="amount">${columns.overdue}</th>
    </tr></thead>
    <tbody>${assignments.map((one) => drawRow(one, go))}</tbody>
  </table>`;
}

function drawRow(
  { id, title, unit, year, dueDay, counts, isWithdrawn }: AssignmentFacts,
  go: Go,
): TemplateResult {
  const place: Place = { kind: 'one', id, state: 'all', page: 1 };
  return html`<tr>
    <th scope="row"><a href=${pathOf(place)} data-id=${id} @click=${(event: MouseEvent) => go(event, place)}>${title}</a>
      ${isWithdrawn ? html` <span class="tag neutral">${words.withdrawn}</span>` : nothing}</th>
    <td data-label=${words.columns.unit}>${unit.name}</td>
    <td class="due" data-label=${words.columns.due}>${dayWithin(year, dueDay)}</td>
    <td class="amount" data-label=${words.columns.done}>${words.ofPeople(counts.done, counts.meant)}<span class="bar-done" aria-hidden="true"><i style=${`inline-size:${share(counts.done, counts.meant)}%`}></i></span></td>
    <td class="amount" data-label=${words.columns.overdue}>${counts.overdue === 0 || isWithdrawn ? '—' : html`<a class="late" href=${pathOf({ ...place, state: 'lagging' })} @click=${(event: MouseEvent) => go(event, { ...place, state: 'lagging' })}>${words.people(counts.overdue)}</a>`}</td>
  </tr>`;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part * 100) / whole);
}

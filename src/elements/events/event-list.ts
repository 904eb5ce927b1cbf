/** The year's events, newest first, and the ways to plan more. */
import { html, nothing, type TemplateResult } from 'lit';
import type { EventDeskView, EventSummary } from '../../domain/api/events.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import type { EventState } from '../../domain/event/event.ts';
import { dayWithin, longDay } from '../../drawing/dates.ts';
import { events } from '../../i18n/events.ts';
import { type Place, pathOf } from './place.ts';

const words = events.list;

const TAGS: Record<EventState, string> = {
  draft: 'neutral',
  announced: 'neutral',
  held: 'neutral',
  submitted: 'unmet',
  approved: 'neutral',
  posted: 'met',
  cancelled: 'neutral',
};

export function stateTag(state: EventState): TemplateResult {
  return html`<span class="tag ${TAGS[state]}">${events.states[state]}</span>`;
}

export interface ListActions {
  readonly go: (event: MouseEvent, place: Place) => void;
  readonly chooseYear: (year: number) => void;
}

/** @param importBox - how a sheet of events is taken in */
export function drawList(
  desk: EventDeskView,
  { go, chooseYear }: ListActions,
  importBox: TemplateResult,
): TemplateResult {
  const mayPlan = desk.units.length > 0;
  return html`<div class="bar">
      ${
        mayPlan
          ? html`<a class="button first" href=${pathOf({ kind: 'new' })} @click=${(event: MouseEvent) => go(event, { kind: 'new' })}>${words.create}</a>`
          : nothing
      }
      <a class="button" href="/admin/events/practice/">${words.claims(desk.waitingClaims)}</a>
      <label class="year">${words.year}
        <select class="input" @change=${(event: Event) => chooseYear(Number((event.target as HTMLSelectElement).value))}>
          ${[1, 0, -1, -2].map((ahead) => yearOption(desk.thisYear + ahead, desk.year))}
        </select>
      </label>
    </div>
    <section aria-labelledby="list">
      <h2 id="list" tabindex="-1">${words.title(desk.year)}</h2>
      ${
        desk.events.length === 0
          ? html`<p class="muted">${mayPlan ? words.none : words.noneToRead}</p>`
          : drawTable(desk, go)
      }
    </section>
    ${mayPlan ? html`<details class="sheet"><summary>${words.importTitle}</summary>${importBox}</details>` : nothing}`;
}

function yearOption(year: number, chosen: number): TemplateResult {
  return html`<option value=${year} ?selected=${year === chosen}>${words.yearOption(year)}</option>`;
}

function drawTable({ events: all, year }: EventDeskView, go: ListActions['go']): TemplateResult {
  return html`<table class="list stacks">
    <caption class="visually-hidden">${words.title(year)}</caption>
    <thead>
      <tr>
        <th scope="col">${words.day}</th>
        <th scope="col">${words.name}</th>
        <th scope="col">${words.state}</th>
        <th scope="col" class="amount">${words.hours}</th>
      </tr>
    </thead>
    <tbody>${all.map((one) => drawRow(one, year, go))}</tbody>
  </table>`;
}

function drawRow(one: EventSummary, year: number, go: ListActions['go']): TemplateResult {
  const place: Place = { kind: 'event', id: one.id };
  return html`<tr>
    <td class="num when">${dayWithin(year, one.plan.day)}</td>
    <th scope="row">
      <a href=${pathOf(place)} data-id=${one.id} @click=${(event: MouseEvent) => go(event, place)}>${one.plan.title}</a>
      <span class="muted">${events.kinds[one.plan.kind]} · ${one.unit.name}</span>
    </th>
    <td>${stateTag(one.state)}</td>
    <td class="amount">${worthText(one)}</td>
  </tr>`;
}

export function worthText({ plan, centihours }: Pick<EventSummary, 'plan' | 'centihours'>): string {
  if (plan.worth.kind === 'none') return events.noHours;
  return centihours === null ? events.ruleMismatch : events.hours(formatCreditHours(centihours));
}

export function whenText({ day, lastDay, beginsAt, endsAt }: EventSummary['plan']): string {
  const days = day === lastDay ? longDay(day) : events.span(longDay(day), longDay(lastDay));
  return `${days} ${events.times(timeOf(beginsAt), timeOf(endsAt))}`;
}

/** 540 → 09:00 */
export function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

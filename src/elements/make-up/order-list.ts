/** The year's make-up training: who, for what, how, until when, and whether the record shows it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { MakeUpLine, MakeUpView } from '../../domain/api/make-up.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import { dayOfInstant, longDay, shortDay } from '../../drawing/dates.ts';
import { makeUpTag } from '../../drawing/task-tag.ts';
import { plans } from '../../i18n/plans.ts';

const words = plans.makeUp;

export interface ChangeState {
  /** The order whose form is open. */
  readonly id: string | undefined;
  readonly trouble: string | undefined;
  readonly isBusy: boolean;
  readonly open: (id: string | undefined) => void;
  readonly submit: (event: SubmitEvent, order: MakeUpLine) => void;
}

export function drawOrders({ year, orders }: MakeUpView, change: ChangeState): TemplateResult {
  if (orders.length === 0) return html`<div class="sheet state"><p class="num">${words.none(year)}</p></div>`;
  const { columns } = words;
  return html`<table class="num stacks">
    <caption class="visually-hidden">${words.caption(year)}</caption>
    <thead><tr>
      <th scope="col">${columns.person}</th><th scope="col">${columns.what}</th><th scope="col">${columns.remedy}</th>
      <th scope="col">${columns.due}</th><th scope="col">${columns.state}</th><th scope="col">${columns.act}</th>
    </tr></thead>
    <tbody>${orders.map((order) => drawOrder(order, change))}</tbody>
  </table>`;
}

function drawOrder(order: MakeUpLine, change: ChangeState): TemplateResult {
  const { id, person, cause, title, dueDay, state, doneOn } = order;
  const isOpen = change.id === id;
  return html`<tr data-id=${id}>
      <th scope="row"><a href=${`/admin/person/?id=${encodeURIComponent(person.id)}&year=${order.year}`} aria-label=${plans.assignments.openPerson(person.name)}>${person.name}</a><br /><span class="muted">${person.unit}</span></th>
      <td data-label=${words.columns.what}>${words.whatOf(plans.causes[cause], title)}${drawHistory(order)}</td>
      <td data-label=${words.columns.remedy}>${remedyOf(order)}</td>
      <td class="due" data-label=${words.columns.due}>${longDay(dueDay)}</td>
      <td>${makeUpTag(state)}${doneOn === null ? nothing : html`<br /><span class="muted">${words.doneOn(shortDay(doneOn))}</span>`}</td>
      <td>${order.mayChange && !isOpen ? html`<button class="link" type="button" aria-label=${state === 'excused' ? words.resumeFor(person.name) : words.excuseFor(person.name)} @click=${() => change.open(id)}>${state === 'excused' ? words.resume : words.excuse}</button>` : nothing}</td>
    </tr>
    ${isOpen ? html`<tr><td colspan="6">${drawChange(order, change)}</td></tr>` : nothing}`;
}

function remedyOf({ items, centihours, year }: MakeUpLine): string {
  return items.length > 0
    ? items.map(({ title }) => title).join('、')
    : words.hours(formatCreditHours(centihours), year);
}

function drawHistory({ orderedBy, orderedAt, words: said, history }: MakeUpLine): TemplateResult {
  return html`<details><summary>${words.history}</summary><ul class="lines">
    <li>${words.ordered(orderedBy, longDay(dayOfInstant(orderedAt)))}</li>
    ${said === '' ? nothing : html`<li>${said}</li>`}
    ${history.map(({ kind, at, by, reason }) => html`<li>${words.events[kind](by, longDay(dayOfInstant(at)), reason)}</li>`)}
  </ul></details>`;
}

function drawChange(order: MakeUpLine, change: ChangeState): TemplateResult {
  const isExcused = order.state === 'excused';
  return html`<form class="change" novalidate @submit=${(event: SubmitEvent) => change.submit(event, order)}>
    <p class="error" role="alert" tabindex="-1">${change.trouble ?? nothing}</p>
    <div class="field"><label for="reason">${words.reason}</label>
      <input id="reason" name="reason" maxlength="500" autocomplete="off" aria-describedby="reason-hint" />
      <span id="reason-hint" class="muted">${words.reasonHint}</span></div>
    <div class="actions">
      <button class="button first" type="submit" aria-disabled=${change.isBusy ? 'true' : 'false'}>${isExcused ? words.confirmResume : words.confirmExcuse}</button>
      <button class="button" type="button" @click=${() => change.open(undefined)}>${words.cancel}</button>
    </div>
  </form>`;
}

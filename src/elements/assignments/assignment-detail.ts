/** One assignment: what it asks, everybody it is for, and the forms that move its day or withdraw it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { AssignedPerson, AssignmentView } from '../../domain/api/assignments.ts';
import { dayOfInstant, dayWithin, longDay, shortDay } from '../../drawing/dates.ts';
import { factRow } from '../../drawing/review-facts.ts';
import { taskTag } from '../../drawing/task-tag.ts';
import { plans } from '../../i18n/plans.ts';
import type { Go } from './assignment-list.ts';
import { type Place, pathOf } from './place.ts';

const words = plans.assignments;
const FILTERS = ['all', 'lagging', 'open', 'done'] as const;

export interface ChangeState {
  /** Which form is open. */
  readonly open: 'due-day' | 'withdrawal' | undefined;
  readonly trouble: string | undefined;
  readonly isBusy: boolean;
  readonly choose: (form: ChangeState['open']) => void;
  readonly submit: (event: SubmitEvent) => void;
}

export function drawAssignment(
  view: AssignmentView,
  place: Extract<Place, { kind: 'one' }>,
  { go, change }: { readonly go: Go; readonly change: ChangeState },
): TemplateResult {
  return html`<div class="sheet">
      <div class="head">
        <h2 tabindex="-1">${view.title}</h2>
        ${view.isWithdrawn ? html`<span class="tag neutral">${words.withdrawn}</span>` : nothing}
      </div>
      ${drawFacts(view)}
      ${view.mayChange ? drawChange(view, change) : nothing}
    </div>
    ${drawPeople(view, place, go)}
    ${view.history.length === 0 ? nothing : drawHistory(view)}`;
}

function drawFacts(view: AssignmentView): TemplateResult {
  const { facts } = words;
  return html`<dl class="num">
    ${factRow(facts.unit, view.unit.name)}
    ${factRow(facts.due, longDay(view.dueDay))}
    ${factRow(facts.audience, audienceText(view))}
    ${factRow(facts.newcomers, facts.newcomerDays(view.newcomerDays))}
    ${factRow(facts.items, view.items.map(({ title }) => title).join('、'))}
    ${view.words === '' ? nothing : factRow(facts.words, view.words)}
    ${factRow(facts.madeBy, facts.madeByOn(view.madeBy, longDay(dayOfInstant(view.madeAt))))}
  </dl>`;
}

function audienceText({ audience }: AssignmentView): string {
  const { tiers, trainingKinds, units, listed } = audience;
  const parts = [
    ...(units.length > 0 ? [units.join('、')] : []),
    ...(tiers.length > 0 ? [tiers.map((tier) => plans.tiers[tier]).join('、')] : []),
    ...(trainingKinds.length > 0 ? [trainingKinds.map((kind) => plans.kinds[kind]).join('、')] : []),
    ...(listed > 0 ? [words.facts.listed(listed)] : []),
  ];
  return parts.length === 0 ? words.facts.everybody : parts.join('，');
}

function drawChange(view: AssignmentView, change: ChangeState): TemplateResult {
  if (change.open === undefined) {
    return html`<div class="actions">
      ${view.counts.overdue > 0 ? html`<a class="button small" href=${`/admin/plans/make-up/?new=${encodeURIComponent(`unfinished:${view.id}`)}&year=${view.year}`}>${words.makeUp(view.counts.overdue)}</a>` : nothing}
      <button class="button small" type="button" @click=${() => change.choose('due-day')}>${words.moveDue}</button>
      <button class="button small" type="button" @click=${() => change.choose('withdrawal')}>${words.withdraw}</button>
    </div>`;
  }
  const isMove = change.open === 'due-day';
  return html`<form class="change" novalidate data-form=${change.open} @submit=${change.submit}>
    <p class="error" role="alert" tabindex="-1">${change.trouble ?? nothing}</p>
    ${
      isMove
        ? html`<div class="field"><label for="new-due">${words.newDue}</label>
            <input id="new-due" name="dueDay" type="date" .defaultValue=${view.dueDay} min=${`${view.year}-01-01`} max=${`${view.year}-12-31`} /></div>`
        : html`<p>${words.withdrawNote}</p>`
    }
    <div class="field"><label for="change-reason">${words.reason}</label>
      <input id="change-reason" name="reason" maxlength="500" aria-describedby="change-hint" />
      <span id="change-hint" class="muted">${words.reasonHint}</span></div>
    <div class="actions">
      <button class="button first" type="submit" aria-disabled=${change.isBusy ? 'true' : 'false'}>${isMove ? words.confirmMove : words.confirmWithdraw}</button>
      <button class="button" type="button" @click=${() => change.choose(undefined)}>${words.cancel}</button>
    </div>
  </form>`;
}

function drawPeople(view: AssignmentView, place: Extract<Place, { kind: 'one' }>, go: Go): TemplateResult {
  const pages = Math.max(1, Math.ceil(view.total / view.pageSize));
  const at = (page: number): Place => ({ ...place, page });
  return html`<section aria-labelledby="people">
    <div class="bar">
      <h3 id="people" class="num">${words.progress(view.counts.done, view.counts.meant)}</h3>
      <nav class="years" aria-label=${words.filters.label}>
        ${FILTERS.map((state) => drawFilter({ ...place, state, page: 1 }, state === place.state, go))}
      </nav>
    </div>
    ${view.people.length === 0 ? html`<p class="muted">${view.counts.meant === 0 ? words.nobody : words.noPeople}</p>` : drawPeopleTable(view)}
    ${
      pages === 1
        ? nothing
        : html`<p class="pages num">
            ${view.page > 1 ? html`<a href=${pathOf(at(view.page - 1))} @click=${(event: MouseEvent) => go(event, at(view.page - 1))}>${words.previous}</a>` : nothing}
            <span>${words.page(view.page, pages)}</span>
            ${view.page < pages ? html`<a href=${pathOf(at(view.page + 1))} @click=${(event: MouseEvent) => go(event, at(view.page + 1))}>${words.next}</a>` : nothing}
          </p>`
    }
  </section>`;
}

function drawFilter(place: Extract<Place, { kind: 'one' }>, isShown: boolean, go: Go): TemplateResult {
  const name = words.filters[place.state as (typeof FILTERS)[number]];
  return html`<a href=${pathOf(place)} aria-current=${isShown ? 'page' : nothing} @click=${(event: MouseEvent) => go(event, place)}>${name}</a>`;
}

function drawPeopleTable(view: AssignmentView): TemplateResult {
  const { peopleColumns } = words;
  const caption = words.peopleCaption(view.title);
  return html`<table class="num stacks">
    <caption class="visually-hidden">${caption}</caption>
    <thead><tr>
      <th scope="col">${peopleColumns.person}</th><th scope="col">${peopleColumns.unit}</th>
      <th scope="col">${peopleColumns.state}</th><th scope="col">${words.itemsColumn}</th><th scope="col">${peopleColumns.due}</th>
    </tr></thead>
    <tbody>${view.people.map((person) => drawPerson(view, person))}</tbody>
  </table>`;
}

function drawPerson({ items, year }: AssignmentView, person: AssignedPerson): TemplateResult {
  const { personId, staffNumber, name, unit, state, doneCount, doneOn, dueDay } = person;
  const lines = items.map(({ title }, at) => {
    const day = doneOn[at];
    return day ? words.doneOn(title, shortDay(day)) : words.toDo(title);
  });
  return html`<tr>
    <th scope="row"><a href=${`/admin/person/?id=${encodeURIComponent(personId)}&year=${year}`} aria-label=${words.openPerson(name)}>${name}</a><br /><span class="muted">${staffNumber}</span></th>
    <td>${unit}</td>
    <td>${taskTag(state)}</td>
    <td>${items.length === 1 ? lines[0] : html`<details><summary>${words.itemsDone(doneCount, items.length)}</summary><ul class="lines">${lines.map((line) => html`<li>${line}</li>`)}</ul></details>`}</td>
    <td class="due" data-label=${words.peopleColumns.due}>${dayWithin(year, dueDay)}</td>
  </tr>`;
}

function drawHistory({ history }: AssignmentView): TemplateResult {
  return html`<section class="sheet" aria-labelledby="history">
    <h3 id="history">${words.history}</h3>
    <ul class="steps num">${history.map(
      ({ kind, at, by, dueDay, reason }) => html`<li>
        <p>${kind === 'dueMoved' ? words.events.dueMoved(by, longDay(dueDay ?? '')) : words.events.withdrawn(by)}</p>
        <p class="muted">${longDay(dayOfInstant(at))} · ${reason}</p>
      </li>`,
    )}</ul>
  </section>`;
}

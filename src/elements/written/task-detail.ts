/** One task: what it asks, everybody it is for, and the forms that move its day or withdraw it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { WrittenTaskView } from '../../domain/api/written.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import { dayOfInstant, dayWithin, longDay } from '../../drawing/dates.ts';
import { factRow } from '../../drawing/review-facts.ts';
import { writtenTag } from '../../drawing/written-tag.ts';
import { plans } from '../../i18n/plans.ts';
import { written } from '../../i18n/written.ts';
import { type Go, type Place, pathOf } from './place.ts';

const words = written.desk;
const FILTERS = ['all', 'waiting', 'open', 'passed'] as const;

export interface ChangeState {
  /** Which form is open. */
  readonly open: 'due-day' | 'withdrawal' | undefined;
  readonly trouble: string | undefined;
  readonly isBusy: boolean;
  readonly choose: (form: ChangeState['open']) => void;
  readonly submit: (event: SubmitEvent) => void;
}

type TaskPlace = Extract<Place, { kind: 'task' }>;

export function drawTask(
  view: WrittenTaskView,
  place: TaskPlace,
  { go, change }: { readonly go: Go; readonly change: ChangeState },
): TemplateResult {
  return html`<div class="sheet">
      <div class="head"><h2 tabindex="-1">${written.kinds[view.kind]}：${view.topic}</h2>
        ${view.isWithdrawn ? html`<span class="tag neutral">${words.withdrawn}</span>` : nothing}</div>
      ${drawFacts(view)}
      ${view.mayChange ? drawChange(view, change) : nothing}
    </div>
    ${drawPeople(view, place, go)}
    ${view.history.length === 0 ? nothing : drawHistory(view)}`;
}

function drawFacts(view: WrittenTaskView): TemplateResult {
  const { facts } = words;
  const hours = view.isMakeUp
    ? facts.byOrder
    : view.centihours > 0
      ? facts.worth(formatCreditHours(view.centihours))
      : facts.noHours;
  return html`<dl class="facts num">
    ${factRow(facts.unit, view.unit.name)}
    ${factRow(facts.due, longDay(view.dueDay))}
    ${factRow(facts.audience, audienceText(view))}
    ${factRow(facts.least, written.mine.atLeast(view.minimumCharacters))}
    ${factRow(facts.rubric, view.rubric)}
    ${view.assignment === null ? nothing : factRow(facts.assignment, view.assignment)}
    ${factRow(facts.hours, hours)}
    ${view.words === '' ? nothing : factRow(facts.words, view.words)}
    ${factRow(facts.madeBy, facts.madeByOn(view.madeBy, longDay(dayOfInstant(view.madeAt))))}
  </dl>`;
}

function audienceText({ audience }: WrittenTaskView): string {
  const { tiers, trainingKinds, units, listed } = audience;
  const { facts } = plans.assignments;
  const parts = [
    ...(units.length > 0 ? [units.join('、')] : []),
    ...(tiers.length > 0 ? [tiers.map((tier) => plans.tiers[tier]).join('、')] : []),
    ...(trainingKinds.length > 0 ? [trainingKinds.map((kind) => plans.kinds[kind]).join('、')] : []),
    ...(listed > 0 ? [facts.listed(listed)] : []),
  ];
  return parts.length === 0 ? facts.everybody : parts.join('，');
}

function drawChange(view: WrittenTaskView, change: ChangeState): TemplateResult {
  const shared = plans.assignments;
  if (change.open === undefined) {
    return html`<div class="actions">
      <button class="button small" type="button" @click=${() => change.choose('due-day')}>${words.change.moveDue}</button>
      <button class="button small" type="button" @click=${() => change.choose('withdrawal')}>${words.change.withdraw}</button>
    </div>`;
  }
  const isMove = change.open === 'due-day';
  return html`<form class="change" novalidate @submit=${change.submit}>
    <p class="error" role="alert" tabindex="-1">${change.trouble ?? nothing}</p>
    ${
      isMove
        ? html`<div class="field"><label for="new-due">${shared.newDue}</label><input id="new-due" name="dueDay" type="date" .defaultValue=${view.dueDay} /></div>`
        : html`<p>${words.change.withdrawNote}</p>`
    }
    <div class="field"><label for="reason">${shared.reason}</label><input id="reason" name="reason" maxlength="500" autocomplete="off" /></div>
    <div class="actions">
      <button class="button first" type="submit" aria-disabled=${change.isBusy ? 'true' : 'false'}>${isMove ? shared.confirmMove : shared.confirmWithdraw}</button>
      <button class="button" type="button" @click=${() => change.choose(undefined)}>${shared.cancel}</button>
    </div>
  </form>`;
}

function drawPeople(view: WrittenTaskView, place: TaskPlace, go: Go): TemplateResult {
  const pages = Math.max(1, Math.ceil(view.total / view.pageSize));
  const way = (at: TaskPlace, name: string, isShown = false) =>
    html`<a href=${pathOf(at)} aria-current=${isShown ? 'page' : nothing} @click=${(event: MouseEvent) => go(event, at)}>${name}</a>`;
  return html`<section aria-labelledby="people">
    <div class="bar"><h3 id="people" class="num">${words.progress(view.counts.handedIn, view.counts.meant)}</h3>
      <nav class="years" aria-label=${words.filters.label}>${FILTERS.map((state) => way({ ...place, state, page: 1 }, words.filters[state], state === place.state))}</nav></div>
    ${view.people.length === 0 ? html`<p class="muted">${view.counts.meant === 0 ? words.nobody : words.noPeople}</p>` : drawTable(view, go)}
    ${
      pages === 1
        ? nothing
        : html`<p class="pages num">
            ${view.page > 1 ? way({ ...place, page: view.page - 1 }, words.previous) : nothing}
            <span>${words.page(view.page, pages)}</span>
            ${view.page < pages ? way({ ...place, page: view.page + 1 }, words.next) : nothing}</p>`
    }
  </section>`;
}

function drawTable(view: WrittenTaskView, go: Go): TemplateResult {
  const { columns } = words;
  const caption = words.peopleCaption(view.topic);
  return html`<table class="num stacks">
    <caption class="visually-hidden">${caption}</caption>
    <thead><tr><th scope="col">${columns.person}</th><th scope="col">${plans.assignments.peopleColumns.unit}</th><th scope="col">${columns.state}</th>
      <th scope="col" class="amount">${words.points}</th><th scope="col">${columns.due}</th><th scope="col">${columns.act}</th></tr></thead>
    <tbody>${view.people.map(({ name, staffNumber, unit, state, points, dueDay, work }) => {
      const place: Place = { kind: 'work', id: work ?? '' };
      return html`<tr>
        <th scope="row">${name}<br /><span class="muted">${staffNumber}</span></th><td>${unit}</td><td>${writtenTag(state)}</td>
        <td class="amount" data-label=${words.points}>${points ?? '—'}</td><td class="day" data-label=${columns.due}>${dayWithin(view.year, dueDay)}</td>
        <td>${work === null ? '—' : html`<a href=${pathOf(place)} aria-label=${words.lookAt(name, view.topic)} @click=${(event: MouseEvent) => go(event, place)}>${words.look}</a>`}</td></tr>`;
    })}</tbody>
  </table>`;
}

function drawHistory({ history }: WrittenTaskView): TemplateResult {
  const { events } = plans.assignments;
  return html`<section class="sheet" aria-labelledby="history"><h3 id="history">${plans.assignments.history}</h3>
    <ul class="steps num">${history.map(
      ({ kind, at, by, dueDay, reason }) => html`<li>
        <p>${kind === 'dueMoved' ? events.dueMoved(by, longDay(dueDay ?? '')) : events.withdrawn(by)}</p>
        <p class="muted">${longDay(dayOfInstant(at))} · ${reason}</p></li>`,
    )}</ul></section>`;
}

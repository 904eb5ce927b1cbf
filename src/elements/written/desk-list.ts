/** What waits for a reader, and what was asked this year. */
import { html, nothing, type TemplateResult } from 'lit';
import type { WaitingWork, WrittenDeskView, WrittenFacts } from '../../domain/api/written.ts';
import { dayWithin } from '../../drawing/dates.ts';
import { writtenTag } from '../../drawing/written-tag.ts';
import { written } from '../../i18n/written.ts';
import { type Go, type Place, pathOf } from './place.ts';

const words = written.desk;

export function drawDesk({ year, tasks, waiting, mayMake }: WrittenDeskView, go: Go): TemplateResult {
  return html`<section aria-labelledby="waiting">
      <h2 id="waiting">${words.waiting}</h2>
      <p class="muted num">${words.waitingCount(waiting.length)}</p>
      ${waiting.length === 0 ? nothing : drawWaiting(year, waiting, go)}
    </section>
    <section aria-labelledby="out">
      <div class="bar">
        <h2 id="out">${words.out}</h2>
        <nav class="years" aria-label=${words.year}>${[year - 1, year, year + 1].map((each) => drawYear(each, each === year, go))}</nav>
        ${mayMake ? html`<a class="button first" href=${pathOf({ kind: 'new' })} @click=${(event: MouseEvent) => go(event, { kind: 'new' })}>${words.make}</a>` : nothing}
      </div>
      ${tasks.length === 0 ? html`<div class="sheet state"><p class="num">${words.none(year)}</p></div>` : drawTasks(year, tasks, go)}
    </section>`;
}

function drawYear(year: number, isShown: boolean, go: Go): TemplateResult {
  const place: Place = { kind: 'list', year };
  return html`<a class="num" href=${pathOf(place)} aria-current=${isShown ? 'page' : nothing} @click=${(event: MouseEvent) => go(event, place)}>${words.showYear(year)}</a>`;
}

function drawWaiting(year: number, waiting: readonly WaitingWork[], go: Go): TemplateResult {
  const { columns } = words;
  return html`<table class="num stacks">
    <caption class="visually-hidden">${words.waitingCaption}</caption>
    <thead><tr><th scope="col">${columns.work}</th><th scope="col">${columns.person}</th><th scope="col">${columns.handedIn}</th><th scope="col">${columns.state}</th><th scope="col">${columns.act}</th></tr></thead>
    <tbody>${waiting.map((work) => drawRow(year, work, go))}</tbody>
  </table>`;
}

function drawRow(year: number, work: WaitingWork, go: Go): TemplateResult {
  const { id, kind, topic, person, state, handedInOn, characters, mayRead } = work;
  const place: Place = { kind: 'work', id };
  return html`<tr>
    <th scope="row"><a data-id=${id} href=${pathOf(place)} @click=${(event: MouseEvent) => go(event, place)}>${written.kinds[kind]}：${topic}<span class="visually-hidden">（${person.name}）</span></a></th>
    <td>${person.name}<br /><span class="muted">${person.unit}</span></td>
    <td class="day" data-label=${words.columns.handedIn}>${dayWithin(year, handedInOn)}<br /><span class="muted">${words.characters(characters)}</span></td>
    <td>${writtenTag(state)}</td>
    <td>${mayRead ? words.read : words.others}</td>
  </tr>`;
}

function drawTasks(year: number, tasks: readonly WrittenFacts[], go: Go): TemplateResult {
  const { columns } = words;
  return html`<table class="num stacks">
    <caption class="visually-hidden">${words.caption(year)}</caption>
    <thead><tr><th scope="col">${columns.topic}</th><th scope="col">${columns.unit}</th><th scope="col">${columns.due}</th>
      <th scope="col" class="amount">${columns.handedInCount}</th><th scope="col" class="amount">${columns.passed}</th></tr></thead>
    <tbody>${tasks.map((task) => drawTask(year, task, go))}</tbody>
  </table>`;
}

function drawTask(year: number, task: WrittenFacts, go: Go): TemplateResult {
  const { id, kind, topic, unit, dueDay, counts, isWithdrawn, isMakeUp } = task;
  const place: Place = { kind: 'task', id, state: 'all', page: 1 };
  return html`<tr>
    <th scope="row"><a data-id=${id} href=${pathOf(place)} @click=${(event: MouseEvent) => go(event, place)}>${written.kinds[kind]}：${topic}</a>
      ${isWithdrawn ? html` <span class="tag neutral">${words.withdrawn}</span>` : nothing}${isMakeUp ? html` <span class="tag neutral">${words.isMakeUp}</span>` : nothing}</th>
    <td>${unit.name}</td>
    <td class="day" data-label=${words.columns.due}>${dayWithin(year, dueDay)}</td>
    <td class="amount" data-label=${words.columns.handedInCount}>${words.ofPeople(counts.handedIn, counts.meant)}</td>
    <td class="amount" data-label=${words.columns.passed}>${words.ofPeople(counts.passed, counts.meant)}</td>
  </tr>`;
}

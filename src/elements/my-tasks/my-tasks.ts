/** What is asked of the signed-in person: the next thing to do on top, then every task with what is done of it. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { MyTask, MyTasksView } from '../../domain/api/assignments.ts';
import type { MakeUpFacts } from '../../domain/api/make-up.ts';
import type { AssignedItem } from '../../domain/assignment/assignment.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import { dayWithin, longDay, shortDay } from '../../drawing/dates.ts';
import { drawMyWritten } from '../../drawing/my-written.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { makeUpTag, taskTag } from '../../drawing/task-tag.ts';
import { plans } from '../../i18n/plans.ts';
import { written } from '../../i18n/written.ts';
import { api } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { myTasksStyles } from './my-tasks.styles.ts';

const words = plans.tasks;

export class MyTasks extends LitElement {
  static override styles = [controls, myTasksStyles];

  readonly #tasks = new Loaded<MyTasksView>(this, () => api.get('/api/me/tasks'));

  protected override render(): TemplateResult {
    return drawLoaded(this.#tasks, words.signedOut, drawTasks);
  }
}

function drawTasks({ today, tasks, makeUps, written: works }: MyTasksView): TemplateResult {
  const year = Number(today.slice(0, 4));
  const open = tasks.filter(({ state }) => state !== 'done' && state !== 'doneLate');
  const done = tasks.filter((task) => !open.includes(task));
  const owed = makeUps.find(({ state }) => state === 'open' || state === 'overdue');
  return html`${owed?.items[0] ? drawOwed(owed, owed.items[0]) : drawNext(open[0], year)}
    ${
      makeUps.length === 0
        ? nothing
        : html`<section aria-labelledby="make-up"><h2 id="make-up">${plans.makeUp.mine.heading}</h2>
            <ul class="tasks">${makeUps.map(drawMakeUp)}</ul></section>`
    }
    ${
      works.length === 0
        ? nothing
        : html`<section aria-labelledby="written"><h2 id="written">${written.mine.heading}</h2>
            <ul class="tasks">${works.map(drawMyWritten)}</ul></section>`
    }
    ${
      open.length === 0
        ? nothing
        : html`<section aria-labelledby="tasks"><h2 id="tasks">${words.heading}</h2>${drawList(open, year)}</section>`
    }
    ${
      done.length === 0
        ? nothing
        : html`<details class="earlier"><summary class="num">${words.earlier(done.length)}</summary>${drawList(done, year)}</details>`
    }`;
}

/** Make-up training comes before everything else: its window closes. */
function drawOwed(order: MakeUpFacts, item: MakeUpFacts['items'][number]): TemplateResult {
  return html`<section class="sheet next" aria-labelledby="next">
    <p class="muted">${words.nextLabel}</p>
    <h2 id="next">${item.title}</h2>
    <p class="num">${plans.makeUp.mine.what(order.year, plans.causes[order.cause], order.title)}，${plans.makeUp.mine.due(longDay(order.dueDay))} ${makeUpTag(order.state)}</p>
    <p class="actions"><a class="button first" href=${pathTo(item)}>${words.begin}</a></p>
  </section>`;
}

function drawMakeUp(order: MakeUpFacts): TemplateResult {
  const { mine, hours, doneOn } = plans.makeUp;
  const { year, cause, title, items, centihours, dueDay, state, words: said, excuse } = order;
  return html`<li>
    <div class="head"><h3>${mine.what(year, plans.causes[cause], title)}</h3>${makeUpTag(state)}</div>
    <p class="muted num">${order.doneOn === null ? mine.due(longDay(dueDay)) : doneOn(longDay(order.doneOn))}${items.length === 0 ? ` · ${hours(formatCreditHours(centihours), year)}` : ''}</p>
    ${said === '' ? nothing : html`<p class="said">${said}</p>`}
    ${excuse === '' ? nothing : html`<p class="said">${mine.excuse(excuse)}</p>`}
    <ul class="items" ?hidden=${items.length === 0}>${items.map((item) => html`<li><a href=${pathTo(item)}>${item.title}</a></li>`)}</ul>
  </li>`;
}

function drawNext(task: MyTask | undefined, year: number): TemplateResult {
  const item = task?.items.find(({ doneOn }) => doneOn === null);
  if (!task || !item) {
    return html`<section class="sheet next" aria-labelledby="next">
      <h2 id="next">${words.none}</h2><p>${words.noneNext}</p>
      <p class="actions"><a class="button first" href="/my/learning/">${words.toLearning}</a></p>
    </section>`;
  }
  return html`<section class="sheet next" aria-labelledby="next">
    <p class="muted">${words.nextLabel}</p>
    <h2 id="next">${item.title}</h2>
    <p class="num">${task.title}，${words.due(dayWithin(year, task.dueDay))} ${taskTag(task.state)}</p>
    <p class="actions"><a class="button first" href=${pathTo(item)}>${words.begin}</a></p>
  </section>`;
}

function drawList(tasks: readonly MyTask[], year: number): TemplateResult {
  return html`<ul class="tasks">${tasks.map((task) => drawTask(task, year))}</ul>`;
}

function drawTask({ title, words: said, unit, dueDay, state, items }: MyTask, year: number): TemplateResult {
  const done = items.filter(({ doneOn }) => doneOn !== null).length;
  return html`<li>
    <div class="head"><h3>${title}</h3>${taskTag(state)}</div>
    <p class="muted num">${words.from(unit)} · ${words.due(dayWithin(year, dueDay))} · ${words.doneCount(done, items.length)}</p>
    ${said === '' ? nothing : html`<p class="said">${said}</p>`}
    <ul class="items num">${items.map(
      (item) => html`<li><a href=${pathTo(item)}>${item.title}</a>
        <span class="muted">${item.doneOn === null ? words.toDo : words.doneOn(shortDay(item.doneOn))}</span></li>`,
    )}</ul>
  </li>`;
}

function pathTo({ kind, id }: AssignedItem): string {
  return kind === 'course' ? `/courses/${id}/` : `/cases/${id}/`;
}

customElements.define('md-my-tasks', MyTasks);

declare global {
  interface HTMLElementTagNameMap {
    'md-my-tasks': MyTasks;
  }
}

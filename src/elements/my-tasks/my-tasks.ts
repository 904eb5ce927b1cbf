/** What is asked of the signed-in person: the next thing to do on top, then every task with what is done of it. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { MyTask, MyTasksView } from '../../domain/api/assignments.ts';
import { dayWithin, shortDay } from '../../drawing/dates.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { taskTag } from '../../drawing/task-tag.ts';
import { plans } from '../../i18n/plans.ts';
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

function drawTasks({ today, tasks }: MyTasksView): TemplateResult {
  const year = Number(today.slice(0, 4));
  const open = tasks.filter(({ state }) => state !== 'done' && state !== 'doneLate');
  const done = tasks.filter((task) => !open.includes(task));
  return html`${drawNext(open[0], year)}
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

function pathTo({ kind, id }: MyTask['items'][number]): string {
  return kind === 'course' ? `/courses/${id}/` : `/cases/${id}/`;
}

customElements.define('md-my-tasks', MyTasks);

declare global {
  interface HTMLElementTagNameMap {
    'md-my-tasks': MyTasks;
  }
}

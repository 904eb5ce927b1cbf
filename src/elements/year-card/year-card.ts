/** Home: the year at a glance and the one thing to do next. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { HoursView, LearningView } from '../../domain/api/api.ts';
import type { MyTask, MyTasksView } from '../../domain/api/assignments.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import type { HoursAssessment, ShareAssessment } from '../../domain/policy/assess-year.ts';
import { dayWithin } from '../../drawing/dates.ts';
import { figures } from '../../drawing/figures.styles.ts';
import { drawKey, drawRuler, measure } from '../../drawing/ruler.ts';
import { formatShare, missingShareCentihours } from '../../drawing/share.ts';
import { plans } from '../../i18n/plans.ts';
import { record } from '../../i18n/record.ts';
import { api, type Outcome, type Refusal } from '../../stores/api.ts';
import { learning, lessonName, nextStep, stepPath } from '../../stores/learning.ts';
import { Loaded } from '../../stores/loaded.ts';
import { signInPath } from '../../stores/sign-in-path.ts';
import { controls } from '../../styles/controls.styles.ts';
import { yearCardStyles } from './year-card.styles.ts';

interface Year {
  readonly hours: HoursView;
  /** Absent when it could not be read; the hours are shown all the same. */
  readonly learning: LearningView | undefined;
  /** The most urgent thing that the unit asks, if there is one. */
  readonly task: MyTask | undefined;
}

/**
 * @slot - what stands here without a script and before signing in
 */
export class YearCard extends LitElement {
  static override styles = [controls, figures, yearCardStyles];

  readonly #year = new Loaded<Year>(this, readYear);

  protected override render(): TemplateResult {
    const { state } = this.#year;
    if (state.kind === 'ready') return this.#ready(state.value);
    if (state.kind === 'failed') return this.#failed(state.problem);
    if (state.kind === 'loading') return html`<div class="reserved" aria-busy="true"><slot></slot></div>`;
    return html`<slot>${this.#signedOut()}</slot>`;
  }

  /** Whoever only came to read loses nothing: what stands without a script stays. */
  #failed(problem: Refusal): TemplateResult {
    return html`<slot></slot>
      <p class="trouble muted" role="alert">
        ${problem.detail}
        <button class="link" type="button" @click=${() => void this.#year.retry()}>${record.state.retry}</button>
      </p>`;
  }

  #signedOut(): TemplateResult {
    return html`<div class="sheet state">
      <p>${record.year.signedOut}</p>
      <div class="actions">
        <a class="button first" href=${signInPath()}>${record.account.signIn}</a>
        <a class="button" href="/courses/">${record.year.seeCourses}</a>
      </div>
    </div>`;
  }

  #ready({ hours, learning: view, task }: Year): TemplateResult {
    const needed = hours.requirements.find((each): each is HoursAssessment => each.kind === 'minimumHours');
    const share = hours.requirements.find((each): each is ShareAssessment => each.kind === 'minimumShare');
    return html`<div class="sheet card">
      <p class="muted num">${record.year.heading(hours.year)}</p>
      ${needed ? drawHours(hours, needed) : nothing}
      ${share ? html`<p class="muted num">${describeShare(share)}<a href="/my/hours/">${record.year.details}</a></p>` : nothing}
      ${task ? drawTask(task, hours.year) : nothing}
      ${view ? drawNext(view) : nothing}
    </div>`;
  }
}

async function readYear(): Promise<Outcome<Year>> {
  const [hours, view, tasks] = await Promise.all([
    api.get<HoursView>('/api/me/hours'),
    learning.view(),
    api.get<MyTasksView>('/api/me/tasks'),
  ]);
  if (!hours.ok) return hours;
  const task = tasks.ok
    ? tasks.value.tasks.find(({ state }) => state !== 'done' && state !== 'doneLate')
    : undefined;
  return { ok: true, value: { hours: hours.value, learning: view.ok ? view.value : undefined, task } };
}

function drawTask({ title, dueDay, state }: MyTask, year: number): TemplateResult {
  const words = state === 'overdue' ? plans.tasks.cardOverdue : plans.tasks.card;
  return html`<p class="num"><a href="/my/tasks/">${words(title, dayWithin(year, dueDay))}</a></p>`;
}

function drawHours(hours: HoursView, needed: HoursAssessment): TemplateResult {
  const drawing = measure(hours.totals, needed);
  const missing = Math.max(0, needed.requiredCentihours - needed.achievedCentihours);
  const words = record.year;
  return html`
    <div class="head">
      <a class="figure num" href="/my/hours/"
        >${formatCreditHours(needed.achievedCentihours)}
        <small>${record.hours.ofRequired(formatCreditHours(needed.requiredCentihours))}</small><span class="visually-hidden">${record.hours.seeSources}</span></a>
      <span class="muted num">${
        missing === 0
          ? words.met
          : words.missing(formatCreditHours(missing), dayWithin(hours.year, hours.policy.cutOff))
      }</span>
    </div>
    ${drawRuler(drawing)}
    ${drawKey(drawing, (category, content) => html`<a href="/my/hours/?kind=${category}">${content}</a>`)}
  `;
}

function describeShare(share: ShareAssessment): string {
  const words = record.year;
  const required = formatShare(share.requiredBasisPoints);
  if (share.achievedBasisPoints === undefined) return words.shareUnknown;
  const verdict =
    share.state === 'met'
      ? words.shareMet(required)
      : words.shareUnmet(formatCreditHours(missingShareCentihours(share)), required);
  return words.share(formatShare(share.achievedBasisPoints)) + verdict;
}

function drawNext(view: LearningView): TemplateResult {
  const step = nextStep(view);
  const words = record.year;
  if (!step) return html`<p class="actions"><a class="button" href="/my/learning/">${words.allDone}</a></p>`;
  const { course, lesson } = step;
  const say = course.state === 'new' ? words.begin : words.goOn;
  const name = lesson ? say(lessonName(course, lesson)) : words.takeQuiz(course.title);
  return html`<p class="actions"><a class="button first" href=${stepPath(course.course, lesson)}>${name}</a></p>`;
}

customElements.define('md-year-card', YearCard);

declare global {
  interface HTMLElementTagNameMap {
    'md-year-card': YearCard;
  }
}

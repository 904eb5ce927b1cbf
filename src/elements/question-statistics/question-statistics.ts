/** How the questions of a course do, for whoever answers for them: difficulty, discrimination, options, flags. */
import { html, LitElement, type TemplateResult } from 'lit';
import type { SessionView } from '../../domain/api/api.ts';
import type { QuestionsView } from '../../domain/api/questions.ts';
import { figures } from '../../drawing/figures.styles.ts';
import { drawLoaded, failed, waiting } from '../../drawing/states.ts';
import { questionStatistics as words } from '../../i18n/question-statistics.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { Loaded, type LoadState } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { drawItems } from './items-table.ts';
import { questionStatisticsStyles } from './question-statistics.styles.ts';

/** Undefined for whoever may not see it. */
type Listed = QuestionsView | undefined;

const FILTERS = ['all', 'flagged'] as const;
type Filter = (typeof FILTERS)[number];

export class QuestionStatistics extends LitElement {
  static override styles = [controls, figures, questionStatisticsStyles];
  static override properties = { course: { state: true }, view: { state: true }, filter: { state: true } };
  declare course: string | undefined;
  declare view: LoadState<QuestionsView>;
  declare filter: Filter;

  readonly #listed = new Loaded<Listed>(this, async (who) => {
    const listed = await readCourses(who);
    if (listed.ok && listed.value) this.#open(listed.value);
    return listed;
  });
  #run = 0;

  constructor() {
    super();
    this.view = { kind: 'loading' };
    this.filter = 'all';
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#listed, words.signedOut, (listed) =>
      listed ? html`${this.#pickers(listed)} ${this.#items()}` : drawNotAllowed(),
    );
  }

  /** The course of the address, so that a view can be shared; the first one without. */
  #open({ courses }: QuestionsView): void {
    const asked = this.course ?? new URLSearchParams(location.search).get('course');
    const course = courses.find(({ id }) => id === asked) ?? courses[0];
    if (course) void this.#read(course.id);
  }

  async #read(course: string): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    this.course = course;
    this.view = { kind: 'loading' };
    const outcome = await api.get<QuestionsView>(`/api/questions?course=${encodeURIComponent(course)}`);
    if (run !== this.#run) return;
    this.view = outcome.ok
      ? { kind: 'ready', value: outcome.value }
      : { kind: 'failed', problem: outcome.problem };
  }

  #pick = (event: Event): void => {
    const course = (event.target as HTMLSelectElement).value;
    history.replaceState(null, '', `?course=${encodeURIComponent(course)}`);
    void this.#read(course);
  };

  #pickers({ courses }: QuestionsView): TemplateResult {
    return html`<div class="pickers">
      <label class="field"><span class="label">${words.course}</span>
        <select @change=${this.#pick}>
          ${courses.map(({ id, title }) => html`<option value=${id} ?selected=${id === this.course}>${title}</option>`)}
        </select>
      </label>
      <div class="actions" role="group" aria-label=${words.show}>
        ${FILTERS.map(
          (
            filter,
          ) => html`<button class="button small" type="button" aria-pressed=${filter === this.filter ? 'true' : 'false'}
            @click=${() => {
              this.filter = filter;
            }}>${words.filters[filter]}</button>`,
        )}
      </div>
    </div>`;
  }

  #items(): TemplateResult {
    const { view } = this;
    if (view.kind === 'failed') return failed(view.problem, () => void this.#read(this.course ?? ''));
    if (view.kind !== 'ready') return waiting();
    const { items, enoughAnswers } = view.value;
    const flagged = items.filter(({ flags }) => flags.length > 0);
    const shown = this.filter === 'flagged' ? flagged : items;
    return html`
      <div class="head summary">
        <p class="figure-line num" role="status">${words.summary(items.length, flagged.length)}</p>
        <a class="button small" href="/api/questions/export?course=${encodeURIComponent(this.course ?? '')}" download>${words.export}</a>
      </div>
      <p class="muted num">${words.fewAnswers(enoughAnswers)}</p>
      ${drawHelp()}
      ${shown.length === 0 ? html`<p class="sheet">${words.nothingFlagged}</p>` : drawItems(shown)}
    `;
  }
}

async function readCourses({ person }: SessionView): Promise<Outcome<Listed>> {
  const may = person.roles.includes('publisher') || person.roles.includes('administrator');
  if (!may) return { ok: true, value: undefined };
  const outcome = await api.get<QuestionsView>('/api/questions');
  if (!outcome.ok && outcome.problem.code === 'not-allowed') return { ok: true, value: undefined };
  return outcome;
}

function drawHelp(): TemplateResult {
  const { summary, ...lines } = words.help;
  return html`<details class="behind help">
    <summary>${summary}</summary>
    <ul>${Object.values(lines).map((line) => html`<li>${line}</li>`)}</ul>
  </details>`;
}

function drawNotAllowed(): TemplateResult {
  return html`<div class="sheet state">
    <p>${words.notAllowed}</p>
    <a class="button" href="/my/learning/">${words.toMyLearning}</a>
  </div>`;
}

customElements.define('md-question-statistics', QuestionStatistics);

declare global {
  interface HTMLElementTagNameMap {
    'md-question-statistics': QuestionStatistics;
  }
}

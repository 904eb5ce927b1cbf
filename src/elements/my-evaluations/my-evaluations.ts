/** What a learner may evaluate, one questionnaire at a time. What was answered is kept nowhere in the page. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { MyEvaluationsView, ToEvaluate } from '../../domain/api/evaluations.ts';
import { LONGEST_REMARK, SCORES } from '../../domain/evaluation/evaluation.ts';
import type { EvaluationQuestion, Questionnaire } from '../../domain/evaluation/questionnaire.ts';
import { longDay } from '../../drawing/dates.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { evaluations } from '../../i18n/evaluations.ts';
import { api } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { myEvaluationsStyles } from './my-evaluations.styles.ts';

const words = evaluations.mine;

export class MyEvaluations extends LitElement {
  static override styles = [controls, myEvaluationsStyles];
  static override properties = {
    chosen: { state: true },
    trouble: { state: true },
    isBusy: { state: true },
    said: { state: true },
  };
  /** The subject whose questionnaire is open. */
  declare chosen: string | undefined;
  declare trouble: { readonly field: string | undefined; readonly sentence: string } | undefined;
  declare isBusy: boolean;
  declare said: string;

  readonly #mine = new Loaded<MyEvaluationsView>(this, () => api.get('/api/me/evaluations'));

  constructor() {
    super();
    this.isBusy = false;
    this.said = '';
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#mine, words.signedOut, (view) => this.#draw(view));
  }

  #draw({ open, answered }: MyEvaluationsView): TemplateResult {
    return html`<p class="said" role="status" tabindex="-1">${this.said}</p>
      <p class="how">${words.how}</p>
      ${open.length + answered.length === 0 ? html`<div class="sheet state"><p>${words.none}</p></div>` : nothing}
      ${
        open.length === 0
          ? nothing
          : html`<section aria-labelledby="open"><h2 id="open">${words.open}</h2>
              <ul class="subjects">${open.map((one) => this.#drawOpen(one))}</ul></section>`
      }
      ${
        answered.length === 0
          ? nothing
          : html`<section aria-labelledby="answered"><h2 id="answered">${words.answered}</h2>
              <ul class="subjects">${answered.map((one) => html`<li>${drawSubject(one)}</li>`)}</ul></section>`
      }`;
  }

  #drawOpen(one: MyEvaluationsView['open'][number]): TemplateResult {
    const { subject, title, questionnaire } = one;
    if (this.chosen === subject) return html`<li>${drawSubject(one)}${this.#drawForm(questionnaire)}</li>`;
    return html`<li>${drawSubject(one)}
      <p><button class="button small" type="button" data-subject=${subject} aria-label=${words.beginOf(title)} @click=${() => this.#choose(subject)}>${words.begin}</button></p></li>`;
  }

  #drawForm({ questions, remark }: Questionnaire): TemplateResult {
    return html`<form class="sheet" novalidate autocomplete="off" @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      if (!this.isBusy) void this.#send(event.target as HTMLFormElement, questions);
    }}>
      <p class="error" role="alert">${this.trouble?.sentence ?? nothing}</p>
      ${questions.map((question) => this.#drawQuestion(question))}
      <div class="field"><label for="remark">${remark}</label><textarea id="remark" name="remark" rows="3" maxlength=${LONGEST_REMARK}></textarea></div>
      <div class="actions">
        <button class="button first" type="submit" aria-disabled=${this.isBusy ? 'true' : 'false'}>${this.isBusy ? words.busy : words.send}</button>
        <button class="button" type="button" @click=${() => this.#choose(undefined)}>${words.cancel}</button>
      </div>
    </form>`;
  }

  #drawQuestion({ id, text, low, high }: EvaluationQuestion): TemplateResult {
    const isWrong = this.trouble?.field === `/scores/${id}`;
    return html`<fieldset class=${isWrong ? 'wrong' : ''} aria-describedby="ends-${id}"><legend>${text}</legend>
      <span id="ends-${id}" class="muted num">${words.ends(low, high)}</span>
      <div class="scores num">${SCORES.map((score) => html`<label><input type="radio" name=${id} value=${score} /><span>${score}</span></label>`)}</div>
    </fieldset>`;
  }

  #choose(subject: string | undefined): void {
    const before = this.chosen;
    this.chosen = subject;
    this.trouble = undefined;
    this.said = '';
    void this.updateComplete.then(() =>
      this.#focus(subject === undefined ? `[data-subject="${CSS.escape(before ?? '')}"]` : 'form input'),
    );
  }

  async #send(form: HTMLFormElement, questions: readonly EvaluationQuestion[]): Promise<void> {
    const data = new FormData(form);
    const scores = Object.fromEntries(
      questions.flatMap(({ id }) => (data.has(id) ? [[id, Number(data.get(id))] as const] : [])),
    );
    this.isBusy = true;
    this.trouble = undefined;
    const remark = String(data.get('remark') ?? '').trim();
    const sent = await api.post('/api/me/evaluations', { subject: this.chosen, scores, remark });
    this.isBusy = false;
    if (!sent.ok) {
      const { problem } = sent;
      this.trouble = { field: 'field' in problem ? problem.field : undefined, sentence: problem.detail };
      await this.updateComplete;
      return this.#focus(this.renderRoot.querySelector('.wrong') ? '.wrong input' : 'form input');
    }
    form.reset();
    this.chosen = undefined;
    this.said = words.done;
    await this.#mine.load();
    await this.updateComplete;
    this.#focus('.said');
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

function drawSubject({ kind, title, day }: ToEvaluate): TemplateResult {
  return html`<h3>${title}</h3><p class="muted num">${words.of(evaluations.kinds[kind], longDay(day))}</p>`;
}

customElements.define('md-my-evaluations', MyEvaluations);

declare global {
  interface HTMLElementTagNameMap {
    'md-my-evaluations': MyEvaluations;
  }
}

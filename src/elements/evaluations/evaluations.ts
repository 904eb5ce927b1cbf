/** Teaching evaluation on the desk: figures of what was opened, five answers at a time, and remarks in no order. */
import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import type { SessionView } from '../../domain/api/api.ts';
import type { EvaluationFigures, EvaluationsView } from '../../domain/api/evaluations.ts';
import { longDay } from '../../drawing/dates.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { evaluations } from '../../i18n/evaluations.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { evaluationsStyles } from './evaluations.styles.ts';

const words = evaluations.desk;
const READERS = ['officer', 'auditor', 'administrator'] as const;

export class Evaluations extends LitElement {
  static override styles = [controls, evaluationsStyles];

  readonly #view = new Loaded<EvaluationsView | undefined>(this, (who) => this.#read(who));

  protected override render(): TemplateResult {
    return drawLoaded(this.#view, words.signedOut, (view) => (view ? draw(view) : drawNotAllowed()));
  }

  async #read({ person }: SessionView): Promise<Outcome<EvaluationsView | undefined>> {
    if (!READERS.some((role) => person.roles.includes(role))) return { ok: true, value: undefined };
    return api.get<EvaluationsView>('/api/evaluations');
  }
}

function draw({ evaluations: all }: EvaluationsView): TemplateResult {
  if (all.length === 0) return html`<div class="sheet state"><p>${words.none}</p></div>`;
  return html`${all.map(drawOne)}`;
}

function drawOne(one: EvaluationFigures, at: number): TemplateResult {
  const { kind, title, when, answers, questions, remarks } = one;
  const day = kind === 'event' ? longDay(when) : when;
  const { columns } = words;
  return html`<article class="sheet" aria-labelledby="subject-${at}">
    <div class="head"><h2 id="subject-${at}">${title}</h2><p class="muted num">${words.when(evaluations.kinds[kind], day)} · ${words.answers(answers)}</p></div>
    <table class="num">
      <caption class="visually-hidden">${words.caption(title)}</caption>
      <thead><tr><th scope="col">${columns.question}</th><th scope="col" class="amount">${columns.mean}</th><th scope="col">${columns.counts}</th></tr></thead>
      <tbody>${questions.map(
        ({ text, low, high, counts, meanHundredths }) => html`<tr>
          <th scope="row">${text}<br /><span class="muted">${words.ends(low, high)}</span></th>
          <td class="amount"><span class="mean">${words.mean(meanHundredths)}</span></td>
          <td>${drawBars(counts, answers)}</td></tr>`,
      )}</tbody>
    </table>
    <details><summary class="num">${words.remarks(remarks.length)}</summary>
      ${remarks.length === 0 ? html`<p class="muted">${words.noRemarks}</p>` : html`<ul class="remarks">${remarks.map((remark) => html`<li>${remark}</li>`)}</ul>`}
    </details>
  </article>`;
}

/** Pixels of a bar that all answers would fill. */
const FULL = 30;

/** The figures stand in words for whoever does not see the bars. */
function drawBars(counts: readonly number[], answers: number): TemplateResult {
  return html`<span class="visually-hidden">${words.bars(counts)}</span>
    <div class="bars" aria-hidden="true">${counts.map((count, at) => {
      const height = Math.max(1, Math.round((count * FULL) / Math.max(1, answers)));
      return html`<span>${count === 0 ? nothing : count}<svg width="26" height=${height}>${svg`<rect width="26" height=${height}></rect>`}</svg>${at + 1}</span>`;
    })}</div>`;
}

function drawNotAllowed(): TemplateResult {
  return html`<div class="sheet state">
    <p>${words.notAllowed}</p>
    <a class="button" href="/my/evaluations/">${words.toMine}</a>
  </div>`;
}

customElements.define('md-evaluations', Evaluations);

declare global {
  interface HTMLElementTagNameMap {
    'md-evaluations': Evaluations;
  }
}

/** A live attempt: one question at a time with a way to any other, and the check before handing in. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AttemptQuestion, AttemptView } from '../../domain/api/api.ts';
import { quizText } from '../../i18n/zh-CN/study-quiz.ts';

export interface AttemptParts {
  readonly attempt: AttemptView;
  readonly answers: ReadonlyMap<string, readonly string[]>;
  readonly unsaved: ReadonlySet<string>;
  readonly saving: boolean;
  /** The question shown, from 0; the number of questions for the check before handing in. */
  readonly at: number;
  readonly submitting: boolean;
  /** What does not work at the moment, and what becomes of the answers. */
  readonly warning: string | undefined;
  readonly problem: string | undefined;
  readonly onGo: (at: number) => void;
  readonly onChoose: (question: string, options: readonly string[]) => void;
  readonly onSubmit: () => void;
}

export function attemptView(parts: AttemptParts): TemplateResult {
  const question = parts.attempt.questions[parts.at];
  return html`
    <div class="page">
      ${progressBar(parts)} ${navigator(parts)}
      ${parts.warning ? html`<p class="warning">${parts.warning}</p>` : nothing}
      ${parts.problem ? html`<p class="error" role="alert">${parts.problem}</p>` : nothing}
      ${question ? questionView(parts, question) : checkView(parts)}
    </div>
  `;
}

function progressBar({ attempt, answers, unsaved, saving }: AttemptParts): TemplateResult {
  const words = quizText;
  const answered = attempt.questions.filter(({ id }) => isAnswered(answers, id)).length;
  const saved = answered > 0 ? words.saved : nothing;
  const unsavedWord = saving ? words.saving : html`<span class="unsaved">${words.unsaved}</span>`;
  return html`
    <div class="bar num">
      <span role="status">${words.progress(answered, attempt.questions.length)}</span>
      <span class="muted">${unsaved.size > 0 ? unsavedWord : saved}</span>
    </div>
  `;
}

function navigator({ attempt, answers, unsaved, at, onGo }: AttemptParts): TemplateResult {
  const words = quizText;
  const button = ({ id }: AttemptQuestion, place: number) => {
    const open = isAnswered(answers, id) ? 'answered' : 'open';
    const state = unsaved.has(id) ? 'unsaved' : open;
    return html`<button
      type="button"
      class=${state}
      aria-label=${words.jump(place + 1, words.states[state])}
      aria-current=${place === at ? 'step' : nothing}
      @click=${() => onGo(place)}
    >${place + 1}</button>`;
  };
  return html`<nav class="navigator" aria-label=${words.navigator}>${attempt.questions.map(button)}</nav>`;
}

function questionView(parts: AttemptParts, question: AttemptQuestion): TemplateResult {
  const { attempt, answers, at, onGo, onChoose } = parts;
  const words = quizText;
  const chosen = answers.get(question.id) ?? [];
  const isLast = at === attempt.questions.length - 1;
  return html`
    <fieldset>
      <legend>
        <span class="muted num">${words.question(at + 1, attempt.questions.length)} · ${words.kinds[question.kind]}</span>
        <h2 tabindex="-1">${question.stem}</h2>
      </legend>
      <div class="options">${repeat(
        question.options,
        ({ id }) => id,
        (option) => optionView(question, option, chosen, onChoose),
      )}</div>
    </fieldset>
    <div>
      <button type="button" class="link" ?hidden=${chosen.length === 0} @click=${() => onChoose(question.id, [])}>
        ${words.clear}
      </button>
    </div>
    <div class="spread">
      <button type="button" class="button" ?hidden=${at === 0} @click=${() => onGo(at - 1)}>${words.previous}</button>
      <button type="button" class="button ${isLast ? 'first' : ''}" @click=${() => onGo(at + 1)}>
        ${isLast ? words.toSubmit : words.next}
      </button>
      ${
        isLast
          ? nothing
          : html`<button type="button" class="button" @click=${() => onGo(attempt.questions.length)}>
              ${words.toSubmit}
            </button>`
      }
    </div>
  `;
}

function optionView(
  question: AttemptQuestion,
  option: AttemptQuestion['options'][number],
  chosen: readonly string[],
  onChoose: AttemptParts['onChoose'],
): TemplateResult {
  const isMultiple = question.kind === 'multiple';
  const isChosen = chosen.includes(option.id);
  const change = (event: Event) => {
    const isOn = (event.target as HTMLInputElement).checked;
    const others = isMultiple ? chosen.filter((id) => id !== option.id) : [];
    onChoose(question.id, isOn ? [...others, option.id] : others);
  };
  return html`
    <label class=${isChosen ? 'chosen' : ''}>
      <input
        type=${isMultiple ? 'checkbox' : 'radio'}
        name=${question.id}
        value=${option.id}
        .checked=${live(isChosen)}
        @change=${change}
      />
      <span>${option.text}</span>
    </label>
  `;
}

/** What is still open, before it is too late to change it. */
function checkView({ attempt, answers, submitting, onGo, onSubmit }: AttemptParts): TemplateResult {
  const words = quizText;
  const open = attempt.questions
    .map(({ id }, place) => ({ id, place }))
    .filter(({ id }) => !isAnswered(answers, id));
  const label = open.length > 0 ? words.submitAnyway : words.submit;
  return html`
    <h2 tabindex="-1">${words.submitTitle}</h2>
    ${
      open.length === 0
        ? html`<p>${words.allAnswered(attempt.questions.length)}</p>`
        : html`<p>${words.unanswered(open.length)}</p>
            <div class="navigator">
              ${open.map(
                ({ place }) => html`<button
                  type="button"
                  aria-label=${words.jump(place + 1, words.states.open)}
                  @click=${() => onGo(place)}
                >${place + 1}</button>`,
              )}
            </div>`
    }
    <div class="spread">
      <button type="button" class="button" @click=${() => onGo(open[0]?.place ?? 0)}>${words.backToAnswer}</button>
      <button
        type="button"
        class="button ${open.length === 0 ? 'first' : ''}"
        aria-disabled=${submitting ? 'true' : 'false'}
        @click=${onSubmit}
      >${submitting ? words.submitting : label}</button>
    </div>
  `;
}

function isAnswered(answers: ReadonlyMap<string, readonly string[]>, question: string): boolean {
  return (answers.get(question)?.length ?? 0) > 0;
}

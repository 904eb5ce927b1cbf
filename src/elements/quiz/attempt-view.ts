/** A live attempt: one question at a time with a way to any other, and the check before handing in. */
import { html, nothing, type TemplateResult } from 'lit';
import type { AttemptView } from '../../domain/api/api.ts';
import type { AttemptQuestion } from '../../domain/api/questions.ts';
import { quizText } from '../../i18n/zh-CN/study-quiz.ts';
import { answerView, type Move } from './answer-view.ts';
import { answerState } from './is-answered.ts';
import { stemView } from './stem.ts';

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
  /** What was moved last in an ordering. */
  readonly moved: string;
  readonly onAnswer: (question: string, answer: readonly string[]) => void;
  readonly onType: (question: string, text: string) => void;
  readonly onMove: (question: string, answer: readonly string[], move: Move, said: string) => void;
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
  const answered = attempt.questions.filter((question) => stateOf(answers, question) === 'answered').length;
  const hasAnswers = attempt.questions.some((question) => stateOf(answers, question) !== 'open');
  const saved = hasAnswers ? words.saved : nothing;
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
  const button = (question: AttemptQuestion, place: number) => {
    const state = unsaved.has(question.id) ? 'unsaved' : stateOf(answers, question);
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
  const { attempt, answers, at, moved, onGo, onAnswer, onType, onMove } = parts;
  const words = quizText;
  const answer = answers.get(question.id) ?? [];
  const isLast = at === attempt.questions.length - 1;
  return html`
    <fieldset>
      <legend>
        <span class="muted num">${words.question(at + 1, attempt.questions.length)} · ${words.kinds[question.kind]}</span>
        <h2 tabindex="-1">${stemView(question.stem)}</h2>
      </legend>
      ${answerView(question, {
        answer,
        moved,
        onAnswer: (given) => onAnswer(question.id, given),
        onType: (text) => onType(question.id, text),
        onMove: (given, move, said) => onMove(question.id, given, move, said),
      })}
    </fieldset>
    <div>
      <button type="button" class="link" ?hidden=${answer.length === 0} @click=${() => onAnswer(question.id, [])}>
        ${words.clear[question.kind === 'fillIn' || question.kind === 'ordering' ? question.kind : 'choice']}
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

/** What is still open, before it is too late to change it. */
function checkView({ attempt, answers, submitting, onGo, onSubmit }: AttemptParts): TemplateResult {
  const words = quizText;
  const open = attempt.questions
    .map((question, place) => ({ place, state: stateOf(answers, question) }))
    .filter(({ state }) => state !== 'answered');
  const hasPartly = open.some(({ state }) => state === 'partly');
  const label = open.length > 0 ? words.submitAnyway : words.submit;
  return html`
    <h2 tabindex="-1">${words.submitTitle}</h2>
    ${
      open.length === 0
        ? html`<p>${words.allAnswered(attempt.questions.length)}</p>`
        : html`<p>${words.unanswered(open.length, hasPartly)}</p>
            <div class="navigator">
              ${open.map(
                ({ place, state }) => html`<button
                  type="button"
                  aria-label=${words.jump(place + 1, words.states[state])}
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

function stateOf(answers: ReadonlyMap<string, readonly string[]>, question: AttemptQuestion) {
  return answerState(question, answers.get(question.id) ?? []);
}

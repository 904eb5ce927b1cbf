/** Where a question is answered: options to choose, lists to match, items to move, a blank to fill in. */
import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AskedChoice, AttemptQuestion, Offered } from '../../domain/api/questions.ts';
import { LONGEST_FILLING } from '../../domain/quiz/judge-answer.ts';
import { quizText as words } from '../../i18n/zh-CN/study-quiz.ts';
import { passageView, stemView } from './stem.ts';

/** An item of an ordering that was moved. */
export interface Move {
  readonly option: string;
  readonly by: -1 | 1;
}

export interface AnswerParts {
  readonly answer: readonly string[];
  /** What was moved last, for whoever cannot see it. */
  readonly moved: string;
  readonly onAnswer: (answer: readonly string[]) => void;
  /** While a text is being typed. */
  readonly onType: (text: string) => void;
  readonly onMove: (answer: readonly string[], move: Move, said: string) => void;
}

type Of<Kind> = Extract<AttemptQuestion, { kind: Kind }>;

export function answerView(question: AttemptQuestion, parts: AnswerParts): TemplateResult {
  switch (question.kind) {
    case 'matching':
      return matchingView(question, parts);
    case 'ordering':
      return orderingView(question, parts);
    case 'fillIn':
      return fillInView(question, parts);
    case 'scenario':
      return scenarioView(question, parts);
    default:
      return choiceView(question, question.id, parts.answer, parts.onAnswer);
  }
}

function choiceView(
  { kind, options }: AskedChoice,
  name: string,
  chosen: readonly string[],
  onChange: (chosen: readonly string[]) => void,
): TemplateResult {
  const isMultiple = kind === 'multiple';
  const optionView = ({ id, text }: Offered) => {
    const isChosen = chosen.includes(id);
    const change = (event: Event) => {
      const isOn = (event.target as HTMLInputElement).checked;
      const others = isMultiple ? chosen.filter((other) => other !== id) : [];
      onChange(isOn ? [...others, id] : others);
    };
    return html`
      <label class=${isChosen ? 'chosen' : ''}>
        <input
          type=${isMultiple ? 'checkbox' : 'radio'}
          name=${name}
          value=${id}
          .checked=${live(isChosen)}
          @change=${change}
        />
        <span>${text}</span>
      </label>
    `;
  };
  return html`<div class="options">${repeat(options, ({ id }) => id, optionView)}</div>`;
}

/** One answer holds the choices of all parts. */
function scenarioView(
  { situation, parts }: Of<'scenario'>,
  { answer, onAnswer }: AnswerParts,
): TemplateResult {
  const partView = (part: Of<'scenario'>['parts'][number], at: number) => {
    const own = part.options.map(({ id }) => id);
    const change = (chosen: readonly string[]) =>
      onAnswer([...answer.filter((id) => !own.includes(id)), ...chosen]);
    return html`
      <fieldset class="part">
        <legend>
          <span class="muted num">${words.part(at + 1, parts.length)} · ${words.kinds[part.kind]}</span>
          <span class="part-stem">${stemView(part.stem)}</span>
        </legend>
        ${choiceView(
          part,
          part.id,
          answer.filter((id) => own.includes(id)),
          change,
        )}
      </fieldset>
    `;
  };
  return html`
    <div class="situation">${passageView(situation)}</div>
    ${repeat(parts, ({ id }) => id, partView)}
  `;
}

function matchingView({ rows, options }: Of<'matching'>, { answer, onAnswer }: AnswerParts): TemplateResult {
  const rowView = (row: Offered, at: number) => {
    const chosen = answer[at] ?? '';
    const change = (event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      onAnswer(rows.map((_, place) => (place === at ? value : (answer[place] ?? ''))));
    };
    return html`
      <li>
        <label for=${row.id}>${row.text}</label>
        <select id=${row.id} @change=${change}>
          <option value="" .selected=${live(chosen === '')}>${words.pick}</option>
          ${options.map(
            ({ id, text }) => html`<option value=${id} .selected=${live(chosen === id)}>${text}</option>`,
          )}
        </select>
      </li>
    `;
  };
  return html`
    <p class="muted">${words.matchingHint}</p>
    <ul class="plain pairs">${repeat(rows, ({ id }) => id, rowView)}</ul>
  `;
}

function orderingView({ options }: Of<'ordering'>, { answer, moved, onMove }: AnswerParts): TemplateResult {
  const order = answer.length === options.length ? answer : options.map(({ id }) => id);
  const textOf = (id: string) => options.find((option) => option.id === id)?.text ?? '';
  const move = (at: number, by: -1 | 1) => {
    const to = at + by;
    const [id, other] = [order[at], order[to]];
    if (id === undefined || other === undefined) return;
    const next = order.map((each, place) => (place === at ? other : place === to ? id : each));
    onMove(next, { option: id, by }, words.moved(textOf(id), to + 1, order.length));
  };
  const button = (id: string, at: number, by: -1 | 1) => {
    const isPossible = order[at + by] !== undefined;
    const word = by < 0 ? words.up : words.down;
    return html`<button
      type="button"
      class="button small"
      data-option=${id}
      data-by=${by}
      aria-label=${words.moveOf(word, textOf(id))}
      aria-disabled=${isPossible ? 'false' : 'true'}
      @click=${() => move(at, by)}
    ><span aria-hidden="true">${by < 0 ? '↑' : '↓'}</span>${word}</button>`;
  };
  return html`
    <p class="muted">${words.orderingHint}</p>
    <ol class="plain ordering">
      ${repeat(
        order,
        (id) => id,
        (id, at) => html`
          <li>
            <span class="place num" aria-hidden="true">${at + 1}</span>
            <span>${textOf(id)}</span>
            <span class="moves">${button(id, at, -1)}${button(id, at, 1)}</span>
          </li>
        `,
      )}
    </ol>
    <p class="visually-hidden" role="status">${moved}</p>
  `;
}

/** An input method's half-written text is not the answer yet; nothing is written back while it is being composed. */
function fillInView(
  { id, expects }: Of<'fillIn'>,
  { answer, onAnswer, onType }: AnswerParts,
): TemplateResult {
  const textIn = (event: Event) => (event.target as HTMLInputElement).value;
  const type = (event: Event) => {
    if (!(event as InputEvent).isComposing) onType(textIn(event));
  };
  return html`
    <div class="field filling">
      <label for=${id}>${words.fillInLabel}</label>
      ${keyed(
        id,
        html`<input
          id=${id}
          type="text"
          autocomplete="off"
          spellcheck="false"
          maxlength=${LONGEST_FILLING}
          aria-describedby="${id}-expects"
          .value=${answer[0] ?? ''}
          @input=${type}
          @compositionend=${(event: Event) => onType(textIn(event))}
          @change=${(event: Event) => onAnswer(textIn(event).trim() === '' ? [] : [textIn(event)])}
        />`,
      )}
      <p class="muted" id="${id}-expects">${words.expects(expects)}</p>
    </div>
  `;
}

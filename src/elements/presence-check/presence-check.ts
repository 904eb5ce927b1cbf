/**
 * The question whether somebody is there, about the passage just read. Comes quietly above the lesson bar, never
 * takes the focus, waits as long as it takes. What is asked and when is the server's; lesson-tracker brings it.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { presenceText } from '../../i18n/zh-CN/study-presence.ts';
import {
  ANSWER_EVENT,
  type LessonProgress,
  PROGRESS_EVENT,
  PROGRESS_WANTED_EVENT,
  type PresenceAnswer,
} from '../../stores/lesson-progress.ts';
import type { AnswerOutcome, OpenQuestion } from '../../stores/presence.ts';
import { controls } from '../../styles/controls.styles.ts';
import { presenceCheckStyles } from './presence-check.styles.ts';

/** Long enough to be read. */
const THANKS_MS = 4_000;

/** @fires md-presence-answer - bubbles to the document, where lesson-tracker hears it */
export class PresenceCheck extends LitElement {
  static override styles = [controls, presenceCheckStyles];
  static override properties = {
    lesson: { type: String },
    question: { state: true },
    outcome: { state: true },
    spoken: { state: true },
    sending: { state: true },
  };
  /** `<course>/<NN-lesson>` */
  declare lesson: string;
  declare question: OpenQuestion | undefined;
  /** What came of the last answer. */
  declare outcome: AnswerOutcome | undefined;
  declare spoken: string;
  declare sending: boolean;

  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What is open by the last news, which may be on its way to the page still. */
  #latest: OpenQuestion | undefined;
  /** Where the reader was before coming here. */
  #cameFrom: HTMLElement | undefined;

  constructor() {
    super();
    this.lesson = '';
    this.spoken = '';
    this.sending = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener(PROGRESS_EVENT, this.#hear);
    document.addEventListener('keydown', this.#comeHere);
    this.addEventListener('focusin', this.#rememberPlace);
    document.dispatchEvent(new CustomEvent(PROGRESS_WANTED_EVENT));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener(PROGRESS_EVENT, this.#hear);
    document.removeEventListener('keydown', this.#comeHere);
    this.removeEventListener('focusin', this.#rememberPlace);
    clearTimeout(this.#timer);
  }

  protected override render(): TemplateResult {
    const isShown = this.question !== undefined || this.outcome !== undefined;
    return html`
      ${
        isShown
          ? html`<div class="check" role="group" aria-labelledby=${this.question ? 'heading' : 'outcome'}>
              ${this.question ? this.#ask(this.question) : nothing}
              ${this.outcome ? html`<p id="outcome" class="outcome">${presenceText.outcomes[this.outcome]}</p>` : nothing}
            </div>`
          : nothing
      }
      <div class="visually-hidden" role="status">${this.spoken}</div>
    `;
  }

  #ask({ text, options, isPaused, isOffline }: OpenQuestion): TemplateResult {
    const words = presenceText;
    return html`
      <h2 id="heading">${words.heading}<kbd aria-hidden="true">${words.shortcut}</kbd></h2>
      <p class="muted">${isPaused ? words.paused : words.ahead}${isOffline ? words.offline : ''}</p>
      <div role="group" aria-labelledby="question">
        <p id="question">${text}</p>
        ${options.map(
          (option) => html`<button type="button" class="option" aria-keyshortcuts=${words.shortcut}
            aria-disabled=${this.sending ? 'true' : 'false'} @click=${() => this.#answer(option.id)}>${option.text}</button>`,
        )}
      </div>
    `;
  }

  #hear = ({ detail }: CustomEvent<LessonProgress>): void => {
    if (detail.lesson !== this.lesson) return;
    const before = this.question;
    const { question } = detail;
    this.#latest = question;
    // Whoever is answering keeps the question under the hand; the server will say that it is gone.
    if (!question && before && (this.sending || (this.#hasFocus() && !this.outcome))) return;
    this.question = question;
    if (question) this.#announce(question, before);
    else if (!this.outcome) this.spoken = '';
  };

  /** Once when it comes, once when the clock stops; beats in between say nothing new. */
  #announce(question: OpenQuestion, before: OpenQuestion | undefined): void {
    if (!before) {
      clearTimeout(this.#timer);
      this.outcome = undefined;
      this.spoken = presenceText.spoken(question.text);
    } else if (question.isPaused && !before.isPaused) this.spoken = presenceText.spokenPaused;
  }

  #answer(option: string): void {
    if (this.sending || !this.question) return;
    this.sending = true;
    this.outcome = undefined;
    const detail: PresenceAnswer = {
      question: this.question.id,
      option,
      tell: (outcome) => this.#tell(outcome),
    };
    this.dispatchEvent(new CustomEvent(ANSWER_EVENT, { detail, bubbles: true, composed: true }));
  }

  #tell(outcome: AnswerOutcome): void {
    this.sending = false;
    this.outcome = outcome;
    const isSettled = outcome === 'right' || outcome === 'noted' || (outcome === 'gone' && !this.#latest);
    this.spoken = presenceText.outcomes[outcome] + (isSettled ? '' : (this.question?.text ?? ''));
    if (!isSettled) return;
    const wasHere = this.#hasFocus();
    this.question = undefined;
    if (wasHere) this.#goBack();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.outcome = undefined;
      this.spoken = '';
    }, THANKS_MS);
  }

  #hasFocus(): boolean {
    return this.shadowRoot?.activeElement instanceof HTMLElement;
  }

  /** Alt+Q from wherever one reads. By place on the keyboard: Option+Q types another letter on a Mac. */
  #comeHere = (event: KeyboardEvent): void => {
    if (!this.question || !event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyQ') return;
    event.preventDefault();
    this.renderRoot.querySelector<HTMLButtonElement>('.option')?.focus();
  };

  #rememberPlace = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof HTMLElement && relatedTarget !== this) this.#cameFrom = relatedTarget;
  };

  /** To where the reader came from; who came from the text itself goes back to the paragraph on top. */
  #goBack(): void {
    if (this.#cameFrom?.isConnected) this.#cameFrom.focus({ preventScroll: true });
    else focusText();
    this.#cameFrom = undefined;
  }
}

function focusText(): void {
  const blocks = [...document.querySelectorAll<HTMLElement>('[data-block]')];
  const top = blocks.find((block) => block.getBoundingClientRect().bottom > 0);
  top?.setAttribute('tabindex', '-1');
  top?.focus({ preventScroll: true });
}

customElements.define('md-presence-check', PresenceCheck);

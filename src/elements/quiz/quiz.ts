/**
 * A course's quiz from its rules to its result. Every answer is saved at once, and kept here until it is; the
 * server draws, grades and explains.
 */
import { html, LitElement, type TemplateResult } from 'lit';
import type { AttemptView, QuizView } from '../../domain/api/api.ts';
import { quizText } from '../../i18n/zh-CN/study-quiz.ts';
import { api, type Refusal } from '../../stores/api.ts';
import { session } from '../../stores/session.ts';
import { signInPath } from '../../stores/sign-in-path.ts';
import { controls } from '../../styles/controls.styles.ts';
import type { Move } from './answer-view.ts';
import { attemptView } from './attempt-view.ts';
import { homeView } from './home-view.ts';
import { LiveAttempt } from './live-attempt.ts';
import { quizStyles } from './quiz.styles.ts';
import { resultView } from './result-view.ts';

type Screen =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly problem: Refusal }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'home'; readonly view: QuizView }
  | { readonly kind: 'live'; readonly live: LiveAttempt }
  | { readonly kind: 'result'; readonly attempt: AttemptView };

/** The longest wait a browser's timer can hold. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * @slot - what stands here without a script; links with `data-lesson` lend the lessons their titles
 */
export class Quiz extends LitElement {
  static override styles = [controls, quizStyles];
  static override properties = {
    course: { type: String },
    screen: { state: true },
    busy: { state: true },
    problem: { state: true },
    notice: { state: true },
  };
  declare course: string;
  declare screen: Screen;
  declare busy: boolean;
  declare problem: string | undefined;
  declare notice: string | undefined;

  #person: string | undefined;
  #live: LiveAttempt | undefined;
  #stopListening: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wantsFocus = false;
  #moved: Move | undefined;

  constructor() {
    super();
    this.course = '';
    this.screen = { kind: 'loading' };
    this.busy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The page's heading says it already; left here it would be a tooltip over every question.
    this.removeAttribute('title');
    this.#stopListening = session.onChange((who) => this.#follow(who?.person.id));
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
    clearTimeout(this.#timer);
    this.#endAttempt();
  }

  protected override render(): TemplateResult {
    const { screen } = this;
    const words = quizText;
    switch (screen.kind) {
      case 'loading':
        return html`<p role="status">${words.loading}</p>`;
      case 'failed':
        return html`<div class="page">
          <p class="error" role="alert">${screen.problem.detail}</p>
          <div class="actions"><button type="button" class="button" @click=${this.#retry}>${words.retry}</button></div>
        </div>`;
      case 'signedOut':
        return html`<div class="page">
          <p>${words.signedOut}</p>
          <div class="actions"><a class="button first" href=${signInPath()}>${words.toSignIn}</a></div>
        </div>`;
      case 'home':
        return homeView({
          view: screen.view,
          starting: this.busy,
          problem: this.problem,
          lessonTitle: this.#lessonTitle,
          onBegin: this.#begin,
          onSee: this.#see,
        });
      case 'live':
        return this.#attempt(screen.live);
      case 'result':
        return resultView({ attempt: screen.attempt, notice: this.notice, onHome: this.#goHome });
    }
  }

  protected override updated(): void {
    this.#followMoved();
    if (!this.#wantsFocus) return;
    this.#wantsFocus = false;
    const heading = this.renderRoot.querySelector<HTMLElement>('h2[tabindex]');
    heading?.focus({ preventScroll: true });
    this.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }

  #attempt(live: LiveAttempt): TemplateResult {
    const { attempt, answers, at } = live;
    const { unsaved, saving } = live.keeping;
    return attemptView({
      ...{ attempt, answers, at, unsaved, saving },
      submitting: this.busy,
      warning: live.warning(),
      problem: this.problem,
      onGo: (to) => {
        this.problem = undefined;
        live.go(to);
        this.#moveFocus();
      },
      moved: live.moved,
      onAnswer: (question, answer) => live.answer(question, answer),
      onType: (question, text) => live.type(question, text),
      onMove: (question, answer, move, said) => {
        this.#moved = move;
        live.move(question, answer, said);
      },
      onSubmit: this.#submit,
    });
  }

  /** A session that merely ended leaves the attempt on the page: signing in elsewhere saves what is open. */
  #follow(person: string | undefined): void {
    const isSame = person === undefined ? this.screen.kind === 'live' : person === this.#person;
    if (!isSame) void this.#load();
  }

  async #load(): Promise<void> {
    this.#endAttempt();
    const who = await session.lookUp();
    if (!who.ok) return this.#fail(who.problem);
    this.#person = who.value?.person.id;
    if (!who.value) {
      this.screen = { kind: 'signedOut' };
      return;
    }
    const view = await api.get<QuizView>(`/api/quizzes/${this.course}`);
    if (!view.ok) return this.#fail(view.problem);
    if (view.value.live === undefined) return this.#showHome(view.value);
    const attempt = await api.get<AttemptView>(`/api/attempts/${view.value.live}`);
    if (!attempt.ok) return this.#fail(attempt.problem);
    await this.#showAttempt(attempt.value);
  }

  #fail(problem: Refusal): void {
    this.screen = problem.code === 'not-signed-in' ? { kind: 'signedOut' } : { kind: 'failed', problem };
  }

  #retry = async (): Promise<void> => {
    this.screen = { kind: 'loading' };
    if (!(await session.lookUp()).ok) await session.refresh();
    await this.#load();
  };

  #showHome(view: QuizView): void {
    this.screen = { kind: 'home', view };
    clearTimeout(this.#timer);
    if (view.waitUntil === undefined) return;
    const waitMs = Math.max(0, Date.parse(view.waitUntil) - Date.now()) + 1000;
    this.#timer = setTimeout(() => void this.#load(), Math.min(waitMs, LONGEST_TIMER_MS));
  }

  #goHome = async (): Promise<void> => {
    this.notice = undefined;
    await this.#load();
    this.#moveFocus();
  };

  #begin = async (): Promise<void> => {
    if (this.busy) return;
    this.busy = true;
    this.problem = undefined;
    const begun = await api.post<AttemptView>(`/api/quizzes/${this.course}/attempts`);
    this.busy = false;
    if (begun.ok) {
      await this.#showAttempt(begun.value);
      return this.#moveFocus();
    }
    this.problem = begun.problem.detail;
    // The rules on the page are out of date: a wait has begun, or a lesson is missing.
    const view = await api.get<QuizView>(`/api/quizzes/${this.course}`);
    if (view.ok) this.#showHome(view.value);
  };

  #see = async (id: string): Promise<void> => {
    this.problem = undefined;
    const attempt = await api.get<AttemptView>(`/api/attempts/${id}`);
    if (!attempt.ok) {
      this.problem = attempt.problem.detail;
      return;
    }
    this.screen = { kind: 'result', attempt: attempt.value };
    this.#moveFocus();
  };

  async #showAttempt(attempt: AttemptView): Promise<void> {
    this.#endAttempt();
    if (attempt.state !== 'live' || this.#person === undefined) {
      this.screen = { kind: 'result', attempt };
      return;
    }
    const live = new LiveAttempt(this, this.#person, attempt, () => void this.#closedElsewhere());
    this.#live = live;
    await live.start();
    if (this.#live !== live) return live.stop();
    this.problem = undefined;
    this.screen = { kind: 'live', live };
  }

  #endAttempt(): void {
    this.#live?.stop();
    this.#live = undefined;
  }

  async #closedElsewhere(): Promise<void> {
    const live = this.#live;
    this.#live = undefined;
    if (!live) return;
    await live.abandon();
    this.notice = quizText.closedElsewhere;
    await this.#see(live.attempt.id);
  }

  #submit = async (): Promise<void> => {
    const live = this.#live;
    if (this.busy || !live) return;
    this.busy = true;
    this.problem = undefined;
    const unsaved = await live.saveAll();
    // Meanwhile it may have turned out to be closed; then its result is on the page already.
    if (this.#live === live) await this.#handIn(live, unsaved);
    this.busy = false;
  };

  async #handIn(live: LiveAttempt, unsaved: number): Promise<void> {
    if (unsaved > 0) {
      this.problem = quizText.stillUnsaved(unsaved);
      return;
    }
    const graded = await api.post<AttemptView>(`/api/attempts/${live.attempt.id}/submission`);
    if (graded.ok) {
      this.#endAttempt();
      this.screen = { kind: 'result', attempt: graded.value };
      return this.#moveFocus();
    }
    if (graded.problem.code === 'attempt-closed') return this.#closedElsewhere();
    this.problem = graded.problem.detail;
  }

  /** A moved item's node is put elsewhere and loses the focus; at the list's end the other button takes it. */
  #followMoved(): void {
    const moved = this.#moved;
    this.#moved = undefined;
    if (!moved) return;
    const buttons = [
      ...this.renderRoot.querySelectorAll<HTMLElement>(`[data-option="${CSS.escape(moved.option)}"]`),
    ];
    const own = buttons.find((button) => button.matches(`[data-by="${moved.by}"]`));
    const other = buttons.find((button) => button !== own);
    (own?.ariaDisabled === 'true' ? other : own)?.focus();
  }

  #moveFocus(): void {
    this.#wantsFocus = true;
    this.requestUpdate();
  }

  #lessonTitle = (lesson: string): string => {
    const link = this.querySelector(`[data-lesson="${CSS.escape(lesson)}"]`);
    const number = Number.parseInt(lesson.split('/')[1] ?? '', 10);
    return link?.textContent?.trim() || quizText.lesson(number);
  };
}

customElements.define('md-quiz', Quiz);

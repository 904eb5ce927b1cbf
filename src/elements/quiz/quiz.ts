/**
 * A course's quiz from its rules to its result. Every answer is saved at once, and kept here until it is; the
 * server draws, grades and explains.
 */
import { html, LitElement, type TemplateResult } from 'lit';
import type { AttemptView, QuizView } from '../../domain/api/api.ts';
import { quizText } from '../../i18n/zh-CN/study-quiz.ts';
import { AnswerKeeper, type KeeperNews } from '../../stores/answer-keeper.ts';
import { api, type Refusal } from '../../stores/api.ts';
import { Presence } from '../../stores/presence.ts';
import { session } from '../../stores/session.ts';
import { signInPath } from '../../stores/sign-in-path.ts';
import { shelf } from '../../stores/study-shelf.ts';
import { controls } from '../../styles/controls.styles.ts';
import { attemptView } from './attempt-view.ts';
import { homeView } from './home-view.ts';
import { quizStyles } from './quiz.styles.ts';
import { resultView } from './result-view.ts';

type Screen =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly problem: Refusal }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'home'; readonly view: QuizView }
  | { readonly kind: 'live'; readonly attempt: AttemptView }
  | { readonly kind: 'result'; readonly attempt: AttemptView };

const NOTHING_UNSAVED: KeeperNews = { unsaved: new Set(), saving: false, problem: undefined };
/** The longest wait a browser's timer can hold. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * @slot - what stands here without a script; links with `data-lesson` lend the lessons their titles
 */
export class Quiz extends LitElement {
  static override styles = [controls, quizStyles];
  static override properties = {
    course: { type: String },
    title: { type: String },
    screen: { state: true },
    at: { state: true },
    answers: { state: true },
    keeping: { state: true },
    busy: { state: true },
    problem: { state: true },
    notice: { state: true },
  };
  declare course: string;
  declare title: string;
  declare screen: Screen;
  /** The question shown, from 0; the number of questions for the check before handing in. */
  declare at: number;
  declare answers: ReadonlyMap<string, readonly string[]>;
  declare keeping: KeeperNews;
  declare busy: boolean;
  declare problem: string | undefined;
  declare notice: string | undefined;

  #person: string | undefined;
  #keeper: AnswerKeeper | undefined;
  #presence: Presence | undefined;
  #stopListening: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wantsFocus = false;

  constructor() {
    super();
    this.course = '';
    this.title = '';
    this.screen = { kind: 'loading' };
    this.at = 0;
    this.answers = new Map();
    this.keeping = NOTHING_UNSAVED;
    this.busy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
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
        return this.#attempt(screen.attempt);
      case 'result':
        return resultView({ attempt: screen.attempt, notice: this.notice, onHome: this.#goHome });
    }
  }

  protected override updated(): void {
    if (!this.#wantsFocus) return;
    this.#wantsFocus = false;
    const heading = this.renderRoot.querySelector<HTMLElement>('h2[tabindex]');
    heading?.focus({ preventScroll: true });
    this.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }

  #attempt(attempt: AttemptView): TemplateResult {
    return attemptView({
      attempt,
      answers: this.answers,
      unsaved: this.keeping.unsaved,
      saving: this.keeping.saving,
      at: this.at,
      submitting: this.busy,
      warning: this.#warning(),
      problem: this.problem,
      onGo: this.#go,
      onChoose: this.#choose,
      onSubmit: this.#submit,
    });
  }

  #warning(): string | undefined {
    const { unsaved, problem } = this.keeping;
    const words = quizText;
    if (!problem) return undefined;
    if (unsaved.size === 0) return problem.detail;
    if (problem.code === 'not-signed-in') return words.unsavedSignedOut(unsaved.size);
    return shelf.isDurable() ? words.unsavedLine(unsaved.size) : words.unsavedMemory(unsaved.size);
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
    this.#keeper = new AnswerKeeper(this.#person, attempt.id, (news) => this.#hearKeeper(news));
    const unsaved = await this.#keeper.start();
    this.answers = new Map([...Object.entries(attempt.answers), ...unsaved]);
    const open = attempt.questions.findIndex(({ id }) => (this.answers.get(id)?.length ?? 0) === 0);
    this.at = open < 0 ? attempt.questions.length : open;
    this.problem = undefined;
    this.screen = { kind: 'live', attempt };
    this.#presence = new Presence(
      `${this.course}/quiz`,
      () => undefined,
      () => undefined,
    );
    if (this.isConnected) this.#presence.start();
  }

  #endAttempt(): void {
    this.#keeper?.stop();
    this.#keeper = undefined;
    this.#presence?.stop();
    this.#presence = undefined;
    this.keeping = NOTHING_UNSAVED;
  }

  #hearKeeper(news: KeeperNews): void {
    this.keeping = news;
    if (news.problem?.code === 'attempt-closed' && !this.busy) void this.#closedElsewhere();
  }

  async #closedElsewhere(): Promise<void> {
    const keeper = this.#keeper;
    this.#keeper = undefined;
    if (!keeper) return;
    keeper.stop();
    await keeper.discard();
    this.notice = quizText.closedElsewhere;
    await this.#see(keeper.attempt);
    this.#endAttempt();
  }

  #go = (at: number): void => {
    this.at = at;
    this.problem = undefined;
    this.#moveFocus();
  };

  #choose = (question: string, options: readonly string[]): void => {
    this.answers = new Map(this.answers).set(question, options);
    void this.#keeper?.save(question, options);
  };

  #submit = async (): Promise<void> => {
    const keeper = this.#keeper;
    if (this.busy || !keeper) return;
    this.busy = true;
    this.problem = undefined;
    await keeper.flush();
    await this.#handIn(keeper);
    this.busy = false;
  };

  async #handIn(keeper: AnswerKeeper): Promise<void> {
    if (this.keeping.problem?.code === 'attempt-closed') return this.#closedElsewhere();
    if (keeper.unsavedCount > 0) {
      this.problem = quizText.stillUnsaved(keeper.unsavedCount);
      return;
    }
    const graded = await api.post<AttemptView>(`/api/attempts/${keeper.attempt}/submission`);
    if (graded.ok) {
      this.#endAttempt();
      this.screen = { kind: 'result', attempt: graded.value };
      return this.#moveFocus();
    }
    if (graded.problem.code === 'attempt-closed') return this.#closedElsewhere();
    this.problem = graded.problem.detail;
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

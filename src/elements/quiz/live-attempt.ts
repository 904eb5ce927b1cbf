/** An attempt while it is alive: the answers on the page, their saving, the question shown, the beats. */
import type { ReactiveControllerHost } from 'lit';
import type { AttemptView } from '../../domain/api/api.ts';
import { quizText } from '../../i18n/zh-CN/study-quiz.ts';
import { AnswerKeeper, type KeeperNews } from '../../stores/answer-keeper.ts';
import { Presence } from '../../stores/presence.ts';
import { shelf } from '../../stores/study-shelf.ts';
import { answerState } from './is-answered.ts';

const NOTHING_UNSAVED: KeeperNews = { unsaved: new Set(), saving: false, problem: undefined };

export class LiveAttempt {
  readonly attempt: AttemptView;
  answers: ReadonlyMap<string, readonly string[]>;
  keeping: KeeperNews = NOTHING_UNSAVED;
  /** The question shown, from 0; the number of questions for the check before handing in. */
  at = 0;
  /** What was moved last in an ordering. */
  moved = '';
  readonly #host: ReactiveControllerHost;
  readonly #keeper: AnswerKeeper;
  readonly #presence: Presence;
  readonly #onClosed: () => void;

  /** @param onClosed - the attempt was closed elsewhere */
  constructor(host: ReactiveControllerHost, person: string, attempt: AttemptView, onClosed: () => void) {
    this.#host = host;
    this.attempt = attempt;
    this.answers = new Map(Object.entries(attempt.answers));
    this.#onClosed = onClosed;
    this.#keeper = new AnswerKeeper(person, attempt.id, (news) => this.#hear(news));
    this.#presence = new Presence(
      `${attempt.course}/quiz`,
      () => ({}),
      () => undefined,
    );
  }

  /** Take up what an earlier page could not save, and go to the first open question. */
  async start(): Promise<void> {
    const { questions } = this.attempt;
    this.answers = new Map([...this.answers, ...(await this.#keeper.start())]);
    const open = questions.findIndex(
      (question) => answerState(question, this.answers.get(question.id) ?? []) !== 'answered',
    );
    this.at = open < 0 ? questions.length : open;
    this.#presence.start();
  }

  stop(): void {
    this.#keeper.stop();
    this.#presence.stop();
  }

  go(at: number): void {
    this.at = at;
    this.moved = '';
    this.#host.requestUpdate();
  }

  answer(question: string, answer: readonly string[]): void {
    // Leaving a text that was saved while it was typed is no news.
    if (isSame(this.answers.get(question) ?? [], answer)) return void this.#keeper.flush();
    this.#take(question, answer);
    void this.#keeper.save(question, answer);
  }

  /** Saved when the typing pauses; a reload before that loses nothing either. */
  type(question: string, text: string): void {
    const answer = text.trim() === '' ? [] : [text];
    if (isSame(this.answers.get(question) ?? [], answer)) return;
    this.#take(question, answer);
    void this.#keeper.saveSoon(question, answer);
  }

  move(question: string, answer: readonly string[], said: string): void {
    this.moved = said;
    this.answer(question, answer);
  }

  /** @returns how many answers could not be saved */
  async saveAll(): Promise<number> {
    await this.#keeper.flush();
    return this.#keeper.unsavedCount;
  }

  /** The attempt is closed: what is not saved never can be. */
  async abandon(): Promise<void> {
    this.stop();
    await this.#keeper.discard();
  }

  /** What does not work at the moment, and what becomes of the answers. */
  warning(): string | undefined {
    const { unsaved, problem } = this.keeping;
    if (!problem) return undefined;
    if (unsaved.size === 0) return problem.detail;
    if (problem.code === 'not-signed-in') return quizText.unsavedSignedOut(unsaved.size);
    return shelf.isDurable() ? quizText.unsavedLine(unsaved.size) : quizText.unsavedMemory(unsaved.size);
  }

  #take(question: string, answer: readonly string[]): void {
    this.answers = new Map(this.answers).set(question, answer);
    this.#host.requestUpdate();
  }

  #hear(news: KeeperNews): void {
    this.keeping = news;
    this.#host.requestUpdate();
    if (news.problem?.code === 'attempt-closed') this.#onClosed();
  }
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((text, at) => text === right[at]);
}

/** An attempt while it is alive: the answers on the page, their saving, the question shown, the beats. */
import type { ReactiveControllerHost } from 'lit';
import type { AttemptView } from '../../domain/api/api.ts';
import { quizText } from '../../i18n/zh-CN/study-quiz.ts';
import { AnswerKeeper, type KeeperNews } from '../../stores/answer-keeper.ts';
import { Presence } from '../../stores/presence.ts';
import { shelf } from '../../stores/study-shelf.ts';

const NOTHING_UNSAVED: KeeperNews = { unsaved: new Set(), saving: false, problem: undefined };

export class LiveAttempt {
  readonly attempt: AttemptView;
  answers: ReadonlyMap<string, readonly string[]>;
  keeping: KeeperNews = NOTHING_UNSAVED;
  /** The question shown, from 0; the number of questions for the check before handing in. */
  at = 0;
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
    const open = questions.findIndex(({ id }) => (this.answers.get(id)?.length ?? 0) === 0);
    this.at = open < 0 ? questions.length : open;
    this.#presence.start();
  }

  stop(): void {
    this.#keeper.stop();
    this.#presence.stop();
  }

  go(at: number): void {
    this.at = at;
    this.#host.requestUpdate();
  }

  choose(question: string, options: readonly string[]): void {
    this.answers = new Map(this.answers).set(question, options);
    this.#host.requestUpdate();
    void this.#keeper.save(question, options);
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

  #hear(news: KeeperNews): void {
    this.keeping = news;
    this.#host.requestUpdate();
    if (news.problem?.code === 'attempt-closed') this.#onClosed();
  }
}

/**
 * Saves the answers of one attempt, one request after the other, the last choice of each question winning.
 * What the server does not have yet is kept in this browser and sent again until it does.
 */
import { api, type Refusal } from './api.ts';
import { session } from './session.ts';
import { shelf } from './study-shelf.ts';

export interface KeeperNews {
  /** Questions whose last choice the server does not have. */
  readonly unsaved: ReadonlySet<string>;
  readonly saving: boolean;
  /** Why the last save did not succeed; undefined after one that did. */
  readonly problem: Refusal | undefined;
}

/** A pause in typing that is long enough to save in. */
const SOON_MS = 700;
const RETRY_MS = [3_000, 6_000, 12_000, 30_000, 60_000];

export class AnswerKeeper {
  readonly attempt: string;
  readonly #person: string;
  readonly #listener: (news: KeeperNews) => void;
  readonly #pending = new Map<string, readonly string[]>();
  #running: Promise<void> | undefined;
  #problem: Refusal | undefined;
  #failures = 0;
  #isStopped = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #stops: (() => void)[] = [];

  constructor(person: string, attempt: string, listener: (news: KeeperNews) => void) {
    this.#person = person;
    this.attempt = attempt;
    this.#listener = listener;
  }

  /**
   * Take up what an earlier page could not save.
   * @returns the choices by question, newer than what the server has
   */
  async start(): Promise<ReadonlyMap<string, readonly string[]>> {
    const again = () => void this.flush();
    addEventListener('online', again);
    this.#stops = [() => removeEventListener('online', again), session.onChange(again)];
    const rows = await shelf.answers.rows(this.#person);
    for (const row of rows) {
      if (row.attempt !== this.attempt) continue;
      if (!this.#pending.has(row.question)) this.#pending.set(row.question, row.options);
    }
    const kept = new Map(this.#pending);
    void this.flush();
    return kept;
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    // What was typed last goes out with the page.
    if (this.#soon !== undefined) void this.flush();
    for (const stop of this.#stops) stop();
  }

  async save(question: string, options: readonly string[]): Promise<void> {
    await this.#keep(question, options);
    await this.flush();
  }

  /** The same once nothing newer came for a moment; this browser keeps it at once. */
  async saveSoon(question: string, options: readonly string[]): Promise<void> {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => void this.flush(), SOON_MS);
    await this.#keep(question, options);
  }

  async #keep(question: string, options: readonly string[]): Promise<void> {
    this.#pending.set(question, options);
    this.#tell();
    const { attempt } = this;
    await shelf.answers.put({ key: this.#key(question), person: this.#person, attempt, question, options });
  }

  /** @returns when everything is saved, or the first save has failed */
  flush(): Promise<void> {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    this.#running ??= this.#saveAll().finally(() => {
      this.#running = undefined;
      this.#tell();
    });
    return this.#running;
  }

  /** The attempt is closed: nothing can be saved any more. */
  async discard(): Promise<void> {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    const questions = [...this.#pending.keys()];
    this.#pending.clear();
    for (const question of questions) await shelf.answers.remove(this.#key(question));
  }

  get unsavedCount(): number {
    return this.#pending.size;
  }

  async #saveAll(): Promise<void> {
    clearTimeout(this.#timer);
    for (;;) {
      const next = this.#pending.entries().next();
      if (next.done) return;
      const [question, options] = next.value;
      this.#tell();
      const outcome = await api.put(`/api/attempts/${this.attempt}/answers/${question}`, { options });
      this.#problem = outcome.ok ? undefined : outcome.problem;
      if (!outcome.ok && !isBeyondSaving(outcome.problem)) return this.#tryLater(outcome.problem);
      this.#failures = 0;
      // Chosen anew while the request was on its way: the newer choice is still to be saved.
      if (this.#pending.get(question) !== options) continue;
      this.#pending.delete(question);
      await shelf.answers.remove(this.#key(question));
      if (!outcome.ok) return;
    }
  }

  /** Signing in again, or the network, starts it anew as well. */
  #tryLater({ code }: Refusal): void {
    if (this.#isStopped || code === 'attempt-closed' || code === 'not-signed-in') return;
    const waitMs = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)];
    this.#failures += 1;
    this.#timer = setTimeout(() => void this.flush(), waitMs);
  }

  #tell(): void {
    const isUnderWay = this.#running !== undefined || this.#soon !== undefined;
    const isSaving = isUnderWay && this.#problem === undefined;
    this.#listener({ unsaved: new Set(this.#pending.keys()), saving: isSaving, problem: this.#problem });
  }

  #key(question: string): string {
    return `${this.attempt} ${question}`;
  }
}

/** The question or the option is not of this attempt; sending it again would be refused for ever. */
function isBeyondSaving({ code }: Refusal): boolean {
  return code === 'invalid-request' || code === 'not-found';
}

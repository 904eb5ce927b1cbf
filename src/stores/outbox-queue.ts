/**
 * The queue between studying and the record: a statement is kept here first, and leaves when the server has it.
 * Survives closed tabs, lost networks and ended sessions. Uploading itself is drain-queue.ts.
 */
import type { SessionView } from '../domain/api/api.ts';
import { drainQueue, type Obstacle } from './drain-queue.ts';
import type { Exclusively } from './one-at-a-time.ts';
import type { SendOutcome } from './send-statements.ts';
import type { session } from './session.ts';
import { completeStatement, type Statement, type StatementDraft } from './statement.ts';
import type { RejectedStatement, Shelf } from './study-shelf.ts';

export interface OutboxState {
  /** Of the person signed in; of everybody while nobody is. */
  readonly waiting: number;
  /** Statements in the request under way, in whichever tab. */
  readonly sending: number;
  readonly rejected: number;
  readonly state: 'synced' | 'waiting' | 'offline' | 'signedOut';
  /** When the oldest waiting statement was made, ISO 8601. */
  readonly since?: string;
  /** False when the browser keeps nothing beyond this page. */
  readonly isDurable: boolean;
}

export interface OutboxParts {
  /** Tabs that share it share one queue. */
  readonly name: string;
  readonly shelf: Shelf;
  readonly session: Pick<typeof session, 'current' | 'lookUp' | 'refresh' | 'onChange'>;
  readonly send: (statements: readonly Statement[]) => Promise<SendOutcome>;
  readonly exclusively: Exclusively;
  /** @param failures - so many in a row, from 1 */
  readonly backoffMs: (failures: number) => number;
}

interface TabNews {
  readonly sending: number;
  readonly obstacle: Obstacle['kind'] | undefined;
}

export class Outbox {
  readonly #parts: OutboxParts;
  readonly #tabs: BroadcastChannel;
  readonly #listeners = new Set<(state: OutboxState) => void>();
  #news: TabNews = { sending: 0, obstacle: undefined };
  #running: Promise<void> | undefined;
  #asked = false;
  #isStopped = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #person: string | undefined;
  #stops: (() => void)[] = [];

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#tabs = new BroadcastChannel(parts.name);
  }

  /** Upload what waits now, and whenever there is a new chance to. */
  start(): void {
    const chance = () => void this.flush();
    const shown = () => document.visibilityState === 'visible' && chance();
    addEventListener('online', chance);
    document.addEventListener('visibilitychange', shown);
    this.#tabs.onmessage = ({ data }: MessageEvent<TabNews>) => {
      this.#news = data;
      void this.#notify();
    };
    const stopListening = this.#parts.session.onChange((who) => {
      // A refresh that found the same person is not a new chance; after a 401 it would go round for ever.
      if (who && who.person.id !== this.#person) chance();
      this.#person = who?.person.id;
      void this.#notify();
    });
    this.#stops = [
      () => removeEventListener('online', chance),
      () => document.removeEventListener('visibilitychange', shown),
      stopListening,
    ];
    chance();
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    clearTimeout(this.#timer);
    this.#isStopped = true;
    this.#tabs.close();
  }

  /** @returns the statement's id, once it is kept */
  async enqueue(draft: StatementDraft, who: SessionView): Promise<string> {
    const statement = completeStatement(draft, who, new Date());
    await this.#parts.shelf.queue.put({ person: who.person.id, statement });
    void this.#publish({});
    void this.flush();
    return statement.id;
  }

  /** Try now. @returns when the queue is empty or an obstacle was met */
  flush(): Promise<void> {
    this.#asked = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** The same, with the statements that were set aside tried once more. */
  async flushAll(): Promise<void> {
    const who = await this.#parts.session.current();
    for (const { person, statement, key } of who
      ? await this.#parts.shelf.rejected.rows(who.person.id)
      : []) {
      await this.#parts.shelf.queue.put({ person, statement });
      await this.#parts.shelf.rejected.remove(key);
    }
    await this.flush();
  }

  /** Ids of statements that have not arrived yet. */
  async waitingIds(person: string): Promise<ReadonlySet<string>> {
    return new Set((await this.#parts.shelf.queue.rows(person)).map(({ statement }) => statement.id));
  }

  async rejected(): Promise<readonly RejectedStatement[]> {
    const who = await this.#parts.session.current();
    return who ? this.#parts.shelf.rejected.rows(who.person.id) : [];
  }

  async state(): Promise<OutboxState> {
    const person = (await this.#parts.session.current())?.person.id;
    const queued = await this.#parts.shelf.queue.rows(person);
    const rejected = person === undefined ? [] : await this.#parts.shelf.rejected.rows(person);
    const since = queued[0]?.statement.timestamp;
    return {
      waiting: queued.length,
      sending: this.#news.sending,
      rejected: rejected.length,
      state: this.#stateWord(person, queued.length),
      ...(since === undefined ? {} : { since }),
      isDurable: this.#parts.shelf.isDurable(),
    };
  }

  /** @returns a function that ends the listening */
  onChange(listener: (state: OutboxState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #stateWord(person: string | undefined, waiting: number): OutboxState['state'] {
    const isOffline = !navigator.onLine || (this.#news.obstacle === 'unreachable' && waiting > 0);
    if (isOffline) return 'offline';
    if (person === undefined || this.#news.obstacle === 'signedOut') return 'signedOut';
    return waiting > 0 ? 'waiting' : 'synced';
  }

  async #run(): Promise<void> {
    clearTimeout(this.#timer);
    let obstacle: Obstacle | undefined;
    const isDone = await this.#parts.exclusively(async (goOn) => {
      while (this.#asked && !this.#isStopped) {
        this.#asked = false;
        obstacle = await this.#drain(goOn);
      }
    });
    this.#failures = obstacle ? this.#failures + 1 : 0;
    // A person who has signed out comes back with a word from the session; there is nothing to wait for.
    const isWorthWaiting = obstacle?.kind === 'unreachable' || (obstacle && this.#person !== undefined);
    if (!isDone || isWorthWaiting) this.#tryLater(obstacle);
    await this.#publish({ sending: 0, obstacle: obstacle?.kind });
  }

  async #drain(goOn: () => Promise<void>): Promise<Obstacle | undefined> {
    const { shelf: kept, send, session: sessions } = this.#parts;
    if (!(await sessions.lookUp()).ok) await sessions.refresh();
    this.#person = (await sessions.current())?.person.id;
    const obstacle = await drainQueue({
      shelf: kept,
      send,
      person: async () => (await sessions.current())?.person.id,
      confirmPerson: async () => (await sessions.refresh())?.person.id,
      onSending: async (count) => {
        await goOn();
        await this.#publish({ sending: count });
      },
    });
    return obstacle?.kind === 'signedOut' ? this.#whySignedOut(obstacle) : obstacle;
  }

  /** The server does not know this session: let everything on the page hear of it, unless it is out of reach. */
  async #whySignedOut(obstacle: Obstacle): Promise<Obstacle> {
    const { session: sessions } = this.#parts;
    if (this.#person !== undefined) this.#person = (await sessions.refresh())?.person.id;
    return (await sessions.lookUp()).ok ? obstacle : { kind: 'unreachable' };
  }

  #tryLater(obstacle: Obstacle | undefined): void {
    if (this.#isStopped) return;
    const asked = obstacle?.kind === 'unreachable' ? (obstacle.retryAfterMs ?? 0) : 0;
    const waitMs = Math.max(asked, this.#parts.backoffMs(Math.max(1, this.#failures)));
    this.#timer = setTimeout(() => void this.flush(), waitMs);
  }

  async #publish(news: Partial<TabNews>): Promise<void> {
    this.#news = { ...this.#news, ...news };
    if (this.#isStopped) return;
    this.#tabs.postMessage(this.#news);
    await this.#notify();
  }

  async #notify(): Promise<void> {
    if (this.#listeners.size === 0) return;
    const state = await this.state();
    for (const listener of [...this.#listeners]) listener(state);
  }
}

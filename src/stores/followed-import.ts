/** The import of a sheet that is looked at: asked about again while it is under way, and its rows, a page at a time. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { api, type Outcome } from './api.ts';

/** Often enough for a bar that moves, seldom enough to disturb nobody. */
const ASK_AGAIN_MS = 700;

interface Import {
  readonly id: string;
  readonly state: string;
}

interface RowsPage<Row> {
  readonly rows: readonly Row[];
  readonly next?: number | undefined;
}

export interface Following<One, Filter> {
  /** Of all imports, such as `/api/roster/imports`. */
  readonly path: string;
  readonly isUnderWay: (one: One) => boolean;
  /** Which rows are shown first, when it is opened. */
  readonly firstFilter: (one: One) => Filter;
  /** Which rows are shown once more has been heard of it. */
  readonly nextFilter: (before: One, now: One, filter: Filter) => Filter;
  readonly query: (filter: Filter) => Readonly<Record<string, string>>;
  /** Empty when all is well again. */
  readonly tell: (trouble: string) => void;
  /** It came to where it waits for somebody, or to its end. @param isNews - whether that was heard just now */
  readonly arrived: (one: One, isNews: boolean) => Promise<void>;
}

export class FollowedImport<One extends Import, Row, Filter> implements ReactiveController {
  current: One | undefined;
  rows: readonly Row[] = [];
  filter: Filter | undefined;
  /** The file it was read from, while this page has it. */
  readFrom: File | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #how: Following<One, Filter | undefined>;
  #next: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, how: Following<One, Filter | undefined>) {
    this.#host = host;
    this.#how = how;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  get hasMore(): boolean {
    return this.#next !== undefined;
  }

  /** Look at it, its rows not there yet: `follow` gets them. */
  open(one: One): void {
    this.current = one;
    this.filter = this.#how.firstFilter(one);
    this.#take([], undefined);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.current = undefined;
    this.#host.requestUpdate();
  }

  /** While it is under way, ask again; at its end, get the rows. */
  async follow(one: One, isNews = false): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#how.isUnderWay(one)) {
      this.#timer = setTimeout(() => void this.#askAgain(one.id), ASK_AGAIN_MS);
      return;
    }
    await Promise.all([this.choose(one, this.filter), this.#how.arrived(one, isNews)]);
  }

  async #askAgain(id: string): Promise<void> {
    const asked = await this.ask(id);
    const before = this.current;
    if (before?.id !== id) return;
    if (!asked.ok) {
      // The work goes on at the server whether this page can see it or not.
      if (asked.problem.code === 'offline')
        this.#timer = setTimeout(() => void this.#askAgain(id), ASK_AGAIN_MS * 4);
      this.#how.tell(asked.problem.detail);
      return;
    }
    this.#how.tell('');
    this.filter = this.#how.nextFilter(before, asked.value, this.filter);
    this.replace(asked.value);
    await this.follow(asked.value, true);
  }

  ask(id: string): Promise<Outcome<One>> {
    return api.get<One>(`${this.#how.path}/${id}`);
  }

  /** What is known of it now; what is shown of its rows stays. */
  replace(one: One): void {
    this.current = one;
    this.#host.requestUpdate();
  }

  /** Show the rows of one kind, from the first. */
  async choose(one: One, filter: Filter | undefined): Promise<void> {
    this.filter = filter;
    this.#host.requestUpdate();
    const page = await this.#page(one, 0);
    if (page && this.filter === filter && this.current?.id === one.id) this.#take(page.rows, page.next);
  }

  async more(one: One): Promise<void> {
    const page = this.#next === undefined ? undefined : await this.#page(one, this.#next);
    if (page) this.#take([...this.rows, ...page.rows], page.next);
  }

  #take(rows: readonly Row[], next: number | undefined): void {
    this.rows = rows;
    this.#next = next;
    this.#host.requestUpdate();
  }

  async #page(one: One, after: number): Promise<RowsPage<Row> | undefined> {
    // Of a file that cannot be used no row is shown.
    if (one.state === 'unusable') return undefined;
    const query = new URLSearchParams({ after: String(after), ...this.#how.query(this.filter) });
    const page = await api.get<RowsPage<Row>>(`${this.#how.path}/${one.id}/rows?${query}`);
    if (page.ok) return page.value;
    this.#how.tell(page.problem.detail);
    return undefined;
  }

  /** A browser refuses to read a file that has been changed on the disk since it was chosen. */
  async isFileUnchanged(): Promise<boolean> {
    if (!this.readFrom) return true;
    try {
      await this.readFrom.slice(0, 1).arrayBuffer();
      return true;
    } catch {
      return false;
    }
  }
}

/** One tab of a simulated browser: a page of the portal's own code, in front, covered or hidden. */

import { clientScript } from './bundle.ts';
import type { ChannelHub } from './channel.ts';
import { type PageGlobals, type PageHost, pageGlobals } from './globals.ts';
import type { LockDesk } from './lock-desk.ts';
import type { LessonPage, PageFacts } from './page.ts';
import type { Timeline, Waiting } from './timeline.ts';

/** `covered`: to be seen, with the keyboard in another window. */
export type Place = 'front' | 'covered' | 'hidden';

/** What a tab shares with the others of its browser. */
export interface TabHome {
  readonly timeline: Timeline;
  readonly channels: ChannelHub;
  readonly locks: LockDesk;
  readonly indexedDB: IDBFactory;
  readonly localStorage: Map<string, string>;
  readonly isOnline: boolean;
  readonly clockMs: () => number;
  readonly whenAwake: (run: () => void) => void;
  readonly request: (
    path: string,
    init?: RequestInit,
  ) => Promise<{
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }>;
}

export class Tab {
  readonly #device: TabHome;
  readonly #sessionStorage = new Map<string, string>();
  #place: Place = 'hidden';
  #globals: PageGlobals | undefined;
  page: LessonPage | undefined;
  item: string | undefined;

  constructor(device: TabHome) {
    this.#device = device;
  }

  get place(): Place {
    return this.#place;
  }

  /** Leave the page that is there, if there is one, and load another. */
  async load(facts: PageFacts): Promise<void> {
    const script = await this.#device.timeline.during(clientScript);
    this.close();
    this.#globals = pageGlobals(this.#host());
    script.runInContext(this.#globals.context);
    const { openPage } = this.#globals.context as { openPage: (facts: PageFacts) => LessonPage };
    this.item = facts.item;
    this.page = openPage(facts);
  }

  show(place: Place): void {
    const before = this.#place;
    if (place === before) return;
    this.#place = place;
    const { window, document } = this.#globals ?? {};
    if (before === 'front') window?.fire('blur');
    if ((before === 'hidden') !== (place === 'hidden')) document?.fire('visibilitychange');
    if (place === 'front') window?.fire('focus');
  }

  /** Closed by its reader, or left for another page: the page has a last word. */
  close(): void {
    this.#globals?.window.fire('pagehide', { persisted: false });
    this.crash();
  }

  /** Gone at once, without a word. What was under way on the network goes on without it. */
  crash(): void {
    this.#globals?.end();
    this.#device.locks.release(this);
    this.#globals = undefined;
    this.page = undefined;
    this.item = undefined;
  }

  /** An event at the window, such as `scroll`. */
  fire(kind: string): void {
    this.#globals?.window.fire(kind);
  }

  #host(): PageHost {
    const device = this.#device;
    return {
      isVisible: () => this.#place !== 'hidden',
      isFocused: () => this.#place === 'front',
      isOnline: () => device.isOnline,
      clockMs: () => device.clockMs(),
      steadyMs: () => device.timeline.now(),
      after: (ms, run) => this.#after(ms, run),
      fetch: (url, init) => this.#fetch(url, init),
      channels: device.channels,
      indexedDB: device.indexedDB,
      sessionStorage: this.#sessionStorage,
      localStorage: device.localStorage,
      locks: device.locks.of(this),
    };
  }

  /** Cancelled while the machine sleeps, it stays so. */
  #after(ms: number, run: () => void): Waiting {
    const waiting = this.#device.timeline.after(ms, () =>
      this.#device.whenAwake(() => {
        if (!waiting.isCancelled) run();
      }),
    );
    return waiting;
  }

  async #fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const { signal } = init;
    const aborted = new Promise<never>((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason));
    });
    const asked = this.#device.request(url, init);
    const answer = await Promise.race([asked, aborted]);
    const hasBody = answer.status !== 204 && answer.status !== 304;
    return new Response(hasBody ? answer.body : null, { status: answer.status, headers: answer.headers });
  }
}

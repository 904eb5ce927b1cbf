/** One person's browser on one machine: its network, clock, cookies and storage, shared by its tabs. */
import { IDBFactory } from 'fake-indexeddb';
import { ChannelHub } from './channel.ts';
import { LockDesk } from './lock-desk.ts';
import { Tab, type TabHome } from './tab.ts';
import type { Timeline } from './timeline.ts';

export interface SentRequest {
  readonly atMs: number;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** 0 when no answer came. */
  status: number;
}

export interface ServerAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Undefined: nobody answers there. */
export type ReachServer = (
  request: Omit<SentRequest, 'status' | 'atMs'>,
) => Promise<ServerAnswer | undefined>;

export interface DeviceParts {
  readonly name: string;
  readonly timeline: Timeline;
  readonly server: ReachServer;
  /** How far its clock is off. */
  readonly clockOffMs: number;
}

export class Device implements TabHome {
  readonly name: string;
  readonly timeline: Timeline;
  readonly tabs = new Map<string, Tab>();
  readonly sent: SentRequest[] = [];
  readonly channels: ChannelHub;
  readonly locks = new LockDesk();
  readonly indexedDB = new IDBFactory() as unknown as globalThis.IDBFactory;
  readonly localStorage = new Map<string, string>();
  readonly #server: ReachServer;
  readonly #clockOffMs: number;
  cookie: string | undefined;
  isOnline = true;
  isAsleep = false;
  latencyMs = 0;
  /** So many answers get lost on their way back. */
  answersToLose = 0;
  #wakers: (() => void)[] = [];

  constructor(parts: DeviceParts) {
    this.name = parts.name;
    this.timeline = parts.timeline;
    this.#server = parts.server;
    this.#clockOffMs = parts.clockOffMs;
    this.channels = new ChannelHub(parts.timeline);
  }

  clockMs(): number {
    return this.timeline.now() + this.#clockOffMs;
  }

  tab(name: string): Tab {
    const tab = this.tabs.get(name) ?? new Tab(this);
    this.tabs.set(name, tab);
    return tab;
  }

  /** The tab in front loses its place to another. */
  bringToFront(tab: Tab): void {
    for (const other of this.tabs.values()) if (other !== tab) other.show('hidden');
    tab.show('front');
  }

  goOffline(): void {
    this.isOnline = false;
    for (const tab of this.tabs.values()) tab.fire('offline');
  }

  goOnline(): void {
    this.isOnline = true;
    for (const tab of this.tabs.values()) tab.fire('online');
  }

  /** The lid is closed: nothing runs until `wake`. */
  sleep(): void {
    this.isAsleep = true;
  }

  wake(): void {
    this.isAsleep = false;
    const wakers = this.#wakers;
    this.#wakers = [];
    for (const waker of wakers) this.timeline.after(0, waker);
  }

  /** Run it now, or as soon as the machine is awake. */
  whenAwake(run: () => void): void {
    if (this.isAsleep) this.#wakers.push(run);
    else run();
  }

  /** @throws TypeError as `fetch` does when no answer comes */
  async request(path: string, init: RequestInit = {}): Promise<ServerAnswer> {
    const sent: SentRequest = {
      atMs: this.timeline.now(),
      method: init.method ?? 'GET',
      path,
      headers: Object.fromEntries(new Headers(init.headers)),
      body: typeof init.body === 'string' ? init.body : undefined,
      status: 0,
    };
    if (!this.isOnline) throw new TypeError('Failed to fetch');
    this.sent.push(sent);
    await this.timeline.sleep(this.latencyMs / 2);
    const cookie = this.cookie === undefined ? {} : { cookie: this.cookie };
    const answer = await this.timeline.during(() =>
      this.#server({ ...sent, headers: { ...sent.headers, ...cookie } }),
    );
    if (!answer) throw new TypeError('Failed to fetch');
    await this.timeline.sleep(this.latencyMs / 2);
    if (!this.isOnline || this.#losesAnswer()) throw new TypeError('Failed to fetch');
    sent.status = answer.status;
    this.#keepCookie(answer.headers['set-cookie']);
    return answer;
  }

  #losesAnswer(): boolean {
    if (this.answersToLose === 0) return false;
    this.answersToLose -= 1;
    return true;
  }

  #keepCookie(text: string | undefined): void {
    const pair = text?.split(';')[0];
    if (pair === undefined) return;
    this.cookie = pair.endsWith('=') ? undefined : pair;
  }
}

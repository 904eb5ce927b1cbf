/** What a page finds around it in a browser, as far as the portal's stores ask for it: events, clock, network, storage. */
import { webcrypto } from 'node:crypto';
import { createContext, runInContext } from 'node:vm';
import * as indexedDb from 'fake-indexeddb';
import { Channel, type ChannelHub } from './channel.ts';
import { EventHub } from './event-hub.ts';
import type { Waiting } from './timeline.ts';

/** What the tab knows and the page asks. */
export interface PageHost {
  readonly isVisible: () => boolean;
  readonly isFocused: () => boolean;
  readonly isOnline: () => boolean;
  /** By this machine's clock, which may be wrong. */
  readonly clockMs: () => number;
  /** Of a clock that nobody sets. */
  readonly steadyMs: () => number;
  readonly after: (ms: number, run: () => void) => Waiting;
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  readonly channels: ChannelHub;
  readonly indexedDB: IDBFactory;
  readonly sessionStorage: Map<string, string>;
  readonly localStorage: Map<string, string>;
  readonly locks: object;
}

interface PageLife {
  isOver: boolean;
  readonly timers: Map<number, Waiting>;
}

export interface PageGlobals {
  readonly window: EventHub;
  readonly document: EventHub;
  readonly context: object;
  /** Nothing the page still waits for happens. */
  readonly end: () => void;
}

export function pageGlobals(host: PageHost): PageGlobals {
  const window = new EventHub();
  const document = new EventHub();
  const life: PageLife = { isOver: false, timers: new Map() };
  const channels: Channel[] = [];
  const { IDBFactory: _factory, indexedDB: _shared, default: _default, ...idb } = indexedDb;
  const sandbox = {
    ...idb,
    ...timing(host, life),
    ...eventsOf(window),
    atob,
    btoa,
    console,
    crypto: webcrypto,
    document: { ...eventsOf(document), ...visibility(host), querySelectorAll: () => [] },
    DOMException,
    fetch: fetchOf(host, life),
    Headers,
    indexedDB: host.indexedDB,
    location: { href: 'http://portal.example/', origin: 'http://portal.example' },
    localStorage: storage(host.localStorage),
    navigator: {
      get onLine() {
        return host.isOnline();
      },
      locks: host.locks,
    },
    queueMicrotask,
    Response,
    sessionStorage: storage(host.sessionStorage),
    structuredClone,
    TextDecoder,
    TextEncoder,
    URL,
    URLSearchParams,
    BroadcastChannel: class extends Channel {
      constructor(name: string) {
        super(host.channels, name);
        channels.push(this);
      }
    },
  };
  const context = createContext(Object.assign(sandbox, { window: sandbox, self: sandbox }));
  // Waits with a random part are the same in every run.
  runInContext('Math.random = () => 0.5', context);
  return {
    window,
    document,
    context,
    end: () => {
      life.isOver = true;
      for (const timer of life.timers.values()) timer.isCancelled = true;
      for (const channel of channels) channel.close();
    },
  };
}

function visibility(host: PageHost) {
  return {
    get visibilityState() {
      return host.isVisible() ? 'visible' : 'hidden';
    },
    hasFocus: () => host.isFocused(),
  };
}

function eventsOf(hub: EventHub) {
  return {
    addEventListener: (kind: string, listener: (event: object) => void) => hub.add(kind, listener),
    removeEventListener: (kind: string, listener: (event: object) => void) => hub.remove(kind, listener),
  };
}

/** A page that is gone hears no answer any more; what it had sent is on its way all the same. */
function fetchOf(host: PageHost, life: PageLife): PageHost['fetch'] {
  const never = () => new Promise<never>(() => undefined);
  return async (url, init) => {
    if (life.isOver) return never();
    try {
      const response = await host.fetch(url, init);
      return life.isOver ? await never() : response;
    } catch (cause) {
      if (life.isOver) return never();
      throw cause;
    }
  };
}

function timersOf(host: PageHost, life: PageLife, repeats: boolean) {
  const start = (id: number, run: () => void, ms: number) => {
    const fire = () => {
      life.timers.delete(id);
      if (repeats) start(id, run, ms);
      run();
    };
    if (!life.isOver) life.timers.set(id, host.after(ms, fire));
    return id;
  };
  return (run: () => void, ms = 0) => {
    timerIds += 1;
    return start(timerIds, run, ms);
  };
}

let timerIds = 0;

function timing(host: PageHost, life: PageLife) {
  const setTimeout = timersOf(host, life, false);
  const clear = (id: number | undefined) => {
    const waiting = id === undefined ? undefined : life.timers.get(id);
    if (waiting) waiting.isCancelled = true;
    if (id !== undefined) life.timers.delete(id);
  };
  return {
    setTimeout,
    clearTimeout: clear,
    setInterval: timersOf(host, life, true),
    clearInterval: clear,
    performance: steadyClock(host),
    Date: clockedDate(host),
    AbortController,
    AbortSignal: {
      timeout: (ms: number) => {
        const controller = new AbortController();
        setTimeout(() => controller.abort(new DOMException('it took too long', 'TimeoutError')), ms);
        return controller.signal;
      },
    },
  };
}

/** Goes forward only, whatever becomes of the date. */
function steadyClock(host: PageHost) {
  const openedAtMs = host.steadyMs();
  return { timeOrigin: host.clockMs(), now: () => host.steadyMs() - openedAtMs };
}

function clockedDate(host: PageHost): DateConstructor {
  return class extends Date {
    constructor(...given: readonly unknown[]) {
      super(...((given.length === 0 ? [host.clockMs()] : given) as [number]));
    }
    static override now(): number {
      return host.clockMs();
    }
  } as DateConstructor;
}

function storage(kept: Map<string, string>) {
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

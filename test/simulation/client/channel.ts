/** BroadcastChannel among the tabs of one browser. */
import type { Timeline } from './timeline.ts';

type Listener = (event: { readonly data: unknown }) => void;

/** The tabs of one browser that hear one another. */
export class ChannelHub {
  readonly #timeline: Timeline;
  readonly #open = new Map<string, Set<Channel>>();

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  join(name: string, channel: Channel): Set<Channel> {
    const all = this.#open.get(name) ?? new Set();
    this.#open.set(name, all.add(channel));
    return all;
  }

  deliver(data: unknown, to: Channel): void {
    this.#timeline.after(0, () => to.hear(structuredClone(data)));
  }
}

export class Channel {
  onmessage: Listener | undefined;
  readonly #hub: ChannelHub;
  readonly #all: Set<Channel>;
  readonly #listeners: Listener[] = [];

  constructor(hub: ChannelHub, name: string) {
    this.#hub = hub;
    this.#all = hub.join(name, this);
  }

  postMessage(data: unknown): void {
    for (const other of this.#all) if (other !== this) this.#hub.deliver(data, other);
  }

  addEventListener(kind: string, listener: Listener): void {
    if (kind === 'message') this.#listeners.push(listener);
  }

  hear(data: unknown): void {
    if (!this.#all.has(this)) return;
    this.onmessage?.({ data });
    for (const listener of this.#listeners) listener({ data });
  }

  close(): void {
    this.#all.delete(this);
  }
}

/**
 * What is being written, kept at every key on this device and, a moment later, on the server. The device's copy holds
 * until the server has the same text, so that nothing is lost offline, on reload, or when the machine stops.
 */
import type { DraftSaved } from '../domain/api/written.ts';
import { api } from './api.ts';

const QUIET_MS = 1200;
const AGAIN_MS = 15_000;

/** `fresh`: nothing was written yet · `here`: on this device alone · `nowhere`: not even there · `other`: another device has saved since */
export type DraftState = 'fresh' | 'saved' | 'saving' | 'here' | 'nowhere' | 'other';

interface Kept {
  readonly text: string;
  /** Of the server's copy that it was written over. */
  readonly revision: number;
}

export class DraftKeeper {
  state: DraftState;
  /** What another device has saved, while this one has something else. */
  other: string | undefined;
  readonly #path: string;
  readonly #key: string;
  readonly #changed: () => void;
  #text: string;
  #revision: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSending = false;
  #isOver = false;

  /**
   * @param known - as the server has it
   * @param changed - told whenever the state changes
   */
  constructor(
    whose: { readonly personId: string; readonly taskId: string },
    known: { readonly text: string; readonly revision: number },
    changed: () => void,
  ) {
    this.#path = `/api/me/written/${encodeURIComponent(whose.taskId)}/draft`;
    this.#key = `mingde.written.${whose.personId}.${whose.taskId}`;
    this.#changed = changed;
    this.#text = known.text;
    this.#revision = known.revision;
    this.state = known.revision === 0 ? 'fresh' : 'saved';
    const kept = this.#recall();
    if (kept?.text === known.text) this.#forget();
    if (!kept || kept.text === known.text) return;
    this.#text = kept.text;
    if (kept.revision === known.revision) {
      this.state = 'here';
      this.#soon(0);
    } else {
      this.state = 'other';
      this.other = known.text;
    }
  }

  get text(): string {
    return this.#text;
  }

  /** At every key. */
  write(text: string): void {
    this.#text = text;
    const isKept = this.#remember();
    if (this.state !== 'other') this.#turn(isKept ? 'saving' : 'nowhere');
    this.#soon(QUIET_MS);
  }

  /** Before the page goes. */
  flush(): void {
    if (this.#timer !== undefined) this.#soon(0);
  }

  /** Between two texts of two devices. */
  choose(which: 'this' | 'other'): void {
    if (which === 'other') this.#text = this.other ?? this.#text;
    this.other = undefined;
    this.#remember();
    this.#turn('saving');
    this.#soon(0);
  }

  /** Handed in: nothing is left to be kept. */
  end(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    try {
      localStorage.removeItem(this.#key);
    } catch {
      return;
    }
  }

  /** The page is gone; what is kept stays. */
  stop(): void {
    this.flush();
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  #soon(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#isOver) return;
    if (ms === 0) void this.#send();
    else this.#timer = setTimeout(() => void this.#send(), ms);
  }

  async #send(): Promise<void> {
    this.#timer = undefined;
    if (this.#isSending || this.other !== undefined) return;
    this.#isSending = true;
    const text = this.#text;
    const sent = await api.put<DraftSaved>(this.#path, { text, revision: this.#revision });
    this.#isSending = false;
    if (sent.ok && sent.value.isKept && this.#text === text) this.#forget();
    if (this.#isOver) return;
    if (!sent.ok) {
      this.#turn(this.#remember() ? 'here' : 'nowhere');
      this.#soon(AGAIN_MS);
      return;
    }
    this.#revision = sent.value.revision;
    if (!sent.value.isKept && sent.value.text !== text) {
      this.other = sent.value.text;
      this.#remember();
      this.#turn('other');
      return;
    }
    if (this.#text !== text) {
      this.#remember();
      this.#soon(QUIET_MS);
      return;
    }
    this.#turn('saved');
  }

  #turn(state: DraftState): void {
    this.state = state;
    this.#changed();
  }

  // Storage may be refused (private windows, policy); then the server's copy is the only one, and the page says so.
  #remember(): boolean {
    try {
      localStorage.setItem(this.#key, JSON.stringify({ text: this.#text, revision: this.#revision }));
      return true;
    } catch {
      return false;
    }
  }

  #forget(): void {
    try {
      localStorage.removeItem(this.#key);
    } catch {
      return;
    }
  }

  #recall(): Kept | undefined {
    try {
      const kept = localStorage.getItem(this.#key);
      return kept ? (JSON.parse(kept) as Kept) : undefined;
    } catch {
      return undefined;
    }
  }
}

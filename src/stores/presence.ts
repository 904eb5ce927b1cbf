/** Tell the server that somebody is here: a beat about every 20 s while the page is in front and in use. */
import type { BeatRequest, BeatResponse } from '../domain/api/presence.ts';
import { BEAT_INTERVAL_MS, MINIMUM_GAP_MS } from '../domain/presence/beat.ts';
import { api, type Refusal } from './api.ts';
import { session } from './session.ts';

/**
 * `paused`: behind another window · `idle`: in front, but nobody has touched it for long ·
 * `superseded`: another page of this person is counting · `refused`: the server does not know the item
 */
export type PresenceState =
  | 'starting'
  | 'counting'
  | 'paused'
  | 'idle'
  | 'superseded'
  | 'offline'
  | 'signedOut'
  | 'refused';

export interface PresenceNews {
  readonly state: PresenceState;
  /** Minutes earned on the item; undefined until the server has said so. */
  readonly minutes: number | undefined;
}

/** A screen of text takes two or three minutes; whoever moves nothing for longer than this is not reading. */
const IDLE_AFTER_MS = 5 * 60_000;

const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchmove', 'scroll'] as const;
const PATH = '/api/presence';

export class Presence {
  readonly #item: string;
  readonly #section: () => string | undefined;
  readonly #listener: (news: PresenceNews) => void;
  #news: PresenceNews = { state: 'starting', minutes: undefined };
  #nonce: string | undefined;
  /** The last beat's answer was lost, so its nonce may have been used up. */
  #lostAnswer = false;
  #lastBeatMs = Number.NEGATIVE_INFINITY;
  #lastSignMs = 0;
  #awayMs: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #beating = false;
  #stops: (() => void)[] = [];

  /** @param item - `<course>/<NN-lesson>` or `<course>/quiz` */
  constructor(item: string, section: () => string | undefined, listener: (news: PresenceNews) => void) {
    this.#item = item;
    this.#section = section;
    this.#listener = listener;
  }

  start(): void {
    if (this.#stops.length > 0) return;
    const look = () => this.#look();
    const sign = () => this.#sign();
    const shown = (event: PageTransitionEvent) => event.persisted && this.#reopen();
    const hidden = () => this.#lastWord();
    for (const kind of ['focus', 'blur', 'online'] as const) addEventListener(kind, look);
    for (const kind of SIGNS_OF_LIFE) addEventListener(kind, sign, { passive: true, capture: true });
    document.addEventListener('visibilitychange', look);
    addEventListener('pageshow', shown);
    addEventListener('pagehide', hidden);
    const stopListening = session.onChange(() => this.#reopen());
    this.#stops = [
      () => {
        for (const kind of ['focus', 'blur', 'online'] as const) removeEventListener(kind, look);
        for (const kind of SIGNS_OF_LIFE) removeEventListener(kind, sign, { capture: true });
        document.removeEventListener('visibilitychange', look);
        removeEventListener('pageshow', shown);
        removeEventListener('pagehide', hidden);
      },
      stopListening,
    ];
    this.#lastSignMs = Date.now();
    look();
  }

  stop(): void {
    clearTimeout(this.#timer);
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }

  /** Is the page in front, with the keyboard in it? */
  static isHere(): boolean {
    return document.visibilityState === 'visible' && document.hasFocus();
  }

  /** See how things stand, and beat when it is time to. */
  #look(): void {
    clearTimeout(this.#timer);
    if (this.#news.state === 'refused' || this.#beating || this.#stops.length === 0) return;
    const nowMs = Date.now();
    if (!Presence.isHere()) this.#pause('paused', nowMs);
    else if (nowMs - this.#lastSignMs > IDLE_AFTER_MS) this.#pause('idle', nowMs);
    else this.#beatOrWait(nowMs);
  }

  #beatOrWait(nowMs: number): void {
    this.#comeBack(nowMs);
    const waitMs = this.#lastBeatMs + BEAT_INTERVAL_MS - nowMs;
    if (waitMs > 0) this.#lookIn(waitMs);
    else void this.#beat();
  }

  #pause(state: 'paused' | 'idle', nowMs: number): void {
    this.#awayMs ??= nowMs;
    if (this.#news.state !== 'signedOut') this.#tell({ state });
  }

  /** After a longer absence the time away must not count: the next beat opens a new stretch. */
  #comeBack(nowMs: number): void {
    const wasLong = this.#awayMs !== undefined && nowMs - this.#awayMs >= BEAT_INTERVAL_MS;
    if (wasLong) this.#nonce = undefined;
    if (this.#awayMs !== undefined && this.#news.state !== 'signedOut') this.#tell({ state: 'counting' });
    this.#awayMs = undefined;
  }

  #sign(): void {
    this.#lastSignMs = Date.now();
    if (this.#news.state === 'idle') this.#look();
  }

  #reopen(): void {
    this.#nonce = undefined;
    this.#look();
  }

  async #beat(): Promise<void> {
    this.#beating = true;
    const who = await session.current();
    if (who) {
      this.#lastBeatMs = Date.now();
      const outcome = await api.post<BeatResponse>(PATH, this.#request());
      if (outcome.ok) this.#hear(outcome.value);
      else this.#stumble(outcome.problem);
    } else await this.#nobody();
    this.#beating = false;
    if (this.#stops.length > 0 && who) this.#lookIn(this.#lastBeatMs + BEAT_INTERVAL_MS - Date.now());
  }

  /** Not signed in, or not known because the server is out of reach: then ask again in a while. */
  async #nobody(): Promise<void> {
    const isKnown = (await session.lookUp()).ok;
    this.#tell({ state: isKnown ? 'signedOut' : 'offline' });
    if (isKnown) return;
    this.#timer = setTimeout(() => void session.refresh(), BEAT_INTERVAL_MS);
  }

  #hear({ nonce, live, reason, minutes }: BeatResponse): void {
    this.#nonce = reason === 'hidden' ? undefined : nonce;
    const isElsewhere = !live && reason === 'superseded' && !this.#lostAnswer;
    this.#lostAnswer = false;
    this.#tell({ state: isElsewhere ? 'superseded' : 'counting', minutes });
  }

  #stumble(problem: Refusal): void {
    this.#lostAnswer = true;
    if (problem.code === 'not-signed-in') this.#tell({ state: 'signedOut' });
    else this.#tell({ state: problem.code === 'not-found' ? 'refused' : 'offline' });
  }

  /** The page goes: what was lived since the last beat is told, if it is enough to count. */
  #lastWord(): void {
    const gapMs = Date.now() - this.#lastBeatMs;
    if (this.#nonce === undefined || gapMs < MINIMUM_GAP_MS || !Presence.isHere()) return;
    const body = JSON.stringify(this.#request());
    const headers = { 'content-type': 'application/json' };
    this.#nonce = undefined;
    void fetch(PATH, { method: 'POST', body, headers, keepalive: true }).catch(() => undefined);
  }

  #request(): BeatRequest {
    const section = this.#section();
    return {
      item: this.#item,
      ...(section === undefined ? {} : { section }),
      ...(this.#nonce === undefined ? {} : { nonce: this.#nonce }),
      visible: document.visibilityState === 'visible',
      focused: document.hasFocus(),
    };
  }

  #lookIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), Math.max(0, ms));
  }

  #tell(news: Partial<PresenceNews>): void {
    this.#news = { ...this.#news, ...news };
    this.#listener(this.#news);
  }
}

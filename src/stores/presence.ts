/**
 * Tell the server that somebody is here: a beat about every 20 s while the page is in front. Without a network
 * the beats are noted, to be sent later. The server decides; this only says what it was told.
 */
import type { SessionView } from '../domain/api/api.ts';
import type { AnswerResponse, BeatRequest, BeatResponse } from '../domain/api/presence.ts';
import { type Attention, BEAT_INTERVAL_MS, MINIMUM_GAP_MS } from '../domain/presence/beat.ts';
import type { PresenceQuestion } from '../domain/presence/passage-check.ts';
import { api, type Refusal } from './api.ts';
import { type OfflineReport, offlineReading } from './offline-reading.ts';
import { OfflineWatch } from './offline-watch.ts';
import { session } from './session.ts';
import { SignsOfLife } from './signs-of-life.ts';
import type { KeptTicket } from './study-shelf.ts';

/**
 * `paused`: behind another window · `asked`: nothing was touched for long, a question waits · `idle`: the same
 * where there is nothing to ask · `superseded`: another page of this person is counting · `offline`: no network,
 * noted for later · `offlineAsked`: the same, a question waits · `offlineUncounted`: no network and no ticket ·
 * `refused`: the server does not know the item
 */
export type PresenceState =
  | 'starting'
  | 'counting'
  | 'paused'
  | 'asked'
  | 'idle'
  | 'superseded'
  | 'offline'
  | 'offlineAsked'
  | 'offlineUncounted'
  | 'signedOut'
  | 'refused';

/** Is somebody there? While `isPaused` nothing is earned; `isOffline`: the answer is checked later. */
export interface OpenQuestion extends PresenceQuestion {
  readonly isPaused: boolean;
  readonly isOffline: boolean;
}

export interface PresenceNews {
  readonly state: PresenceState;
  /** Minutes earned on the item; undefined until the server has said so. */
  readonly minutes: number | undefined;
  /** How many of them offline. */
  readonly offlineMinutes: number;
  /** About so many minutes were noted since the network went. */
  readonly notedMinutes: number;
  readonly question: OpenQuestion | undefined;
  /** What became of what was read offline, once it has been sent. */
  readonly report: OfflineReport | undefined;
}

export const NO_NEWS: PresenceNews = {
  ...{ state: 'starting', minutes: undefined, offlineMinutes: 0, notedMinutes: 0 },
  ...{ question: undefined, report: undefined },
};

/** `noted`: offline, to be checked later · `unreachable`: nothing was answered */
export type AnswerOutcome = AnswerResponse['outcome'] | 'noted' | 'unreachable';

/** What is in view on the page. */
export interface InView {
  readonly section?: string;
  readonly block?: string;
  /** Of the section. */
  readonly characters?: number;
}

/** The idle time that ends a session is far longer. */
const TICKETS_GOOD_FOR_MS = 6 * 60 * 60_000;
const PATH = '/api/presence';

export class Presence {
  readonly #item: string;
  readonly #inView: () => InView;
  readonly #listener: (news: PresenceNews) => void;
  readonly #signs = new SignsOfLife();
  readonly #offline = new OfflineWatch();
  #news = NO_NEWS;
  #nonce: string | undefined;
  /** Whose time the chain of beats tells. */
  #person: string | undefined;
  /** The last beat's answer was lost, so its nonce may have been used up. */
  #lostAnswer = false;
  #lastBeatMs = Number.NEGATIVE_INFINITY;
  #awayMs: number | undefined;
  #syncedMs: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #beating = false;
  #stops: (() => void)[] = [];

  /** @param item - `<course>/<NN-lesson>` or `<course>/quiz` */
  constructor(item: string, inView: () => InView, listener: (news: PresenceNews) => void) {
    this.#item = item;
    this.#inView = inView;
    this.#listener = listener;
  }

  start(): void {
    if (this.#stops.length > 0) return;
    const look = () => this.#look();
    const shown = (event: PageTransitionEvent) => event.persisted && this.#reopen();
    const hidden = () => this.#lastWord();
    for (const kind of ['focus', 'blur', 'online'] as const) addEventListener(kind, look);
    document.addEventListener('visibilitychange', look);
    addEventListener('pageshow', shown);
    addEventListener('pagehide', hidden);
    this.#signs.start();
    const stopListening = session.onChange((who) => this.#follow(who?.person.id));
    this.#stops = [
      () => {
        for (const kind of ['focus', 'blur', 'online'] as const) removeEventListener(kind, look);
        document.removeEventListener('visibilitychange', look);
        removeEventListener('pageshow', shown);
        removeEventListener('pagehide', hidden);
      },
      () => this.#signs.stop(),
      stopListening,
    ];
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

  /** Answer the question that is open. */
  async answer(question: string, option: string): Promise<AnswerOutcome> {
    const open = this.#news.question;
    if (open?.id !== question) return 'gone';
    return open.isOffline ? this.#answerOffline(question, option) : this.#answerOnline(question, option);
  }

  async #answerOnline(question: string, option: string): Promise<AnswerOutcome> {
    const asked = { item: this.#item, question, option };
    const outcome = await api.post<AnswerResponse>(`${PATH}/answers`, asked);
    if (!outcome.ok) return 'unreachable';
    const next = outcome.value.question;
    this.#tell({
      question: next && { ...next, isOffline: false },
      state: next?.isPaused ? 'asked' : 'counting',
    });
    return outcome.value.outcome;
  }

  async #answerOffline(question: string, option: string): Promise<AnswerOutcome> {
    const who = await session.current();
    const ticket = who && (await offlineReading.ticketFor(who, this.#item));
    if (!ticket) return 'unreachable';
    await offlineReading.noteAnswer(who, ticket, { question, option });
    this.#offline.answered(question, performance.now());
    this.#tell({ question: undefined, state: 'offline' });
    return 'noted';
  }

  /** See how things stand, and beat when it is time to. */
  #look(): void {
    clearTimeout(this.#timer);
    if (this.#news.state === 'refused' || this.#beating || this.#stops.length === 0) return;
    const nowMs = performance.now();
    if (!Presence.isHere()) this.#pause(nowMs);
    else this.#beatOrWait(nowMs);
  }

  #beatOrWait(nowMs: number): void {
    this.#comeBack(nowMs);
    const waitMs = this.#lastBeatMs + BEAT_INTERVAL_MS - nowMs;
    if (waitMs > 0) this.#lookIn(waitMs);
    else void this.#beat();
  }

  #pause(nowMs: number): void {
    this.#awayMs ??= nowMs;
    if (this.#news.state !== 'signedOut') this.#tell({ state: 'paused' });
  }

  /** After a longer absence the time away must not count: the next beat opens a new stretch. */
  #comeBack(nowMs: number): void {
    if (this.#awayMs === undefined) return;
    if (nowMs - this.#awayMs >= BEAT_INTERVAL_MS) this.#nonce = undefined;
    this.#awayMs = undefined;
    if (this.#news.state !== 'signedOut') this.#tell({ state: this.#stateInFront() });
  }

  /** As it was before the page went behind another. */
  #stateInFront(): PresenceState {
    if (!this.#news.question?.isPaused) return 'counting';
    return this.#news.question.isOffline ? 'offlineAsked' : 'asked';
  }

  /** Asked again and still the same person: nothing begins anew, or what was lived since the last beat is lost. */
  #follow(person: string | undefined): void {
    if (person !== this.#person) this.#nonce = undefined;
    this.#person = person;
    this.#look();
  }

  #reopen(): void {
    this.#nonce = undefined;
    this.#look();
  }

  async #beat(): Promise<void> {
    this.#beating = true;
    const who = await session.current();
    this.#person = who?.person.id;
    if (who) {
      const beforeMs = this.#lastBeatMs;
      this.#lastBeatMs = performance.now();
      const request = this.#request();
      const outcome = await api.post<BeatResponse>(PATH, request);
      if (outcome.ok) await this.#hear(who, outcome.value, request);
      else await this.#stumble(who, outcome.problem, { request, beforeMs });
    } else await this.#nobody();
    this.#beating = false;
    if (this.#stops.length > 0 && who) this.#lookIn(this.#lastBeatMs + BEAT_INTERVAL_MS - performance.now());
  }

  /** Not signed in, or not known because the server is out of reach: then ask again in a while. */
  async #nobody(): Promise<void> {
    const isKnown = (await session.lookUp()).ok;
    this.#tell({ state: isKnown ? 'signedOut' : 'offlineUncounted' });
    if (isKnown) return;
    this.#timer = setTimeout(() => void session.refresh(), BEAT_INTERVAL_MS);
  }

  async #hear(who: SessionView, response: BeatResponse, request: BeatRequest): Promise<void> {
    const { nonce, live, reason, minutes, offlineMinutes = 0, question } = response;
    this.#nonce = reason === 'hidden' ? undefined : nonce;
    const isElsewhere = !live && reason === 'superseded' && !this.#lostAnswer;
    const wasOffline = this.#lostAnswer;
    this.#lostAnswer = false;
    this.#tell({
      state: stateAfter(response, isElsewhere),
      ...{ minutes, offlineMinutes, notedMinutes: 0 },
      question: question && { ...question, isOffline: false },
    });
    if (wasOffline && !live) await this.#noteLast(who, request);
    if (wasOffline || this.#areTicketsOld()) void this.#sync(who);
  }

  /** The network came back between two beats: the first one with it is the last of the time without. */
  async #noteLast(who: SessionView, request: BeatRequest): Promise<void> {
    const kept = await offlineReading.ticketFor(who, this.#item);
    const { item: _item, nonce: _nonce, ...attention } = request;
    if (kept) await offlineReading.noteBeat(who, kept, attention, performance.now() - this.#lastBeatMs);
  }

  #areTicketsOld(): boolean {
    return this.#syncedMs === undefined || performance.now() - this.#syncedMs > TICKETS_GOOD_FOR_MS;
  }

  /** The network is there: tickets for the next time it is not, and what was noted the last time. */
  async #sync(who: SessionView): Promise<void> {
    this.#syncedMs = performance.now();
    if (!(await session.lookUp()).ok) await session.refresh();
    const report = await offlineReading.sync(who, this.#item);
    if (!report.own && report.refusal === undefined) return;
    const { minutes, offlineMinutes } = report.own ?? this.#news;
    this.#tell({ report, minutes, offlineMinutes });
  }

  async #stumble(
    who: SessionView,
    problem: Refusal,
    told: { readonly request: BeatRequest; readonly beforeMs: number },
  ): Promise<void> {
    if (problem.code === 'not-signed-in') return this.#tell({ state: 'signedOut', question: undefined });
    if (problem.code === 'not-found') return this.#tell({ state: 'refused', question: undefined });
    if (!this.#lostAnswer) this.#offline.begin(told.beforeMs, this.#lastBeatMs);
    this.#lostAnswer = true;
    const ticket = await offlineReading.ticketFor(who, this.#item);
    if (ticket) await this.#noteBeat(who, ticket, told.request);
    else this.#tell({ state: 'offlineUncounted', question: undefined });
  }

  async #noteBeat(who: SessionView, kept: KeptTicket, request: BeatRequest): Promise<void> {
    const { item: _item, nonce: _nonce, ...attention } = request;
    await offlineReading.noteBeat(who, kept, attention);
    const question = this.#offline.pass(
      {
        nowMs: this.#lastBeatMs,
        isActive: request.active === true,
        section: request.section,
        characters: this.#inView().characters,
      },
      kept.ticket,
    );
    const { isPaused, minutes } = this.#offline;
    this.#tell({
      state: isPaused ? 'offlineAsked' : 'offline',
      notedMinutes: minutes,
      question: question && { ...question, isPaused, isOffline: true },
      report: undefined,
    });
  }

  /** The page goes: what was lived since the last beat is told, if it is enough to count. */
  #lastWord(): void {
    const gapMs = performance.now() - this.#lastBeatMs;
    if (this.#nonce === undefined || gapMs < MINIMUM_GAP_MS || !Presence.isHere()) return;
    const body = JSON.stringify(this.#request());
    const headers = { 'content-type': 'application/json' };
    this.#nonce = undefined;
    void fetch(PATH, { method: 'POST', body, headers, keepalive: true }).catch(() => undefined);
  }

  #request(): BeatRequest {
    const nonce = this.#nonce === undefined ? {} : { nonce: this.#nonce };
    return { item: this.#item, ...nonce, ...this.#attention() };
  }

  #attention(): Attention {
    const { section, block } = this.#inView();
    return {
      ...(section === undefined ? {} : { section }),
      ...(block === undefined ? {} : { block }),
      visible: document.visibilityState === 'visible',
      focused: document.hasFocus(),
      active: this.#signs.take(),
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

function stateAfter({ live, reason, question }: BeatResponse, isElsewhere: boolean): PresenceState {
  if (question?.isPaused) return 'asked';
  if (!live && reason === 'silent') return 'idle';
  return isElsewhere ? 'superseded' : 'counting';
}

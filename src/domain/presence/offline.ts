/**
 * Reading without a network. A ticket signed while online says whose time, on what, from when; what the page
 * noted meanwhile is believed within its bounds: inside the wall time since it was issued, never where the
 * person was online or has an offline minute already, and by the same rules as online.
 */
import { dayOf, minuteNumberOf } from '../base/calendar.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import { type Attention, MAXIMUM_GAP_MS, MINIMUM_GAP_MS } from './beat.ts';
import { fillMinutes, lengthMs, MINUTE_MS, type Span, subtractSpans } from './lived-time.ts';
import { freshSilence, passSilence, type Silence } from './silence.ts';

/** Format: docs/formats.md. */
export interface OfflineTicket {
  readonly format: 1;
  readonly kind: 'offline';
  readonly id: string;
  readonly personId: string;
  readonly item: string;
  /** Of the lesson as it was issued: the minutes are lived on that version. */
  readonly contentHash: string;
  readonly issuedAtMs: number;
  readonly latestUseMs: number;
  /** The right options of the ticket's questions, sealed: only the server can open it. */
  readonly sealedKey: string;
}

/** What is signed. */
export function ticketText(ticket: OfflineTicket): string {
  const { format, kind, id, personId, item, contentHash, issuedAtMs, latestUseMs, sealedKey } = ticket;
  return canonicalJson({ format, kind, id, personId, item, contentHash, issuedAtMs, latestUseMs, sealedKey });
}

/** `afterMs`: since the ticket was received, by a clock that only goes forward. */
export interface OfflineBeat extends Attention {
  readonly afterMs: number;
}
export interface OfflineAnswer {
  readonly afterMs: number;
  readonly question: string;
  readonly option: string;
}
export interface OfflineStretch {
  readonly beats: readonly OfflineBeat[];
  readonly answers: readonly OfflineAnswer[];
}

export interface OfflineBounds {
  readonly nowMs: number;
  /** When the person's online beats came, and how much lived time each brought. */
  readonly online: readonly { readonly atMs: number; readonly livedMs: number }[];
  /** When a page of this item told online that it was in front: a stretch may go on from there. */
  readonly inFrontMs: readonly number[];
  readonly isTaken: (minute: number) => boolean;
  /** Minutes earned offline with other tickets. */
  readonly isTakenOffline: (minute: number) => boolean;
  readonly minutesPerDay: number;
  /** Offline minutes the person has on a day, `YYYY-MM-DD` in Asia/Shanghai. */
  readonly offlineOn: (day: string) => number;
  readonly allowanceMs: (section: string | undefined) => number;
  readonly canAsk: boolean;
  readonly isRight: (answer: OfflineAnswer) => boolean;
  /** How the item's silence stands: it goes on where it began before the stretch. */
  readonly silence: Silence | undefined;
}

export interface StretchDecision {
  /** Minute numbers earned, ascending. */
  readonly minutes: readonly number[];
  readonly livedMs: number;
  /** Minutes that the day's limit left out. */
  readonly overLimit: number;
  /** Beats outside the ticket's bounds. */
  readonly outside: number;
  readonly silence: Silence;
}

interface Event {
  readonly atMs: number;
  readonly beat?: OfflineBeat;
  readonly answer?: OfflineAnswer;
}

export function judgeStretch(
  ticket: OfflineTicket,
  stretch: OfflineStretch,
  bounds: OfflineBounds,
): StretchDecision {
  const latestMs = Math.min(bounds.nowMs, ticket.latestUseMs);
  const all = eventsOf(ticket, stretch);
  const events = all.filter(({ atMs }) => atMs >= ticket.issuedAtMs && atMs <= latestMs);
  const walk = new StretchWalk(bounds, firstSilence(events, bounds), lastInFrontMs(events, bounds));
  for (const event of events) walk.pass(event);
  const beatsInside = events.filter((event) => event.beat).length;
  return { ...walk.decision(), outside: stretch.beats.length - beatsInside };
}

/** In the order in which they happened, whatever the order in which they were sent. */
function eventsOf(ticket: OfflineTicket, { beats, answers }: OfflineStretch): readonly Event[] {
  const at = (afterMs: number) => ticket.issuedAtMs + afterMs;
  return [
    ...beats.map((beat) => ({ atMs: at(beat.afterMs), beat })),
    ...answers.map((answer) => ({ atMs: at(answer.afterMs), answer })),
  ].sort((left, right) => left.atMs - right.atMs);
}

/** The network went between two beats of one page: the time between them was lived like any other. */
function lastInFrontMs(events: readonly Event[], { inFrontMs }: OfflineBounds): number | undefined {
  const firstMs = events[0]?.atMs ?? Number.NEGATIVE_INFINITY;
  const before = inFrontMs.filter((atMs) => atMs <= firstMs);
  return before.length > 0 ? Math.max(...before) : undefined;
}

function firstSilence(events: readonly Event[], { silence, nowMs }: OfflineBounds): Silence {
  const firstMs = events[0]?.atMs ?? nowMs;
  return silence && silence.lastSignMs <= firstMs ? silence : freshSilence(firstMs);
}

/** One walk through the events of a stretch. */
class StretchWalk {
  readonly #bounds: OfflineBounds;
  readonly #onlineSpans: readonly Span[];
  readonly #minutes = new Set<number>();
  readonly #usedOn = new Map<string, number>();
  #silence: Silence;
  #lastMs: number | undefined;
  #bankMs = 0;
  #livedMs = 0;
  #overLimit = 0;

  constructor(bounds: OfflineBounds, silence: Silence, lastMs: number | undefined) {
    this.#bounds = bounds;
    this.#lastMs = lastMs;
    this.#silence = silence;
    this.#onlineSpans = bounds.online.map(({ atMs, livedMs }) => ({ fromMs: atMs - livedMs, toMs: atMs }));
  }

  pass({ atMs, beat, answer }: Event): void {
    if (answer && this.#bounds.isRight(answer)) this.#silence = freshSilence(atMs);
    if (!beat) return;
    if (!beat.visible || !beat.focused) this.#lastMs = undefined;
    else this.#passBeat(atMs, beat);
  }

  decision(): Omit<StretchDecision, 'outside'> {
    const minutes = [...this.#minutes].sort((left, right) => left - right);
    return { minutes, livedMs: this.#livedMs, overLimit: this.#overLimit, silence: this.#silence };
  }

  #passBeat(atMs: number, beat: OfflineBeat): void {
    const gapMs = atMs - (this.#lastMs ?? Number.NEGATIVE_INFINITY);
    // Two tabs note what one person does: the closer beat tells nothing new.
    if (gapMs < MINIMUM_GAP_MS) return;
    const fromMs = gapMs > MAXIMUM_GAP_MS || this.#wasOnline(atMs - gapMs, atMs) ? atMs : atMs - gapMs;
    this.#lastMs = atMs;
    const { silence, believedMs } = passSilence(this.#silence, {
      gapMs: atMs - fromMs,
      nowMs: atMs,
      isActive: beat.active === true,
      allowanceMs: this.#bounds.allowanceMs(beat.section),
      canAsk: this.#bounds.canAsk,
    });
    this.#silence = silence;
    if (believedMs > 0) this.#live({ fromMs, toMs: fromMs + believedMs });
  }

  /** A person who was heard online in between was not offline. */
  #wasOnline(fromMs: number, toMs: number): boolean {
    return this.#bounds.online.some(({ atMs }) => atMs > fromMs && atMs < toMs);
  }

  #live(span: Span): void {
    const parts = subtractSpans(span, [...this.#onlineSpans, ...this.#offlineMinutesIn(span)]);
    const livedMs = lengthMs(parts);
    this.#livedMs += livedMs;
    const { isTaken } = this.#bounds;
    const filled = fillMinutes(
      this.#bankMs + livedMs,
      span,
      (minute) => isTaken(minute) || this.#minutes.has(minute),
    );
    this.#bankMs = filled.bankMs;
    for (const minute of filled.minutes) this.#earn(minute);
  }

  #offlineMinutesIn({ fromMs, toMs }: Span): readonly Span[] {
    const spans: Span[] = [];
    for (let minute = minuteNumberOf(fromMs); minute <= minuteNumberOf(toMs); minute += 1) {
      const startMs = minute * MINUTE_MS;
      if (this.#bounds.isTakenOffline(minute)) spans.push({ fromMs: startMs, toMs: startMs + MINUTE_MS });
    }
    return spans;
  }

  #earn(minute: number): void {
    const day = dayOf(minute * MINUTE_MS);
    const used = this.#usedOn.get(day) ?? this.#bounds.offlineOn(day);
    if (used >= this.#bounds.minutesPerDay) {
      this.#overLimit += 1;
      return;
    }
    this.#usedOn.set(day, used + 1);
    this.#minutes.add(minute);
  }
}

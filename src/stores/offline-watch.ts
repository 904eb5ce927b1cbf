/**
 * How a stretch without a network stands, as far as the page can know: about how many minutes were noted, whether
 * the silence is too long, and which question is open. The server judges it again when the stretch arrives.
 */
import type { TicketView } from '../domain/api/presence.ts';
import { BEAT_INTERVAL_MS, MAXIMUM_GAP_MS } from '../domain/presence/beat.ts';
import { MINUTE_MS } from '../domain/presence/lived-time.ts';
import {
  allowanceMs,
  freshSilence,
  isTimeToAsk,
  passSilence,
  type Silence,
} from '../domain/presence/silence.ts';

type TicketQuestion = TicketView['questions'][number];

/** What is in view when a beat is noted. */
export interface NotedBeat {
  readonly nowMs: number;
  readonly isActive: boolean;
  readonly section: string | undefined;
  readonly characters: number | undefined;
}

export class OfflineWatch {
  #silence: Silence | undefined;
  #lastMs = Number.NEGATIVE_INFINITY;
  #notedMs = 0;
  readonly #answered = new Set<string>();

  get minutes(): number {
    return Math.floor(this.#notedMs / MINUTE_MS);
  }

  get isPaused(): boolean {
    return this.#silence?.isPaused ?? false;
  }

  /** @returns the question to show, if it is time to ask and one is left */
  pass({ nowMs, isActive, section, characters }: NotedBeat, ticket: TicketView): TicketQuestion | undefined {
    const allowed = allowanceMs(characters);
    const sinceMs = nowMs - this.#lastMs;
    const gapMs = sinceMs > MAXIMUM_GAP_MS ? 0 : Math.max(sinceMs, 0);
    this.#lastMs = nowMs;
    const questions = ticket.questions.filter(({ id }) => !this.#answered.has(id));
    const { silence, believedMs } = passSilence(this.#silence ?? freshSilence(nowMs), {
      ...{ gapMs, nowMs, isActive, allowanceMs: allowed, canAsk: ticket.questions.length > 0 },
    });
    this.#silence = silence;
    this.#notedMs += believedMs;
    if (!isTimeToAsk(silence, allowed)) return undefined;
    return questions.find((question) => question.section === section) ?? questions[0];
  }

  answered(question: string, nowMs: number): void {
    this.#answered.add(question);
    this.#silence = freshSilence(nowMs);
  }

  /** The first beat without a network begins where the last one with it ended. */
  begin(lastBeatMs: number, nowMs: number): void {
    this.#lastMs = nowMs - lastBeatMs > 2 * BEAT_INTERVAL_MS ? Number.NEGATIVE_INFINITY : lastBeatMs;
    this.#notedMs = 0;
    this.#silence = undefined;
    this.#answered.clear();
  }
}

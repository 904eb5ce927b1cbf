/** The shapes of /api/presence: beats, the question whether somebody is there, reading without a network. */
import type { Beat, DeadReason } from '../presence/beat.ts';
import type { OfflineAnswer, OfflineBeat } from '../presence/offline.ts';
import type { PresenceQuestion } from '../presence/passage-check.ts';

/** `POST /api/presence` takes a beat and answers with this. */
export type BeatRequest = Beat;
export interface BeatResponse {
  /** The next beat echoes it. */
  readonly nonce: string;
  /** Somebody was here since the last beat. */
  readonly live: boolean;
  readonly reason?: DeadReason;
  /** Minutes earned on this item so far. */
  readonly minutes: number;
  /** How many of them offline. */
  readonly offlineMinutes: number;
  readonly nextBeatMs: number;
  /** To be shown: is somebody there? While `isPaused` nothing is earned until it is answered. */
  readonly question?: PresenceQuestion & { readonly isPaused: boolean };
}

/** `POST /api/presence/answers`. */
export interface AnswerRequest {
  readonly item: string;
  readonly question: string;
  readonly option: string;
}
/** `gone`: the question is not open any more, because somebody was seen to be there. */
export interface AnswerResponse {
  readonly outcome: 'right' | 'wrong' | 'gone';
  /** The one to be answered now. */
  readonly question?: PresenceQuestion & { readonly isPaused: boolean };
}

/** `POST /api/presence/tickets`: what lets the lesson and the others of its course be read offline. */
export interface TicketsRequest {
  readonly item: string;
}
export interface TicketView {
  readonly id: string;
  readonly item: string;
  /** To be sent back as it is. */
  readonly signed: string;
  readonly issuedAtMs: number;
  readonly latestUseMs: number;
  /** One for each section; answers are checked when the stretch is sent. */
  readonly questions: readonly (PresenceQuestion & { readonly section: string })[];
}
export interface TicketsResponse {
  /** Empty when the policy counts no offline minutes. */
  readonly tickets: readonly TicketView[];
  readonly minutesPerDay: number;
}

/** `POST /api/presence/offline`: what was noted without a network. The same again gets the same answer. */
export interface StretchRequest {
  readonly item: string;
  readonly ticket: string;
  readonly beats: readonly OfflineBeat[];
  readonly answers: readonly OfflineAnswer[];
}
export interface StretchResponse {
  readonly item: string;
  /** Minutes this stretch has earned. */
  readonly earned: number;
  /** Minutes left out because the day's limit was reached. */
  readonly overLimit: number;
  readonly minutesPerDay: number;
  /** On the item, all in all, and how many of them offline. */
  readonly minutes: number;
  readonly offlineMinutes: number;
}

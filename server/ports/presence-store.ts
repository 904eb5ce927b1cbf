/** Presence as it is kept: beats and the minutes they fill, silences, offline stretches. */
import type { Result } from '../../src/domain/base/result.ts';
import type { Beat } from '../../src/domain/presence/beat.ts';
import type { PresenceDecision, PresenceRecord, Watch } from '../../src/domain/presence/judge-presence.ts';
import type { OfflineBounds, OfflineTicket, StretchDecision } from '../../src/domain/presence/offline.ts';

export interface BeatFacts {
  readonly nowMs: number;
  /** What the next beat must echo. */
  readonly nonce: string;
  /** Of the item as it stands in the catalogue. */
  readonly contentHash: string;
}

/** What an offline stretch was worth; kept, so that sending it again gets the same answer. */
export type StretchWorth = Omit<StretchDecision, 'silence'>;

/** The part of the bounds that the database knows. */
export type RecordedBounds = Pick<
  OfflineBounds,
  'online' | 'inFrontMs' | 'isTaken' | 'isTakenOffline' | 'offlineOn' | 'silence'
>;

export interface SentStretch {
  readonly ticket: OfflineTicket;
  readonly signedTicket: string;
  /** Its beats and answers as JSON, the same for the same stretch. */
  readonly text: string;
  readonly receivedAtMs: number;
}

export interface PresenceStore {
  /**
   * Judge a beat against what its nonce leads to and write what follows: the used-up nonce, the next one (none
   * for a hidden page), the beat, the minutes it fills, the silence it leaves.
   */
  readonly recordBeat: (
    personId: string,
    beat: Beat,
    facts: BeatFacts,
    judge: (record: PresenceRecord) => PresenceDecision,
  ) => Promise<PresenceDecision>;
  /** Change what is kept of an item by an answer to its question. `change` answers undefined to leave it. */
  readonly answer: (
    personId: string,
    item: string,
    change: (watch: Watch | undefined) => Watch | undefined,
  ) => Promise<void>;
  /**
   * Take an offline stretch in: its ticket is used up and its minutes are written. The same stretch again gets
   * the same answer; another one with the same ticket is refused.
   */
  readonly takeStretch: (
    sent: SentStretch,
    judge: (recorded: RecordedBounds) => StretchDecision,
  ) => Promise<Result<{ readonly worth: StretchWorth; readonly isNew: boolean }>>;
}

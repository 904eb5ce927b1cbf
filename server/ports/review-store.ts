/** Review cards and appeals: written once, added to by events, never changed. */
import type { Result } from '../../src/domain/base/result.ts';
import type { Appeal, AppealEvent } from '../../src/domain/review/appeal.ts';
import type { CardEvent, ReviewCard } from '../../src/domain/review/card.ts';
import type { Signal } from '../../src/domain/review/signal.ts';
import type { Lease } from './forward-store.ts';

/** Whose: one person's, or those of everybody who is now in these units and below; with neither, everybody's. */
export interface ReviewScope {
  readonly personId?: string;
  readonly roots?: readonly string[];
}

/** What waits for somebody. */
export interface OpenCounts {
  readonly cards: number;
  readonly appeals: number;
}

export interface ReviewStore {
  /** @returns false when this signal has a card already; nothing is written then */
  readonly openCard: (id: string, signal: Signal, foundAtMs: number) => Promise<boolean>;
  readonly card: (id: string) => Promise<ReviewCard | undefined>;
  /** Undecided ones first, then the newest. */
  readonly cards: (scope: ReviewScope, limit: number) => Promise<readonly ReviewCard[]>;
  /** Decide on the card as it stands and add an event: one transaction. */
  readonly addToCard: (
    id: string,
    decide: (card: ReviewCard) => Result<CardEvent>,
  ) => Promise<Result<ReviewCard>>;

  /** Decide on the person's appeals as they stand and keep a new one: one transaction. */
  readonly makeAppeal: (
    personId: string,
    decide: (present: readonly Appeal[]) => Result<Appeal>,
  ) => Promise<Result<Appeal>>;
  readonly appeal: (id: string) => Promise<Appeal | undefined>;
  /** Open ones first, then the newest. */
  readonly appeals: (scope: ReviewScope, limit: number) => Promise<readonly Appeal[]>;
  readonly addToAppeal: (
    id: string,
    decide: (appeal: Appeal) => Result<AppealEvent>,
  ) => Promise<Result<Appeal>>;
  /** Whose last event is a grant, made since an instant. */
  readonly grantedSince: (sinceMs: number) => Promise<readonly Appeal[]>;
  /** Decided for a reversal since an instant. */
  readonly reversedSince: (sinceMs: number) => Promise<readonly ReviewCard[]>;

  /** @param except - whose own are not counted: nobody decides those */
  readonly countOpen: (scope: ReviewScope, except?: string) => Promise<OpenCounts>;
  /** Cards that ask for a first reply, and answers that came after the person last looked. */
  readonly countNews: (personId: string) => Promise<number>;
  readonly noteLook: (personId: string, atMs: number) => Promise<void>;

  readonly isSwept: (day: string, on: string) => Promise<boolean>;
  readonly noteSweep: (day: string, on: string) => Promise<void>;
  /** Take the lease of the sweep or keep it. @returns false while another process holds it */
  readonly takeLease: (lease: Lease, untilMs: number) => Promise<boolean>;
  readonly giveLease: (holder: string) => Promise<void>;
}

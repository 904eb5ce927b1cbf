/** Practice that learners claim: what happened to each claim, and the photos that show it. */
import type { Result } from '../../src/domain/base/result.ts';
import type { PracticeClaim, PracticeEvent } from '../../src/domain/event/practice.ts';

export interface PracticePhoto {
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  readonly personId: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly addedAtMs: number;
}

/** Whose claims: one person's, or those of everybody in these units and below; everybody's without both. */
export interface PracticeScope {
  readonly personId?: string;
  readonly roots?: readonly string[];
}

export interface PracticeStore {
  /** `decide` sees the person's claims so far. Photos that the claim names are kept with it. */
  readonly make: (
    personId: string,
    decide: (past: readonly PracticeClaim[]) => Result<PracticeClaim>,
  ) => Promise<Result<PracticeClaim>>;
  readonly byId: (id: string) => Promise<PracticeClaim | undefined>;
  /** Add what was decided on the claim as it is now, in one transaction. */
  readonly addTo: (
    id: string,
    decide: (claim: PracticeClaim) => Result<PracticeEvent>,
  ) => Promise<Result<PracticeClaim>>;
  /** Those that wait first, then newest first. */
  readonly list: (scope: PracticeScope, limit: number) => Promise<readonly PracticeClaim[]>;
  readonly countWaiting: (scope: PracticeScope) => Promise<number>;
  /** Approved, and not posted yet: a stop may have come between. */
  readonly unposted: () => Promise<readonly PracticeClaim[]>;
  /** Ids of people who are officers of exactly these units. */
  readonly officersOf: (unitIds: readonly string[]) => Promise<readonly string[]>;
  /** The claim an entry of the ledger came from. */
  readonly ofEntry: (entryId: string) => Promise<PracticeClaim | undefined>;

  /** Keep a photo; the same bytes again change nothing. Photos of the person never claimed since `forgetBeforeMs` go. */
  readonly addPhoto: (photo: PracticePhoto, forgetBeforeMs: number) => Promise<void>;
  readonly photo: (personId: string, hash: string) => Promise<PracticePhoto | undefined>;
  readonly photosOf: (personId: string, hashes: readonly string[]) => Promise<readonly string[]>;
  /** How many bytes the person's unclaimed photos are. */
  readonly unclaimedBytes: (personId: string) => Promise<number>;
}

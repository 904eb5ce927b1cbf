/** Batches of certificates as jobs: what was asked for, how far it is, what each person was given. */
import type { BatchKinds, WithoutReason } from '../../src/domain/certificate/batch.ts';
import type { CertificateKind } from '../../src/domain/certificate/claim.ts';
import type { Lease } from './forward-store.ts';

export interface CertificateBatch {
  readonly id: string;
  readonly year: number;
  readonly kinds: BatchKinds;
  /** `YYYY-MM-DD`: postings of later days do not count. */
  readonly asOf: string;
  /** Whose subtree; null for a list, or for everybody within reach. */
  readonly unitId: string | null;
  readonly asked: string;
  /** The units whose subtrees its officer reached; null for everybody. */
  readonly roots: readonly string[] | null;
  readonly state: 'issuing' | 'ready';
  readonly askedBy: string;
  readonly askedAtMs: number;
  readonly finishedAtMs: number | null;
}

export interface BatchPerson {
  /** In the order of the list, from 0. */
  readonly place: number;
  readonly staffNumber: string;
  /** Null for a staff number that is nobody's within reach. */
  readonly personId: string | null;
}

export interface BatchItem {
  readonly kind: CertificateKind;
  /** Of the year, or of the course. */
  readonly title: string;
  readonly outcome:
    | { readonly code: string; readonly isNew: boolean }
    | { readonly reason: WithoutReason; readonly detail: string };
}

export interface BatchFigures {
  readonly people: number;
  readonly done: number;
  readonly certificates: number;
  readonly fresh: number;
  /** People without a certificate. */
  readonly without: number;
}

export interface BatchLine extends BatchPerson, BatchItem {}

export interface BatchNote {
  readonly place: number;
  readonly items: readonly BatchItem[];
}

export interface CertificateBatchStore {
  readonly begin: (
    batch: Omit<CertificateBatch, 'state' | 'finishedAtMs'>,
    people: readonly BatchPerson[],
  ) => Promise<void>;
  readonly byId: (id: string) => Promise<CertificateBatch | undefined>;
  /** Newest first. */
  readonly latest: (limit: number) => Promise<readonly CertificateBatch[]>;
  /** Those that are not finished, oldest first. */
  readonly unfinished: () => Promise<readonly CertificateBatch[]>;
  readonly figures: (id: string) => Promise<BatchFigures>;
  /** People nothing was done for yet, in order. */
  readonly next: (id: string, limit: number) => Promise<readonly BatchPerson[]>;
  /** What became of some of them, in one step; again the same person changes nothing. */
  readonly note: (id: string, people: readonly BatchNote[]) => Promise<void>;
  readonly finish: (id: string, atMs: number) => Promise<void>;
  /** In order, of places from `from` on; whole people, at least one of them where there is one. */
  readonly lines: (
    id: string,
    page: { readonly from: number; readonly limit: number; readonly isWithout?: boolean },
  ) => Promise<readonly BatchLine[]>;
  /** One process works on a batch. */
  readonly takeLease: (id: string, lease: Lease, untilMs: number) => Promise<boolean>;
  readonly giveLease: (id: string, holder: string) => Promise<void>;
}

/** The shapes of issuing certificates: batches, the list of what was issued, taking one back. */
import type { BatchKinds, WithoutReason } from '../certificate/batch.ts';
import type { CertificateKind, CertificateState } from '../certificate/claim.ts';

/** `POST /api/certificates/<code>/revocation`: officers and administrators. */
export interface RevocationRequest {
  /** Whoever checks the certificate reads it. */
  readonly reason: string;
}

/** `POST /api/certificate-batches`: everybody within reach where neither a unit nor staff numbers are named. */
export interface BatchRequest {
  readonly year: number;
  readonly kinds: BatchKinds;
  /** `YYYY-MM-DD`; today without it. */
  readonly asOf?: string | undefined;
  readonly unit?: string | undefined;
  readonly staffNumbers?: readonly string[] | undefined;
}

/** `GET /api/certificate-batches` (newest first) and `GET /api/certificate-batches/<id>`. */
export interface BatchView {
  readonly id: string;
  readonly year: number;
  readonly kinds: BatchKinds;
  readonly asOf: string;
  /** Who was asked for, in words. */
  readonly asked: string;
  readonly state: 'issuing' | 'ready';
  readonly by: string;
  readonly askedAt: string;
  readonly finishedAt: string | null;
  readonly people: number;
  readonly done: number;
  readonly certificates: number;
  /** Of these, issued by this batch. */
  readonly fresh: number;
  /** People who have none. */
  readonly without: number;
  readonly archiveUrl: string;
}

/** `GET /api/certificate-batches/<id>/without?after=0`: who has none, and why. */
export interface WithoutView {
  readonly rows: readonly WithoutRow[];
  /** To ask for what comes after. */
  readonly next?: number;
}
export interface WithoutRow {
  readonly place: number;
  readonly staffNumber: string;
  readonly name: string;
  readonly unit: string;
  readonly reason: WithoutReason;
  readonly detail: string;
}

/** `GET /api/certificates?year=&kind=&state=&text=&unit=&after=`: what was issued within reach, newest first. */
export interface IssuedView {
  readonly rows: readonly IssuedRow[];
  readonly next?: string;
}
export interface IssuedRow {
  readonly code: string;
  readonly kind: CertificateKind;
  readonly courseTitle?: string;
  readonly year: number;
  readonly name: string;
  readonly staffNumber: string;
  readonly unit: string;
  readonly centihours: number;
  readonly asOf: string;
  readonly issuedAt: string;
  readonly issuedBy: string;
  readonly state: CertificateState;
  readonly stateReason: string | null;
  readonly endedAt: string | null;
  /** Null while it is valid. */
  readonly endedBy: string | null;
  readonly pdfUrl: string;
}

/** Issued certificates. A certificate is never changed; it may end, once. */
import type {
  CertificateClaim,
  CertificateKind,
  CertificateState,
} from '../../src/domain/certificate/claim.ts';
import type { Sm2Signature } from '../../src/domain/certificate/sm2.ts';
import type { AuditEvent } from './audit-log.ts';

export interface CertificateRecord {
  readonly code: string;
  readonly personId: string;
  readonly year: number;
  readonly claim: CertificateClaim;
  readonly keyId: string;
  /** Ed25519 over the claim's canonical JSON, base64url. */
  readonly signature: string;
  readonly pdf: Uint8Array;
  /** SHA-256 of the PDF, hex. */
  readonly pdfHash: string;
  /** Over the same, where the issuer had such a key. */
  readonly sm2?: Sm2Signature | undefined;
  readonly issuedAtMs: number;
  /** A person's id, or `system`. */
  readonly issuedBy: string;
  readonly state: CertificateState;
  /** The code that replaced it, or the reason of its revocation. */
  readonly stateReason: string | null;
  /** Who ended it, and when; null while it is valid, and where it was not kept. */
  readonly endedBy: string | null;
  readonly endedAtMs: number | null;
}

/** Without the PDF's bytes. */
export type CertificateListed = Omit<CertificateRecord, 'pdf'>;
export type NewCertificate = Omit<CertificateRecord, 'state' | 'stateReason' | 'endedBy' | 'endedAtMs'>;

export interface CertificateEnd {
  readonly reason: string;
  /** A person's id, or `system`. */
  readonly by: string;
  readonly atMs: number;
}

/** All that is named must fit. */
export interface CertificateSearch {
  readonly year?: number;
  readonly kind?: CertificateKind;
  readonly state?: CertificateState;
  /** A code, a staff number, or part of a name. */
  readonly text?: string;
  /** Only of people whose current unit is one of these or lies below it. */
  readonly below?: readonly string[];
  /** Strictly older than this one. */
  readonly after?: { readonly issuedAtMs: number; readonly code: string };
  readonly limit: number;
}

export interface CertificateIssue {
  readonly certificate: NewCertificate;
  /** The code of the one that stood when it was decided, if one did. */
  readonly replaces: string | undefined;
  /** The audit log's line. */
  readonly audit: AuditEvent;
}

export interface CertificateStore {
  /**
   * Keep new certificates, each with its line of the audit log, in one step; the person's valid one of that year and
   * kind (and course) becomes `superseded` with it.
   * @returns for each order in turn: false, with nothing kept of it, when another one stands by now
   */
  readonly issue: (orders: readonly CertificateIssue[]) => Promise<readonly boolean[]>;
  /** @returns false when it is not valid any more */
  readonly revoke: (code: string, end: CertificateEnd) => Promise<boolean>;
  readonly find: (code: string) => Promise<CertificateRecord | undefined>;
  /** In any order; unknown codes are left out. @param codes - some hundreds at most */
  readonly listed: (codes: readonly string[]) => Promise<readonly CertificateListed[]>;
  /** Newest first. */
  readonly ofPerson: (personId: string) => Promise<readonly CertificateListed[]>;
  /** Newest first. */
  readonly search: (search: CertificateSearch) => Promise<readonly CertificateListed[]>;
}

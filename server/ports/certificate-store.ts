/** Issued certificates. A certificate is never changed; its state is. */
import type { CertificateClaim, CertificateState } from '../../src/domain/certificate/claim.ts';

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
  readonly issuedAtMs: number;
  readonly state: CertificateState;
  /** The code that replaced it, or the reason of its revocation. */
  readonly stateReason: string | null;
}

export interface CertificateStore {
  /** Keep a new certificate; the person's valid one of that year becomes `superseded` in the same step. */
  readonly issue: (certificate: CertificateRecord) => Promise<void>;
  readonly revoke: (code: string, reason: string) => Promise<void>;
  readonly find: (code: string) => Promise<CertificateRecord | undefined>;
  /** Newest first, without the PDF's bytes. */
  readonly ofPerson: (personId: string) => Promise<readonly Omit<CertificateRecord, 'pdf'>[]>;
}

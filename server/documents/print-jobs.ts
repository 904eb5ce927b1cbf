/** What the threads that print and whoever hands them work say to each other. */
import type { CertificateClaim } from '../../src/domain/certificate/claim.ts';
import type { CertificatePaper } from '../ports/platform.ts';
import type { FontFile } from './font-files.ts';

/** Given to a thread when it starts. */
export interface PrintThreadData {
  readonly fonts: readonly FontFile[];
}

export interface PrintJob {
  readonly claim: CertificateClaim;
  readonly paper: CertificatePaper;
}

export type Printed =
  | { readonly ok: true; readonly pdf: Uint8Array }
  | { readonly ok: false; readonly reason: string };

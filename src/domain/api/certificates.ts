/** The shapes of issuing certificates: batches, the list of what was issued, taking one back. */

/** `POST /api/certificates/<code>/revocation`: officers and administrators. */
export interface RevocationRequest {
  /** Whoever checks the certificate reads it. */
  readonly reason: string;
}

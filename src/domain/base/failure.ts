/** Every way a request can be refused that is not a defect. A code is stable; its sentence says what to change. */

export type FailureCode =
  | 'invalid-request'
  | 'not-signed-in'
  | 'wrong-credentials'
  | 'account-locked'
  | 'foreign-origin'
  | 'not-allowed'
  | 'not-found'
  | 'conflict'
  | 'duplicate-award'
  | 'already-reversed'
  | 'year-closed'
  | 'attempt-closed'
  | 'attempt-limit'
  | 'attempt-wait'
  | 'lessons-unfinished'
  | 'requirement-unmet'
  | 'missing-glyph'
  | 'too-many-requests'
  | 'unsupported-media-type'
  | 'payload-too-large';

/** `field` names the offending input as a JSON pointer or parameter name, where there is one. */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
  readonly field?: string;
  /** Seconds until the same request may succeed. */
  readonly retryAfterSeconds?: number;
}

/** Every way an xAPI request can be refused that is not a defect. Source: xAPI 1.0.3 Communication 3.2. */

export type XapiErrorCode =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'conflict'
  | 'precondition-failed'
  | 'too-large';

export interface XapiError {
  readonly code: XapiErrorCode;
  /** One sentence that says what to change. */
  readonly message: string;
  /** The property or parameter at fault, such as `actor.mbox` or `[2].verb.id`. */
  readonly path?: string;
}

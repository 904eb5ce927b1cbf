/** What reaches out by itself: requests to other servers, and work to be done again and again. */

export interface OutgoingRequest {
  /** http or https. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export type OutgoingAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** The beginning of the body. */
      readonly text: string;
      /** As it stands in the header. */
      readonly retryAfter: string | undefined;
    }
  /** `detail` is the network's own code, such as `ECONNREFUSED`. */
  | { readonly kind: 'unreachable' | 'untrusted' | 'timeout'; readonly detail: string };

/** One POST. Redirects are answers, never followed; a time limit holds. Does not reject for the network. */
export type Post = (request: OutgoingRequest) => Promise<OutgoingAnswer>;

/** @returns a function that ends it */
export type Repeat = (everyMs: number, work: () => void) => () => void;

/** Forwards: what administrators set up, how far each is, and which statements its target refused. */
import type { ForwardFilter, ForwardState, Trouble } from '../../src/domain/forward/forward.ts';
import type { XapiVersion } from '../../src/domain/xapi/version.ts';

export interface NewForward {
  readonly id: string;
  readonly name: string;
  /** Of the target's xAPI resources, without a slash at its end. */
  readonly address: string;
  readonly key: string;
  /** Sealed for this id and address (services/forward-secret.ts). */
  readonly sealedSecret: string;
  readonly version: XapiVersion;
  readonly filter: ForwardFilter;
  /** Statements up to this place are not sent; 0 sends all. */
  readonly cursor: number;
  readonly createdAtMs: number;
}

export interface Forward extends NewForward {
  readonly state: ForwardState;
  /** Place of the last statement that is done with: taken, refused, or not meant by the filter. */
  readonly cursor: number;
  /** Statements taken so far. */
  readonly sent: number;
  /** Failures in a row; 0 while all is well. */
  readonly failures: number;
  readonly lastSuccessAtMs: number | null;
  /** The latest there was; over when `failures` is 0. */
  readonly trouble: (Trouble & { readonly atMs: number }) | null;
  /** 0: at once. */
  readonly nextAttemptAtMs: number;
}

export interface RefusedStatement {
  readonly seq: number;
  readonly id: string;
  readonly status: number;
  /** The target's words. */
  readonly reason: string;
  readonly atMs: number;
}

/** Who may send: of several processes on one database the one that holds the lease, until it ends. */
export interface Lease {
  readonly holder: string;
  readonly nowMs: number;
}

/** What became of one request. */
export type Settlement =
  /** In the order of their places. Those refused earlier are refused no longer. */
  | { readonly kind: 'taken'; readonly seqs: readonly number[] }
  | { readonly kind: 'refused'; readonly statement: Omit<RefusedStatement, 'atMs'> }
  /** The filter means none up to this place. */
  | { readonly kind: 'passed'; readonly through: number }
  | { readonly kind: 'trouble'; readonly trouble: Trouble; readonly nextAttemptAtMs: number };

export interface ForwardStore {
  /** @returns false when the name is taken; nothing is written then */
  readonly add: (forward: NewForward) => Promise<boolean>;
  /** In the order they were added; at one moment, by name. */
  readonly all: () => Promise<readonly Forward[]>;
  readonly find: (id: string) => Promise<Forward | undefined>;
  /** Running again also means: at once, and as if nothing had failed. */
  readonly setState: (id: string, state: ForwardState) => Promise<void>;
  /** The next attempt is made at once. */
  readonly setCredentials: (id: string, key: string, sealedSecret: string) => Promise<void>;
  /** The next attempt is made at once; with `refused`, what was refused is sent again before everything else. */
  readonly hurry: (id: string, refused: boolean) => Promise<void>;
  /** With everything known of it. */
  readonly remove: (id: string) => Promise<void>;
  /** The latest first. */
  readonly refused: (id: string, limit: number) => Promise<readonly RefusedStatement[]>;
  readonly countRefused: (id: string) => Promise<number>;
  /** Places of those to be sent again, in their order. */
  readonly refusedToSend: (id: string, limit: number) => Promise<readonly number[]>;

  /** Take the lease or keep it. @returns false while another holds it */
  readonly takeLease: (lease: Lease, untilMs: number) => Promise<boolean>;
  readonly giveLease: (holder: string) => Promise<void>;
  /**
   * Write down what became of a request; the cursor never goes back.
   * @returns false, with nothing written, when the lease or the forward is gone
   */
  readonly settle: (id: string, lease: Lease, settlement: Settlement) => Promise<boolean>;
}

/** A forward: another LRS to which statements are reported, which of them, and what may be in the way. */

export const FORWARD_STATES = ['running', 'paused'] as const;
export type ForwardState = (typeof FORWARD_STATES)[number];

/** `server`: what the portal itself found out; `learners`: what learners' browsers said. */
export const AUTHORITIES = ['all', 'server', 'learners'] as const;
export type AuthorityChoice = (typeof AUTHORITIES)[number];

export const ACTIVITY_MATCHES = ['exact', 'prefix'] as const;

/** The statement's object; a prefix is compared character by character. */
export interface ActivityChoice {
  readonly match: (typeof ACTIVITY_MATCHES)[number];
  readonly iri: string;
}

/** A statement must meet all three. */
export interface ForwardFilter {
  /** IRIs, any of them; empty is every verb. */
  readonly verbs: readonly string[];
  readonly activity: ActivityChoice | null;
  readonly authority: AuthorityChoice;
}

/** What keeps a whole target from taking statements; what is wrong with one statement is a refusal. */
export type TroubleKind =
  /** No connection: network, name, port. */
  | 'unreachable'
  /** The certificate of an https address is not trusted. */
  | 'untrusted'
  | 'timeout'
  /** 429. */
  | 'busy'
  /** 5xx. */
  | 'failing'
  /** 401: the key or the secret is wrong. */
  | 'unauthenticated'
  /** 403: the key may not write. */
  | 'forbidden'
  /** 3xx, which is not followed. */
  | 'moved'
  /** Something answered, but not as a record of statements would. */
  | 'strange'
  /** The kept secret cannot be opened here. */
  | 'secret-lost'
  /** An error of this program. */
  | 'defect';

export interface Trouble {
  readonly kind: TroubleKind;
  /** Of the answer; null where none came. */
  readonly status: number | null;
  /** The target's own words, or the network's code; may be empty. */
  readonly detail: string;
}

/** Mail as it leaves the portal, and what became of it. */

export interface Mail {
  /** Unique and the same at every attempt; without angle brackets. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** A page on which one can say that one does not wish these mails. */
  readonly preferencesUrl: string;
}

/** `answer`: the mail server's words, or the network's. */
export type MailOutcome =
  /** Taken over by the mail server; never to be sent again. */
  | { readonly kind: 'accepted'; readonly answer: string }
  /** For good: this address, or this mail. */
  | { readonly kind: 'refused'; readonly answer: string }
  /** Not now: this address, or this mail. */
  | { readonly kind: 'postponed'; readonly answer: string }
  /** The mail server itself; this mail was certainly not taken over. */
  | { readonly kind: 'trouble'; readonly answer: string }
  /** All of it was handed over, and no answer came: it may have been taken over. */
  | { readonly kind: 'unknown'; readonly answer: string };

export interface Mailer {
  /** Address that mails come from, as people see it. */
  readonly from: string;
  /** One at a time. Does not reject for the mail server. */
  readonly send: (mail: Mail) => Promise<MailOutcome>;
  /** What is under way ends as it is. */
  readonly close: () => void;
}

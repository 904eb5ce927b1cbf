/** The outbox of notices, how it goes with the mail server, and the addresses people have given. */
import type { NoticeKind } from '../../src/domain/notice/kinds.ts';
import type { MailOutcome } from './mailer.ts';

/** `unknown`: it may have been sent; it is not sent again unless somebody says so. */
export type MailState = 'waiting' | 'sending' | 'sent' | 'refused' | 'unknown' | 'dropped';

export interface OutgoingMail {
  readonly noticeId: number;
  readonly address: string;
  readonly kind: NoticeKind;
  readonly title: string;
  readonly text: string;
  readonly link: string;
  /** In a row. */
  readonly failures: number;
}

export interface MailRow {
  readonly noticeId: number;
  readonly personId: string;
  readonly name: string;
  readonly title: string;
  readonly address: string;
  readonly state: MailState;
  readonly answer: string;
  readonly queuedAtMs: number;
  readonly endedAtMs: number | null;
}

export interface MailService {
  /** In a row; 0 while all is well. */
  readonly failures: number;
  /** 0: at once. */
  readonly nextAttemptAtMs: number;
  /** The latest there was; over when `failures` is 0. */
  readonly trouble: string;
  readonly troubleAtMs: number | null;
  readonly lastSuccessAtMs: number | null;
}

export interface AddressGiven {
  /** Confirmed; null without one. */
  readonly address: string | null;
  /** Waits for its code; null when none does. */
  readonly asked: {
    readonly address: string;
    readonly codeHash: string;
    readonly atMs: number;
    readonly tries: number;
  } | null;
}

export interface MailStore {
  /** The oldest that waits and is due is this process's to send; undefined when there is none. */
  readonly take: (holder: string, nowMs: number) => Promise<OutgoingMail | undefined>;
  /**
   * Write down what became of it, if it is still this process's. What is postponed, or met trouble, waits again.
   * @returns false when it was not
   */
  readonly settle: (
    noticeId: number,
    holder: string,
    settlement: { readonly outcome: MailOutcome; readonly nowMs: number; readonly nextAttemptAtMs: number },
  ) => Promise<boolean>;
  /** What a process has been sending since before then is unknown; what has waited since before then is dropped. */
  readonly giveUp: (
    before: { readonly takenMs: number; readonly queuedMs: number },
    nowMs: number,
  ) => Promise<void>;
  readonly counts: () => Promise<Readonly<Record<MailState, number>>>;
  /** Newest first. */
  readonly latest: (states: readonly MailState[], limit: number) => Promise<readonly MailRow[]>;
  /** What was refused, or may not have been sent, waits again. @returns whether it was one of these */
  readonly sendAgain: (noticeId: number) => Promise<boolean>;

  readonly service: () => Promise<MailService>;
  readonly noteService: (service: Partial<MailService>) => Promise<void>;

  readonly addressOf: (personId: string) => Promise<AddressGiven>;
  readonly askAddress: (personId: string, address: string, codeHash: string, atMs: number) => Promise<void>;
  readonly countTry: (personId: string) => Promise<void>;
  /** The address asked about is the confirmed one from now on. */
  readonly confirmAddress: (personId: string, atMs: number) => Promise<void>;
  /** Mails that wait for it are dropped. */
  readonly forgetAddress: (personId: string, atMs: number) => Promise<void>;
}

/** What people were told: once each, whoever finds it and however often. */
import type { NoticeGroup, NoticeKind } from '../../src/domain/notice/kinds.ts';
import type { ClosedWhy, OpenNotice } from '../../src/domain/notice/notice.ts';
import type { Lease } from './forward-store.ts';

export interface NewNotice {
  readonly personId: string;
  readonly key: string;
  readonly kind: NoticeKind;
  readonly subject: string;
  readonly isStanding: boolean;
  readonly title: string;
  readonly text: string;
  readonly link: string;
  readonly madeAtMs: number;
  /** Counts as read: the person does not wish to be called for this. */
  readonly isQuiet: boolean;
  /** The address it is mailed to; absent where it is not. */
  readonly mailTo?: string | undefined;
}

export interface Notice {
  readonly id: number;
  readonly kind: NoticeKind;
  readonly title: string;
  readonly text: string;
  readonly link: string;
  readonly madeAtMs: number;
  readonly readAtMs: number | null;
  readonly closedAtMs: number | null;
  readonly closedWhy: ClosedWhy | null;
}

/** How somebody wishes to be told. */
export interface NoticePreferences {
  /** Groups that do not count as unread. */
  readonly quiet: readonly NoticeGroup[];
  readonly noMail: readonly NoticeGroup[];
}

export interface Recipient extends NoticePreferences {
  readonly personId: string;
  /** Confirmed; null without one. */
  readonly address: string | null;
}

export interface NoticeSearch {
  readonly kinds?: readonly NoticeKind[] | undefined;
  /** True: neither read nor closed. False: all others. Absent: both. */
  readonly isUnread?: boolean | undefined;
  /** Strictly older than this one. */
  readonly before?: number | undefined;
  readonly limit: number;
}

export interface NoticeStore {
  /** Places in the list of those that have not been told yet. @param asked - some hundreds at most */
  readonly untold: (
    asked: readonly { readonly personId: string; readonly key: string }[],
  ) => Promise<readonly number[]>;
  /** One transaction, with their mails. What somebody has had before is passed over. @returns how many were new */
  readonly add: (notices: readonly NewNotice[]) => Promise<number>;
  /** Newest first. */
  readonly list: (personId: string, search: NoticeSearch) => Promise<readonly Notice[]>;
  readonly countUnread: (personId: string) => Promise<number>;
  /** One, or all of them. @returns how many were unread */
  readonly markRead: (personId: string, which: number | 'all', atMs: number) => Promise<number>;

  /** Those that stand about the subject; of one person with `personId`. */
  readonly open: (subject: string, personId?: string) => Promise<readonly OpenNotice[]>;
  /** About what anything stands whose subject begins so. */
  readonly openSubjects: (beginning: string, personId?: string) => Promise<readonly string[]>;
  /** Who has open notices about such subjects, of those named by entries of the ledger after a place. */
  readonly openWithNewEntries: (beginning: string, afterIndex: number) => Promise<readonly string[]>;
  /** A mail that waits is not sent any more. @returns how many were open */
  readonly close: (
    closings: readonly { readonly id: number; readonly why: ClosedWhy }[],
    atMs: number,
  ) => Promise<number>;

  /** Everybody asked for, with what holds without preferences. @param personIds - some hundreds at most */
  readonly recipients: (personIds: readonly string[]) => Promise<readonly Recipient[]>;
  readonly setPreferences: (personId: string, preferences: NoticePreferences) => Promise<void>;

  /** @returns undefined before it was ever set */
  readonly mark: (name: string) => Promise<number | undefined>;
  readonly setMark: (name: string, value: number) => Promise<void>;
  readonly takeLease: (lease: Lease, untilMs: number) => Promise<boolean>;
  readonly giveLease: (holder: string) => Promise<void>;
}

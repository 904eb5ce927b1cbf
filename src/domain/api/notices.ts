/** Shapes of /api/me/notices and /api/me/notice-preferences. */
import type { NoticeGroup } from '../notice/kinds.ts';
import type { ClosedWhy } from '../notice/notice.ts';

export interface NoticeView {
  readonly id: number;
  readonly group: NoticeGroup;
  readonly title: string;
  readonly text: string;
  /** A path of this portal. */
  readonly link: string;
  /** ISO 8601. */
  readonly at: string;
  readonly isUnread: boolean;
  /** Why it does not stand any more; null while it does, or where nothing closes it. */
  readonly closed: ClosedWhy | null;
}

/** `GET /api/me/notices?group=tasks&before=120`. */
export interface MyNoticesView {
  /** Of all groups. */
  readonly unread: number;
  /** Those of the group that are unread, newest first; on the first page alone. */
  readonly news: readonly NoticeView[];
  /** The others, newest first. */
  readonly notices: readonly NoticeView[];
  /** Where the next page begins; null where there is none. */
  readonly before: number | null;
}

/** `POST /api/me/notices/reading`: one by its id, or all without it. */
export interface NoticeReadView {
  readonly unread: number;
}

/** `GET /api/me/notice-preferences`. */
export interface NoticePreferencesView {
  /** Those that concern this person, in their order. */
  readonly groups: readonly {
    readonly group: NoticeGroup;
    /** Called for in the portal, whatever is preferred. */
    readonly isObligatory: boolean;
    readonly isQuiet: boolean;
    readonly isMailed: boolean;
  }[];
  /** Whether this portal sends mails at all. */
  readonly isMailOffered: boolean;
  /** Confirmed; null without one. */
  readonly address: string | null;
  /** A code was sent to it and not given back yet; null when none is. */
  readonly asked: string | null;
}

/** `PUT /api/me/notice-preferences`. */
export interface NoticePreferencesRequest {
  readonly quiet: readonly NoticeGroup[];
  /** Not sent by mail. */
  readonly noMail: readonly NoticeGroup[];
}

/** `GET /api/mail-service`. Times are ISO 8601. */
export interface MailServiceView {
  /** Null where no mail server is configured. */
  readonly from: string | null;
  readonly counts: Readonly<
    Record<'waiting' | 'sending' | 'sent' | 'refused' | 'unknown' | 'dropped', number>
  >;
  readonly trouble: { readonly words: string; readonly at: string; readonly isOver: boolean } | null;
  /** While there is trouble. */
  readonly nextAttemptAt: string | null;
  readonly lastSuccessAt: string | null;
  /** Newest first; the last fifty. */
  readonly failed: readonly {
    readonly id: number;
    readonly name: string;
    readonly title: string;
    readonly address: string;
    /** `unknown`: it may have been sent */
    readonly state: 'refused' | 'unknown';
    readonly answer: string;
    readonly at: string | null;
  }[];
}

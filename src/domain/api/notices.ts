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
  }[];
}

/** `PUT /api/me/notice-preferences`. */
export interface NoticePreferencesRequest {
  readonly quiet: readonly NoticeGroup[];
}

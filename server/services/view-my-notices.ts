/** A person's own notices, and how they wish to be told. */
import type {
  MyNoticesView,
  NoticePreferencesRequest,
  NoticePreferencesView,
  NoticeReadView,
  NoticeView,
} from '../../src/domain/api/notices.ts';
import {
  groupOf,
  NOTICE_GROUPS,
  NOTICE_KINDS,
  type NoticeGroup,
  OBLIGATORY_GROUPS,
} from '../../src/domain/notice/kinds.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { Notice } from '../ports/notice-store.ts';
import type { Deps } from './deps.ts';

const PAGE = 50;
/** Who has more unread ones than that reads these first. */
const MOST_NEWS = 200;
const OF_OFFICERS: readonly NoticeGroup[] = ['desk', 'digest'];

export async function viewMyNotices(
  deps: Deps,
  { personId }: SessionCaller,
  asked: { readonly group?: NoticeGroup | undefined; readonly before?: number | undefined },
): Promise<MyNoticesView> {
  const { notices } = deps.storage;
  const kinds = asked.group && NOTICE_KINDS.filter((kind) => groupOf(kind) === asked.group);
  const isFirst = asked.before === undefined;
  const news = isFirst ? await notices.list(personId, { kinds, isUnread: true, limit: MOST_NEWS }) : [];
  const search = { kinds, isUnread: false, before: asked.before, limit: PAGE + 1 };
  const others = await notices.list(personId, search);
  const shown = others.slice(0, PAGE);
  return {
    unread: await notices.countUnread(personId),
    news: news.map(noticeView),
    notices: shown.map(noticeView),
    before: others.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}

export async function readNotices(
  deps: Deps,
  { personId }: SessionCaller,
  id: number | undefined,
): Promise<NoticeReadView> {
  await deps.storage.notices.markRead(personId, id ?? 'all', deps.clock.now());
  return { unread: await deps.storage.notices.countUnread(personId) };
}

export async function viewNoticePreferences(
  deps: Deps,
  { personId, roles }: SessionCaller,
): Promise<NoticePreferencesView> {
  const [recipient] = await deps.storage.notices.recipients([personId]);
  const { address, asked } = await deps.storage.mails.addressOf(personId);
  return {
    groups: groupsFor(roles).map((group) => ({
      group,
      isObligatory: OBLIGATORY_GROUPS.includes(group),
      isQuiet: recipient?.quiet.includes(group) ?? false,
      isMailed: !(recipient?.noMail.includes(group) ?? false),
    })),
    isMailOffered: deps.mailer !== undefined,
    address,
    asked: asked?.address ?? null,
  };
}

export async function setNoticePreferences(
  deps: Deps,
  caller: SessionCaller,
  { quiet, noMail }: NoticePreferencesRequest,
): Promise<NoticePreferencesView> {
  await deps.storage.notices.setPreferences(caller.personId, {
    quiet: [...new Set(quiet)].filter((group) => !OBLIGATORY_GROUPS.includes(group)),
    noMail: [...new Set(noMail)],
  });
  return viewNoticePreferences(deps, caller);
}

function groupsFor(roles: SessionCaller['roles']): readonly NoticeGroup[] {
  return NOTICE_GROUPS.filter((group) => !OF_OFFICERS.includes(group) || roles.includes('officer'));
}

function noticeView(notice: Notice): NoticeView {
  const { id, kind, title, text, link, madeAtMs, readAtMs, closedWhy } = notice;
  return {
    ...{ id, title, text, link, group: groupOf(kind), at: new Date(madeAtMs).toISOString() },
    ...{ isUnread: readAtMs === null && closedWhy === null, closed: closedWhy },
  };
}

/** What somebody is to be told, with the key that makes it one notice however often it is found. Decides only. */
import { dayOf, startOfDayMs } from '../base/calendar.ts';
import { NOTICE_RULES, type NoticeKind } from './kinds.ts';

export interface NoticeDue {
  readonly personId: string;
  readonly kind: NoticeKind;
  /** What it is about, such as `assignment:a-1`. */
  readonly subject: string;
  /** Which time that it is said about this, such as a day; empty where it can be said once only. */
  readonly occasion: string;
  /** By the kind's `fields`. */
  readonly facts: Readonly<Record<string, string>>;
  /** Where one acts or looks: a path of this portal. */
  readonly link: string;
}

/** Unique for each person; nobody gets the same twice. */
export function noticeKey({
  kind,
  subject,
  occasion,
}: Pick<NoticeDue, 'kind' | 'subject' | 'occasion'>): string {
  return [kind, subject, occasion].filter((part) => part !== '').join(' ');
}

/** What is to be said about one subject, and what said before is still so. */
export interface NoticesAbout {
  readonly subject: string;
  readonly due: readonly NoticeDue[];
  /** Of notices that stand: everything else that stands about the subject closes. */
  readonly standing: readonly { readonly personId: string; readonly key: string }[];
  /** For whom it is done: theirs close as done, everybody else's as no longer so. */
  readonly done: readonly string[];
}

export interface OpenNotice {
  readonly id: number;
  readonly personId: string;
  readonly key: string;
}

/** `done`: what it asked for is done · `void`: it is not so any more, or something later says it better */
export type ClosedWhy = 'done' | 'void';

/** @param open - notices that stand about the subject, as they were made */
export function closingsOf(
  open: readonly OpenNotice[],
  { standing, done }: Pick<NoticesAbout, 'standing' | 'done'>,
): readonly { readonly id: number; readonly why: ClosedWhy }[] {
  const kept = new Set(standing.map(({ personId, key }) => `${personId} ${key}`));
  const finished = new Set(done);
  return open
    .filter(({ personId, key }) => !kept.has(`${personId} ${key}`))
    .map(({ id, personId }) => ({ id, why: finished.has(personId) ? 'done' : 'void' }));
}

/** What a list of notices leaves standing: those of them that stand. */
export function standingAmong(notices: readonly NoticeDue[]): NoticesAbout['standing'] {
  return notices
    .filter(({ kind }) => NOTICE_RULES[kind].isStanding)
    .map((notice) => ({ personId: notice.personId, key: noticeKey(notice) }));
}

/** What happened longer ago is no news: a portal that begins to send notices does not begin with the past. */
const FRESH_DAYS = 14;

/** @returns whether a day (`YYYY-MM-DD`) is not longer ago than that */
export function isFresh(day: string, today: string): boolean {
  return daysBetween(day, today) <= FRESH_DAYS;
}

/** Whole days from one day to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((startOfDayMs(to) - startOfDayMs(from)) / (24 * 60 * 60_000));
}

export function freshSince(nowMs: number): number {
  return startOfDayMs(dayOf(nowMs)) - FRESH_DAYS * 24 * 60 * 60_000;
}

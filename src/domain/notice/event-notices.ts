/** An activity that is announced: told to those who may come, until it is over, called off, or they have come. */
import { startOfDayMs, timeOf } from '../base/calendar.ts';
import type { EventAct, HeldEvent } from '../event/event.ts';
import { isFresh, type NoticeDue, noticeKey } from './notice.ts';
import { DONE, NOTHING, type SaidToOne } from './task-notices.ts';

export function announcedSubject(eventId: string): string {
  return `announced:${eventId}`;
}

/** As long as 我的活动 lists it. */
export function isAhead({ state, plan }: Pick<HeldEvent, 'state' | 'plan'>, today: string): boolean {
  return state === 'announced' && plan.lastDay >= today;
}

const NEWS: readonly EventAct['kind'][] = ['announced', 'changed', 'invited'];

/** When it last became news to anybody. */
export function newsAtMs(
  { createdAtMs }: Pick<HeldEvent, 'createdAtMs'>,
  acts: readonly Pick<EventAct, 'kind' | 'atMs'>[],
): number {
  return Math.max(createdAtMs, ...acts.filter(({ kind }) => NEWS.includes(kind)).map(({ atMs }) => atMs));
}

/**
 * Said again where the day, the hour or the place is another.
 * @param unit - the name of the unit that holds it; `newsDay` is when it became news to this person
 */
export function announcedNotices(
  event: HeldEvent,
  about: {
    readonly personId: string;
    readonly isInvited: boolean;
    /** Has a mark of having been there. */
    readonly isThere: boolean;
    readonly newsDay: string;
    readonly unit: string;
  },
  today: string,
): SaidToOne {
  const { plan } = event;
  const { personId, unit } = about;
  if (about.isThere) return DONE;
  if (!isAhead(event, today) || (plan.isInvitedOnly && !about.isInvited)) return NOTHING;
  const { title, day, place } = plan;
  const begins = timeOf(startOfDayMs(day) + plan.beginsAt * 60_000).slice(0, 5);
  const notice: NoticeDue = {
    ...{ personId, kind: 'eventAnnounced', subject: announcedSubject(event.id), link: '/my/activities/' },
    occasion: [day, begins, place].join(' '),
    facts: { title, unit, day, begins, place },
  };
  const due = isFresh(about.newsDay, today) ? [notice] : [];
  return { due, standing: [noticeKey(notice)], isDone: false };
}

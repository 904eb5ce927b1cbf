/** An announced activity: to whom it is said, how often, and until when. */
import { describe, expect, test } from 'vitest';
import type { ActKind, EventPlan, EventState } from '../../../../src/domain/event/event.ts';
import { announcedNotices, newsAtMs } from '../../../../src/domain/notice/event-notices.ts';
import { noticeKey } from '../../../../src/domain/notice/notice.ts';
import { anAct, anEvent, aPlan, NOW_MS } from '../../../support/builders.ts';

const TODAY = '2026-11-20';
const NOTHING = { due: [], standing: [], isDone: false };
const SOMEBODY = { personId: 'p-1', isInvited: false, isThere: false, newsDay: '2026-11-18', unit: '人社局' };

function said(
  { plan = {}, ...event }: EventBy = {},
  about: Partial<typeof SOMEBODY> = {},
  today = TODAY,
): ReturnType<typeof announcedNotices> {
  const announced = anEvent({ state: 'announced', ...event, plan: aPlan(plan) });
  return announcedNotices(announced, { ...SOMEBODY, ...about }, today);
}
interface EventBy {
  readonly state?: EventState;
  readonly plan?: Partial<EventPlan>;
}

describe('an announced activity', () => {
  test('says when and where, and leads to my activities', () => {
    const { due, standing } = said();
    expect(due).toMatchObject([
      {
        ...{ personId: 'p-1', kind: 'eventAnnounced', link: '/my/activities/' },
        facts: {
          ...{ title: '第四季度职业道德大讲堂', unit: '人社局' },
          ...{ day: '2026-11-23', begins: '09:00', place: '市民中心报告厅' },
        },
      },
    ]);
    expect(standing).toEqual(due.map(noticeKey));
  });

  test('twice is the same; on another day, at another hour or place it is another', () => {
    const keyOf = (plan: Partial<EventPlan> = {}) => said({ plan }).due.map(noticeKey).join();
    expect(keyOf()).toBe(keyOf({ notes: '带上身份证' }));
    const others = [{ day: '2026-11-22' }, { beginsAt: 600 }, { place: '二楼会议室' }].map((plan) =>
      keyOf(plan),
    );
    expect(new Set([keyOf(), ...others]).size).toBe(4);
  });

  test('for those on the list alone is told to nobody else', () => {
    const plan = { isInvitedOnly: true };
    expect(said({ plan })).toEqual(NOTHING);
    expect(said({ plan }, { isInvited: true }).due).toHaveLength(1);
  });

  test.each(['draft', 'held', 'cancelled'] as const)(
    'while it is %s, nothing is said and nothing stands',
    (state) => {
      expect(said({ state })).toEqual(NOTHING);
    },
  );

  test('stands on its last day and not on the next', () => {
    const plan = { lastDay: '2026-11-24' };
    expect(said({ plan }, {}, '2026-11-24').standing).toHaveLength(1);
    expect(said({ plan }, {}, '2026-11-25')).toEqual(NOTHING);
  });

  test('of long ago it is no news and still stands; who has come has done it', () => {
    expect(said({}, { newsDay: '2026-11-01' })).toMatchObject({ due: [], standing: [expect.any(String)] });
    expect(said({}, { isThere: true })).toEqual({ ...NOTHING, isDone: true });
  });
});

test('it is news when it is announced, changed, or people are put on the list', () => {
  const at = (...kinds: ActKind[]) =>
    newsAtMs(
      anEvent(),
      kinds.map((kind, place) => anAct({ kind, atMs: NOW_MS + place })),
    );
  expect(at('created')).toBe(NOW_MS);
  expect(at('created', 'announced', 'entered')).toBe(NOW_MS + 1);
  expect(at('created', 'announced', 'changed', 'invited')).toBe(NOW_MS + 3);
});

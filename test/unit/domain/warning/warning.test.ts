/** How a warning goes from hand to hand. */
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../../../src/domain/base/calendar.ts';
import {
  actOn,
  followedQuarter,
  isAcknowledged,
  isLifted,
  replyTo,
  type WarningEvent,
  warningState,
} from '../../../../src/domain/warning/warning.ts';
import { aFigure, aRecordNow, aWarning, NOW_MS } from '../../../support/builders.ts';

const said = (who = 'officer-1') => ({ atMs: NOW_MS, who });
const TOLD: WarningEvent = { ...said(), kind: 'told', head: '李主任', note: '' };
const TALKED: WarningEvent = {
  ...said(),
  ...{ kind: 'talked', day: '2026-07-18', by: '李主任', place: '', content: '了解落后的原因，约定补学。' },
};
const READ: WarningEvent = { ...said('person-1'), kind: 'acknowledged', note: '' };
const PLANNED: WarningEvent = {
  ...{ ...said(), kind: 'planned', unconfirmed: '' },
  measures: [{ text: '补学两门课程', dueDay: '2026-08-31', responsible: '王晓文' }],
};
const APPROVED: WarningEvent = { ...said('officer-2'), kind: 'approved', note: '' };
const RETURNED: WarningEvent = { ...said('officer-2'), kind: 'returned', reason: '措施太笼统' };
const Q3 = aFigure({ quarter: 3, requiredCentihours: 600, countedCentihours: 100 });
const Q3_MET = { ...Q3, countedCentihours: 600 };
const CONTINUED: WarningEvent = { ...said(), kind: 'continued', note: '', figure: Q3 };
const closed = (outcome: 'improved' | 'corrected' | 'left'): WarningEvent => ({
  ...{ ...said(), kind: 'closed', outcome, note: '', figures: [] },
});
const FOLLOWING = [TOLD, TALKED, READ, PLANNED, APPROVED];
const may = (events: readonly WarningEvent[], event: WarningEvent, now = aRecordNow()) =>
  actOn(aWarning({ events }), event, now).ok;

describe('the way', () => {
  test('told, talked over, planned, approved, followed, closed: one after the other', () => {
    const way = [TOLD, TALKED, READ, PLANNED, APPROVED, CONTINUED];
    expect(way.map((_, at) => warningState({ events: way.slice(0, at + 1) }))).toEqual([
      ...['told', 'talked', 'talked', 'planned', 'following', 'following'],
    ]);
    expect(may([], TOLD)).toBe(true);
    expect(may([TOLD], TALKED)).toBe(true);
    expect(may([TOLD, TALKED, READ], PLANNED)).toBe(true);
    expect(may([TOLD, TALKED, READ, PLANNED], APPROVED)).toBe(true);
  });

  test('no step is left out', () => {
    expect(may([], TALKED)).toBe(false);
    expect(may([TOLD], PLANNED)).toBe(false);
    expect(may([TOLD, TALKED, READ], APPROVED)).toBe(false);
    expect(may([TOLD, TALKED, READ, PLANNED], CONTINUED, aRecordNow({ followed: Q3 }))).toBe(false);
  });

  test('what came back is planned anew', () => {
    expect(may([TOLD, TALKED, READ, PLANNED, RETURNED], PLANNED)).toBe(true);
    expect(may([TOLD, TALKED, READ, PLANNED, RETURNED], APPROVED)).toBe(false);
  });

  test('nobody acts on the own warning', () => {
    expect(may([], { ...TOLD, who: 'person-1' })).toBe(false);
  });

  test('whoever sent a plan in neither approves it nor sends it back', () => {
    expect(may([TOLD, TALKED, READ, PLANNED], { ...APPROVED, who: 'officer-1' })).toBe(false);
    expect(may([TOLD, TALKED, READ, PLANNED], { ...RETURNED, who: 'officer-1' })).toBe(false);
  });

  test('a talk is not recorded before its day', () => {
    expect(may([TOLD], { ...TALKED, day: '2026-07-21' } as WarningEvent)).toBe(false);
  });

  test('a plan has measures, none of which is overdue', () => {
    expect(may([TOLD, TALKED, READ], { ...PLANNED, measures: [] } as WarningEvent)).toBe(false);
    const late = [{ text: '补学', dueDay: '2026-07-19', responsible: '王' }];
    expect(may([TOLD, TALKED, READ], { ...PLANNED, measures: late } as WarningEvent)).toBe(false);
  });

  test('without the confirmation of the person a plan says why', () => {
    expect(may([TOLD, TALKED], PLANNED)).toBe(false);
    expect(may([TOLD, TALKED], { ...PLANNED, unconfirmed: '借调在外，电话里已说明' } as WarningEvent)).toBe(
      true,
    );
  });
});

describe('following', () => {
  const warningWith = (events: readonly WarningEvent[]) => aWarning({ events });

  test('is of the quarter in which the plan was approved, and then of one after the other', () => {
    const approved = { ...APPROVED, atMs: Date.parse('2026-07-28T04:00:00Z') };
    expect(followedQuarter(warningWith([]), dayOf)).toBeUndefined();
    expect(followedQuarter(warningWith([approved]), dayOf)).toEqual({ year: 2026, quarter: 3 });
    expect(followedQuarter(warningWith([approved, CONTINUED]), dayOf)).toEqual({ year: 2026, quarter: 4 });
    const late = { ...APPROVED, atMs: Date.parse('2027-02-01T04:00:00Z') };
    expect(followedQuarter(warningWith([late]), dayOf)).toEqual({ year: 2027, quarter: 1 });
  });

  test('a plan approved anew after a quarter was followed does not go back to it', () => {
    const again = { ...APPROVED, atMs: Date.parse('2026-09-29T04:00:00Z') };
    expect(followedQuarter(warningWith([APPROVED, CONTINUED, again]), dayOf)).toEqual({
      year: 2026,
      quarter: 4,
    });
  });

  test('goes on only after a weak quarter, and is closed only after one that is not', () => {
    const weak = aRecordNow({ followed: Q3 });
    const met = aRecordNow({ followed: Q3_MET });
    expect(may(FOLLOWING, CONTINUED, weak)).toBe(true);
    expect(may(FOLLOWING, CONTINUED, met)).toBe(false);
    expect(may(FOLLOWING, closed('improved'), weak)).toBe(false);
    expect(may(FOLLOWING, closed('improved'), met)).toBe(true);
    expect(may(FOLLOWING, closed('improved'))).toBe(false);
    expect(may([TOLD], closed('improved'), met)).toBe(false);
  });
});

describe('a correction', () => {
  const corrected = aRecordNow({ first: aFigure({ countedCentihours: 200 }) });

  test('of one of the two quarters lifts the warning, which may then be closed at any step', () => {
    expect(isLifted(corrected)).toBe(true);
    expect(isLifted(aRecordNow())).toBe(false);
    for (const events of [[], [TOLD], [TOLD, TALKED], FOLLOWING])
      expect(may(events, closed('corrected'), corrected)).toBe(true);
    expect(may([], closed('corrected'))).toBe(false);
  });

  test('whoever has left is not followed any more', () => {
    expect(may([TOLD], closed('left'), aRecordNow({ hasLeft: true }))).toBe(true);
    expect(may([TOLD], closed('left'))).toBe(false);
  });

  test('nothing follows the closing', () => {
    const events = [...FOLLOWING, closed('improved')];
    for (const event of [TOLD, TALKED, PLANNED, APPROVED, CONTINUED, closed('corrected')])
      expect(may(events, event, aRecordNow({ ...corrected, followed: Q3 }))).toBe(false);
  });
});

describe('the person', () => {
  const reply = (events: readonly WarningEvent[], kind: 'acknowledged' | 'commented') =>
    replyTo(aWarning({ events }), { ...said('person-1'), kind, note: '已经报名' }).ok;

  test('confirms a talk that was recorded, once', () => {
    expect(reply([TOLD], 'acknowledged')).toBe(false);
    expect(reply([TOLD, TALKED], 'acknowledged')).toBe(true);
    expect(reply([TOLD, TALKED, READ], 'acknowledged')).toBe(false);
  });

  test('confirms a second talk anew', () => {
    expect(isAcknowledged({ events: [TOLD, TALKED, READ, TALKED] })).toBe(false);
    expect(reply([TOLD, TALKED, READ, TALKED], 'acknowledged')).toBe(true);
  });

  test('says something at any time until it is closed', () => {
    expect(reply([], 'commented')).toBe(true);
    expect(reply([...FOLLOWING, closed('improved')], 'commented')).toBe(false);
  });

  test('does not confirm through the desk', () => {
    expect(may([TOLD, TALKED], { ...READ, who: 'officer-1' })).toBe(false);
  });
});

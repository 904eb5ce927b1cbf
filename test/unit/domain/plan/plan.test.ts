import { describe, expect, test } from 'vitest';
import {
  changePlan,
  type PlanEvent,
  type PlanLine,
  planGaps,
  planStanding,
} from '../../../../src/domain/plan/plan.ts';
import { planLights, type TookPlace } from '../../../../src/domain/plan/plan-lights.ts';

const lecture = (quarter: number, id = `l-${quarter}`): PlanLine => ({
  ...{ id, kind: 'activity', activity: 'lecture', quarter, title: '大讲堂' },
});
const seminar = (id: string): PlanLine => ({
  ...{ id, kind: 'activity', activity: 'seminar', quarter: 2, title: '研修班' },
});
const study: PlanLine = {
  ...{ id: 's-1', kind: 'study', title: '必修', tiers: [], trainingKinds: [], dueDay: '2026-06-30' },
  items: [{ kind: 'course', id: 'integrity' }],
};
const saved = (...lines: readonly PlanLine[]): PlanEvent => ({
  kind: 'saved',
  atMs: 1,
  who: 'officer',
  lines,
});
const submitted: PlanEvent = { kind: 'submitted', atMs: 2, who: 'officer' };
const approved: PlanEvent = { kind: 'approved', atMs: 3, who: 'above' };
const sentBack: PlanEvent = { kind: 'sentBack', atMs: 3, who: 'above', reason: '补上第四季度。' };

describe('a plan', () => {
  test('is drafted, submitted, approved; what is approved stays in force while it is changed', () => {
    const events = [saved(lecture(1)), submitted, approved, saved(lecture(1), lecture(2))];
    expect(planStanding(events.slice(0, 3))).toMatchObject({ state: 'approved', inForce: [{ id: 'l-1' }] });
    expect(planStanding(events)).toMatchObject({ state: 'draft', version: 4, inForce: [{ id: 'l-1' }] });
    expect(planStanding([...events, submitted, sentBack])).toMatchObject({
      state: 'sentBack',
      inForce: [{ id: 'l-1' }],
    });
    expect(planStanding([...events, submitted, approved]).inForce).toHaveLength(2);
  });

  test.each([
    ['nothing can be submitted that is empty', [], submitted, false],
    ['a draft can be submitted', [saved(lecture(1))], submitted, true],
    ['what waits cannot be changed', [saved(lecture(1)), submitted], saved(), false],
    ['what waits can be approved', [saved(lecture(1)), submitted], approved, true],
    ['what waits can be sent back', [saved(lecture(1)), submitted], sentBack, true],
    ['what was sent back can be changed', [saved(lecture(1)), submitted, sentBack], saved(lecture(1)), true],
    ['what was not submitted cannot be approved', [saved(lecture(1))], approved, false],
    [
      'an approved plan without changes needs no submission',
      [saved(lecture(1)), submitted, approved],
      submitted,
      false,
    ],
    [
      'nobody approves what they submitted',
      [saved(lecture(1)), submitted],
      { ...approved, who: 'officer' },
      false,
    ],
  ] as const)('%s', (_name, events, event, expected) => {
    expect(changePlan(planStanding(events), event, events.length).ok).toBe(expected);
  });

  test('whoever saw an older state changes nothing', () => {
    const standing = planStanding([saved(lecture(1)), saved(lecture(2))]);
    expect(changePlan(standing, submitted, 1)).toMatchObject({ failure: { code: 'conflict' } });
  });

  test('says what the year asks and the plan lacks', () => {
    expect(planGaps([lecture(1), lecture(3)])).toEqual({ seminars: 'none', lectures: [2, 4] });
    const full = [lecture(1), lecture(2), lecture(3), lecture(4)];
    expect(planGaps([...full, seminar('a'), seminar('b')])).toEqual({ seminars: undefined, lectures: [] });
    expect(planGaps([...full, seminar('a'), seminar('b'), seminar('c')]).seminars).toBe('many');
  });
});

describe('lights', () => {
  const light = (
    lines: readonly PlanLine[],
    days: readonly string[],
    today: string,
    done: { readonly meant: number; readonly done: number } | undefined = undefined,
  ) => {
    const events = days.map((day, at): TookPlace => ({ id: `e-${at}`, kind: 'lecture', day }));
    const lights = planLights(lines, {
      events,
      today,
      year: 2026,
      study: new Map(done ? [['s-1', done]] : []),
    });
    return lines.map(({ id }) => lights.get(id)?.light);
  };

  test.each([
    ['long before', '2026-01-10', [], 'planned'],
    ['in the last thirty days of the quarter', '2026-03-01', [], 'soon'],
    ['on its last day', '2026-03-31', [], 'soon'],
    ['afterwards', '2026-04-01', [], 'missed'],
    ['held in its quarter', '2026-04-01', ['2026-02-10'], 'done'],
    ['held in a later one', '2026-05-20', ['2026-05-10'], 'doneLate'],
  ] as const)('%s', (_name, today, days, expected) => {
    expect(light([lecture(1)], days, today)).toEqual([expected]);
  });

  test('one event fulfils one line, its own quarter’s first', () => {
    const lines = [lecture(1), lecture(2), lecture(2, 'again')];
    expect(light(lines, ['2026-05-10'], '2026-07-10')).toEqual(['missed', 'done', 'missed']);
    expect(light(lines, ['2026-05-10', '2026-05-12', '2026-06-12'], '2026-07-10')).toEqual([
      'doneLate',
      'done',
      'done',
    ]);
  });

  test('an event of another kind fulfils nothing', () => {
    expect(light([seminar('a')], ['2026-05-10'], '2026-07-10')).toEqual(['missed']);
  });

  test.each([
    ['everybody has done it', { meant: 3, done: 3 }, '2026-05-01', 'done'],
    ['not everybody, in time', { meant: 3, done: 2 }, '2026-05-01', 'planned'],
    ['not everybody, late', { meant: 3, done: 2 }, '2026-07-01', 'missed'],
    ['nobody is meant', { meant: 0, done: 0 }, '2026-06-10', 'soon'],
  ] as const)('of study: %s', (_name, done, today, expected) => {
    expect(light([study], [], today, done)).toEqual([expected]);
  });
});

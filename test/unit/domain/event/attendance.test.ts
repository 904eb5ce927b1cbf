/** Who was there for how much of an event, and what that gives. */
import { describe, expect, test } from 'vitest';
import {
  attendanceOf,
  attendancesOf,
  creditOf,
  presenceOf,
  sharedDevices,
  wholeCentihours,
} from '../../../../src/domain/event/attendance.ts';
import { aMark, anAttendance, aPlan, aPolicy } from '../../../support/builders.ts';

const at = (time: string, day = '2026-11-23') => Date.parse(`${day}T${time}:00+08:00`);
const came = (time: string, day?: string) => aMark({ kind: 'in', atMs: at(time, day) });
const left = (time: string, day?: string) => aMark({ kind: 'out', atMs: at(time, day) });
const of = (...marks: ReturnType<typeof aMark>[]) => {
  const one = attendanceOf(marks, 'person-1');
  if (!one) throw new Error('nobody');
  return one;
};

describe('marks', () => {
  test('the first coming and the last leaving of a day count', () => {
    expect(of(came('08:50'), came('09:20'), left('10:00'), left('10:29')).days).toEqual([
      { day: '2026-11-23', inAtMs: at('08:50'), outAtMs: at('10:29') },
    ]);
  });

  test('what an officer enters replaces that day, and absence replaces everything', () => {
    const times = aMark({ kind: 'times', atMs: at('09:30'), untilMs: at('10:30'), means: 'hand' });
    expect(of(came('08:50'), times).days[0]?.inAtMs).toBe(at('09:30'));
    const absent = aMark({ kind: 'absent', means: 'hand', note: '代签' });
    expect(of(came('08:50'), left('10:30'), absent)).toEqual(anAttendance({ state: 'absent', note: '代签' }));
    expect(of(absent, came('08:50')).state).toBe('times');
  });

  test('a sign changes nothing for whoever was there from beginning to end', () => {
    expect(of(aMark({ kind: 'whole', means: 'sheet' }), left('09:10')).state).toBe('whole');
  });

  test('people are kept apart', () => {
    const marks = [came('09:00'), aMark({ personId: 'person-2', kind: 'whole' })];
    expect(attendancesOf(marks).map(({ personId, state }) => [personId, state])).toEqual([
      ['person-1', 'times'],
      ['person-2', 'whole'],
    ]);
  });
});

describe('presence', () => {
  test.each([
    ['in time', '08:50', '10:40', 90],
    ['a little late and early is there', '09:10', '10:20', 90],
    ['late', '09:11', '10:30', 79],
    ['gone early', '09:00', '10:00', 60],
    ['never inside', '07:00', '08:00', 0],
  ])('%s', (_name, from, to, minutes) => {
    expect(presenceOf(aPlan(), of(came(from), left(to))).minutes).toBe(minutes);
  });

  test('without a sign-out nothing is known, where one is needed', () => {
    expect(presenceOf(aPlan(), of(came('09:00')))).toMatchObject({ minutes: 0, lacksSignOut: true });
    expect(presenceOf(aPlan({ needsSignOut: false }), of(came('09:00')))).toMatchObject({
      minutes: 90,
      lacksSignOut: false,
    });
  });

  test('days of an event add up, and a day outside it is nothing', () => {
    const plan = aPlan({ lastDay: '2026-11-24' });
    const first = [came('09:00'), left('10:30')];
    const second = [came('09:00', '2026-11-24'), left('10:30', '2026-11-24')];
    const outside = [came('09:00', '2026-11-25'), left('10:30', '2026-11-25')];
    expect(presenceOf(plan, of(...first, ...second, ...outside))).toMatchObject({
      minutes: 180,
      shareBasisPoints: 10_000,
    });
    expect(presenceOf(plan, of(...first)).shareBasisPoints).toBe(5000);
  });
});

describe('credit', () => {
  const policy = aPolicy();
  const byDays = aPolicy({
    conversions: [{ kind: 'days', categories: ['ethicsEvent'], dayCentihours: 600, halfDayCentihours: 300 }],
  });

  test('the whole of 90 minutes at 45 a 学时 is 2 学时', () => {
    expect(creditOf(policy, aPlan(), anAttendance())).toMatchObject({
      verdict: 'credited',
      centihours: 200,
    });
  });

  test('a part gives its part, and nothing below the minimum share', () => {
    const part = of(came('09:00'), left('10:15'));
    expect(creditOf(policy, aPlan(), part)).toMatchObject({ verdict: 'credited', centihours: 166 });
    const little = of(came('09:00'), left('10:00'));
    expect(creditOf(policy, aPlan(), little)).toMatchObject({ verdict: 'tooShort', centihours: 0 });
    expect(creditOf(policy, aPlan({ minimumShareBasisPoints: 5000 }), little)).toMatchObject({
      centihours: 133,
    });
  });

  test('by days the minimum share gives the whole', () => {
    const plan = aPlan({ worth: { kind: 'days', days: 0, halfDays: 1 } });
    expect(creditOf(byDays, plan, of(came('09:00'), left('10:15')))?.centihours).toBe(300);
  });

  test('a worth that the rules do not know is said, not guessed', () => {
    const days = aPlan({ worth: { kind: 'days', days: 1, halfDays: 0 } });
    expect(creditOf(policy, days, anAttendance())).toBeUndefined();
    expect(creditOf(byDays, aPlan(), anAttendance())).toBeUndefined();
    expect(wholeCentihours(byDays, days)).toBe(600);
  });

  test('absence, a missing sign-out and an event without hours give nothing, each for its reason', () => {
    const verdict = (plan = aPlan(), attendance = anAttendance()) =>
      creditOf(policy, plan, attendance)?.verdict;
    expect(verdict(aPlan(), anAttendance({ state: 'absent' }))).toBe('absent');
    expect(verdict(aPlan(), of(came('09:00')))).toBe('noSignOut');
    expect(verdict(aPlan({ worth: { kind: 'none' } }))).toBe('noHours');
  });
});

test('a device that signed for several people is found; one that signed for one is not', () => {
  const marks = [
    aMark({ device: 'a' }),
    aMark({ device: 'a', kind: 'out' }),
    aMark({ device: 'b', personId: 'person-2' }),
    aMark({ device: 'b', personId: 'person-3' }),
    aMark({ device: null, personId: 'person-4' }),
  ];
  expect(sharedDevices(marks)).toEqual([{ people: ['person-2', 'person-3'] }]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../../../src/domain/assignment/is-meant.ts';
import { daysAfter } from '../../../../src/domain/assignment/is-meant.ts';
import { startOfDayMs } from '../../../../src/domain/base/calendar.ts';
import type { MakeUpCredit, MakeUpOrder } from '../../../../src/domain/make-up/order.ts';
import { closingsOf, noticeKey } from '../../../../src/domain/notice/notice.ts';
import { assignmentNotices, makeUpNotices } from '../../../../src/domain/notice/task-notices.ts';
import { anAssignment } from '../../../support/builders.ts';

const SOMEBODY: Candidate = {
  personId: 'p-1',
  tier: 'window',
  trainingKind: 'inService',
  stays: [{ way: ['city', 'bureau', 'hall'], fromDay: '2024-07-01', toDay: null }],
};

function said(
  today: string,
  overrides: Parameters<typeof anAssignment>[0] = {},
  candidate = SOMEBODY,
  doneOn?: string,
) {
  const credits = doneOn === undefined ? [] : [{ item: 'course:integrity', year: 2026, day: doneOn }];
  return assignmentNotices(
    anAssignment(overrides),
    { candidate, credits, unit: '局' },
    { today, remindDays: [7, 1] },
  );
}
const kinds = (of: ReturnType<typeof said>) =>
  of.due.map(({ kind, occasion }) => [kind, occasion].join(' ').trim());

describe('an assignment that ends on 30 June', () => {
  test.each([
    ['when it was made', '2026-06-01', ['assignmentGiven']],
    ['eight days before', '2026-06-22', []],
    ['seven days before', '2026-06-23', ['assignmentSoon 2026-06-30 7']],
    ['when nobody looked on that day, later', '2026-06-26', ['assignmentSoon 2026-06-30 7']],
    ['a day before', '2026-06-29', ['assignmentSoon 2026-06-30 1']],
    ['on the day', '2026-06-30', ['assignmentSoon 2026-06-30 1']],
    ['after it', '2026-07-01', ['assignmentOverdue 2026-06-30']],
    ['long after it', '2026-07-20', []],
  ])('%s', (_when, today, expected) => {
    expect(kinds(said(today))).toEqual(expected);
  });

  test('given on the day of the reminder, it is not reminded of at once', () => {
    expect(kinds(said('2026-06-24', { madeAtMs: startOfDayMs('2026-06-24') }))).toEqual(['assignmentGiven']);
    expect(kinds(said('2026-06-29', { madeAtMs: startOfDayMs('2026-06-24') }))).toEqual([
      'assignmentGiven',
      'assignmentSoon 2026-06-30 1',
    ]);
  });

  test('moved to another day, it is reminded of again before that one', () => {
    const moved = {
      kind: 'dueMoved',
      atMs: startOfDayMs('2026-06-25'),
      who: 'officer',
      dueDay: '2026-07-15',
      reason: '系统升级',
    } as const;
    expect(kinds(said('2026-07-08', { events: [moved] }))).toEqual(['assignmentSoon 2026-07-15 7']);
  });

  test('says how much is left, and of whom it is', () => {
    expect(said('2026-06-23').due[0]).toMatchObject({
      personId: 'p-1',
      facts: { title: '年度必修', unit: '局', due: '2026-06-30', days: '7', left: '1', items: '1' },
      link: '/my/tasks/',
    });
  });

  test('done, it says nothing and what stood is done', () => {
    expect(said('2026-06-23', {}, SOMEBODY, '2026-06-20')).toEqual({ due: [], standing: [], isDone: true });
  });

  test('withdrawn, or for somebody else, it says nothing and nothing stands', () => {
    const withdrawn = { kind: 'withdrawn', atMs: 1, who: 'officer', reason: '误发' } as const;
    const nothing = { due: [], standing: [], isDone: false };
    expect(said('2026-06-23', { events: [withdrawn] })).toEqual(nothing);
    expect(said('2026-06-23', { unitId: 'court' })).toEqual(nothing);
  });

  test('who joins later is given it then, and has days of their own', () => {
    const newcomer = {
      ...SOMEBODY,
      stays: [{ way: ['city', 'bureau'], fromDay: '2026-06-20', toDay: null }],
    };
    expect(kinds(said('2026-06-21', {}, newcomer))).toEqual(['assignmentGiven']);
    expect(kinds(said('2026-07-01', {}, newcomer))).toEqual(['assignmentGiven']);
    expect(kinds(said('2026-07-13', {}, newcomer))).toEqual(['assignmentSoon 2026-07-20 7']);
  });

  test('on every day, whatever was missed: each notice once, with a link, and the latest reminder stands', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1 }), (offsets) => {
        const days = offsets.sort((left, right) => left - right).map((days) => daysAfter('2026-06-01', days));
        const made = new Set<string>();
        for (const today of days) {
          const { due, standing } = said(today);
          for (const notice of due) {
            expect(notice.link).toMatch(/^\/.+\/$/);
            expect(standing).toContain(noticeKey(notice));
            made.add(noticeKey(notice));
          }
          // Once more on the same day is nothing new.
          expect(said(today).due.every((notice) => made.has(noticeKey(notice)))).toBe(true);
        }
        expect(made.size).toBeLessThanOrEqual(4);
      }),
    );
  });
});

const ORDERED_MS = startOfDayMs('2027-01-10');
function anOrder(overrides: Partial<MakeUpOrder> = {}): MakeUpOrder {
  return {
    ...{ id: 'o-1', personId: 'p-1', year: 2026, cause: 'unfinished', subject: 'a-1', title: '年度必修' },
    ...{ items: [{ kind: 'course', id: 'integrity' }], centihours: 0, dueDay: '2027-03-31', words: '' },
    ...{ orderedBy: 'officer', orderedAtMs: ORDERED_MS, events: [] },
    ...overrides,
  };
}
const told = (order: MakeUpOrder, today: string, credits: readonly MakeUpCredit[] = []) =>
  makeUpNotices(order, credits, { today, remindDays: [7, 1] });

describe('an order of make-up training', () => {
  const excused = {
    kind: 'excused',
    atMs: ORDERED_MS + 86_400_000,
    who: 'officer',
    reason: '全年病假',
  } as const;

  test('is given, reminded of and overdue like an assignment', () => {
    const of = (today: string) => told(anOrder(), today).due.map(({ kind }) => kind);
    expect(of('2027-01-10')).toEqual(['makeUpGiven']);
    expect(of('2027-03-24')).toEqual(['makeUpSoon']);
    expect(of('2027-04-01')).toEqual(['makeUpOverdue']);
  });

  test('excused, it asks for nothing any more and says why', () => {
    const { due, standing } = told(anOrder({ events: [excused] }), '2027-01-12');
    expect(due.map(({ kind, facts }) => [kind, facts.reason])).toEqual([['makeUpExcused', '全年病假']]);
    expect(standing).toEqual([]);
    expect(told(anOrder({ events: [excused] }), '2027-03-24').due).toEqual([]);
  });

  test('resumed, it is given once more under another key', () => {
    const resumed = { ...excused, kind: 'resumed', atMs: excused.atMs + 86_400_000 } as const;
    const [first] = told(anOrder(), '2027-01-10').due;
    const [again] = told(anOrder({ events: [excused, resumed] }), '2027-01-13').due;
    expect(again?.kind).toBe('makeUpGiven');
    expect(first && again && noticeKey(first) !== noticeKey(again)).toBe(true);
  });

  test('done, it closes', () => {
    const credit: MakeUpCredit = {
      ...{ item: 'course:integrity', year: 2026, category: 'ethicsMakeUp', centihours: 100 },
      ...{ postedAtMs: ORDERED_MS + 1, order: 'o-1' },
    };
    expect(told(anOrder(), '2027-03-24', [credit])).toEqual({ due: [], standing: [], isDone: true });
  });
});

test('what stands and is not so any more closes: as done for whom it is done, else as void', () => {
  const open = [
    { id: 1, personId: 'p-1', key: 'assignmentGiven assignment:a-1' },
    { id: 2, personId: 'p-1', key: 'assignmentSoon assignment:a-1 2026-06-30 7' },
    { id: 3, personId: 'p-2', key: 'assignmentGiven assignment:a-1' },
  ];
  const standing = [{ personId: 'p-1', key: 'assignmentGiven assignment:a-1' }];
  expect(closingsOf(open, { standing, done: ['p-2'] })).toEqual([
    { id: 2, why: 'void' },
    { id: 3, why: 'done' },
  ]);
});

import { describe, expect, test } from 'vitest';
import {
  changeOrder,
  type MakeUpCredit,
  type MakeUpOrder,
  orderAt,
  orderThatTakes,
  standingOfOrder,
} from '../../../../src/domain/make-up/order.ts';

const ORDERED_MS = Date.parse('2027-01-10T09:00:00+08:00');

function anOrder(overrides: Partial<MakeUpOrder> = {}): MakeUpOrder {
  return {
    id: 'o-1',
    personId: 'p-1',
    year: 2026,
    cause: 'unfinished',
    subject: 'a-1',
    title: '年度必修',
    items: [{ kind: 'course', id: 'integrity' }],
    centihours: 0,
    dueDay: '2027-03-31',
    words: '',
    orderedBy: 'officer',
    orderedAtMs: ORDERED_MS,
    events: [],
    ...overrides,
  };
}

function aCredit(overrides: Partial<MakeUpCredit> = {}): MakeUpCredit {
  return {
    item: 'course:integrity',
    year: 2026,
    category: 'ethicsMakeUp',
    centihours: 100,
    postedAtMs: ORDERED_MS + 86_400_000,
    order: null,
    ...overrides,
  };
}

const EXCUSED = { kind: 'excused', atMs: ORDERED_MS + 1, who: 'officer', reason: '全年病假。' } as const;
const RESUMED = { ...EXCUSED, kind: 'resumed', atMs: ORDERED_MS + 2 } as const;
const byHours = anOrder({ items: [], centihours: 150 });

describe('whether the record shows it', () => {
  const state = (order: MakeUpOrder, credits: readonly MakeUpCredit[] = [], today = '2027-02-01') =>
    standingOfOrder(order, credits, today).state;

  test.each([
    ['nothing posted is open', anOrder(), [], 'open'],
    ['the item posted since is done', anOrder(), [aCredit()], 'done'],
    ['also where it was posted to the year it was studied in', anOrder(), [aCredit({ year: 2027 })], 'done'],
    [
      'what was posted before the order does not count',
      anOrder(),
      [aCredit({ postedAtMs: ORDERED_MS - 1 })],
      'open',
    ],
    ['another item does not count', anOrder(), [aCredit({ item: 'course:service' })], 'open'],
    ['hours of the year add up', byHours, [aCredit(), aCredit({ item: null, centihours: 50 })], 'done'],
    ['a centihour short is open', byHours, [aCredit(), aCredit({ item: null, centihours: 49 })], 'open'],
    ['hours of another year do not count', byHours, [aCredit({ centihours: 900, year: 2027 })], 'open'],
    [
      'other online study does not count',
      byHours,
      [aCredit({ centihours: 900, category: 'otherOnline' })],
      'open',
    ],
    ['excused is excused', anOrder({ events: [EXCUSED] }), [], 'excused'],
    ['an excuse that was taken back is none', anOrder({ events: [EXCUSED, RESUMED] }), [], 'open'],
    ['done comes before excused', anOrder({ events: [EXCUSED] }), [aCredit()], 'done'],
  ] as const)('%s', (_name, order, credits, expected) => {
    expect(state(order, credits)).toBe(expected);
  });

  test('the last day is not over, the next one is', () => {
    expect(state(anOrder(), [], '2027-03-31')).toBe('open');
    expect(state(anOrder(), [], '2027-04-01')).toBe('overdue');
  });

  test('all items are needed, and the last of them gives the day', () => {
    const both = anOrder({ items: [...anOrder().items, { kind: 'case', id: 'gift' }] });
    expect(state(both, [aCredit()])).toBe('open');
    const later = aCredit({ item: 'case:gift', postedAtMs: Date.parse('2027-02-03T09:00:00+08:00') });
    expect(standingOfOrder(both, [later, aCredit()], '2027-03-01').doneOn).toBe('2027-02-03');
  });
});

describe('which order takes a credit', () => {
  const takes = (
    orders: readonly MakeUpOrder[],
    credits: readonly MakeUpCredit[] = [],
    when = { calendarYear: 2027, today: '2027-02-01' },
  ) => orderThatTakes('course:integrity', orders, credits, when)?.id;

  test.each([
    ['an open one of an earlier year', [anOrder()], 'o-1'],
    ['an overdue one: the rules of the year say until when', [anOrder({ dueDay: '2027-01-15' })], 'o-1'],
    ['any course where hours are asked', [byHours], 'o-1'],
    ['none of the year itself', [anOrder({ year: 2027 })], undefined],
    ['none that names other courses', [anOrder({ items: [{ kind: 'course', id: 'service' }] })], undefined],
    ['none that was excused', [anOrder({ events: [EXCUSED] })], undefined],
    ['the oldest year first', [anOrder({ id: 'o-2' }), anOrder({ year: 2025 })], 'o-1'],
  ])('%s', (_name, orders, expected) => {
    expect(takes(orders)).toBe(expected);
  });

  test('none whose year has the course already', () => {
    expect(takes([byHours], [aCredit({ postedAtMs: ORDERED_MS - 1 })])).toBeUndefined();
  });

  test('none that is done by something else', () => {
    expect(takes([byHours], [aCredit({ item: 'course:service', centihours: 150 })])).toBeUndefined();
  });

  test('a second device finds the order that the first one has just done', () => {
    expect(takes([anOrder()], [aCredit({ order: 'o-1' })])).toBe('o-1');
  });

  test('seen from an earlier instant, a later order and a later excuse are not there yet', () => {
    expect(orderAt(anOrder(), ORDERED_MS - 1)).toBeUndefined();
    expect(orderAt(anOrder({ events: [EXCUSED] }), ORDERED_MS)?.events).toEqual([]);
  });
});

describe('changes', () => {
  const open = { state: 'open', doneOn: undefined } as const;
  test.each([
    ['an excuse is given once', anOrder({ events: [EXCUSED] }), EXCUSED, false],
    ['an excuse can be taken back', anOrder({ events: [EXCUSED] }), RESUMED, true],
    ['what was not excused cannot be resumed', anOrder(), RESUMED, false],
    ['after that it can be given again', anOrder({ events: [EXCUSED, RESUMED] }), EXCUSED, true],
  ])('%s', (_name, order, event, expected) => {
    expect(changeOrder(order, open, event).ok).toBe(expected);
  });

  test('what is done is not excused afterwards', () => {
    expect(changeOrder(anOrder(), { state: 'done', doneOn: '2027-02-03' }, EXCUSED).ok).toBe(false);
  });
});

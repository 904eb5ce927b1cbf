import { describe, expect, test } from 'vitest';
import {
  type AppealEvent,
  askReview,
  type Decider,
  mayDecideAppeal,
  mayGrant,
  standingOf,
  withdrawAppeal,
} from '../../../../src/domain/review/appeal.ts';
import { anAppeal, NOW_MS } from '../../../support/builders.ts';

const DAY = 24 * 60 * 60_000;
const REFUSED: AppealEvent = {
  kind: 'refused',
  atMs: NOW_MS + DAY,
  who: 'first',
  unitId: 'hall',
  reason: '没有记录。',
};
const GRANTED: AppealEvent = {
  kind: 'granted',
  atMs: NOW_MS + DAY,
  who: 'first',
  unitId: 'hall',
  reason: '有签到表。',
  category: 'ethicsEvent',
  centihours: 100,
};
const ASKED: AppealEvent = {
  kind: 'reviewAsked',
  atMs: NOW_MS + 2 * DAY,
  who: 'person-1',
  words: '请再看一看。',
};
const WITHDRAWN: AppealEvent = { kind: 'withdrawn', atMs: NOW_MS, who: 'person-1' };
const FAILED: AppealEvent = { kind: 'postingFailed', atMs: NOW_MS + DAY, who: 'first', reason: 'x' };

describe('where an appeal stands', () => {
  test.each<[string, readonly AppealEvent[], object]>([
    ['made', [], { state: 'open', stage: 1, dueAtMs: NOW_MS + 30 * DAY }],
    ['withdrawn', [WITHDRAWN], { state: 'withdrawn', stage: 1, dueAtMs: null }],
    ['granted', [GRANTED], { state: 'granted', stage: 1, dueAtMs: null }],
    ['refused', [REFUSED], { state: 'refused', stage: 1, dueAtMs: NOW_MS + 16 * DAY }],
    ['taken higher', [REFUSED, ASKED], { state: 'open', stage: 2, dueAtMs: NOW_MS + 32 * DAY }],
    ['refused twice', [REFUSED, ASKED, REFUSED], { state: 'refused', stage: 2, dueAtMs: null }],
    [
      'a grant that could not be posted',
      [GRANTED, FAILED],
      { state: 'open', stage: 1, dueAtMs: NOW_MS + 30 * DAY },
    ],
  ])('%s', (_name, events, standing) => {
    expect(standingOf(anAppeal({ events }))).toEqual(standing);
  });
});

test.each<[string, readonly AppealEvent[], boolean]>([
  ['open', [], true],
  ['open again one unit higher', [REFUSED, ASKED], true],
  ['granted', [GRANTED], false],
  ['refused', [REFUSED], false],
  ['withdrawn', [WITHDRAWN], false],
])('withdrawing: %s → %s', (_name, events, allowed) => {
  expect(withdrawAppeal(anAppeal({ events }), 'person-1', NOW_MS).ok).toBe(allowed);
});

test.each<[string, readonly AppealEvent[], number, boolean]>([
  ['in time', [REFUSED], 15, true],
  ['too late', [REFUSED], 17, false],
  ['twice', [REFUSED, ASKED, REFUSED], 3, false],
  ['while it is open', [], 1, false],
  ['of a grant', [GRANTED], 2, false],
])('asking the next unit: %s', (_name, events, days, allowed) => {
  expect(askReview(anAppeal({ events }), 'person-1', '请再看一看。', NOW_MS + days * DAY).ok).toBe(allowed);
});

describe('who decides', () => {
  const decider = (overrides: Partial<Decider> = {}): Decider => ({
    personId: 'second',
    unitId: 'bureau',
    isAboveFirst: true,
    isFirstTop: false,
    ...overrides,
  });
  const code = (events: readonly AppealEvent[], who: Decider) => {
    const allowed = mayDecideAppeal(anAppeal({ events }), who);
    return allowed.ok ? 'ok' : allowed.failure.code;
  };

  test.each<[string, readonly AppealEvent[], Decider, string]>([
    ['any officer of the units above decides first', [], decider({ isAboveFirst: false }), 'ok'],
    ['nobody decides an own appeal', [], decider({ personId: 'person-1' }), 'not-allowed'],
    ['nobody decides an own review', [REFUSED, ASKED], decider({ personId: 'person-1' }), 'not-allowed'],
    ['what is decided stays decided', [GRANTED], decider(), 'conflict'],
    ['what is withdrawn stays withdrawn', [WITHDRAWN], decider(), 'conflict'],
    ['a review is made one unit higher', [REFUSED, ASKED], decider(), 'ok'],
    [
      'not in the same unit',
      [REFUSED, ASKED],
      decider({ unitId: 'hall', isAboveFirst: false }),
      'not-allowed',
    ],
    [
      'nor by the same person with a higher post',
      [REFUSED, ASKED],
      decider({ personId: 'first' }),
      'not-allowed',
    ],
    [
      'at the top by a colleague',
      [REFUSED, ASKED],
      decider({ unitId: 'hall', isAboveFirst: false, isFirstTop: true }),
      'ok',
    ],
  ])('%s', (_name, events, who, expected) => {
    expect(code(events, who)).toBe(expected);
  });
});

describe('how much may be granted', () => {
  const bound = { mostCentihours: 100, categories: ['ethicsOnline'] as const };
  const code = (
    centihours: number,
    category: 'ethicsOnline' | 'ethicsEvent' = 'ethicsOnline',
    most = 100,
  ) => {
    const allowed = mayGrant({ category, centihours }, { ...bound, mostCentihours: most });
    return allowed.ok ? 'ok' : `${allowed.failure.code} ${allowed.failure.field ?? ''}`.trim();
  };

  test.each([
    [1, 'ok'],
    [100, 'ok'],
    [101, 'invalid-request /centihours'],
    [0, 'invalid-request /centihours'],
    [-100, 'invalid-request /centihours'],
    [0.5, 'invalid-request /centihours'],
  ])('%d of 100: %s', (centihours, expected) => {
    expect(code(centihours)).toBe(expected);
  });

  test('only as what the subject allows, and nothing where the course is credited', () => {
    expect(code(50, 'ethicsEvent')).toBe('invalid-request /category');
    expect(code(50, 'ethicsOnline', 0)).toBe('duplicate-award');
  });
});

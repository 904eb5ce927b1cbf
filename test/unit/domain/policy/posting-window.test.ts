/** When a year's hours may be posted, and as what. */
import { describe, expect, test } from 'vitest';
import {
  judgePosting,
  type PostingRequest,
  postingDays,
  type YearSoFar,
} from '../../../../src/domain/policy/posting-window.ts';
import { aPolicy } from '../../../support/builders.ts';

const policy = aPolicy({ lateEntryDays: 31, makeUpDays: 90 });
const unmet: YearSoFar = { isMet: false, reopenings: [] };
const ask = (overrides: Partial<PostingRequest>, so: YearSoFar = unmet, by = policy) =>
  judgePosting(
    by,
    { year: 2026, category: 'ethicsEvent', happenedIn: 2026, today: '2026-11-23', ...overrides },
    so,
  );

describe('the days of a year', () => {
  test.each([
    [{}, 2026, { cutOff: '2026-12-31', lateEntry: '2027-01-31', makeUp: '2027-03-31' }],
    [{ lateEntryDays: 0, makeUpDays: 0 }, 2026, { cutOff: '2026-12-31', lateEntry: '2026-12-31' }],
    [
      { cutOff: '04-30', cutOffYear: 'next' as const, lateEntryDays: 15, makeUpDays: 120 },
      2026,
      { cutOff: '2027-04-30', lateEntry: '2027-05-15', makeUp: '2027-04-30' },
    ],
    // A leap year has its day more.
    [{ makeUpDays: 60 }, 2027, { cutOff: '2027-12-31', lateEntry: '2028-01-31', makeUp: '2028-02-29' }],
  ])('by %o of %i', (rules, year, days) => {
    expect(postingDays({ ...policy, ...rules }, year)).toEqual(days);
  });
});

describe('hours that happened in the year', () => {
  test.each([
    ['2026-01-01', undefined],
    ['2026-12-31', undefined],
    ['2027-01-01', 'late'],
    ['2027-01-31', 'late'],
  ])('posted on %s are %s', (today, irregular) => {
    const outcome = ask({ today });
    expect(outcome.ok && outcome.value).toEqual({ category: 'ethicsEvent', ...(irregular && { irregular }) });
  });

  test('are refused after the last day, which the refusal names', () => {
    const outcome = ask({ today: '2027-02-01' });
    expect(outcome.ok || outcome.failure).toMatchObject({
      code: 'year-closed',
      message: expect.stringContaining('2027-01-31'),
    });
  });

  test('are in time until a cut-off in the next year', () => {
    const next = aPolicy({ cutOff: '04-30', cutOffYear: 'next', lateEntryDays: 0 });
    expect(ask({ today: '2027-04-30' }, unmet, next).ok).toBe(true);
    expect(ask({ today: '2027-05-01' }, unmet, next).ok).toBe(false);
  });

  test.each([
    ['ethicsEvent', '2027-06-30', 'reopened'],
    ['ethicsEvent', '2027-06-14', undefined],
    ['otherOnline', '2027-06-30', undefined],
  ] as const)('in a year re-opened for %s until %s: %s on June 15', (category, until, irregular) => {
    const outcome = ask({ today: '2027-06-15' }, { isMet: false, reopenings: [{ category, until }] });
    expect(outcome.ok && outcome.value.irregular).toBe(irregular ?? false);
  });
});

describe('training after the year’s end', () => {
  const later = { happenedIn: 2027, today: '2027-03-31' };

  test('goes to the year that lacked it, as make-up training', () => {
    const outcome = ask(later);
    expect(outcome.ok && outcome.value).toEqual({ category: 'ethicsMakeUp', irregular: 'makeUp' });
  });

  test.each([
    ['after the window', { ...later, today: '2027-04-01' }, unmet, policy, '2027-03-31'],
    ['where the year is met', later, { isMet: true, reopenings: [] }, policy, '已经达到'],
    ['for hours that are not ethics', { ...later, category: 'otherOnline' as const }, unmet, policy, '只限'],
    ['where the rules know none', later, unmet, aPolicy({ makeUpDays: 0 }), '不能补入'],
  ])('is refused %s, with the reason', (_case, request, so, by, reason) => {
    const outcome = ask(request, so, by);
    expect(outcome.ok || outcome.failure).toMatchObject({
      code: 'year-closed',
      message: expect.stringContaining(reason),
    });
  });
});

test('hours of an earlier year, or of a year to come, are refused', () => {
  expect(ask({ happenedIn: 2025 }).ok).toBe(false);
  expect(ask({ year: 2027, happenedIn: 2027 }).ok).toBe(false);
});

test('make-up training within the year is posted as what it is', () => {
  const outcome = ask({ category: 'ethicsMakeUp' });
  expect(outcome.ok && outcome.value).toEqual({ category: 'ethicsMakeUp' });
});

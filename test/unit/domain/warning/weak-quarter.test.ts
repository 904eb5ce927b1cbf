/** Which quarter is weak: what is asked of whom, and what the entries say of it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CreditEntry } from '../../../../src/domain/ledger/entry.ts';
import { belongsSince, earnedBy, isWeak, requiredBy } from '../../../../src/domain/warning/weak-quarter.ts';
import { aFigure, anEntry, aReversalOf, WARNING_RULE } from '../../../support/builders.ts';

const Q1 = { year: 2026, quarter: 1 };
const Q2 = { year: 2026, quarter: 2 };
const Q3 = { year: 2026, quarter: 3 };

const attended = (id: string, day: string, postedOn: string): CreditEntry =>
  anEntry({
    ...{ id, source: 'event', category: 'ethicsEvent', postedAtMs: Date.parse(`${postedOn}T04:00:00Z`) },
    evidence: {
      ...{ kind: 'event', title: '大讲堂', day, place: '', organiser: '', confirmedBy: '' },
    },
  });
const studied = (id: string, postedOn: string): CreditEntry =>
  anEntry({ id, postedAtMs: Date.parse(`${postedOn}T04:00:00Z`) });
const idsOf = (entries: readonly CreditEntry[]) => entries.map(({ id }) => id);

test('a quarter is weak below its mark, not at it', () => {
  expect(isWeak(aFigure({ countedCentihours: 199 }))).toBe(true);
  expect(isWeak(aFigure({ countedCentihours: 200 }))).toBe(false);
});

describe('what is asked', () => {
  test('of whoever was there all year, the mark of the rules', () => {
    expect(
      [1, 2, 3, 4].map((quarter) => requiredBy(WARNING_RULE, { year: 2026, quarter }, '2019-07-01')),
    ).toEqual([200, 400, 600, 800]);
  });

  test('of whoever joined in May, nothing for the second quarter, and later only the part since July', () => {
    const asked = [1, 2, 3, 4].map((quarter) =>
      requiredBy(WARNING_RULE, { year: 2026, quarter }, '2026-05-11'),
    );
    expect(asked).toEqual([undefined, undefined, 200, 400]);
  });

  test('of whoever joined on the first day of a quarter, that quarter', () => {
    expect(requiredBy(WARNING_RULE, Q2, '2026-04-01')).toBe(200);
    expect(requiredBy(WARNING_RULE, Q2, '2026-04-02')).toBeUndefined();
  });

  test('of whoever joined in December, nothing that year and everything the next', () => {
    expect(requiredBy(WARNING_RULE, { year: 2026, quarter: 4 }, '2026-12-01')).toBeUndefined();
    expect(requiredBy(WARNING_RULE, { year: 2027, quarter: 1 }, '2026-12-01')).toBe(200);
  });
});

describe('what was earned by a quarter', () => {
  test('an activity counts on its own day, though it is entered in the next quarter', () => {
    const late = attended('late', '2026-03-25', '2026-04-10');
    expect(earnedBy([late], Q1)).toEqual([late]);
  });

  test('study counts when it was posted', () => {
    const study = studied('study', '2026-04-01');
    expect(earnedBy([study], Q1)).toEqual([]);
    expect(earnedBy([study], Q2)).toEqual([study]);
  });

  test('a reversal goes with what it takes back, so a corrected quarter is corrected', () => {
    const lecture = attended('lecture', '2026-02-10', '2026-02-11');
    const reversal = aReversalOf(lecture, { postedAtMs: Date.parse('2026-08-01T04:00:00Z') });
    const again = aReversalOf(reversal, { id: 'again', reverses: reversal.id });
    expect(idsOf(earnedBy([lecture, reversal], Q1))).toEqual(['lecture', reversal.id]);
    expect(idsOf(earnedBy([lecture, reversal, again], Q1))).toEqual(['lecture', reversal.id, 'again']);
  });

  const days = fc.integer({ min: 0, max: 364 }).map((day) => {
    return new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
  });
  const entries = fc
    .array(fc.tuple(fc.boolean(), days, days), { maxLength: 12 })
    .map((drafts) =>
      drafts.map(([isStudy, day, postedOn], at) =>
        isStudy ? studied(`e${at}`, postedOn) : attended(`e${at}`, day, postedOn),
      ),
    );

  test('does not depend on the order of postings', () => {
    fc.assert(
      fc.property(
        entries.chain((some) =>
          fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
        ),
        ([some, shuffled]) => {
          expect(idsOf(earnedBy(shuffled, Q2)).sort()).toEqual(idsOf(earnedBy(some, Q2)).sort());
        },
      ),
    );
  });

  test('of activities does not depend on when they were posted, and grows from quarter to quarter', () => {
    fc.assert(
      fc.property(entries, days, (some, postedOn) => {
        const activities = some.filter(({ source }) => source === 'event');
        const postedThen = activities.map((entry) => ({
          ...entry,
          postedAtMs: Date.parse(`${postedOn}T04:00:00Z`),
        }));
        expect(idsOf(earnedBy(postedThen, Q2))).toEqual(idsOf(earnedBy(activities, Q2)));
        expect(idsOf(earnedBy(some, Q3))).toEqual(expect.arrayContaining(idsOf(earnedBy(some, Q2))));
      }),
    );
  });
});

describe('belonging', () => {
  test('a move is no gap', () => {
    const moved = [
      { fromDay: '2020-09-01', toDay: '2026-05-01' },
      { fromDay: '2026-05-01', toDay: null },
    ];
    expect(belongsSince(moved, '2026-06-30')).toBe('2020-09-01');
  });

  test('whoever left and came back belongs since the return', () => {
    const returned = [
      { fromDay: '2020-09-01', toDay: '2025-05-01' },
      { fromDay: '2026-02-01', toDay: null },
    ];
    expect(belongsSince(returned, '2026-06-30')).toBe('2026-02-01');
  });

  test('nobody belongs before or after', () => {
    expect(belongsSince([{ fromDay: '2026-02-01', toDay: '2026-06-30' }], '2026-06-30')).toBeUndefined();
    expect(belongsSince([{ fromDay: '2026-02-01', toDay: null }], '2026-01-31')).toBeUndefined();
    expect(belongsSince([], '2026-06-30')).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assignment, Audience } from '../../../../src/domain/assignment/assignment.ts';
import { type Candidate, isMeant, personalDueDay } from '../../../../src/domain/assignment/is-meant.ts';
import { type Credit, taskProgress } from '../../../../src/domain/assignment/progress.ts';
import { startOfDayMs } from '../../../../src/domain/base/calendar.ts';

const NOBODY_LEFT_OUT: Audience = { tiers: [], trainingKinds: [], unitIds: [], personIds: [] };

function anAssignment(overrides: Partial<Assignment> = {}): Assignment {
  return {
    id: 'a-1',
    unitId: 'bureau',
    year: 2026,
    title: '必修',
    words: '',
    items: [
      { kind: 'course', id: 'integrity' },
      { kind: 'case', id: 'gift' },
    ],
    audience: NOBODY_LEFT_OUT,
    dueDay: '2026-06-30',
    newcomerDays: 30,
    madeBy: 'officer',
    madeAtMs: startOfDayMs('2026-01-10'),
    events: [],
    ...overrides,
  };
}

function aCandidate(overrides: Partial<Candidate> = {}): Candidate {
  return {
    personId: 'p-1',
    tier: 'window',
    trainingKind: 'inService',
    stays: [{ way: ['city', 'bureau', 'hall'], fromDay: '2024-07-01', toDay: null }],
    ...overrides,
  };
}

const audience = (part: Partial<Audience>) => anAssignment({ audience: { ...NOBODY_LEFT_OUT, ...part } });

describe('who is meant', () => {
  test.each([
    ['somebody below the unit', anAssignment(), true],
    ['nobody of another unit', anAssignment({ unitId: 'court' }), false],
    ['the tier', audience({ tiers: ['leader', 'window'] }), true],
    ['no other tier', audience({ tiers: ['leader'] }), false],
    ['the training kind', audience({ trainingKinds: ['inService'] }), true],
    ['no other training kind', audience({ trainingKinds: ['induction'] }), false],
    ['a unit below', audience({ unitIds: ['counter', 'hall'] }), true],
    ['no other unit below', audience({ unitIds: ['counter'] }), false],
    ['who is on the list', audience({ personIds: ['p-1'] }), true],
    ['nobody who is not', audience({ personIds: ['p-2'] }), false],
    ['only who fits in everything', audience({ tiers: ['window'], trainingKinds: ['induction'] }), false],
  ])('%s', (_name, assignment, expected) => {
    expect(isMeant(assignment, aCandidate())).toBe(expected);
  });

  test('a former membership does not count, the present one does', () => {
    const moved = aCandidate({
      stays: [
        { way: ['city', 'court'], fromDay: '2020-01-01', toDay: '2026-05-01' },
        { way: ['city', 'bureau'], fromDay: '2026-05-01', toDay: null },
      ],
    });
    expect(isMeant(anAssignment(), moved)).toBe(true);
    expect(isMeant(anAssignment({ unitId: 'court' }), moved)).toBe(false);
  });

  test('whoever asks for more people means everybody that fewer were', () => {
    fc.assert(
      fc.property(
        fc.subarray(['leader', 'window', 'grassroots', 'enforcement'] as const, { minLength: 1 }),
        fc.constantFrom('leader', 'window', 'grassroots', 'enforcement'),
        (tiers, tier) => {
          const candidate = aCandidate({ tier: tier as Candidate['tier'] });
          if (isMeant(audience({ tiers }), candidate)) expect(isMeant(audience({}), candidate)).toBe(true);
        },
      ),
    );
  });
});

describe('the last day', () => {
  const joinedOn = (fromDay: string) =>
    aCandidate({ stays: [{ way: ['city', 'bureau', 'hall'], fromDay, toDay: null }] });

  test('is the same for all who were there', () => {
    expect(personalDueDay(anAssignment(), aCandidate())).toBe('2026-06-30');
  });

  test('moves with the assignment', () => {
    const moved = { kind: 'dueMoved', atMs: 0, who: 'o', dueDay: '2026-07-15', reason: '' } as const;
    expect(personalDueDay(anAssignment({ events: [moved] }), aCandidate())).toBe('2026-07-15');
  });

  test('gives whoever joins late some days, and whoever joins early no fewer than all', () => {
    expect(personalDueDay(anAssignment(), joinedOn('2026-06-20'))).toBe('2026-07-20');
    expect(personalDueDay(anAssignment(), joinedOn('2026-02-01'))).toBe('2026-06-30');
  });

  test('is not put off by moving about within the unit', () => {
    const stays = [
      { way: ['city', 'bureau', 'hall'], fromDay: '2024-07-01', toDay: '2026-06-20' },
      { way: ['city', 'bureau'], fromDay: '2026-06-20', toDay: null },
    ];
    expect(personalDueDay(anAssignment(), { stays })).toBe('2026-06-30');
  });

  test('is counted anew for whoever left the unit and came back', () => {
    const stays = [
      { way: ['city', 'bureau'], fromDay: '2024-07-01', toDay: '2026-03-01' },
      { way: ['city', 'court'], fromDay: '2026-03-01', toDay: '2026-06-20' },
      { way: ['city', 'bureau'], fromDay: '2026-06-20', toDay: null },
    ];
    expect(personalDueDay(anAssignment(), { stays })).toBe('2026-07-20');
  });
});

describe('how far somebody is', () => {
  const credit = (item: string, day: string, year = 2026): Credit => ({ item, day, year });
  const both = [credit('course:integrity', '2026-05-01'), credit('case:gift', '2026-06-30')];
  const state = (credits: readonly Credit[], today: string) =>
    taskProgress(anAssignment(), credits, { dueDay: '2026-06-30', today }).state;

  test.each([
    ['done on the last day is done', both, '2026-07-01', 'done'],
    [
      'done after it is done late',
      [...both.slice(0, 1), credit('case:gift', '2026-07-01')],
      '2026-07-02',
      'doneLate',
    ],
    ['half done is not done', both.slice(0, 1), '2026-03-01', 'open'],
    ['the last days are soon', [], '2026-06-16', 'soon'],
    ['the day before them is not', [], '2026-06-15', 'open'],
    ['the last day itself is not over', [], '2026-06-30', 'soon'],
    ['past it is overdue', [], '2026-07-01', 'overdue'],
    [
      'a credit of an earlier year does not count',
      both.map((each) => ({ ...each, year: 2025 })),
      '2026-07-01',
      'overdue',
    ],
  ] as const)('%s', (_name, credits, today, expected) => {
    expect(state(credits, today)).toBe(expected);
  });

  test('every item tells the day it was first credited on', () => {
    const { items, doneCount } = taskProgress(
      anAssignment(),
      [credit('course:integrity', '2027-01-02', 2027), credit('course:integrity', '2026-05-01')],
      { dueDay: '2026-06-30', today: '2026-06-01' },
    );
    expect(items.map(({ doneOn }) => doneOn)).toEqual(['2026-05-01', undefined]);
    expect(doneCount).toBe(1);
  });
});

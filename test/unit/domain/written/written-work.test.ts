import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  mayHandIn,
  mayRead,
  postedEntry,
  readingBy,
  readingsOf,
  resultOf,
  returnBy,
  revocationBy,
  type WrittenEvent,
  writtenState,
} from '../../../../src/domain/written/written-work.ts';
import { aHandingIn, aReading, aRubric, aWork, marksOf } from '../../../support/builders.ts';

const rubric = aRubric();
const by = (who: string) => ({ atMs: 20, who });
const RETURNED: WrittenEvent = { ...by('a'), kind: 'returned', version: 1, remark: '请联系自己的岗位。' };
const REVOKED: WrittenEvent = { ...by('a'), kind: 'revoked', reason: '与他人文章相同，本人已说明。' };
const POSTED: WrittenEvent = { ...by('b'), kind: 'posted', entry: 'e-1' };

test.each([
  ['handed in', aWork(), 'first'],
  ['read once', aWork(aReading('a', 80)), 'second'],
  ['read twice and agreed', aWork(aReading('a', 80), aReading('b', 74)), 'passed'],
  ['read twice, both below the line', aWork(aReading('a', 50), aReading('b', 55)), 'failed'],
  ['read twice, too far apart', aWork(aReading('a', 80), aReading('b', 69)), 'third'],
  ['read twice, on either side of the line', aWork(aReading('a', 62), aReading('b', 58)), 'third'],
  ['decided by a third', aWork(aReading('a', 62), aReading('b', 58), aReading('c', 59)), 'failed'],
  ['given back', aWork(RETURNED), 'returned'],
  ['given back and handed in again', aWork(RETURNED, aHandingIn(2)), 'first'],
  ['posted', aWork(aReading('a', 80), aReading('b', 74), POSTED), 'passed'],
  ['withdrawn afterwards', aWork(aReading('a', 80), aReading('b', 74), POSTED, REVOKED), 'revoked'],
] as const)('%s', (_name, work, state) => {
  expect(writtenState(rubric, work)).toBe(state);
});

describe('the result', () => {
  const points = (...totals: readonly number[]) =>
    resultOf(
      rubric,
      totals.map((total, at) => aReading(`r${at}`, total)),
    );

  test('of two that agree is their mean, rounded down', () => {
    expect(points(80, 75)).toEqual({ points: 77, isPassed: true, isByThird: false });
  });

  test('of three is what the third says', () => {
    expect(points(62, 58, 90)).toEqual({ points: 90, isPassed: true, isByThird: true });
  });

  test('laws: it is the same whoever read first; the mean passes exactly when both do', () => {
    const total = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(total, total, total, (first, second, third) => {
        expect(points(first, second)).toEqual(points(second, first));
        expect(points(first, second, third)).toEqual(points(second, first, third));
        const agreed = points(first, second);
        if (agreed) expect(agreed.isPassed).toBe(first >= 60 && second >= 60);
        expect(agreed === undefined).toBe(Math.abs(first - second) > 10 || first >= 60 !== second >= 60);
        expect(points(first, second, third)).toBeDefined();
      }),
    );
  });
});

describe('who may read', () => {
  test('nobody their own', () => {
    expect(mayRead(rubric, aWork(), 'learner')).toMatchObject({ failure: { code: 'not-allowed' } });
  });

  test('nobody twice', () => {
    expect(mayRead(rubric, aWork(aReading('a', 80)), 'a')).toMatchObject({
      failure: { code: 'not-allowed' },
    });
    expect(mayRead(rubric, aWork(aReading('a', 80)), 'b')).toEqual({ ok: true, value: 'second' });
    const apart = aWork(aReading('a', 80), aReading('b', 50));
    expect(mayRead(rubric, apart, 'b')).toMatchObject({ failure: { code: 'not-allowed' } });
    expect(mayRead(rubric, apart, 'c')).toEqual({ ok: true, value: 'third' });
  });

  test('the same readers may read what was handed in again', () => {
    expect(mayRead(rubric, aWork(aReading('a', 80), RETURNED, aHandingIn(2)), 'a')).toEqual({
      ok: true,
      value: 'first',
    });
  });

  test('nobody what is decided, given back or withdrawn', () => {
    for (const work of [
      aWork(aReading('a', 80), aReading('b', 80)),
      aWork(aReading('a', 10), aReading('b', 10)),
      aWork(RETURNED),
      aWork(aReading('a', 80), aReading('b', 80), REVOKED),
    ]) {
      expect(mayRead(rubric, work, 'c')).toMatchObject({ failure: { code: 'conflict' } });
    }
  });
});

describe('a reading', () => {
  const verdict = (overrides: object = {}) => ({
    version: 1,
    points: marksOf(70),
    remark: '好。',
    ...overrides,
  });

  test('is of the text that was read', () => {
    const again = aWork(RETURNED, aHandingIn(2));
    expect(readingBy(rubric, again, verdict(), by('b'))).toMatchObject({ failure: { code: 'conflict' } });
    expect(returnBy(rubric, again, verdict(), by('b'))).toMatchObject({ failure: { code: 'conflict' } });
    expect(readingBy(rubric, again, verdict({ version: 2 }), by('b'))).toMatchObject({ ok: true });
  });

  test.each([
    ['a criterion left out', { work: 50 }, '/points/words'],
    ['more than the criterion gives', { work: 61, words: 10 }, '/points/work'],
    ['less than nothing', { work: -1, words: 10 }, '/points/work'],
    ['half a point', { work: 50.5, words: 10 }, '/points/work'],
    ['a criterion there is not', { work: 50, words: 10, style: 3 }, '/points/style'],
  ])('%s is refused by its name', (_name, points, field) => {
    expect(readingBy(rubric, aWork(), verdict({ points }), by('b'))).toMatchObject({ failure: { field } });
  });

  test('of an earlier version counts for nothing', () => {
    expect(readingsOf(aWork(aReading('a', 80), RETURNED, aHandingIn(2)))).toEqual([]);
  });
});

describe('handing in', () => {
  const text = '字'.repeat(100);
  const hand = (work: Parameters<typeof mayHandIn>[1], written = text) =>
    mayHandIn(rubric, work, { text: written, minimumCharacters: 100 });

  test('is numbered anew each time', () => {
    expect(hand(undefined)).toEqual({ ok: true, value: { version: 1, characters: 100 } });
    expect(hand(aWork(RETURNED))).toEqual({ ok: true, value: { version: 2, characters: 100 } });
    expect(hand(aWork(aReading('a', 10), aReading('b', 10)))).toMatchObject({ ok: true });
    expect(hand(aWork(aReading('a', 80), aReading('b', 80), REVOKED))).toMatchObject({ ok: true });
  });

  test('too short says how many are missing; blanks are no characters', () => {
    expect(hand(undefined, `${'字'.repeat(90)}${' \n'.repeat(20)}`)).toMatchObject({
      failure: { message: '至少要写 100 字，现在是 90 字，还差 10 字。', field: '/text' },
    });
  });

  test.each([
    ['waits for a reader', aWork()],
    ['waits for a third', aWork(aReading('a', 80), aReading('b', 50))],
    ['was passed', aWork(aReading('a', 80), aReading('b', 80))],
  ])('is refused while it %s', (_name, work) => {
    expect(hand(work)).toMatchObject({ failure: { code: 'conflict' } });
  });
});

describe('withdrawing a result', () => {
  const passed = aWork(aReading('a', 80), aReading('b', 80), POSTED);

  test('needs one that stands', () => {
    expect(revocationBy(rubric, passed, '核实后撤销', by('c'))).toMatchObject({ ok: true });
    expect(revocationBy(rubric, aWork(), '核实后撤销', by('c'))).toMatchObject({ ok: false });
    expect(
      revocationBy(rubric, aWork(...passed.events.slice(1), REVOKED), '再撤一次', by('c')),
    ).toMatchObject({ ok: false });
  });

  test('is not for whoever wrote it', () => {
    expect(revocationBy(rubric, passed, '核实后撤销', by('learner'))).toMatchObject({
      failure: { code: 'not-allowed' },
    });
  });

  test('leaves no entry standing, so that it can be credited again', () => {
    expect(postedEntry(passed)).toBe('e-1');
    expect(postedEntry(aWork(...passed.events.slice(1), REVOKED))).toBeUndefined();
    expect(postedEntry(aWork(...passed.events.slice(1), REVOKED, aHandingIn(2)))).toBeUndefined();
  });
});

/** Written work: what is said of the asking, and what of the readers' answers. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Candidate, daysAfter } from '../../../../src/domain/assignment/is-meant.ts';
import { startOfDayMs } from '../../../../src/domain/base/calendar.ts';
import { noticeKey } from '../../../../src/domain/notice/notice.ts';
import { writtenAnswers, writtenNotices } from '../../../../src/domain/notice/written-notices.ts';
import type { WrittenTask } from '../../../../src/domain/written/written-task.ts';
import type { WrittenEvent } from '../../../../src/domain/written/written-work.ts';
import { aHandingIn, aReading, aWork, aWrittenTask } from '../../../support/builders.ts';

const SOMEBODY: Candidate = {
  personId: 'learner',
  tier: 'window',
  trainingKind: 'inService',
  stays: [{ way: ['city', 'bureau', 'hall'], fromDay: '2024-07-01', toDay: null }],
};
const WITHDRAWN = { kind: 'withdrawn', atMs: 1, who: 'hall', reason: '改为座谈' } as const;
const NOTHING = { due: [], standing: [], isDone: false };

/** Asked for on 1 November, until 20 December. */
function asked(
  today: string,
  { candidate = SOMEBODY, isHandedIn = false, ...overrides }: AskedBy = {},
): ReturnType<typeof writtenNotices> {
  return writtenNotices(
    aWrittenTask(overrides),
    { candidate, isHandedIn, unit: '大厅', kind: '心得体会' },
    { today, remindDays: [7, 1] },
  );
}
type AskedBy = Partial<WrittenTask> & { readonly candidate?: Candidate; readonly isHandedIn?: boolean };
const kinds = ({ due }: ReturnType<typeof asked>) =>
  due.map(({ kind, occasion }) => [kind, occasion].join(' ').trim());

describe('written work that ends on 20 December', () => {
  test.each([
    ['when it was asked for', '2026-11-01', ['writtenGiven']],
    ['eight days before', '2026-12-12', []],
    ['seven days before', '2026-12-13', ['writtenSoon 2026-12-20 7']],
    ['on the day', '2026-12-20', ['writtenSoon 2026-12-20 1']],
    ['after it', '2026-12-21', ['writtenOverdue 2026-12-20']],
    ['long after it', '2027-01-20', []],
  ])('%s', (_when, today, expected) => {
    expect(kinds(asked(today))).toEqual(expected);
  });

  test('says what to write and how long, and leads to where it is written', () => {
    expect(asked('2026-12-13').due[0]).toMatchObject({
      personId: 'learner',
      facts: {
        ...{ title: '窗口就是一面镜子', kind: '心得体会', unit: '大厅' },
        ...{ due: '2026-12-20', days: '7', characters: '100' },
      },
      link: '/my/written/?work=t-1',
    });
  });

  test('handed in, it says nothing and what stood is done', () => {
    expect(asked('2026-12-13', { isHandedIn: true })).toEqual({ ...NOTHING, isDone: true });
  });

  test('withdrawn, for somebody else, or told of with a make-up order, it says nothing', () => {
    expect(asked('2026-12-13', { events: [WITHDRAWN] })).toEqual(NOTHING);
    expect(asked('2026-12-13', { unitId: 'court' })).toEqual(NOTHING);
    const makeUps = [{ personId: 'learner', order: 'o-1', centihours: 150 }];
    expect(asked('2026-12-13', { makeUps })).toEqual(NOTHING);
  });

  test('who joins later is asked then, and has days of their own', () => {
    const candidate = { ...SOMEBODY, stays: [{ way: ['city', 'hall'], fromDay: '2026-12-10', toDay: null }] };
    expect(kinds(asked('2026-12-11', { candidate }))).toEqual(['writtenGiven']);
    expect(kinds(asked('2027-01-02', { candidate }))).toEqual(['writtenSoon 2027-01-09 7']);
  });

  test('on every day, whatever was missed: each notice once, and each of them stands', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 80 }), { minLength: 1 }), (offsets) => {
        const made = new Set<string>();
        for (const offset of offsets.sort((left, right) => left - right)) {
          const today = daysAfter('2026-11-01', offset);
          const { due, standing } = asked(today);
          for (const key of due.map(noticeKey)) {
            expect(standing).toContain(key);
            made.add(key);
          }
          // Once more on the same day is nothing new.
          expect(asked(today).due.every((notice) => made.has(noticeKey(notice)))).toBe(true);
        }
        expect(made.size).toBeLessThanOrEqual(4);
      }),
    );
  });
});

describe('the readers’ answer', () => {
  const TODAY = '2026-12-10';
  const atMs = startOfDayMs(TODAY);
  const read = (who: string, total: number, version = 1) => ({ ...aReading(who, total, version), atMs });
  const returned: WrittenEvent = { kind: 'returned', atMs, who: 'hall', version: 1, remark: '请联系岗位。' };
  const revoked: WrittenEvent = { kind: 'revoked', atMs, who: 'bureau', reason: '查实代写。' };
  const answers = (events: readonly WrittenEvent[], today = TODAY, task = aWrittenTask()) =>
    writtenAnswers(task, aWork(...events), { kind: '心得体会', today });
  const said = (events: readonly WrittenEvent[]) =>
    answers(events).due.map(({ kind, occasion, facts }) => ({ kind, occasion, ...facts }));
  const COMMON = { title: '窗口就是一面镜子', kind: '心得体会' };

  test('while a reader is wanted there is none, and what was asked before is done', () => {
    const none = { subject: 'writtenWork:t-1:w-1', due: [], standing: [], done: ['learner'] };
    expect(answers([])).toEqual(none);
    expect(answers([read('hall', 80)])).toEqual(none);
    expect(answers([read('hall', 80), read('bureau', 40)])).toEqual(none);
    expect(answers([returned, aHandingIn(2)])).toEqual(none);
  });

  test.each([
    ['returned, with the remark', [returned], 'writtenReturned', '1', { reason: '请联系岗位。' }],
    [
      'passed, with the points',
      [read('hall', 80), read('bureau', 75)],
      ...(['writtenPassed', '1', { points: '77', fullPoints: '100' }] as const),
    ],
    [
      'not passed, with what it takes',
      [read('hall', 50), read('bureau', 51)],
      ...(['writtenFailed', '1', { points: '50', passPoints: '60' }] as const),
    ],
    [
      'decided by the third, of the version that was read',
      [returned, aHandingIn(2), read('hall', 80, 2), read('bureau', 40, 2), read('city', 70, 2)],
      ...(['writtenPassed', '2', { points: '70', fullPoints: '100' }] as const),
    ],
    [
      'withdrawn, with the reason',
      [read('hall', 80), read('bureau', 75), revoked],
      ...(['writtenRevoked', '1', { reason: '查实代写。' }] as const),
    ],
  ])('%s', (_name, events, kind, occasion, facts) => {
    const [notice, ...more] = answers(events).due;
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ personId: 'learner', kind, occasion, link: '/my/written/?work=t-1' });
    expect(notice?.facts).toEqual({ ...COMMON, ...facts });
  });

  test('does not change by the posting of hours, and twice is the same key', () => {
    const passed = [read('hall', 80), read('bureau', 75)];
    const posted: WrittenEvent = { kind: 'posted', atMs: atMs + 1, who: 'bureau', entry: 'e-1' };
    expect(answers([...passed, posted])).toEqual(answers(passed));
    expect(said(passed)).toEqual(said(passed));
  });

  test('returned or not passed, it stands until it is handed in again, or the task is withdrawn', () => {
    const withdrawn = aWrittenTask({ events: [WITHDRAWN] });
    for (const events of [[returned], [read('hall', 50), read('bureau', 51)]]) {
      expect(answers(events).standing).toHaveLength(1);
      expect(answers(events, TODAY, withdrawn)).toMatchObject({ due: [], standing: [], done: [] });
    }
  });

  test('a result is told of a withdrawn task too, and an old one is no news', () => {
    const withdrawn = aWrittenTask({ events: [WITHDRAWN] });
    const passed = [read('hall', 80), read('bureau', 75)];
    expect(answers(passed, TODAY, withdrawn).due).toHaveLength(1);
    expect(answers([...passed, revoked], TODAY, withdrawn).due).toHaveLength(1);
    expect(answers(passed, '2026-12-30').due).toEqual([]);
    expect(answers([returned], '2026-12-30')).toMatchObject({ due: [], standing: [{ personId: 'learner' }] });
  });
});

import { describe, expect, test } from 'vitest';
import type { EventKind } from '../../../../../src/domain/event/event.ts';
import type { Light } from '../../../../../src/domain/plan/plan-lights.ts';
import {
  assignmentSentence,
  heldSentence,
  lectureSentence,
  makeUpSentence,
  planSentence,
} from '../../../../../src/domain/report/annual/activity-sentences.ts';

const held = (kind: EventKind, day: string, came: number) => ({ kind, day, came });

test.each<[name: string, activities: readonly ReturnType<typeof held>[], sentence: string]>([
  ['none', [], '没有举办职业道德活动的记录。'],
  ['one', [held('oath', '2026-03-01', 12)], '举办宣誓 1 次，到场 12 人次。'],
  [
    'one where nobody is entered',
    [held('seminar', '2026-03-01', 0)],
    '举办专题研修班 1 期，没有到场的登记。',
  ],
  [
    'several',
    [held('lecture', '2026-03-01', 3), held('seminar', '2026-04-01', 2), held('lecture', '2026-05-01', 1)],
    '共举办活动 3 次：专题研修班 1 期、职业道德大讲堂 2 次；到场 6 人次。',
  ],
])('activities: %s', (_name, activities, sentence) => {
  expect(heldSentence(activities)).toBe(sentence);
});

describe('a lecture each quarter', () => {
  const LEAD = '职业道德大讲堂要求每季度举办一次。';
  const told = (asOf: string, ...quarters: readonly number[]) =>
    lectureSentence(
      quarters.map((quarter) => held('lecture', `2026-${String(quarter * 3).padStart(2, '0')}-10`, 1)),
      { year: 2026, asOf },
    ).replace(LEAD, '');
  test.each<[asOf: string, quarters: readonly number[], sentence: string]>([
    ['2026-02-01', [], '第一季度还没有结束，目前没有举办的记录。'],
    ['2026-03-20', [1], '第一季度已经举办。'],
    ['2026-03-31', [], '第一季度没有举办的记录。第二季度还没有结束，目前没有举办的记录。'],
    ['2026-05-01', [1, 2], '第一季度已经举办。第二季度已经举办。'],
    ['2026-07-01', [1], '第二季度没有举办的记录。第三季度还没有结束，目前没有举办的记录。'],
    ['2026-07-01', [1, 2], '前两个季度都已经举办。第三季度还没有结束，目前没有举办的记录。'],
    ['2026-12-01', [], '前三个季度都没有举办的记录。第四季度还没有结束，目前没有举办的记录。'],
    ['2026-12-31', [1, 2, 3, 4], '四个季度都已经举办。'],
    ['2027-04-02', [2, 3], '第一季度和第四季度没有举办的记录。'],
    ['2027-04-02', [], '四个季度都没有举办的记录。'],
  ])('%s, held in %o', (asOf, quarters, sentence) => {
    expect(told(asOf, ...quarters)).toBe(sentence);
  });

  test('what was held but is no lecture is none', () => {
    expect(lectureSentence([held('oath', '2026-01-10', 1)], { year: 2026, asOf: '2026-03-31' })).toContain(
      '第一季度没有举办的记录',
    );
  });
});

describe('plans', () => {
  const lines = (of: Partial<Record<Light, number>>) =>
    (Object.entries(of) as [Light, number][]).map(([light, count]) => ({
      kind: 'lecture' as const,
      light,
      count,
    }));
  test.each<[units: number, inForce: number, of: Partial<Record<Light, number>>, sentence: string]>([
    [1, 0, {}, '没有已批准的年度计划。'],
    [3, 0, {}, '各单位都没有已批准的年度计划。'],
    [1, 1, {}, '年度计划已批准，计划里没有安排活动。'],
    [1, 1, { done: 5 }, '年度计划已批准，安排的 5 次活动全部按期办成。'],
    [3, 2, { missed: 5 }, '3 个单位中，2 个有已批准的年度计划，安排的 5 次活动都没有办成。'],
    [
      3,
      3,
      { done: 1, doneLate: 1, missed: 2, planned: 1, soon: 1 },
      '3 个单位中，3 个有已批准的年度计划，安排活动 6 次：按期办成 1 次，推迟办成 1 次，到期没有办成 2 次，还没有到期 2 次。',
    ],
  ])('%i units, %i with one, %o', (units, inForce, of, sentence) => {
    expect(planSentence({ units, inForce, lines: lines(of) })).toBe(sentence);
  });
});

test.each<[meant: number, done: number, overdue: number, sentence: string]>([
  [10, 10, 0, '布置学习任务 1 项，涉及 10 人次，全部完成。'],
  [10, 0, 0, '布置学习任务 1 项，涉及 10 人次，还没有人完成；没有逾期。'],
  [10, 4, 6, '布置学习任务 1 项，涉及 10 人次，完成 4 人次，完成率 40%；逾期没有完成 6 人次。'],
])('assignments: %i meant, %i done, %i overdue', (meant, done, overdue, sentence) => {
  const one = { id: 'a', title: '任务', unit: '局', dueDay: '2026-10-31', meant, done, overdue };
  expect(assignmentSentence([one])).toBe(sentence);
});

test('without assignments there are none', () => {
  expect(assignmentSentence([])).toBe('没有布置学习任务。');
});

test.each<[done: number, open: number, overdue: number, excused: number, sentence: string]>([
  [0, 0, 0, 0, '没有下达补训。'],
  [3, 0, 0, 0, '下达补训 3 人次，全部补上。'],
  [0, 0, 0, 1, '下达补训 1 人次：写明理由后免予补训 1 人次。'],
  [
    ...([1, 2, 3, 4] as const),
    '下达补训 10 人次：已经补上 1 人次，期限内还没有补上 2 人次，逾期没有补上 3 人次，写明理由后免予补训 4 人次。',
  ],
])('make-up training: %i done, %i open, %i overdue, %i excused', (done, open, overdue, excused, sentence) => {
  expect(makeUpSentence([{ cause: 'absent', states: { done, open, overdue, excused } }])).toBe(sentence);
});

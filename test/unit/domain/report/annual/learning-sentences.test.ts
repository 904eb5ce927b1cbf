import { describe, expect, test } from 'vitest';
import { PRINCIPLE_IDS } from '../../../../../src/domain/catalogue/principle.ts';
import { NO_HOURS } from '../../../../../src/domain/policy/assess-year.ts';
import type { CategoryTotals } from '../../../../../src/domain/policy/policy.ts';
import type { NamedCourseSums } from '../../../../../src/domain/report/annual/figures.ts';
import {
  correctionSentence,
  movedSentence,
} from '../../../../../src/domain/report/annual/honest-sections.ts';
import {
  kindsSentence,
  monthsSentence,
  principlesSentence,
  quizSentence,
  shareSentence,
} from '../../../../../src/domain/report/annual/learning-sentences.ts';

test.each<[totals: Partial<CategoryTotals>, sentence: string]>([
  [{}, '没有登记职业道德学时。'],
  [{ otherOnline: 900 }, '没有登记职业道德学时。'],
  [{ ethicsOnline: 150 }, '登记的职业道德学时共 1.5 学时，全部是在线课程。'],
  [
    { ethicsOnline: 100, ethicsEvent: 200 },
    '登记的职业道德学时共 3 学时：在线课程 1 学时，占 33.3%；集中培训 2 学时，占 66.6%。',
  ],
  [
    { ethicsOnline: 300, ethicsEvent: -100 },
    '登记的职业道德学时共 2 学时：在线课程 3 学时；集中培训 −1 学时。',
  ],
])('where hours come from: %o', (totals, sentence) => {
  expect(kindsSentence({ ...NO_HOURS, ...totals })).toBe(sentence);
});

describe('principles', () => {
  const told = (of: Partial<Record<(typeof PRINCIPLE_IDS)[number], number>>, rest = 0) =>
    principlesSentence({
      principles: PRINCIPLE_IDS.map((principle) => ({ principle, centihours: of[principle] ?? 0 })),
      withoutPrincipleCentihours: rest,
    });
  const every = (centihours: number) =>
    Object.fromEntries(PRINCIPLE_IDS.map((principle) => [principle, centihours]));

  test('nothing is said of nothing', () => expect(told({})).toBe(''));
  test('hours that name no principle', () =>
    expect(told({}, 500)).toBe('登记的学时都没有写明属于六项要求中的哪一项。'));
  test('all alike', () => expect(told(every(100))).toBe('六项要求的学时一样多。'));
  test('one more than the others', () =>
    expect(told({ ...every(100), law: 250 }, 100)).toBe(
      '六项要求中学得最多的是“依法办事”，2.5 学时。六项要求都有人学。另有 1 学时的登记没有写明属于哪一项。',
    ));
  test('two alike, four never', () =>
    expect(told({ law: 100, duty: 100 })).toBe(
      '六项要求中学得最多的是“恪尽职守”和“依法办事”，各 1 学时。还没有学到的是“坚定信念”“忠于国家”“服务人民”“公正廉洁”。',
    ));
});

describe('months', () => {
  const told = (of: Readonly<Record<number, number>>) =>
    monthsSentence(Array.from({ length: 13 }, (_, at) => ({ month: at + 1, centihours: of[at + 1] ?? 0 })));
  test('none', () => expect(told({})).toBe('各月都没有登记到学时。'));
  test('only what was taken back', () => expect(told({ 4: -100 })).toBe('各月都没有登记到学时。'));
  test('one', () => expect(told({ 4: 150, 5: 100 })).toBe('登记学时最多的是 4 月，1.5 学时。'));
  test('two alike, and after the year', () =>
    expect(told({ 4: 150, 6: 150, 13: -50 })).toBe(
      '登记学时最多的是 4 月和 6 月，各 1.5 学时。年度结束以后登记的合计 −0.5 学时。',
    ));
});

const RULE = '要求每人的职业道德网络学时不少于本人网络学时的 10%。';
test.each<[met: number, unmet: number, notAssessable: number, sentence: string]>([
  [0, 0, 0, RULE],
  [1, 0, 0, `${RULE}已经达到。`],
  [0, 1, 0, `${RULE}没有达到。`],
  [0, 0, 1, `${RULE}没有网络学时的记录，占比无法评定。`],
  [4, 0, 0, `${RULE}全部人员都达到。`],
  [0, 4, 0, `${RULE}没有人达到。`],
  [0, 0, 4, `${RULE}全部人员都没有网络学时的记录，占比无法评定。`],
  [2, 0, 1, `${RULE}达到要求的 2 人，没有网络学时、无法评定的 1 人。`],
  [2, 3, 1, `${RULE}达到要求的 2 人，没有达到的 3 人，没有网络学时、无法评定的 1 人。`],
])('the online share: %i met, %i not, %i without', (met, unmet, notAssessable, sentence) => {
  const people = met + unmet + notAssessable;
  const sums = { totals: NO_HOURS, shares: { met, unmet, notAssessable } };
  expect(shareSentence({ sums, people, requiredBasisPoints: 1000 })).toBe(sentence);
});

function aCourse(closed: number, passed: number, scores: readonly number[]): NamedCourseSums {
  const sum = scores.reduce((all, one) => all + one, 0);
  return {
    ...{ course: 'c', title: '课', questions: 10, rightBasisPoints: null, people: scores.length },
    ...{ closedAttempts: closed, passedAttempts: passed },
    scores:
      scores.length === 0
        ? null
        : { passes: scores.length, sum, lowest: Math.min(...scores), highest: Math.max(...scores) },
  };
}

test.each<[name: string, courses: readonly NamedCourseSums[], sentence: string]>([
  ['none', [], '没有人做过课程测验。'],
  ['one failed', [aCourse(1, 0, [])], '交卷 1 次，没有通过。没有人通过测验得到学时。'],
  ['one passed', [aCourse(1, 1, [85])], '交卷 1 次，通过。1 人次通过测验得到学时，成绩 85 分。'],
  ['all failed', [aCourse(3, 0, [])], '共交卷 3 次，都没有通过。没有人通过测验得到学时。'],
  ['all passed', [aCourse(2, 2, [80, 91])], '共交卷 2 次，全部通过。2 人次通过测验得到学时，平均 85.5 分。'],
  [
    'some of two courses',
    [aCourse(2, 1, [80]), aCourse(4, 3, [90, 90, 91])],
    '共交卷 6 次，通过 4 次，占 66.6%。4 人次通过测验得到学时，平均 87.7 分。',
  ],
])('quizzes: %s', (_name, courses, sentence) => {
  expect(quizSentence(courses)).toBe(sentence);
});

describe('against the year before', () => {
  const of = (people: number, met: number) => ({
    ...{ people, met, countedCentihours: 0, onTheWay: null },
    reasons: { noHours: 0, hoursShort: 0, share: 0, notAssessable: 0 },
  });
  test.each<[now: [number, number], then: [number, number], sentence: string]>([
    [[0, 0], [4, 2], ''],
    [[4, 2], [0, 0], ''],
    [[4, 2], [2, 1], '达标率与上年相同，都是 50%。'],
    [[4, 3], [2, 1], '达标率上升：2025 年 50%，2026 年 75%。'],
    [[4, 1], [2, 1], '达标率下降：2025 年 50%，2026 年 25%。'],
  ])('%o after %o', (now, then, sentence) => {
    expect(movedSentence(2026, of(...now), { year: 2025, all: of(...then) })).toBe(sentence);
  });
});

describe('corrections', () => {
  const posting = { source: 'event', entered: null, isLoose: false, people: 1, centihours: 0 } as const;
  const none = { postings: [], makeUps: [], view: { months: [] } };
  test('a year without any says so', () => {
    expect(correctionSentence(none)).toBe('没有撤销过登记。没有补登。');
  });
  test('each kind is told apart', () => {
    expect(
      correctionSentence({
        postings: [
          { ...posting, source: 'reversal', entries: 2 },
          { ...posting, entered: 'late', entries: 3 },
          { ...posting, entered: 'reopened', entries: 1 },
          { ...posting, entered: 'makeUp', entries: 5 },
        ],
        makeUps: [{ cause: 'absent', states: { overdue: 0, open: 0, excused: 2, done: 0 } }],
        view: { months: [{ month: 13, centihours: 750 }] },
      }),
    ).toBe(
      '撤销登记 2 笔，已经从学时里减去。过了登记截止日补登的有 4 笔，账上标明“补登”。年度结束以后补训、记回本年度的有 5 笔。年度结束以后登记的合计 7.5 学时，各月一节里单列为“年后”。2 人次因正当理由免予补训，不另加学时，是否达标仍按学时算。',
    );
  });
});

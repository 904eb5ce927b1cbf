import { describe, expect, test } from 'vitest';
import type { FollowFigures } from '../../../../../src/domain/api/following.ts';
import {
  comparisonSentence,
  forecastSentence,
  hoursSentence,
  reasonsSentence,
  standingSentence,
  type Told,
} from '../../../../../src/domain/report/annual/standing-sentences.ts';

const NO_REASON = { noHours: 0, hoursShort: 0, share: 0, notAssessable: 0 };

function some(people: number, met: number, more: Partial<FollowFigures> = {}): FollowFigures {
  return {
    ...{ people, met, countedCentihours: people * 650, onTheWay: null },
    reasons: { ...NO_REASON, hoursShort: people - met },
    ...more,
  };
}

function told(all: FollowFigures, more: Partial<Told['view']> = {}, isOver = false): Told {
  const policy = {
    title: '要求',
    citation: '文件',
    version: 1,
    requiredCentihours: 800,
    shareBasisPoints: 1000,
  };
  return {
    ...{ all, isOver },
    view: {
      ...{ year: 2026, asOf: '2026-06-30', isFrozen: false, closedOn: null, policy },
      ...{ unit: { id: 'u', name: '某局' }, ...more },
    },
  };
}

describe('who has met the year', () => {
  test.each<[people: number, met: number, isOver: boolean, sentence: string]>([
    [0, 0, false, '截至 2026 年 6 月 30 日，某局没有在册人员，没有学时可以统计。'],
    [1, 1, false, '截至 2026 年 6 月 30 日，某局在册 1 人，已经达到全年要求。'],
    [1, 0, false, '截至 2026 年 6 月 30 日，某局在册 1 人，还没有达到全年要求。'],
    [1, 0, true, '截至 2026 年 6 月 30 日，某局在册 1 人，没有达到全年要求。'],
    [5, 5, false, '截至 2026 年 6 月 30 日，某局在册 5 人，全部达到全年要求。'],
    [5, 0, false, '截至 2026 年 6 月 30 日，某局在册 5 人，还没有人达到全年要求。'],
    [5, 0, true, '截至 2026 年 6 月 30 日，某局在册 5 人，没有人达到全年要求。'],
    [
      ...[3, 2, false],
      '截至 2026 年 6 月 30 日，某局在册 3 人，其中 2 人达到全年要求，达标率 66.6%；其余 1 人还没有达到。',
    ] as [number, number, boolean, string],
    [
      ...[96000, 95999, true],
      '截至 2026 年 6 月 30 日，某局在册 96,000 人，其中 95,999 人达到全年要求，达标率 99.9%；其余 1 人没有达到。',
    ] as [number, number, boolean, string],
    [
      ...[96000, 1, false],
      '截至 2026 年 6 月 30 日，某局在册 96,000 人，其中 1 人达到全年要求，达标率不到 0.1%；其余 95,999 人还没有达到。',
    ] as [number, number, boolean, string],
  ])('%i people, %i of them met, over: %s', (people, met, isOver, sentence) => {
    expect(standingSentence(told(some(people, met), {}, isOver))).toBe(sentence);
  });

  test('a frozen year says that these are the figures of its closing', () => {
    const frozen = { isFrozen: true, closedOn: '2027-04-02', asOf: '2027-04-02' };
    expect(standingSentence(told(some(2, 2), frozen, true))).toBe(
      '按 2026 年度关账（2027 年 4 月 2 日）时封存的数据，某局在册 2 人，全部达到全年要求。',
    );
  });
});

describe('why the others have not', () => {
  test.each<[reasons: Partial<FollowFigures['reasons']>, people: number, isOver: boolean, sentence: string]>([
    [{}, 4, false, ''],
    [{}, 0, false, ''],
    [{ share: 1 }, 1, false, '原因是网络占比没达到。'],
    [{ noHours: 1 }, 8, false, '原因是还没有学时。'],
    [{ noHours: 1 }, 8, true, '原因是没有学时。'],
    [{ noHours: 3 }, 8, true, '没有达标的 3 人，原因都是没有学时。'],
    [
      { noHours: 2, notAssessable: 1 },
      8,
      false,
      '没有达标的 3 人按原因分：还没有学时 2 人；没有网络学时，占比无法评定 1 人。每人只算一个原因，先满足的算。',
    ],
  ])('%o of %i', (reasons, people, isOver, sentence) => {
    const all = { ...NO_REASON, ...reasons };
    const lagging = Object.values(all).reduce((sum, one) => sum + one, 0);
    expect(reasonsSentence(told(some(people, people - lagging, { reasons: all }), {}, isOver))).toBe(
      sentence,
    );
  });
});

describe('hours', () => {
  test.each<[people: number, centihours: number, isOver: boolean, sentence: string]>([
    [0, 0, false, ''],
    [1, 650, false, '计入 6.5 学时，要求是每人 8 学时。'],
    [3, 0, false, '还没有计入学时，要求是每人 8 学时。'],
    [3, -100, true, '全年没有计入学时，要求是每人 8 学时。'],
    [3, 1000, true, '共计入 10 学时，人均 3.33 学时，要求是每人 8 学时。'],
    [96000, 76_799_999, true, '共计入 767,999.99 学时，人均 7.99 学时，要求是每人 8 学时。'],
  ])('%i people with %i hundredths', (people, countedCentihours, isOver, sentence) => {
    expect(hoursSentence(told(some(people, 0, { countedCentihours }), {}, isOver))).toBe(sentence);
  });
});

describe('the forecast', () => {
  const forecast = { daysPassed: 181, daysInYear: 365, countedCentihours: 0 };
  test.each<[people: number, onTheWay: number | null, words: string]>([
    [0, 0, ''],
    [4, null, ''],
    [1, 1, '到年底学时够。'],
    [1, 0, '到年底学时不够。'],
    [4, 4, '到年底全部人员的学时都够。'],
    [4, 0, '到年底没有人的学时够。'],
    [4, 3, '到年底学时够的有 3 人，不够的有 1 人。'],
  ])('%i people, %s on the way', (people, onTheWay, words) => {
    const sentence = forecastSentence({ all: some(people, 0, { onTheWay }), forecast });
    expect(sentence).toBe(words && `全年 365 天已过 181 天，照目前的进度推算，${words}`);
  });

  test('there is none where nothing can be foretold', () => {
    expect(forecastSentence({ all: some(4, 0, { onTheWay: 2 }), forecast: null })).toBe('');
  });
});

describe('which parts do best', () => {
  const part = (name: string, people: number, met: number) => ({ name, figures: some(people, met) });
  test.each<[string, readonly ReturnType<typeof part>[], string]>([
    ['one alone is not compared', [part('甲', 4, 2)], ''],
    ['one with people is not compared with an empty one', [part('甲', 4, 2), part('乙', 0, 0)], ''],
    ['all', [part('甲', 4, 4), part('乙', 2, 2)], '2 个单位都全部达标。'],
    ['none', [part('甲', 4, 0), part('乙', 2, 0)], '2 个单位都没有人达标。'],
    ['the same', [part('甲', 4, 2), part('乙', 2, 1)], '2 个单位的达标率相同，都是 50%。'],
    ['a difference', [part('甲', 4, 1), part('乙', 2, 1)], '达标率最高的是乙，50%；最低的是甲，25%。'],
    [
      'several lowest',
      [part('甲', 4, 4), part('乙', 3, 0), part('丙', 2, 0)],
      '达标率最高的是甲，100%；最低的是乙和丙，0%。',
    ],
    [
      'too many to be named',
      [part('甲', 4, 4), ...['乙', '丙', '丁', '戊'].map((name) => part(name, 3, 0))],
      '达标率最高的是甲，100%；最低的是乙等 4 个单位，0%。',
    ],
    [
      'a difference that rounding hides',
      [part('甲', 3000, 1000), part('乙', 3001, 1000)],
      '达标率最高的是甲，33.3%；最低的是乙，33.3%。',
    ],
  ])('%s', (_name, parts, sentence) => {
    expect(comparisonSentence(parts, '单位')).toBe(sentence);
  });
});

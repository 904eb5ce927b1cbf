/** Rubrics whose points do not add up, and questionnaires asked twice. */
import type { Change } from '../../support/content/content-folder.ts';
import { type Broken, written } from './broken.ts';

const RUBRIC = 'rubrics/essay.yaml';
const SOUND = `title: 心得体会评分标准
kinds: [reflection]
passPoints: 60
allowedDifference: 10
criteria:
  - id: work
    title: 联系实际
    points: 50
    levels:
      - {from: 40, title: 好, means: 写了真实的事。}
      - {from: 0, title: 差, means: 没有联系自己。}
  - id: words
    title: 文字朴实
    points: 40
    levels:
      - {from: 30, title: 好, means: 通顺。}
      - {from: 0, title: 差, means: 不通顺。}
`;
const QUESTIONS = `version: 1
title: 课程评估
for: courses
questions:
  - {id: useful, text: 有没有用？, low: 没有用, high: 很有用}
  - {id: clear, text: 清楚吗？, low: 不清楚, high: 很清楚}
remark: 还有什么想说的？
`;
const changed = (from: string, to: string): readonly Change[] => [written(RUBRIC, SOUND.replace(from, to))];

export const BROKEN_RUBRICS: readonly Broken[] = [
  { name: 'not where they are sound', changes: changed('', ''), problems: [] },
  {
    name: 'a pass line above the full points',
    changes: changed('passPoints: 60', 'passPoints: 95'),
    problems: [
      'rubrics/essay.yaml:3:1 各项满分加起来是 90 分，合格线 95 分太高。请改低 passPoints，或者核对各项的 points。',
    ],
  },
  {
    name: 'readers who may differ by anything',
    changes: changed('allowedDifference: 10', 'allowedDifference: 40'),
    problems: [
      'rubrics/essay.yaml:4:1 允许相差 40 分，比满分 90 分的四分之一还多，两位读者的分数就没有约束了。请改小。',
    ],
  },
  {
    name: 'levels from low to high',
    changes: changed(
      '{from: 40, title: 好, means: 写了真实的事。}\n      - {from: 0',
      '{from: 0, title: 好, means: 写了真实的事。}\n      - {from: 40',
    ),
    problems: [
      'rubrics/essay.yaml:11:10 档次要从高到低：这一档从 40 分起，不比上一档的 0 分低。',
      'rubrics/essay.yaml:11:10 最低一档要从 0 分起，写 from: 0。',
    ],
  },
  {
    name: 'a level that cannot be reached',
    changes: changed('{from: 40', '{from: 51'),
    problems: ['rubrics/essay.yaml:10:10 这一项满分 50 分，不能有从 51 分起的档次。'],
  },
  {
    name: 'a criterion twice',
    changes: changed('id: words', 'id: work'),
    problems: ['rubrics/essay.yaml:12:5 评分项编号“work”出现了两次。请改掉一个。'],
  },
  {
    name: 'a kind there is not',
    changes: changed('[reflection]', '[reflexion]'),
    problems: [
      'rubrics/essay.yaml:2:9 “reflexion”不认识。是不是想写“reflection”？可以写的有：notes、reflection、paper。',
    ],
  },
  {
    name: 'something else in the folder',
    changes: [written('rubrics/readme.txt', '说明')],
    problems: ['rubrics/readme.txt:1:1 这个文件不该放在这里。rubrics 里只放评分标准的 .yaml 文件。'],
  },
  {
    name: 'two questionnaires for one thing',
    changes: [written('evaluations/one.yaml', QUESTIONS), written('evaluations/two.yaml', QUESTIONS)],
    problems: ['evaluations/two.yaml:3:1 “one”已经是问这一类的问卷了。一类只用一份，请删去一份或者改 for。'],
  },
  {
    name: 'a question twice',
    changes: [written('evaluations/one.yaml', QUESTIONS.replace('id: clear', 'id: useful'))],
    problems: ['evaluations/one.yaml:6:6 问题编号“useful”出现了两次。请改掉一个。'],
  },
];

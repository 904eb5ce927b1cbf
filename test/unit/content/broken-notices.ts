/** Wordings of notices that cannot be sent as they are. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { NOTICE_KINDS } from '../../../src/domain/notice/kinds.ts';
import { type Broken, written } from './broken.ts';

/** The portal's own wordings: they are right as they stand. */
const STANDARD = readFileSync(resolve('content/notices/standard.yaml'), 'utf8');
const lineOf = (text: string) => STANDARD.split('\n').findIndex((line) => line.includes(text)) + 1;
const standard = (from: string, to: string) => written('notices/standard.yaml', STANDARD.replace(from, to));
const override = (text: string) => [
  written('notices/standard.yaml', STANDARD),
  written('notices/police.yaml', text),
];

export const BROKEN_NOTICES: readonly Broken[] = [
  {
    name: 'a fact that this kind does not have',
    changes: [standard('title: 新的学习任务：{title}', 'title: 新的学习任务：{titel}')],
    problems: [
      `notices/standard.yaml:${lineOf('新的学习任务')}:5 填空“titel”不认识。是不是想写“title”？可以写的有：title、unit、due、items。`,
    ],
  },
  {
    name: 'braces that do not pair',
    changes: [standard('title: 新的学习任务：{title}', 'title: "新的学习任务：{title"')],
    problems: [
      `notices/standard.yaml:${lineOf('新的学习任务')}:5 花括号没有成对。填空写成 {title} 这样，文字里不要单独用花括号。`,
    ],
  },
  {
    name: 'a day that is not in the calendar',
    changes: [standard("['10-15', '12-01']", "['10-32', '12-01']")],
    problems: [
      `notices/standard.yaml:${lineOf('yearBehindFrom')}:18 日期写成“月-日”，例如 10-15，加上引号。`,
    ],
  },
  {
    name: 'no wordings for everybody',
    changes: [
      written(
        'notices/police.yaml',
        "units: ['GA']\nkinds:\n  rosterDone: { title: 写好了, text: 写好了。 }\n",
      ),
    ],
    problems: [
      'notices/standard.yaml:1:1 缺少文件 content/notices/standard.yaml。请补上，写法见 docs/authoring.zh-CN.md。',
    ],
  },
  {
    name: 'a kind of notice there is not',
    changes: override("units: ['GA']\nkinds:\n  assignmentGivn: { title: 任务, text: 任务。 }\n"),
    problems: [
      `notices/police.yaml:3:3 字段“assignmentGivn”不认识。是不是想写“assignmentGiven”？可以写的有：${NOTICE_KINDS.join('、')}。`,
    ],
  },
];

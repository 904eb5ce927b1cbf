/** Heads, courses, sections and Markdown that are wrong. */
import { type Broken, COURSE, LESSON, replaced, SECOND_LESSON } from './broken.ts';

export const BROKEN_LESSONS: readonly Broken[] = [
  {
    name: 'no head',
    changes: [replaced(SECOND_LESSON, '---\ntitle', 'title')],
    problems: [
      'courses/sample/02-second.mdx:1:1 文件开头要有一段用两行 --- 括起来的说明（title 等），写法见 docs/authoring.zh-CN.md。',
    ],
  },
  {
    name: 'an error in the head has the file’s line',
    changes: [replaced(LESSON, 'goal:', 'gaol:')],
    problems: [
      'courses/sample/01-first.mdx:2:1 缺少“goal”。请补上。',
      'courses/sample/01-first.mdx:3:1 字段“gaol”不认识。是不是想写“goal”？可以写的有：title、goal、objectives、checks。',
    ],
  },
  {
    name: 'an unknown objective in a lesson',
    changes: [replaced(SECOND_LESSON, '[say-it-all]', '[say-it-al]')],
    problems: [
      'courses/sample/02-second.mdx:4:14 学习目标“say-it-al”不认识。是不是想写“say-it-all”？可以写的有：say-it-all。',
    ],
  },
  {
    name: 'a question of presence about no section, and one whose right option is also wrong',
    changes: [
      replaced(
        LESSON,
        'objectives: [say-it-all]',
        'objectives: [say-it-all]\nchecks:\n  - section: 第一小节\n    question: 说什么？\n    right: 全\n    wrong: [全, 半]',
      ),
    ],
    problems: [
      'courses/sample/01-first.mdx:6:5 小节标题“第一小节”不认识。是不是想写“第一节”？可以写的有：第一节、第二节。',
      'courses/sample/01-first.mdx:8:5 “全”同时写在 right 和 wrong 里。请改掉一个。',
    ],
  },
  {
    name: 'an objective no lesson teaches',
    changes: [replaced(COURSE, 'changes:', '  - id: other\n    text: 另一个\nchanges:')],
    problems: [
      'courses/sample/course.yaml:11:5 没有一课的 objectives 里有“other”。请让某一课讲到它，或者删去这个目标。',
      'courses/sample/quiz.yaml:5:1 目标“other”还没有一道题。请为它出题，或者删去这个目标。',
    ],
  },
  {
    name: 'a version without a note',
    changes: [replaced(COURSE, 'version: 1\ncredit', 'version: 2\ncredit')],
    problems: ['courses/sample/course.yaml:11:1 changes 里没有第 2 版的说明。请加一条 version: 2。'],
  },
  {
    name: 'notes ahead of the version',
    changes: [
      replaced(
        COURSE,
        '    note: 首次发布\n',
        '    note: 首次发布\n  - version: 2\n    date: 2026-11-23\n    note: 改\n',
      ),
    ],
    problems: ['courses/sample/course.yaml:4:1 changes 已经写到第 2 版，version 还是 1。请改成 version: 2。'],
  },
  {
    name: 'an objective of the course twice',
    changes: [replaced(COURSE, 'changes:', '  - id: say-it-all\n    text: 又一个\nchanges:')],
    problems: ['courses/sample/course.yaml:11:5 “say-it-all”出现了两次。请删去或者改名。'],
  },
  {
    name: 'more hours than the content carries',
    changes: [replaced(COURSE, 'creditHours: 0.05', 'creditHours: 1')],
    problems: [
      'courses/sample/course.yaml:5:1 内容撑不起 1 学时：现有课文、自测和抽题只够 0.06 学时，还差约 12680 字的课文。请补写课文，或者把 creditHours 改为 0.06 以内。',
    ],
  },
  {
    name: 'published before any policy',
    changes: [replaced(COURSE, '2026-11-22', '2016-11-22')],
    problems: [
      'courses/sample/course.yaml:13:5 2016 年没有规则可依。请让某个文件的 fromYear 和 toYear 覆盖这一年。',
    ],
  },
  {
    name: 'a # heading',
    changes: [replaced(LESSON, '## 第二节', '# 第二节')],
    problems: [
      'courses/sample/01-first.mdx:18:1 正文里不用 # 一级标题：标题已经写在文件开头的 title 里。请改成 ##。',
    ],
  },
  {
    name: 'text before the first section',
    changes: [replaced(SECOND_LESSON, '## 只有一节', '先说一句。\n\n## 只有一节')],
    problems: ['courses/sample/02-second.mdx:7:1 第一个 ## 标题之前不能有内容。请把它移到标题下面。'],
  },
  {
    name: 'no section',
    changes: [replaced(SECOND_LESSON, '## 只有一节\n', '')],
    problems: [
      'courses/sample/02-second.mdx:8:1 第一个 ## 标题之前不能有内容。请把它移到标题下面。',
      'courses/sample/02-second.mdx:8:1 正文里没有 ## 标题。课文至少要有一节。',
    ],
  },
  {
    name: 'an empty section',
    changes: [replaced(SECOND_LESSON, '又一段文字。\n', '## 又一节\n\n又一段文字。\n')],
    problems: ['courses/sample/02-second.mdx:7:1 “只有一节”这一节下面没有内容。请补写，或者删去标题。'],
  },
  {
    name: 'a heading that skips a rank',
    changes: [replaced(SECOND_LESSON, '又一段文字。', '#### 小标题\n\n又一段文字。')],
    problems: ['courses/sample/02-second.mdx:9:1 标题跳了一级。## 之下先用 ###。'],
  },
  {
    name: 'import',
    changes: [replaced(SECOND_LESSON, '## 只有', 'import x from "y"\n\n## 只有')],
    problems: [
      'courses/sample/02-second.mdx:7:1 不能用 import 和 export。需要的组件不用引入，直接写。',
      'courses/sample/02-second.mdx:7:1 第一个 ## 标题之前不能有内容。请把它移到标题下面。',
    ],
  },
  {
    name: 'an expression',
    changes: [replaced(SECOND_LESSON, '又一段文字。', '共 {1 + 1} 项。')],
    problems: ['courses/sample/02-second.mdx:9:3 不能用花括号 { }。文字里要用花括号，请改用全角的｛｝。'],
  },
  {
    name: 'an expression that does not parse',
    changes: [replaced(SECOND_LESSON, '又一段文字。', '共 {一 二} 项。')],
    problems: ['courses/sample/02-second.mdx:9:5 不能用花括号 { }。文字里要用花括号，请改用全角的｛｝。'],
  },
  {
    name: 'an HTML comment',
    changes: [replaced(SECOND_LESSON, '又一段文字。', '<!-- 备注 -->')],
    problems: ['courses/sample/02-second.mdx:9:2 不支持 <!-- --> 注释。请删去。'],
  },
  {
    name: 'a less-than sign',
    changes: [replaced(SECOND_LESSON, '又一段文字。', '小于 3 写作 <3。')],
    problems: [
      'courses/sample/02-second.mdx:9:10 “<”会被当作标签的开头。文字里要用小于号，请写“小于”或者全角的“＜”。',
    ],
  },
  {
    name: 'a table head that says nothing',
    changes: [replaced(LESSON, '| 左 | 右 |', '| | 右 |')],
    problems: [
      'courses/sample/01-first.mdx:20:1 表头的第 1 格是空的，读屏软件念不出这一列是什么。请给它一个名称。',
    ],
  },
];

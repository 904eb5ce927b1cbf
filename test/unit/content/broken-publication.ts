/** Editing states that contradict what was published, and a history that contradicts the files. */
import { type Broken, CASE, COURSE, replaced, written } from './broken.ts';

const HISTORY = 'history.yaml';
const HASH = 'ab'.repeat(32);
const release = (version: number, more = '') =>
  `    - version: ${version}\n      date: 2026-11-22\n      hash: ${HASH}\n      author: 编写组\n      reviewer: 审校组\n      note: 首次发布\n${more}`;
const historyOf = (kind: 'courses' | 'cases', id: string, releases: string) => {
  const own = `${kind}:\n  ${id}:\n${releases}`;
  return written(HISTORY, kind === 'courses' ? `${own}cases: {}\n` : `courses: {}\n${own}`);
};
const published = replaced(COURSE, 'state: draft', 'state: published\nreviewer: 审校组');

export const BROKEN_PUBLICATION: readonly Broken[] = [
  {
    name: 'a state that is none',
    changes: [replaced(COURSE, 'state: draft', 'state: publised')],
    problems: [
      'courses/sample/course.yaml:15:1 “publised”不认识。是不是想写“published”？可以写的有：draft、review、published、retired。',
    ],
  },
  {
    name: 'a reviewer who is the author',
    changes: [replaced(COURSE, 'author: 编写组', 'author: 编写组\nreviewer: 编 写组')],
    problems: [
      'courses/sample/course.yaml:17:1 审校单位“编 写组”就是编写单位。编写的不能审校自己写的，请换一个单位审校。',
    ],
  },
  {
    name: 'a case whose reviewer is its author',
    changes: [replaced(CASE, 'author: 编写组', 'author: 编写组\nreviewer: 编写组')],
    problems: [
      'cases/door.mdx:12:1 审校单位“编写组”就是编写单位。编写的不能审校自己写的，请换一个单位审校。',
    ],
  },
  {
    name: 'published by hand',
    changes: [published],
    problems: [
      'courses/sample/course.yaml:4:1 第 1 版没有发布记录。state 和 version 不用手工改：先写 state: review，审校后运行 npx mingde content publish courses/sample。',
    ],
  },
  {
    name: 'published without a reviewer',
    changes: [
      replaced(COURSE, 'state: draft', 'state: published'),
      historyOf('courses', 'sample', release(1).replace(HASH, 'SAMPLE-HASH')),
    ],
    problems: [
      'courses/sample/course.yaml:15:1 state 是 published，却没有 reviewer。发布由 npx mingde content publish 完成，它会写上审校单位；没有发布的写 draft 或者 review。',
      'history.yaml:5:7 这里的写法不对。请对照 docs/authoring.zh-CN.md。',
    ],
  },
  {
    name: 'published content that was changed',
    changes: [published, historyOf('courses', 'sample', release(1))],
    problems: [
      'courses/sample/course.yaml:4:1 内容与第 1 版发布时不同。请发布新版：npx mingde content publish courses/sample --reviewer 审校单位 --note 改了什么；不是有意改动的，请恢复原样。',
    ],
  },
  {
    name: 'a published case that was changed',
    changes: [
      replaced(CASE, 'state: draft', 'state: published\nreviewer: 审校组'),
      historyOf('cases', 'door', release(1)),
    ],
    problems: [
      'cases/door.mdx:11:1 内容与第 1 版发布时不同。请发布新版：npx mingde content publish cases/door --reviewer 审校单位 --note 改了什么；不是有意改动的，请恢复原样。',
    ],
  },
  {
    name: 'published content set back to draft',
    changes: [historyOf('courses', 'sample', release(1))],
    problems: [
      'courses/sample/course.yaml:15:1 第 1 版已经发布，有人在学，不能再写 draft。要修改，请直接改课文，用 npm run preview 看，审校后运行 npx mingde content publish courses/sample；要停用，请运行 npx mingde content retire courses/sample。',
    ],
  },
  {
    name: 'published content that is gone',
    changes: [historyOf('courses', 'gone', release(1))],
    problems: [
      'history.yaml:2:3 courses/gone 发布过，文件却不见了。学习记录还要用到它，请恢复文件；不再提供的，运行 npx mingde content retire courses/gone。',
    ],
  },
  {
    name: 'a history out of order, reviewed by its author',
    changes: [
      historyOf('courses', 'sample', release(2) + release(1).replace('reviewer: 审校组', 'reviewer: 编写组')),
      replaced(COURSE, 'state: draft', 'state: draft'),
    ],
    problems: [
      'courses/sample/course.yaml:15:1 第 1 版已经发布，有人在学，不能再写 draft。要修改，请直接改课文，用 npm run preview 看，审校后运行 npx mingde content publish courses/sample；要停用，请运行 npx mingde content retire courses/sample。',
      'history.yaml:9:7 第 1 版排在第 2 版后面，次序不对。这个文件由命令写入，请恢复原样。',
      'history.yaml:9:7 审校单位“编写组”就是编写单位。编写的不能审校自己写的，请换一个单位审校。',
    ],
  },
];

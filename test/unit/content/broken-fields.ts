/** Fields and YAML that are wrong, and what authors are told. */
import { type Broken, COURSE, QUIZ, replaced } from './broken.ts';

export const BROKEN_FIELDS: readonly Broken[] = [
  {
    name: 'a missing field is named',
    changes: [replaced(COURSE, 'summary: 一句话说清。\n', '')],
    problems: ['courses/sample/course.yaml:1:1 缺少“summary”。请补上。'],
  },
  {
    name: 'an unknown field names the nearest known one',
    changes: [replaced(COURSE, 'title:', 'titel:')],
    problems: [
      'courses/sample/course.yaml:1:1 缺少“title”。请补上。',
      'courses/sample/course.yaml:1:1 字段“titel”不认识。是不是想写“title”？可以写的有：title、summary、principle、creditHours、tiers、trainingKinds、objectives、state、version、author、reviewer、changes。',
    ],
  },
  {
    name: 'an unknown field in a list item',
    changes: [replaced(QUIZ, '        right: true\n', '        rihgt: true\n')],
    problems: [
      'courses/sample/quiz.yaml:13:9 字段“rihgt”不认识。是不是想写“right”？可以写的有：text、right。',
    ],
  },
  {
    name: 'a summary that is too long',
    changes: [replaced(COURSE, 'summary: 一句话说清。', `summary: ${'长'.repeat(61)}`)],
    problems: ['courses/sample/course.yaml:2:1 最多 60 个字，现在 61 个。请缩短。'],
  },
  {
    name: 'a wrong type',
    changes: [replaced(COURSE, 'version: 1', 'version: 一')],
    problems: ['courses/sample/course.yaml:4:1 这里应当是数字。'],
  },
  {
    name: 'a word that is not among the known ones',
    changes: [replaced(COURSE, 'principle: service', 'principle: servise')],
    problems: [
      'courses/sample/course.yaml:3:1 “servise”不认识。是不是想写“service”？可以写的有：faith、loyalty、service、duty、law、integrity。',
    ],
  },
  {
    name: 'hours with three decimals',
    changes: [replaced(COURSE, 'creditHours: 0.05', 'creditHours: 0.055')],
    problems: ['courses/sample/course.yaml:5:1 学时应当是数字，最多两位小数，例如 1 或 0.5。'],
  },
  {
    name: 'a date that does not exist',
    changes: [replaced(COURSE, '2026-11-22', '2026-02-30')],
    problems: ['courses/sample/course.yaml:13:5 日期应当写成 2026-11-22 这样，并且真有这一天。'],
  },
  {
    name: 'an id with capitals',
    changes: [replaced(COURSE, '- id: say-it-all', '- id: Say-It')],
    problems: [
      'courses/sample/course.yaml:9:5 编号只用小写字母、数字和连字符，以字母或数字开头，例如 spot-conflict。',
    ],
  },
  {
    name: 'a list that is empty',
    changes: [replaced(COURSE, 'tiers: [window]', 'tiers: []')],
    problems: ['courses/sample/course.yaml:6:1 至少要有 1 项。'],
  },
  {
    name: 'a repeated list item',
    changes: [replaced(COURSE, 'tiers: [window]', 'tiers: [window, leader, window]')],
    problems: ['courses/sample/course.yaml:6:25 “window”出现了两次。请删去或者改名。'],
  },
  {
    name: 'an empty field',
    changes: [replaced('portal.yaml', 'organiser: 样例机关', 'organiser:')],
    problems: ['portal.yaml:2:1 这里不能空着。'],
  },
  {
    name: 'an identifier with a slash at its end',
    changes: [replaced('portal.yaml', 'gov.cn/id', 'gov.cn/id/')],
    problems: [
      'portal.yaml:4:1 标识应当是一个 https:// 开头的网址，末尾不带斜杠，例如 https://mingde.example.gov.cn/id；定下以后不再改动。',
    ],
  },
  {
    name: 'a seal of two characters',
    changes: [replaced('principles/law.mdx', 'seal: 法', 'seal: 法律')],
    problems: ['principles/law.mdx:3:1 印章应当是一个汉字。'],
  },
  {
    name: 'YAML: a tab',
    changes: [replaced(COURSE, '  - id: say-it-all', '\t- id: say-it-all')],
    problems: ['courses/sample/course.yaml:9:1 缩进里有制表符（Tab）。请改用空格，每层两个。'],
  },
  {
    name: 'YAML: a key twice',
    changes: [replaced(COURSE, 'version: 1', 'title: 又一个\nversion: 1')],
    problems: ['courses/sample/course.yaml:4:1 同一个字段写了两次。请删去一个。'],
  },
  {
    name: 'YAML: an unclosed quotation mark',
    changes: [replaced(COURSE, 'summary: 一句话说清。', 'summary: "一句话说清。')],
    problems: ['courses/sample/course.yaml:2:10 英文引号没有成对。请补上另一半。'],
  },
  {
    name: 'YAML: a colon inside',
    changes: [replaced(COURSE, 'summary: 一句话说清。', 'summary: 一句话: 说清。')],
    problems: [
      'courses/sample/course.yaml:2:10 冒号后面要空一格；内容里本身有英文冒号加空格的，请把整段放进英文引号。',
    ],
  },
  {
    name: 'YAML: a reference',
    changes: [replaced(COURSE, 'title: 样例课程', 'title: &name 样例课程')],
    problems: [
      'courses/sample/course.yaml:1:14 不支持 & 和 * 引用。请把内容直接写出来；若是文字，请放进英文引号。',
    ],
  },
];

/** Policies that leave a year without a rule. */
import { type Broken, POLICY, replaced, SECOND_POLICY, written } from './broken.ts';

export const BROKEN_POLICIES: readonly Broken[] = [
  {
    name: 'a gap between policies',
    changes: [
      replaced(POLICY, 'fromYear: 2017', 'fromYear: 2017\ntoYear: 2020'),
      written('policies/second.yaml', SECOND_POLICY),
    ],
    problems: [
      'policies/second.yaml:7:1 2021 年没有规则可依。请让某个文件的 fromYear 和 toYear 覆盖这一年。',
    ],
  },
  {
    name: 'a policy version twice',
    changes: [
      replaced(POLICY, 'fromYear: 2017', 'fromYear: 2017\ntoYear: 2021'),
      written('policies/second.yaml', SECOND_POLICY.replace('version: 2', 'version: 1')),
    ],
    problems: [
      'policies/second.yaml:1:1 版本号 1 已经用在 content/policies/sample.yaml。规则变了就用一个没有用过的更大的版本号。',
    ],
  },
  {
    name: 'policies that end',
    changes: [replaced(POLICY, 'fromYear: 2017', 'fromYear: 2017\ntoYear: 2030')],
    problems: [
      'policies/sample.yaml:8:1 2030 年以后没有规则可依。请去掉最新一版的 toYear，或者加一个新版本。',
    ],
  },
  {
    name: 'a policy that ends before it begins',
    changes: [replaced(POLICY, 'fromYear: 2017', 'fromYear: 2017\ntoYear: 2016')],
    problems: [
      'courses/sample/course.yaml:13:5 2026 年没有规则可依。请让某个文件的 fromYear 和 toYear 覆盖这一年。',
      'policies/sample.yaml:8:1 toYear 不能早于 fromYear。',
      'policies/sample.yaml:8:1 2016 年以后没有规则可依。请去掉最新一版的 toYear，或者加一个新版本。',
    ],
  },
  {
    name: 'a quota without its hours',
    changes: [replaced(POLICY, 'reading: earned', 'reading: quota')],
    problems: ['policies/sample.yaml:21:5 reading 是 quota 时，要写 quotaCreditHours（规定的年度学时）。'],
  },
  {
    name: 'hours of a quota that is not used',
    changes: [replaced(POLICY, 'reading: earned', 'reading: earned\n    quotaCreditHours: 50')],
    problems: [
      'policies/sample.yaml:22:5 reading 是 earned 时，不写 quotaCreditHours。请删去，或者把 reading 改为 quota。',
    ],
  },
  {
    name: 'a cut-off that does not exist',
    changes: [replaced(POLICY, '12-31', '11-31')],
    problems: ['policies/sample.yaml:8:1 月日应当写成 12-31 这样，并且真有这一天。'],
  },
  {
    name: 'a requirement id twice',
    changes: [replaced(POLICY, 'id: online-share', 'id: annual-hours')],
    problems: ['policies/sample.yaml:15:5 要求编号“annual-hours”出现了两次。请改掉一个。'],
  },
  {
    name: 'books that close before December is over',
    changes: [replaced(POLICY, '12-31', '11-30')],
    problems: [
      'policies/sample.yaml:8:1 12 月的学时也算当年，登记不能在 11-30 就截止。请写 cutOff: 12-31；到次年才截止的，另写一行 cutOffYear: next。',
    ],
  },
  {
    name: 'a cut-off in neither year',
    changes: [replaced(POLICY, 'cutOff: 12-31', 'cutOff: 04-30\ncutOffYear: nxet')],
    problems: ['policies/sample.yaml:9:1 “nxet”不认识。是不是想写“next”？可以写的有：same、next。'],
  },
  {
    name: 'steps that no course of the content can reach',
    changes: [
      replaced(
        POLICY,
        'budget:',
        `conversions:
  - kind: steps
    categories: [ethicsOnline]
    steps:
      - {fromMinutes: 1, creditHours: 0.03}
      - {fromMinutes: 60, creditHours: 0.04}
budget:`,
      ),
    ],
    problems: [
      'courses/sample/course.yaml:5:1 按规则的分档，一门课记不到 0.05 学时。请把 creditHours 改为 0.03 以内。',
    ],
  },
  {
    name: 'two caps on one kind of hours, and one id twice',
    changes: [
      replaced(
        POLICY,
        'budget:',
        `caps:
  - {id: one, title: 一, categories: [ethicsEvent], maximumCreditHours: 2}
  - {id: two, title: 二, categories: [ethicsPractice, ethicsEvent], maximumCreditHours: 2}
  - {id: one, title: 三, categories: [ethicsMakeUp], maximumCreditHours: 2}
budget:`,
      ),
    ],
    problems: [
      'policies/sample.yaml:24:54 “ethicsEvent”已经受上限“one”约束。一类学时只能有一个上限，请从其中一个里去掉。',
      'policies/sample.yaml:25:6 上限编号“one”出现了两次。请改掉一个。',
    ],
  },
  {
    name: 'conversions that contradict themselves',
    changes: [
      replaced(
        POLICY,
        'budget:',
        `conversions:
  - {kind: days, categories: [ethicsOnline], dayCreditHours: 6, halfDayCreditHours: 3}
  - {kind: linear, categories: [ethicsOnline], minutesPerCreditHour: 45}
  - kind: steps
    categories: [otherOnline]
    steps:
      - {fromMinutes: 30, creditHours: 1}
      - {fromMinutes: 15, creditHours: 0.5}
budget:`,
      ),
    ],
    problems: [
      'policies/sample.yaml:23:31 在线学习不能按天折算。请改用 kind: linear（分钟）或者 kind: steps（分档）。',
      'policies/sample.yaml:24:33 “ethicsOnline”有两种折算办法。请只留一种。',
      'policies/sample.yaml:29:9 分档要从少到多：fromMinutes 和 creditHours 都要比上一档大。',
    ],
  },
];

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
];

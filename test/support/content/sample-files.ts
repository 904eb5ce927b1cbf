/** The smallest content that is right in every respect. Tests change one thing in it. */

const principle = (title: string, seal: string, order: number) => `---
title: ${title}
seal: ${seal}
order: ${order}
summary: 一句话说清。
---

## 要求

一段文字。
`;

const tier = (title: string, order: number) => `title: ${title}
order: ${order}
summary: 一句话说清。
focus:
  - 第一件事
  - 第二件事
`;

const policy = `version: 1
title: 年度要求
citation:
  document: 样例〔2017〕1号
  clause: 第一条
  issuer: 样例机关
fromYear: 2017
cutOff: 12-31
requirements:
  - id: annual-hours
    kind: minimumHours
    title: 全年学时
    categories: [ethicsOnline, ethicsEvent]
    requiredCreditHours: 8
  - id: online-share
    kind: minimumShare
    title: 网络占比
    numerator: [ethicsOnline]
    denominator: [ethicsOnline, otherOnline]
    requiredBasisPoints: 1000
    reading: earned
budget:
  charactersPerMinute: 300
  selfCheckSeconds: 30
  questionSeconds: 60
  caseDecisionSeconds: 90
  minimumShareBasisPoints: 8000
  minutesPerCreditHour: 45
quiz:
  attemptsBeforeWait: 3
  waitMinutes: 1440
`;

const course = `title: 样例课程
summary: 一句话说清。
principle: service
version: 1
creditHours: 0.05
tiers: [window]
trainingKinds: [inService]
objectives:
  - id: say-it-all
    text: 一次说全
changes:
  - version: 1
    date: 2026-11-22
    note: 首次发布
state: draft
author: 编写组
`;

const firstLesson = `---
title: 第一课
goal: 学完这一课，你能一次说全。
objectives: [say-it-all]
---

## 第一节

<Fictional />

一段文字，**加粗**也可以。

<Figure src="steps.svg" alt="三个步骤" caption="步骤" />

- 一项
- 又一项

## 第二节

| 左 | 右 |
|---|---|
| 甲 | 乙 |

<Dialogue>
<Say who="老人">在哪里办？</Say>
<Say who="你">就在这里。</Say>
</Dialogue>

<Basis name="样例条例" issuer="样例机关" date="2018-12-29" status="现行" article="第三条">用自己的话说。</Basis>

<SelfCheck question="怎样说？">
<Choice feedback="不全。">说一半</Choice>
<Choice right feedback="全了。">说全</Choice>
</SelfCheck>

<Reflect>昨天你说全了吗？</Reflect>
`;

const secondLesson = `---
title: 第二课
goal: 学完这一课，你能再说一次。
objectives: [say-it-all]
---

## 只有一节

又一段文字。
`;

const steps = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
  <defs><marker id="tip"/></defs>
  <path d="M0 0h10" marker-end="url(#tip)"/>
</svg>
`;

const quiz = `passPercent: 80
draw:
  - objective: say-it-all
    count: 2
questions:
  - id: q01
    objective: say-it-all
    kind: single
    stem: 单选题？
    options:
      - text: 选项甲
      - text: 选项乙
        right: true
      - text: 选项丙
    explanation: 因为如此。
  - id: q02
    objective: say-it-all
    kind: multiple
    stem: 多选题？
    options:
      - text: 选项甲
        right: true
      - text: 选项乙
        right: true
      - text: 选项丙
    explanation: 因为如此。
  - id: q03
    objective: say-it-all
    kind: trueFalse
    stem: 判断题。
    answer: false
    explanation: 因为如此。
`;

const study = `---
title: 样例案例
summary: 一句话说清。
principle: integrity
minutes: 5
creditHours: 0.03
objectives: [说得清为什么]
start: door
state: draft
version: 1
author: 编写组
changes: [{ version: 1, date: 2026-11-22, note: 首次发布 }]
---

<Scene id="door" title="门口">

<Fictional />

有人敲门。

<Decision question="开不开？">
<Way to="open">开门</Way>
<Way to="wait">等一等</Way>
</Decision>

</Scene>

<Scene id="wait" title="等">

他还在。

<Decision question="现在呢？">
<Way to="open">开门</Way>
<Way to="gone">不开</Way>
</Decision>

</Scene>

<Scene id="open" title="开了" ending="门开了">

是邻居。

</Scene>

<Scene id="gone" title="走了" ending="人走了">

他走了。

</Scene>

<Debrief>

说明。

</Debrief>
`;

const page = `---
title: 帮助
summary: 一句话说清。
---

## 登录

一段文字，见 [课程](/courses/)。
`;

const portal = `name: 明德
organiser: 样例机关
issuer: 样例机关
identifier: https://mingde.example.gov.cn/id
footer:
  - 样例
`;

const glossary = `- name: 回避
  pinyin: hui bi
  group: procedure
  definition: 办事的人与事情有利害关系时，退出这件事的办理。
- name: 首问负责
  pinyin: shou wen fu ze
  group: service
  also: [首问负责制]
  definition: 第一个被问到的人，负责把事情交到能办的人手里。
`;

export const SAMPLE_FILES: Readonly<Record<string, string>> = {
  'portal.yaml': portal,
  'policies/sample.yaml': policy,
  'principles/faith.mdx': principle('坚定信念', '信', 1),
  'principles/loyalty.mdx': principle('忠于国家', '忠', 2),
  'principles/service.mdx': principle('服务人民', '民', 3),
  'principles/duty.mdx': principle('恪尽职守', '责', 4),
  'principles/law.mdx': principle('依法办事', '法', 5),
  'principles/integrity.mdx': principle('公正廉洁', '廉', 6),
  'tiers/leader.yaml': tier('领导干部', 1),
  'tiers/window.yaml': tier('窗口单位', 2),
  'tiers/grassroots.yaml': tier('基层', 3),
  'tiers/enforcement.yaml': tier('执法一线', 4),
  'courses/sample/course.yaml': course,
  'courses/sample/01-first.mdx': firstLesson,
  'courses/sample/02-second.mdx': secondLesson,
  'courses/sample/quiz.yaml': quiz,
  'courses/sample/steps.svg': steps,
  'cases/door.mdx': study,
  'pages/help.mdx': page,
  'glossary.yaml': glossary,
};

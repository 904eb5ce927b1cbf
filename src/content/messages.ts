/**
 * What authors read when a content file is wrong, in plain Chinese: what is wrong, then what would be right.
 * The one place for these sentences. Interface text for learners is in src/i18n.
 */

/** A value or key that is not among the known ones, with the nearest of them. */
function unknown(what: string, given: string, known: readonly string[], nearest?: string): string {
  const guess = nearest ? `是不是想写“${nearest}”？` : '';
  return `${what}“${given}”不认识。${guess}可以写的有：${known.join('、')}。`;
}

const file = {
  missing: (path: string) => `缺少文件 ${path}。请补上，写法见 docs/authoring.md。`,
  notUtf8: (offset: number) =>
    `文件不是 UTF-8 编码（第 ${offset} 个字节读不出）。请用编辑器“另存为”，编码选 UTF-8。`,
  unexpected: (place: string) => `这个文件不该放在这里。${place}`,
  slug: (name: string) =>
    `名称“${name}”不合用。只用小写字母、数字和连字符，以字母或数字开头，例如 handle-requests。`,
  lessonName: (name: string) =>
    `课文文件名“${name}”不对。应当是两位序号加连字符和英文短名，例如 01-first-step.mdx。`,
  lessonOrder: (name: string, expected: string) =>
    `课文序号不连续：这里应当是 ${expected}，现在是 ${name}。请从 01 起逐个编号，不跳号，不重号。`,
  noLessons: () => '这门课还没有课文。请至少放一个 01-….mdx。',
  noneOfKind: (folder: string) => `${folder} 里还没有文件。请至少放一个。`,
  inCourse: () => '课程文件夹里只放 course.yaml、quiz.yaml、01-….mdx 这样的课文，和 .svg 图。',
  onlyKind: (folder: string, ending: string) =>
    ending === '.mdx' ? `${folder} 里只放 .mdx 文件和它们用到的 .svg 图。` : `${folder} 里只放 .yaml 文件。`,
  fixedNames: (name: string, known: readonly string[], nearest?: string) =>
    unknown('文件名', name, known, nearest),
};

const yaml = {
  syntax: (detail: string) => `YAML 写法有误：${detail}`,
  duplicateKey: () => '同一个字段写了两次。请删去一个。',
  tab: () => '缩进里有制表符（Tab）。请改用空格，每层两个。',
  indent: () => '缩进不齐。同一层的内容要对齐，每层比上一层多两个空格。',
  colon: () => '冒号后面要空一格；内容里本身有英文冒号加空格的，请把整段放进英文引号。',
  quote: () => '英文引号没有成对。请补上另一半。',
  special: () => '这个符号不能放在开头。请把整段放进英文双引号。',
  empty: () => '文件是空的。请按 docs/authoring.md 的格式填写。',
  alias: () => '不支持 & 和 * 引用。请把内容直接写出来；若是文字，请放进英文引号。',
};

const field = {
  missing: (name: string) => `缺少“${name}”。请补上。`,
  type: (expected: string) => `这里应当是${expected}。`,
  empty: () => '这里不能空着。',
  oneLine: () => '这里只写一行，不要换行。',
  unknownKey: (key: string, known: readonly string[], nearest?: string) =>
    unknown('字段', key, known, nearest),
  unknownValue: (value: string, known: readonly string[], nearest?: string) =>
    unknown('', value, known, nearest),
  tooLong: (maximum: number, actual: number) => `最多 ${maximum} 个字，现在 ${actual} 个。请缩短。`,
  tooFew: (minimum: number) => `至少要有 ${minimum} 项。`,
  tooMany: (maximum: number) => `最多 ${maximum} 项。`,
  atLeast: (minimum: number) => `不能小于 ${minimum}。`,
  atMost: (maximum: number) => `不能大于 ${maximum}。`,
  wholeNumber: () => '这里应当是整数。',
  hours: () => '学时应当是数字，最多两位小数，例如 1 或 0.5。',
  date: () => '日期应当写成 2026-11-22 这样，并且真有这一天。',
  monthDay: () => '月日应当写成 12-31 这样，并且真有这一天。',
  slug: () => '编号只用小写字母、数字和连字符，以字母或数字开头，例如 spot-conflict。',
  identifier: () =>
    '标识应当是一个 https:// 开头的网址，末尾不带斜杠，例如 https://mingde.example.gov.cn/id；定下以后不再改动。',
  seal: () => '印章应当是一个汉字。',
  repeated: (value: string) => `“${value}”出现了两次。请删去或者改名。`,
  invalid: () => '这里的写法不对。请对照 docs/authoring.md。',
};

const course = {
  versionNote: (version: number) => `changes 里没有第 ${version} 版的说明。请加一条 version: ${version}。`,
  versionBehind: (latest: number, version: number) =>
    `changes 已经写到第 ${latest} 版，version 还是 ${version}。请改成 version: ${latest}。`,
  unknownObjective: (id: string, known: readonly string[], nearest?: string) =>
    unknown('学习目标', id, known, nearest),
  untaught: (id: string) => `没有一课的 objectives 里有“${id}”。请让某一课讲到它，或者删去这个目标。`,
  hoursNever: (claimed: string, possible: string) =>
    `按规则的分档，一门课记不到 ${claimed} 学时。请把 creditHours 改为 ${possible} 以内。`,
  hoursTooMany: (claimed: string, possible: string, characters: number) =>
    `内容撑不起 ${claimed} 学时：现有课文、自测和抽题只够 ${possible} 学时，还差约 ${characters} 字的课文。请补写课文，或者把 creditHours 改为 ${possible} 以内。`,
};

const quiz = {
  options: (kind: string) => `${kind} 题要有 options，三到五个选项。`,
  singleRight: (right: number) => `单选题（single）只能有一个 right: true，现在有 ${right} 个。`,
  multipleRight: (right: number) => `多选题（multiple）至少要有两个 right: true，现在有 ${right} 个。`,
  multipleWrong: () => '多选题（multiple）至少要有一个错误选项，现在全部标了 right: true。',
  sameOption: (text: string) => `两个选项写得一样：“${text}”。请改掉一个。`,
  isTrue: () => '正确',
  isFalse: () => '错误',
  repeatedId: (id: string) => `题号“${id}”已经用过。每题一个编号，删掉的题的编号也不再使用。`,
  repeatedDraw: (id: string) => `目标“${id}”在 draw 里出现了两次。请合并成一条。`,
  poolTooSmall: (id: string, pool: number, count: number) =>
    `目标“${id}”要抽 ${count} 题，题库里只有 ${pool} 题。题库要比抽题数多，至少 ${count + 1} 题；请加题，或者减少 count。`,
  neverDrawn: (id: string) =>
    `draw 里没有目标“${id}”，这道题永远抽不到。请在 draw 里加上它，或者换一个目标。`,
  tellsByLength: (longest: number, total: number) =>
    `${total} 道单选题里有 ${longest} 道的正确选项最长，看长短就能猜中。请把正确选项写短些，或者把错误选项写得一样具体。`,
  tellsByPlace: (place: number, times: number, total: number) =>
    `${total} 道单选题里有 ${times} 道的正确选项排在第 ${place} 位。请把位置打散。`,
};

const mdx = {
  syntax: (detail: string) => `标签或者花括号的写法有误：${detail}`,
  unclosed: (name: string) => `标签 <${name}> 没有收尾。请补上 </${name}>；没有内容的写成 <${name} … />。`,
  strayClose: (name: string) =>
    `多了一个 </${name}>，前面没有与它对应的 <${name}>。请删去，或者检查标签的顺序。`,
  lessThan: () => '“<”会被当作标签的开头。文字里要用小于号，请写“小于”或者全角的“＜”。',
  comment: () => '不支持 <!-- --> 注释。请删去。',
  frontmatter: () => '文件开头要有一段用两行 --- 括起来的说明（title 等），写法见 docs/authoring.md。',
  importExport: () => '不能用 import 和 export。需要的组件不用引入，直接写。',
  expression: () => '不能用花括号 { }。文字里要用花括号，请改用全角的｛｝。',
  spread: (name: string) => `<${name}> 里不能用 {...}。请逐个写出属性，用英文双引号括起来。`,
  notLiteral: (name: string, attribute: string) =>
    `<${name}> 的 ${attribute} 只能是英文双引号里的文字，例如 ${attribute}="……"。`,
  flagOnly: (name: string, attribute: string) =>
    `<${name}> 的 ${attribute} 不用写值，只写 ${attribute} 就行。`,
  unknownComponent: (name: string, known: readonly string[], nearest?: string) =>
    unknown(
      '组件',
      `<${name}>`,
      known.map((one) => `<${one}>`),
      nearest && `<${nearest}>`,
    ),
  unknownAttribute: (name: string, attribute: string, known: readonly string[], nearest?: string) =>
    known.length === 0
      ? `<${name}> 没有属性，请去掉 ${attribute}。`
      : unknown(`<${name}> 的属性`, attribute, known, nearest),
  missingAttribute: (name: string, attribute: string) => `<${name}> 缺少 ${attribute}="……"。请补上。`,
  emptyAttribute: (name: string, attribute: string) => `<${name}> 的 ${attribute} 是空的。请填写。`,
  repeatedAttribute: (name: string, attribute: string) => `<${name}> 的 ${attribute} 写了两次。请删去一个。`,
  attributeValue: (name: string, attribute: string, value: string, known: readonly string[]) =>
    `<${name}> 的 ${attribute} 不能是“${value}”。可以写的有：${known.join('、')}。`,
  attributeDate: (name: string) => `<${name}> 的 date 应当写成 2018-12-29 这样，并且真有这一天。`,
  notHere: (name: string, where: readonly string[]) =>
    `<${name}> 只能放在${where.map((one) => `<${one}>`).join('或者')}里面。`,
  notTop: (name: string) => `<${name}> 应当单独成段，不能放在别的组件、表格、列表或者引用里面。`,
  noChildren: (name: string) => `<${name}> 里面不放内容。请写成 <${name} … />。`,
  needsText: (name: string) => `<${name}> 里面是空的。请写上文字。`,
  onlyChildren: (name: string, children: readonly string[]) =>
    `<${name}> 里面只能放 ${children.map((one) => `<${one}>`).join('、')}。`,
  inline: (name: string) => `<${name}> 夹在一行文字中间了。请让它单独成段，前后各空一行。`,
  heading1: () => '正文里不用 # 一级标题：标题已经写在文件开头的 title 里。请改成 ##。',
  headingInCase: () =>
    '案例里不用 # 和 ## 标题：场景的标题写在 <Scene title="…"> 里；<Debrief> 里要分段请用 ###。',
  headingSkips: () => '标题跳了一级。## 之下先用 ###。',
  tableHead: (column: number) => `表头的第 ${column} 格是空的，读屏软件念不出这一列是什么。请给它一个名称。`,
  headingEmpty: () => '标题是空的。请写上文字。',
  headingNested: () => '## 标题不能放在引用、列表或者组件里面。请把它移到外面。',
  beforeFirstSection: () => '第一个 ## 标题之前不能有内容。请把它移到标题下面。',
  noSections: () => '正文里没有 ## 标题。课文至少要有一节。',
  emptySection: (title: string) => `“${title}”这一节下面没有内容。请补写，或者删去标题。`,
  image: () => '不用 ![ ]( ) 放图。请把 SVG 文件放在旁边，写 <Figure src="…" alt="…" />。',
  footnote: () => '不支持脚注。请把它写进正文，或者用 <Basis>。',
  strike: () => '两个“~”之间的字会被画上删除线。表示范围请写“至”或者“—”，例如 3 至 5 天。',
  boldBroken: () => '加粗没有生效，读者会看到 ** 号。请在 ** 的外侧空一格，或者把标点移到 ** 外面。',
  code: () => '这一段缩进或者反引号会显示成代码。请去掉行首的空格或者反引号。',
  link: (url: string) =>
    `链接“${url}”不能用。站内写 /courses/… 这样以斜杠开头的路径，站外写 https:// 开头的网址。`,
};

const figure = {
  name: (src: string) => `图的文件名“${src}”不对。只写旁边的文件名，以 .svg 结尾，例如 three-questions.svg。`,
  missing: (src: string) => `找不到图 ${src}。请把它放在本文件旁边，或者改对 src。`,
  notSvg: () => '这个文件不是 SVG 图。',
  viewBox: () => 'SVG 图要有 viewBox，才能随屏幕缩放。',
  script: () => 'SVG 图里不能有脚本（<script> 或者 onclick 一类的属性）。请删去。',
  foreign: () => 'SVG 图里不能有 <foreignObject>。请改用 SVG 自己的文字和图形。',
  external: (value: string) => `SVG 图里不能引用别处的内容（${value}）。请把它画进图里，或者删去。`,
  doctype: () => 'SVG 图里不能有 <!DOCTYPE> 和 <!ENTITY>。请删去这一行。',
  styles: () => 'SVG 图里不能有 <style>：它会影响整个页面。请把样式写成元素的属性。',
  unused: () => '没有一处用到这幅图。请在课文里用 <Figure> 放进去，或者删去文件。',
};

const selfCheck = {
  choices: (count: number) => `<SelfCheck> 至少要有两个 <Choice>，现在有 ${count} 个。`,
  right: (count: number) => `<SelfCheck> 要有且只有一个 <Choice right …>，现在有 ${count} 个。`,
};

const passageCheck = {
  section: (title: string, known: readonly string[], nearest?: string) =>
    unknown('小节标题', title, known, nearest),
  both: (right: string) => `“${right}”同时写在 right 和 wrong 里。请改掉一个。`,
  whichSection: () => '刚才读到的这一节，标题是哪一个？',
  whichSentence: () => '下面哪一句，是刚才读到的这一节里的？',
};

const caseStudy = {
  hoursTooMany: (claimed: string, possible: string, minutes: string) =>
    `内容撑不起 ${claimed} 学时：走得最短的一条路连同复盘约 ${minutes} 分钟，只够 ${possible} 学时。请把 creditHours 改为 ${possible} 以内，或者补写场景和复盘。`,
  start: (id: string, known: readonly string[], nearest?: string) =>
    unknown('start 指向的场景', id, known, nearest),
  repeatedScene: (id: string) => `场景编号“${id}”已经用过。请换一个。`,
  sceneId: (id: string) => `场景编号“${id}”不合用。只用小写字母、数字和连字符，例如 ask-back。`,
  wayTo: (id: string, known: readonly string[], nearest?: string) =>
    unknown('这条路通向的场景', id, known, nearest),
  wayToSelf: () => '这条路又回到了本场景。请通向另一个场景。',
  unreachable: (id: string) =>
    `从第一个场景出发，走不到“${id}”。请让某个 <Way to="${id}"> 通向它，或者删去这个场景。`,
  noEnding: (id: string) => `从场景“${id}”出发，走不到任何结局。请给某个后续场景加上 ending="……"。`,
  neither: (id: string) => `场景“${id}”既没有 <Decision>，也没有 ending="……"。二者要有一个。`,
  both: (id: string) => `场景“${id}”已经是结局（ending），不能再有 <Decision>。请去掉一个。`,
  decisions: (id: string) => `场景“${id}”有不止一个 <Decision>。一个场景只作一次决定，请拆成两个场景。`,
  ways: (count: number) => `<Decision> 至少要有两个 <Way>，现在有 ${count} 个。`,
  sameWays: (id: string) => `两条路都通向“${id}”，选哪条都一样。请改掉一条。`,
  onlyScenes: () => '案例的最外层只能是 <Scene> 和 <Debrief>。请把这段文字放进某个场景。',
  noScenes: () => '案例里没有 <Scene>。请至少写两个场景。',
  debrief: (count: number) => `案例要有且只有一个 <Debrief>，现在有 ${count} 个。`,
  debriefLast: () => '<Debrief> 要放在最后，所有场景之后。',
};

const policy = {
  repeatedVersion: (version: number, other: string) =>
    `版本号 ${version} 已经用在 ${other}。规则变了就用一个没有用过的更大的版本号。`,
  gap: (year: number) => `${year} 年没有规则可依。请让某个文件的 fromYear 和 toYear 覆盖这一年。`,
  noOpenEnd: (year: number) => `${year} 年以后没有规则可依。请去掉最新一版的 toYear，或者加一个新版本。`,
  yearsReversed: () => 'toYear 不能早于 fromYear。',
  quota: () => 'reading 是 quota 时，要写 quotaCreditHours（规定的年度学时）。',
  noQuota: () => 'reading 是 earned 时，不写 quotaCreditHours。请删去，或者把 reading 改为 quota。',
  cutOffTooEarly: (cutOff: string) =>
    `12 月的学时也算当年，登记不能在 ${cutOff} 就截止。请写 cutOff: 12-31；到次年才截止的，另写一行 cutOffYear: next。`,
  repeatedCap: (id: string) => `上限编号“${id}”出现了两次。请改掉一个。`,
  cappedTwice: (category: string, owner: string) =>
    `“${category}”已经受上限“${owner}”约束。一类学时只能有一个上限，请从其中一个里去掉。`,
  convertedTwice: (category: string) => `“${category}”有两种折算办法。请只留一种。`,
  onlineByDays: () => '在线学习不能按天折算。请改用 kind: linear（分钟）或者 kind: steps（分档）。',
  stepsFall: () => '分档要从少到多：fromMinutes 和 creditHours 都要比上一档大。',
  repeatedRequirement: (id: string) => `要求编号“${id}”出现了两次。请改掉一个。`,
};

const report = {
  heading: (count: number) => `内容有 ${count} 处要改，构建已停止：`,
  ending: () => '改好以后再运行一次。写法见 docs/authoring.md。',
};

export const messages = {
  file,
  yaml,
  field,
  course,
  quiz,
  mdx,
  figure,
  selfCheck,
  passageCheck,
  caseStudy,
  policy,
  report,
};

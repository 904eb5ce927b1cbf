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
  missing: (path: string) => `缺少文件 ${path}。请补上，写法见 docs/authoring.zh-CN.md。`,
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
  inCourse: () =>
    '课程文件夹里只放 course.yaml、quiz.yaml、01-….mdx 这样的课文、.svg 图，和 .mp3、.m4a、.mp4、.vtt 文件。',
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
  empty: () => '文件是空的。请按 docs/authoring.zh-CN.md 的格式填写。',
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
  ascendingQuarters: () => '四个季度的学时是累计数，后一个季度不能比前一个少。',
  slug: () => '编号只用小写字母、数字和连字符，以字母或数字开头，例如 spot-conflict。',
  identifier: () =>
    '标识应当是一个 https:// 开头的网址，末尾不带斜杠，例如 https://mingde.example.gov.cn/id；定下以后不再改动。',
  seal: () => '印章应当是一个汉字。',
  repeated: (value: string) => `“${value}”出现了两次。请删去或者改名。`,
  invalid: () => '这里的写法不对。请对照 docs/authoring.zh-CN.md。',
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

const rubric = {
  folder: () => 'rubrics 里只放评分标准的 .yaml 文件。',
  noLevel0: () => '最低一档要从 0 分起，写 from: 0。',
  levelOrder: (from: number, above: number) =>
    `档次要从高到低：这一档从 ${from} 分起，不比上一档的 ${above} 分低。`,
  levelTooHigh: (from: number, points: number) => `这一项满分 ${points} 分，不能有从 ${from} 分起的档次。`,
  pass: (pass: number, full: number) =>
    `各项满分加起来是 ${full} 分，合格线 ${pass} 分太高。请改低 passPoints，或者核对各项的 points。`,
  difference: (difference: number, full: number) =>
    `允许相差 ${difference} 分，比满分 ${full} 分的四分之一还多，两位读者的分数就没有约束了。请改小。`,
  sameCriterion: (id: string) => `评分项编号“${id}”出现了两次。请改掉一个。`,
};

const evaluation = {
  folder: () => 'evaluations 里只放教学评估问卷的 .yaml 文件。',
  twice: (other: string) => `“${other}”已经是问这一类的问卷了。一类只用一份，请删去一份或者改 for。`,
  sameQuestion: (id: string) => `问题编号“${id}”出现了两次。请改掉一个。`,
};

const publication = {
  noReviewer: (state: string) =>
    `state 是 ${state}，却没有 reviewer。发布由 npx mingde content publish 完成，它会写上审校单位；没有发布的写 draft 或者 review。`,
  ownReview: (office: string) =>
    `审校单位“${office}”就是编写单位。编写的不能审校自己写的，请换一个单位审校。`,
  backToDraft: (name: string, state: string, version: number) =>
    `第 ${version} 版已经发布，有人在学，不能再写 ${state}。要修改，请直接改课文，用 npm run preview 看，审校后运行 npx mingde content publish ${name}；要停用，请运行 npx mingde content retire ${name}。`,
  notRecorded: (name: string, version: number, last: number | undefined) =>
    `第 ${version} 版没有发布记录${last === undefined ? '' : `（记录到第 ${last} 版）`}。state 和 version 不用手工改：先写 state: review，审校后运行 npx mingde content publish ${name}。`,
  changed: (name: string, version: number) =>
    `内容与第 ${version} 版发布时不同。请发布新版：npx mingde content publish ${name} --reviewer 审校单位 --note 改了什么；不是有意改动的，请恢复原样。`,
  byHand: (name: string, state: string) =>
    state === 'retired'
      ? `停用没有记录。请把 state 改回 published，再运行 npx mingde content retire ${name}。`
      : `它已经停用。要重新提供，请运行 npx mingde content publish ${name}。`,
  lost: (name: string) =>
    `${name} 发布过，文件却不见了。学习记录还要用到它，请恢复文件；不再提供的，运行 npx mingde content retire ${name}。`,
  disorder: (version: number, before: number) =>
    `第 ${version} 版排在第 ${before} 版后面，次序不对。这个文件由命令写入，请恢复原样。`,
};

const release = {
  emptyWords: () => '--reviewer（审校单位）和 --note（改了什么）都要写。',
  unknown: (name: string, known: readonly string[]) =>
    `没有“${name}”。可以写的有：\n${known.map((one) => `  ${one}`).join('\n')}`,
  unclear: (name: string, matching: readonly string[]) =>
    `“${name}”不止一个，请写全：${matching.join(' 或者 ')}。`,
  isDraft: (name: string) =>
    `${name} 还是草稿（state: draft）。写好以后把它改为 state: review，请另一个单位审校，再来发布。`,
  same: (name: string, version: number) => `${name} 的内容与第 ${version} 版完全一样，不用再发布。`,
  notPublished: (name: string) => `${name} 不是 published，没有可停用的。`,
};

const fresh = {
  noContent: (folder: string) => `找不到内容文件夹 ${folder}。请在项目的文件夹里运行这个命令。`,
  name: (name: string) =>
    `名称“${name}”不合用。只用小写字母、数字和连字符，以字母或数字开头，不超过 60 个字符，例如 handle-requests。它会出现在网址里，定下以后不再改；中文标题写在文件里。`,
  exists: (path: string) => `content/${path} 已经有了，没有改动它。请换一个名称。`,
  policyHeading: () =>
    ' 由最新一版规则复制而来，从 fromYear 那一年起执行。请改动变了的数字和 citation（依据），并在上一版里写 toYear。',
};

const hours = {
  head: () => [
    ...['课程或案例', '状态', '版本', '字数', '自测', '音视频（分）'],
    ...['抽题或抉择', '合计（分）', '可记学时', '申报学时'],
  ],
  sum: (count: number, claimed: string) => `已发布 ${count} 项，共 ${claimed} 学时。`,
  states: { draft: '草稿', review: '待审校', published: '已发布', retired: '已停用' },
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
  neverAsked: (id: string) => `目标“${id}”还没有一道题。请为它出题，或者删去这个目标。`,
  poolNarrow: (id: string, pool: number, count: number) =>
    `目标“${id}”每次抽 ${count} 题，题库里只有 ${pool} 题，再答时会遇到许多旧题。建议至少 ${count * 2} 题。`,
  repeatedPair: (text: string) => `左边“${text}”出现了两次。请改掉一个。`,
  onePair: () => '所有配对的右边都一样，没有什么可配。请至少写两种不同的右边。',
  distractorIsRight: (text: string) =>
    `distractors 里的“${text}”是某一对的右边。请删去，或者换成谁也不配的一项。`,
  sameItem: (text: string) => `两项写得一样：“${text}”。排序题的每一项都要不同。`,
  numberedItem: (text: string) => `“${text}”带着序号，看序号就能排好。请去掉序号，按正确的次序写。`,
  noBlank: () => '填空题的 stem 里要有一个空，写成连续的下划线 ____。',
  manyBlanks: () => '填空题只能有一个空。请只留一处 ____。',
  emptyFilling: () => '这个答案只有标点或者空白，认不出来。请写上文字。',
  sameFilling: (text: string) =>
    `“${text}”和前面的答案算同一个：全角半角、大小写、空格本来就不计较。请删去。`,
  fillingInStem: (text: string) => `题干里已经写着“${text}”，照抄就能填对。请改写题干。`,
  catchAll: (text: string) =>
    `选项“${text}”总括了别的选项，靠猜就能选对。请换成一个具体的选项；要考几项都对，用多选题（multiple）。`,
  repeatedStem: (id: string) => `题干和 ${id} 题一样。请改掉一道，或者删去。`,
  explanationShort: (length: number) =>
    `解析只有 ${length} 个字，说明不了为什么。建议写清理由和出处（课文或者文件）。`,
  explanationRepeats: () => '解析只是重复了正确答案。建议写清为什么，错的错在哪里。',
  judgedOneWay: (times: number, total: number, answer: string) =>
    `${total} 道判断题里有 ${times} 道的答案是“${answer}”，一路选它就行。请改写几道，让正误大致各半。`,
  tellsByLength: (longest: number, total: number) =>
    `${total} 道单选题里有 ${longest} 道的正确选项最长，看长短就能猜中。请把正确选项写短些，或者把错误选项写得一样具体。`,
  tellsByPlace: (place: number, times: number, total: number) =>
    `${total} 道单选题里有 ${times} 道的正确选项排在第 ${place} 位。请把位置打散。`,
  tellsBySet: (places: string, times: number, total: number) =>
    `${total} 道多选题里有 ${times} 道的正确选项都排在第 ${places} 位。请把位置打散。`,
  standsOut: (right: number, others: number) =>
    `正确选项 ${right} 个字，别的选项平均 ${others} 个字，一眼看得出来。建议写得一样详细。`,
};

const mdx = {
  syntax: (detail: string) => `标签或者花括号的写法有误：${detail}`,
  unclosed: (name: string) => `标签 <${name}> 没有收尾。请补上 </${name}>；没有内容的写成 <${name} … />。`,
  strayClose: (name: string) =>
    `多了一个 </${name}>，前面没有与它对应的 <${name}>。请删去，或者检查标签的顺序。`,
  lessThan: () => '“<”会被当作标签的开头。文字里要用小于号，请写“小于”或者全角的“＜”。',
  comment: () => '不支持 <!-- --> 注释。请删去。',
  frontmatter: () => '文件开头要有一段用两行 --- 括起来的说明（title 等），写法见 docs/authoring.zh-CN.md。',
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
  attributeWhen: (name: string) =>
    `<${name}> 的 date 应当写成 2011、2011-10 或者 2011-10-28 这样，并且真有这一天。`,
  alone: (name: string) => `<${name}> 要夹在一句话里，不能单独成段。请把它放进句子，句中还要有别的文字。`,
  noTermIn: (holder: string) => `<Term> 不能放在${holder}里面。请把它移到正文里。`,
  places: { heading: () => '标题', link: () => '链接' },
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

const block = {
  events: (count: number) => `<Timeline> 至少要有两个 <Event>，现在有 ${count} 个。`,
  eventOrder: (date: string, before: string) => `${date} 早于前面的 ${before}。请按时间先后排列。`,
  sides: (count: number) => `<Comparison> 要有两个或者三个 <Side>，现在有 ${count} 个。`,
  process: () => '<Process> 里面只放一个编号列表：每步一行，以 1. 2. 3. 开头。',
  steps: (count: number) => `<Process> 要有两步到八步，现在有 ${count} 步。请增减，或者拆成两个。`,
  step: (maximum: number, actual: number) =>
    `这一步太长，图里放不下：最多 ${maximum} 个字，现在 ${actual} 个。请缩短，细节写在图外。`,
  stepText: () => '<Process> 的每一步只写一行字，不用加粗、链接、列表和别的组件。',
};

const media = {
  name: (src: string) =>
    `音频、视频的文件名“${src}”不对。只写旁边的文件名，以 .mp3、.m4a 或者 .mp4 结尾，例如 interview.mp3；不能引用别的网站。`,
  captionsName: (src: string) =>
    `字幕文件名“${src}”不对。只写旁边的文件名，以 .vtt 结尾，例如 interview.vtt。`,
  missing: (src: string) => `找不到文件 ${src}。请把它放在本文件旁边，或者改对名称。`,
  captions: () => '视频要有字幕：请加上 captions="….vtt"。',
  notPlayable: (src: string) =>
    `${src} 读不出时长，可能不是音频、视频，或者没有存完整。请重新导出为 mp3、m4a 或者 mp4。`,
  notVtt: () => '字幕文件的第一行应当是 WEBVTT。请用字幕软件另存为 WebVTT 格式。',
  noCues: () => '字幕文件里没有一条字幕。请写上 00:00:01.000 --> 00:00:04.000 这样的时间和文字。',
  unused: () => '没有一课用到这个文件。请在课文里用 <Media> 放进去，或者删去文件。',
};

const glossary = {
  unknown: (name: string, nearest?: string) =>
    `用语“${name}”不在 content/glossary.yaml 里。${nearest ? `是不是想写“${nearest}”？` : ''}请改对，或者在用语表里加一条；说法不同的，写 <Term name="用语表里的名称">课文里的说法</Term>。`,
  pinyin: () => '拼音用小写字母，不带声调，字与字之间空一格，ü 写 v，例如 shou wen fu ze。',
  samePinyin: (pinyin: string) =>
    `拼音“${pinyin}”已经用在另一条上，链接会分不开。请在其中一条末尾加一个字的拼音，例如 ${pinyin} zhi。`,
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

const sheet = {
  noHead: (columns: readonly string[]) =>
    `第一行缺少列名：${columns.join('、')}。请用 npx mingde content questions template 生成的表格。`,
  unknownColumn: (name: string, known: readonly string[], nearest?: string) =>
    unknown('列名', name, known, nearest),
  twice: (name: string) => `列名“${name}”出现了两次。请删去一列。`,
  noRows: () => '表里还没有题目。请从第二行写起，一题一行。',
  empty: (column: string) => `“${column}”是空的。请填写。`,
  unused: (column: string, kind: string) => `${kind}题不填“${column}”。请清空这一格。`,
  gap: (column: string) => `“${column}”是空的，后面却还有选项。请从选项A 起逐个填写。`,
  unknownKind: (kind: string, known: readonly string[], nearest?: string) =>
    unknown('题型', kind, known, nearest),
  partAlone: () => '小题要紧跟在一道“情境”题下面。请把它移到所属的情境题下面。',
  letters: (written: string, count: number) =>
    `答案“${written}”与选项对不上。这一题有 ${count} 个选项，请写选项的字母，例如 B；多选写 AC。`,
  truth: (written: string) => `判断题的答案“${written}”不认识。请写“对”或者“错”。`,
  pair: (text: string) => `“${text}”应当写成“左边=右边”，一格一对，例如“回避=有利害关系时退出”。`,
  noCourse: (id: string, known: readonly string[], nearest?: string) => unknown('课程', id, known, nearest),
  sameQuestion: (id: string, row: number) => `与第 ${row} 行是同一题（${id}）。请删去一行，或者改题号。`,
  wouldBreak: () => '题目读得出来，但放进题库以后检查不通过，没有写入：',
  refused: (count: number) => `有 ${count} 处读不了，没有写入：`,
  cell: (cell: string, message: string) =>
    /^\d+$/.test(cell) ? `  第 ${cell} 行  ${message}` : `  ${cell}  ${message}`,
  placed: (id: string, row: number) => `${id}（第 ${row} 行）`,
  report: (facts: { added: string; changed: string; same: string; counts: readonly number[] }) =>
    [
      `新增 ${facts.counts[0]} 题${facts.added && `：${facts.added}`}`,
      `改动 ${facts.counts[1]} 题${facts.changed && `：${facts.changed}`}`,
      `相同 ${facts.counts[2]} 题${facts.same && `：${facts.same}`}`,
    ].join('\n'),
  others: (names: readonly string[]) => `只读了第一张表；没有读的有：${names.join('、')}。`,
  dryRun: () => '这是试运行，没有写入。去掉 --dry-run 再运行一次就会写入。',
  written: (course: string) =>
    `已写入 content/courses/${course}/quiz.yaml。题库改了，课程要发布新版才能上线。`,
  nothing: () => '没有新的内容，题库没有改动。',
  exists: (file: string) => `${file} 已经有了，没有改动它。请换一个文件名。`,
  template: (file: string) => `已生成 ${file}。在第一张表“题目”里写题，写法见第二张表“说明”。`,
  xlsxName: (file: string) => `${file} 的名称要以 .xlsx 结尾。`,
  noFile: (file: string) => `找不到文件 ${file}。请检查路径。`,
};

const command = {
  kind: (given: string, known: readonly string[]) =>
    `不认识“${given}”。可以新建的有：${known.join('、')}，例如 npx mingde content new course handle-requests。`,
  made: (path: string, kind: string) =>
    kind === 'policy'
      ? `已新建 content/${path}。请改动变了的数字，并在上一版里写 toYear，然后运行 npx mingde content check。`
      : `已新建 content/${path}，里面是一个完整的例子。\n边写边看：npm run preview\n写完检查：npx mingde content check content/${path}`,
  outside: (path: string) => `${path} 不在内容文件夹里。请写 content/ 下面的路径，例如 content/courses/law。`,
  right: () => '内容没有问题。',
  partIsRight: (part: string, others: number) =>
    `content/${part} 没有问题；别处还有 ${others} 处要改，运行 npx mingde content check 可以看到。`,
  published: (name: string, version: number) =>
    `${name} 第 ${version} 版已发布，发布记录写在 content/history.yaml。重新生成页面（npm start 或者 npm run build）后，学员就能看到。`,
  retired: (name: string, version: number) =>
    `${name} 已停用，停在第 ${version} 版。重新生成页面后，课程目录里不再出现，原来的页面和记录都在。`,
};

const again = () => '改好以后再运行一次。写法见 docs/authoring.zh-CN.md。';

/** What stands above and below a list of problems. */
const report = {
  build: { heading: (count: number) => `内容有 ${count} 处要改，构建已停止：`, ending: again },
  checked: { heading: (count: number) => `内容有 ${count} 处要改：`, ending: again },
  preview: {
    heading: (count: number) => `内容有 ${count} 处要改，改好以前预览不出来：`,
    ending: () => '改好并保存以后，这一页会自己恢复。写法见 docs/authoring.zh-CN.md。',
  },
  warnings: (count: number) => `内容有 ${count} 处建议改进，不影响构建：`,
};

const certificate = {
  folder: () => 'certificates 里只放 .yaml 式样，和它们用到的 .png、.svg 图。',
  braces: () => '花括号没有成对。填空写成 {hours} 这样，文字里不要单独用花括号。',
  placeholder: (name: string, known: readonly string[], nearest?: string) =>
    unknown('填空', name, known, nearest),
  placeholderMissing: (name: string) => `缺少填空 {${name}}：少了它，证书就没有说明证明的是什么。请补上。`,
  imageName: () => '图片文件名只用小写字母、数字和连字符，以 .png 或 .svg 结尾，例如 seal.png。',
  imageMissing: (name: string) =>
    `找不到图片 ${name}。请把它放在 content/certificates/ 里，与这份式样在一起。`,
  imageTooLarge: (name: string, kilobytes: number) =>
    `图片 ${name} 有 ${kilobytes} KB，最多 512 KB：它要印进每一份证书。请压缩或缩小。`,
  notPng: () => '这个文件不是 PNG 图片，只是名字像。请用看图软件另存为 PNG。',
  pngKind: () => '这张 PNG 不能用：要每通道 8 位、不隔行。请用看图软件另存一次（不选“隔行”或“交错”）。',
  pngSize: (width: number, height: number) =>
    `图片有 ${width}×${height} 点，长宽最多 4000 点。印章 600 点见方已经够清楚，请缩小。`,
  svgBox: () => 'SVG 的最外层要写 viewBox="0 0 宽 高"。请用绘图软件另存为“普通 SVG”。',
  svgElement: (name: string) =>
    `SVG 里的 <${name}> 印不到证书上（或它用了描边、变形、样式）。请在绘图软件里把文字和图形都“转为路径”，描边也“转为路径”，再存。`,
  svgEmpty: () => 'SVG 里没有路径（path），印出来是空的。请把图形“转为路径”再存。',
  svgPath: (fill: string) =>
    `SVG 路径的颜色“${fill}”或轮廓写法不认识。颜色要写成 fill="#b0281a" 这样的六位数字，轮廓只用标准的路径命令。`,
  twoForAll: (other: string) =>
    `式样 ${other} 也没有写 units：给所有单位用的式样只能有一份。请给其中一份写上单位编码。`,
  unitTwice: (unit: string, other: string) =>
    `单位 ${unit} 已经写在式样 ${other} 里。一个单位只能用一份式样，请从其中一份删去。`,
};

const notice = {
  folder: () => 'notices 里只放 .yaml 文件：standard.yaml 给所有人，其他文件给另写了说法的单位。',
  braces: () => '花括号没有成对。填空写成 {title} 这样，文字里不要单独用花括号。',
  placeholder: (name: string, known: readonly string[], nearest?: string) =>
    unknown('填空', name, known, nearest),
  monthAndDay: () => '日期写成“月-日”，例如 10-15，加上引号。',
  unitTwice: (unit: string, other: string) =>
    `单位 ${unit} 已经写在 notices/${other}.yaml 里。一个单位只能另写一份，请从其中一份删去。`,
};

export const messages = {
  certificate,
  notice,
  file,
  yaml,
  field,
  course,
  evaluation,
  publication,
  release,
  rubric,
  fresh,
  hours,
  quiz,
  mdx,
  figure,
  block,
  media,
  glossary,
  selfCheck,
  passageCheck,
  caseStudy,
  policy,
  sheet,
  command,
  report,
};

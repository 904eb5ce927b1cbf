/** Interface text of pages and layouts. A line with a value in it is a function. */
import { rules } from './site-rules.ts';

const HANZI = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** Whole numbers up to ten as hanzi, for headings; everything else in figures between blanks. */
function inWords(hours: string): string {
  return HANZI[Number(hours)] ?? ` ${hours} `;
}

export const site = {
  pageTitle: (title: string, portal: string) => `${title} · ${portal}`,
  homeTitle: (portal: string) => `${portal} · 公务员职业道德学习`,
  skip: '跳到正文',
  brandSeal: '德',
  separator: '，',

  nav: {
    label: '主导航',
    menu: '菜单',
    home: '首页',
    courses: '课程',
    cases: '案例',
    hours: '我的学时',
    verify: '查验证书',
    search: '搜索',
    tools: '搜索、显示与账号',
  },

  footer: {
    label: '页脚',
    principles: '六项要求',
    glossary: '用语表',
    help: '使用帮助',
    privacy: '数据与隐私',
    verify: '查验证书',
    admin: '单位管理',
  },

  contents: '本页内容',

  home: {
    description: (hours: string) =>
      `公务员职业道德在线学习：每人每年不少于 ${hours} 学时，学到哪里都有记录，每一分学时都查得到出处。`,
    heading: (hours: string) => [`每年${inWords(hours)}学时，`, '学得明白，', '记得清楚。'],
    lead: (facts: { courses: number; hours: string; cases: number }) =>
      `公务员职业道德的在线课程：${facts.courses} 门课和 ${facts.cases} 个案例，共 ${facts.hours} 学时。学到哪里都有记录，每一分学时都查得到出处。`,
    leadWithoutCases: (facts: { courses: number; hours: string }) =>
      `公务员职业道德的在线课程：${facts.courses} 门课，共 ${facts.hours} 学时。学到哪里都有记录，每一分学时都查得到出处。`,
    start: '开始学习',
    how: '学时怎样算',
    card: {
      label: '今年的学时',
      caption: '每人每年',
      ruler: (hours: string) => `一把 ${hours} 学时的尺子，登录后标出您学到哪里`,
      unit: '学时',
      text: '登录以后，这里显示您今年记到几学时、还差多少、接着学哪一课。',
      signIn: '登录',
      noscript: '浏览器没有启用脚本：课文可以照常阅读，但学习不会计入学时。',
    },
    principles: '六项要求',
    principlesMore: '每一项讲什么',
    steps: {
      heading: '学时怎样算：三步',
      list: (facts: { lessons: string; minimum: string; questions: string; pass: string; rule: string }) => [
        {
          title: '读课文',
          text: `一门课 ${facts.lessons} 篇课文，合计至少学 ${facts.minimum} 分钟。中途可以停，下次接着读，时间累计。`,
        },
        {
          title: '做测验',
          text: `每次从题库抽 ${facts.questions} 题，${facts.pass} 分通过。没有通过，温习以后再答。`,
        },
        {
          title: '记学时',
          text: `内容${facts.rule}。学完自动记入，点开任意一条都能看到来历。`,
        },
      ],
    },
    tiers: '按岗位看',
    cases: '案例：换了您，会怎么办',
    casesMore: '全部案例',
  },

  principles: {
    title: '六项要求',
    description: '公务员职业道德的六项要求：坚定信念、忠于国家、服务人民、恪尽职守、依法办事、公正廉洁。',
    lead: '公务员职业道德培训以这六项为主要内容。每一项先讲文件要求什么，再看平常的一天里怎样做到。',
    courses: '这一项的课程',
    cases: '这一项的案例',
    noCourse: '这一项的课程还没有上线，可以先读上面的要求。',
    others: '其他各项',
    summary: (facts: { hours: string; lessons: number }) => `${facts.hours} 学时，${facts.lessons} 课`,
    pending: '课程待上线',
  },

  courses: {
    title: '课程',
    description: '按六项要求排列的在线课程，每门课写明学时、课数、最少学习时间和测验。',
    lead: (facts: { courses: number; hours: string }) =>
      `已上线 ${facts.courses} 门课，共 ${facts.hours} 学时。哪一门先学都可以；同一门课，一年记一次学时。`,
    pending: '这一项的课程还没有上线。',
    readPrinciple: (title: string) => `先读“${title}”的要求`,
    hours: (hours: string) => `${hours} 学时`,
    lessons: (count: number) => `${count} 课`,
    atLeast: (minutes: number) => `至少 ${minutes} 分钟`,
  },

  course: {
    objectives: '学完以后，您能',
    lessons: '课文',
    lesson: (number: number) => `第 ${number} 课`,
    lessonMinutes: (facts: { about: number; minimum: number }) =>
      `约 ${facts.about} 分钟，至少 ${facts.minimum} 分钟`,
    quiz: '测验',
    quizLine: (facts: { count: number; pass: number }) => `${facts.count} 题，${facts.pass} 分通过`,
    start: '从第 1 课开始',
    missingHours: '少了学时？',
    facts: '这门课',
    factNames: {
      hours: '学时',
      lessons: '课文',
      minimum: '最少学习',
      quiz: '测验',
      principle: '所属',
      tiers: '适合',
      kinds: '用于',
    },
    lessonCount: (count: number) => `${count} 课`,
    minutes: (count: number) => `${count} 分钟`,
    kinds: { induction: '初任培训', promotion: '任职培训', inService: '在职培训' },
    budget: {
      heading: '学时怎样算出来',
      intro: (facts: { characters: number; rule: string }) =>
        `学时按内容的分量定，不由谁估。课文按每分钟 ${facts.characters} 字，自测和测验按题计时，${facts.rule}。`,
      columns: { part: '内容', amount: '分量', minutes: '分钟' },
      characters: (count: number) => `${count} 字`,
      selfChecks: (count: number) => `自测 ${count} 题`,
      media: (minutes: string) => `音视频 ${minutes} 分钟`,
      questions: (count: number) => `抽 ${count} 题`,
      total: '合计',
      result: (facts: { minutes: string; rule: string; claimable: string; credit: string }) =>
        `合计 ${facts.minutes} 分钟，${facts.rule}，够 ${facts.claimable} 学时，这门课记 ${facts.credit} 学时。`,
      minimum: (facts: { share: number; minutes: number }) =>
        `每一课至少要学满自己那部分时间的 ${facts.share}%，各课合计 ${facts.minutes} 分钟。读得慢不多记，读得快也要学够；时间可以分几次累计。`,
    },
    quizRules: {
      heading: '测验规则',
      lines: (facts: { count: number; pass: number; attempts: number; wait: string; maximum?: number }) => [
        '课文全部学完以后开放。',
        `每次从题库另抽 ${facts.count} 题，答对 ${facts.pass}% 为通过。`,
        '每答一题就保存一次；断了可以回来接着答，同一时间只有一份答卷。',
        `连续 ${facts.attempts} 次没有通过，要隔${facts.wait}再答。`,
        ...(facts.maximum === undefined ? [] : [`每年最多答 ${facts.maximum} 次。`]),
        facts.maximum === undefined
          ? '题目的解释在通过以后显示。'
          : '题目的解释在通过以后，或者今年的次数用完以后显示。',
      ],
      wait: (minutes: number) => (minutes % 60 === 0 ? ` ${minutes / 60} 小时` : ` ${minutes} 分钟`),
    },
    noscript: '浏览器没有启用脚本：课文可以照常阅读，但学习不会计入学时，测验也做不了。',
  },

  lesson: {
    outline: '本课程目录',
    place: (facts: { number: number; total: number }) => `第 ${facts.number} 课 / 共 ${facts.total} 课`,
    quiz: '测验',
    sections: '这一课的各节',
    time: '学习时间',
    timeText: (facts: { about: number; minimum: number }) =>
      `通读约 ${facts.about} 分钟，至少学习 ${facts.minimum} 分钟，可以分几次累计。`,
    nextLesson: '下一课',
    titled: (title: string) => `：${title}`,
    toQuiz: '去做测验',
    previous: (title: string) => `上一课：${title}`,
    bar: '学习状态',
    end: '这一课读完了',
    missingHours: '少了学时？',
    noscript: '浏览器没有启用脚本：可以阅读，但这次学习不会计入学时。',
  },

  quiz: {
    title: (course: string) => `${course}：测验`,
    lead: (facts: { count: number; pass: number }) =>
      `${facts.count} 题，${facts.pass} 分通过。每答一题就保存一次。`,
    back: '回到课程',
    noscript: '测验需要启用脚本，并且连上服务器。课文可以照常阅读。',
  },

  cases: {
    title: '案例',
    description: '从真实的两难里选一条路，看它通向哪里。案例均为教学虚构，走到结局并学满时间可记学时。',
    lead: (facts: { cases: number; hours: string }) =>
      `每个案例都有两难，也不止一种走法。选一条路，看它通向哪里，再回头比一比。共 ${facts.cases} 个案例，合计 ${facts.hours} 学时；走到结局、学满时间，就记学时，一年一次，选哪条路都一样。`,
    minutes: (count: number) => `约 ${count} 分钟`,
    empty: '案例还没有上线。',
  },

  case: {
    credit: '学时',
    budgetHeading: '学时怎样算出来',
    budget: (facts: {
      characters: number;
      perMinute: number;
      decisions: number;
      decisionMinutes: number;
      minutes: string;
      claimable: string;
      credit: string;
      share: number;
      minimum: number;
    }) => [
      `按最短的一条路算：连同复盘 ${facts.characters} 字，每分钟 ${facts.perMinute} 字；${facts.decisions} 次选择，每次 ${facts.decisionMinutes} 分钟，合计 ${facts.minutes} 分钟，够 ${facts.claimable} 学时。`,
      `这个案例记 ${facts.credit} 学时。至少学满上述时间的 ${facts.share}%，也就是 ${facts.minimum} 分钟；时间可以分几次累计。`,
      '从第一个场景一步一步走到任何一个结局都算，选得好不好不影响学时。',
    ],
    objectives: '练习什么',
    noscript: '没有启用脚本：各个场景依次排在下面，点选项可以跳到对应的场景。',
    kind: '案例',
    others: '其他案例',
  },

  rules,

  tiers: {
    title: (tier: string) => `${tier}：学什么`,
    focus: '重点',
    courses: '建议的课程',
    none: '适合这一岗位的课程还没有上线。',
    others: '其他岗位',
  },

  search: {
    title: '搜索',
    description: '搜索课文、案例、六项要求和帮助。',
    label: '搜索课文、案例、要求和帮助',
    button: '搜索',
    hint: '输入一个词，例如“回避”或者“一次告知”。',
    kinds: '范围',
    all: '全部',
    principle: '六项要求',
    tier: '适用对象',
    length: '篇幅',
    lengths: { short: '10 分钟以内', medium: '10 至 20 分钟', long: '20 分钟以上' },
    searching: '正在搜索……',
    found: (count: number) => `找到 ${count} 处`,
    none: (query: string) => `没有找到“${query}”。换一个短一点的词，或者从课程目录里找。`,
    noneOfFilter: '没有符合这些条件的内容。去掉一项条件再看，或者从课程目录里找。',
    failed: '搜索没有加载成功。请检查网络后重试，也可以从课程目录里找。',
    retry: '重试',
    noscript: '搜索需要启用脚本。可以从课程目录里找。',
    catalogue: '课程目录',
    more: '显示更多',
  },

  /** How a page is called in search results; also the filter's values. */
  kinds: { lesson: '课文', course: '课程', principle: '要求', case: '案例', help: '帮助', glossary: '用语' },

  my: {
    label: '我的',
    learning: { title: '我的学习', lead: '学到哪一课，还缺哪一样。' },
    tasks: { title: '我的任务', lead: '单位布置的学习，什么时候要完成。' },
    written: { title: '我的书面作业', lead: '学习笔记、心得体会和论文，在这里写，边写边存。' },
    hours: { title: '我的学时', lead: '今年记了多少，每一分从哪里来。' },
    activities: { title: '我的活动', lead: '单位的活动、签到签退和实践申报。' },
    evaluations: { title: '教学评估', lead: '学过的课程、参加过的活动怎么样，不记名地说一说。' },
    certificates: { title: '我的证书', lead: '年度要求达到、由主管部门签发以后，证书出现在这里。' },
    reviews: { title: '核实与申诉', lead: '需要您说明的学习记录，和您对学时的申诉。' },
    notices: { title: '通知', lead: '要您知道和办理的事，每一条都通向办理的地方。' },
    noscript: '个人记录要向服务器读取，需要启用脚本。课文可以照常阅读。',
  },

  verify: {
    title: '查验证书',
    description: '用证书编号、二维码或 PDF 文件，核对学时证书是否有效、印着哪些内容。',
    lead: '输入编号、扫二维码或选择 PDF 文件，不必登录。可以看到证书现在是否有效、印着哪些内容；只有编号时，姓名只露一部分。',
    noscript: '查验要向服务器核对，需要启用脚本。也可以请签发单位代为查验。',
  },

  signIn: {
    title: '登录',
    description: '用工号和密码登录。',
    lead: '用工号和密码登录。不登录也可以阅读全部课文，但不会计入学时。',
    noscript: '登录需要启用脚本。不登录也可以阅读全部课文。',
  },

  admin: {
    title: '单位管理',
    description: '本单位和下属单位人员的学时情况。',
    lead: '本单位和下属单位的人员，各自记到多少学时，还差多少。',
    noscript: '名单要向服务器读取，需要启用脚本。',
  },

  keys: {
    title: '外部系统密钥',
    description: '创建、查看和吊销外部系统访问学习记录的密钥。',
    lead: '其他系统凭密钥读写学习记录。一个系统一个密钥，只给用得到的权限。',
    noscript: '密钥要向服务器读取，需要启用脚本。',
    back: '回到单位管理',
  },
  statements: {
    title: '学习记录查询',
    description: '按人员、内容、行为和时间查询学习记录，看一条记录带来了什么，导出查到的记录。',
    lead: '谁在什么时候学了什么，一条记录带来了哪些学习进度和学时，都可以在这里查到。查询和导出会记入审计日志。',
    noscript: '查询要向服务器读取记录，需要启用脚本。',
    wholeCourse: '整门课程',
    cases: '案例',
  },

  notFound: {
    title: '没有这一页',
    lead: '地址可能写错了，或者这一页已经搬走。',
    home: '回首页',
    search: '搜索',
    courses: '看全部课程',
  },
};

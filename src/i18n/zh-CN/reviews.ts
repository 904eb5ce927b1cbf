/** Interface text of warnings and appeals: the desk's side and the learner's. */
import type { AppealSubject } from '../../domain/review/appeal.ts';
import type { CardOutcome } from '../../domain/review/card.ts';
import type { SignalKind } from '../../domain/review/signal.ts';

type Figures = Readonly<Record<string, number>>;
const figure = (facts: Figures, name: string) => (facts[name] ?? 0).toLocaleString('zh-CN');

const signals: Readonly<
  Record<
    SignalKind,
    {
      readonly name: string;
      readonly what: (facts: Figures) => string;
      readonly limits: string;
    }
  >
> = {
  fastReading: {
    name: '阅读速度超出常人',
    what: (facts) =>
      `${figure(facts, 'sections')} 节共 ${figure(facts, 'characters')} 字，前后 ${figure(facts, 'seconds')} 秒，合每分钟 ${figure(facts, 'charactersPerMinute')} 字。读得快的人大约每分钟 600 到 900 字。`,
    limits:
      '不能说明是谁操作的，也不能说明没有读过：可能在别处读过纸质材料，也可能是网络或浏览器把记录合在一起补传。',
  },
  fastQuiz: {
    name: '答题时间很短',
    what: (facts) =>
      `${figure(facts, 'questions')} 道题用了 ${figure(facts, 'seconds')} 秒，通过了测验。读完一道题和选项一般要 7 秒左右。`,
    limits: '不能说明事先知道答案：可能是再次作答、对内容很熟，也可能先在纸上做好了。',
  },
  sharedDevice: {
    name: '一台设备多人轮流使用',
    what: (facts) =>
      `这一天有 ${figure(facts, 'people')} 人在同一个浏览器里学习，5 分钟以内接手 ${figure(facts, 'handovers')} 次，其中又换回来 ${figure(facts, 'returns')} 次。`,
    limits: '不能说明有人代学：办公室公用电脑、家里一台电脑几个人用，都会留下这样的记录。',
  },
  noInput: {
    name: '长时间没有任何操作',
    what: (facts) =>
      `页面连续 ${figure(facts, 'minutes')} 分钟在计时，其间没有翻到别的小节，没有操作，也没有答题。`,
    limits: '不能说明人不在：可能在听朗读、用读屏软件，也可能在纸上做笔记。',
  },
  parallelStreams: {
    name: '几个页面同时计时',
    what: (facts) =>
      `有 ${figure(facts, 'minutes')} 分钟里，至少两个页面同时表示有人在学，最多的时候 ${figure(facts, 'streams')} 个。同一分钟只记一次，没有多记学时。`,
    limits: '不能说明有意挂机：手机和电脑都开着，也会这样。',
  },
  offlineStretch: {
    name: '离线学习用满时限',
    what: (facts) =>
      `离线学习 ${figure(facts, 'minutes')} 分钟，时限是 ${figure(facts, 'limitMinutes')} 分钟；最近 7 天里有 ${figure(facts, 'days')} 天是这样。`,
    limits: '不能说明没有学：坐火车、下乡、机房断网，都可能把离线时限用满。',
  },
};

const outcomes: Readonly<Record<CardOutcome, string>> = {
  none: '没有问题，不作处理',
  talk: '已谈话提醒',
  reversal: '冲销学时',
};

const subjects: Readonly<Record<AppealSubject, string>> = {
  course: '本平台的课程',
  activity: '集中培训或主题实践',
  import: '其他平台的网络学时',
};

export const reviews = {
  signals,
  outcomes,
  subjects,
  weights: { low: '一般', notable: '较明显' },
  weightOf: (weight: string) => `程度：${weight}`,
  cardOn: (name: string, day: string) => `${name} · ${day}`,
  states: { open: '办理中', withdrawn: '已撤回', granted: '已认可', refused: '未予认可' },
  stages: { 1: '单位办理', 2: '上一级复核' },
  hours: (hours: string) => `${hours} 学时`,
  about: '涉及',
  time: '时间',
  day: '日期',
  claimed: '认为少了',
  claimedOpen: '没有写明数目',
  words: '本人陈述',
  madeAt: '提出时间',
  answerBy: (day: string) => `${day}前答复`,
  overdue: (day: string) => `应在 ${day}前答复，已经超期`,
  decidedBy: (by: string) => `经办：${by}`,
  reason: '理由',
  reversed: (titles: string) => `冲销的学时：${titles}`,
  steps: {
    withdrawn: '本人撤回',
    refused: '未予认可',
    granted: '认可',
    postingFailed: '记入台账时没有成功，重新办理',
    reviewAsked: '本人申请复核',
  },
  grantedAs: (kind: string, hours: string) => `记入${kind} ${hours} 学时`,

  evidence: {
    title: '系统里的记录',
    none: '这一天没有学习记录。',
    chart: (day: string, minutes: number, sections: number, attempts: number) =>
      `${day}：计 ${minutes} 分钟，读完 ${sections} 节，测验 ${attempts} 次`,
    table: '看表格',
    lanes: { minutes: '计时', sections: '小节', attempts: '测验', device: '设备' },
    time: '时间',
    what: '内容',
    detail: '说明',
    minutes: (minutes: number) => `计 ${minutes} 分钟`,
    offline: '离线学习，后来补传',
    section: (title: string, characters: number) => `读完“${title}”，${characters} 字`,
    late: (at: string) => `${at} 才传到（补传）`,
    attempt: (number: number) => `第 ${number} 次测验`,
    attemptPassed: (score: number) => `${score} 分，通过`,
    attemptFailed: (score: number) => `${score} 分，未通过`,
    attemptLive: '还没有交卷',
    seconds: (seconds: number, questions: number) => `用时 ${seconds} 秒，${questions} 题`,
    deviceUse: (who: string) => `${who}在用这台设备`,
    statement: '看原始记录',
    entries: (year: number) => `${year} 年度的学时记录`,
    noEntries: '这一年还没有学时记录。',
    entry: '学时记录',
    amount: '学时',
    postedAt: '记入',
    reversed: '已冲销',
    origin: (origin: string) => `导入自 ${origin}`,
  },

  desk: {
    title: '核查与申诉',
    description: '学习提示的核查和学时申诉的办理。',
    lead: '系统提示的异常学习记录，和学员提出的学时申诉。提示不是结论，先听本人说明，再由您判断。',
    noscript: '核查与申诉要向服务器读取，需要启用脚本。',
    signedOut: '登录后，单位培训管理员可以在这里核查学习提示、办理学时申诉。',
    notAllowed:
      '这一页供单位培训管理员、纪检监察和系统管理员使用。您自己的提示和申诉，请到“核实与申诉”查看。',
    toMine: '去核实与申诉',
    openCards: (count: number) => `待核查 ${count} 项`,
    openAppeals: (count: number) => `待办理申诉 ${count} 份`,
    cards: '学习提示',
    appeals: '学时申诉',
    noCards: '没有学习提示。',
    noAppeals: '没有学时申诉。',
    showClosed: '也显示已经办结的',
    replied: '本人已说明',
    awaitsReply: '等待本人说明',
    back: '回到列表',
    limits: '这不能说明什么',
    what: '系统注意到',
    person: '学员',
    personOf: (name: string, staffNumber: string, unit: string) => `${name}（${staffNumber}，${unit}）`,
    reply: '本人说明',
    noReply: (day: string) => `还没有说明。请本人在 ${day}前说明。`,
    decision: '处理结果',
    decide: '作出处理',
    decided: (at: string, by: string) => `${at}，${by}`,
    outcome: '处理',
    reversalWaits: (day: string) => `本人说明以后，或者 ${day}以后，才能冲销学时。`,
    entriesToReverse: '要冲销的学时',
    reasonLabel: '理由',
    reasonHint: '写明看了什么、为什么这样认定。本人会看到。',
    submitDecision: '提交处理结果',
    submitting: '正在提交……',
    notYours: '您可以查阅，不能处理：由单位的培训管理员处理，本人的事项由上级或其他管理员处理。',
    final: '提交以后不能更改。冲销会立即从台账里扣回所选学时，台账留下更正记录。',
    appealDecide: '答复申诉',
    grant: '认可，记入学时',
    refuse: '不予认可',
    category: '记入类别',
    centihours: '学时数',
    centihoursHint: (most: string) => `最多 ${most} 学时。`,
    credited: '这门课本年度已经记过学时，不能再记。',
    submitAnswer: '提交答复',
    saidDecided: '处理结果已提交，本人会看到。',
    saidAnswered: '答复已提交，本人会看到。',
    reviewNote: '这是复核：原来办理的管理员不参加。',
  },

  mine: {
    title: '核实与申诉',
    lead: '需要您说明的学习记录，和您对学时的申诉。',
    signedOut: '登录后，这里显示需要您说明的学习记录；学时少了，也在这里申诉。',
    cards: '请您说明',
    cardLead:
      '系统注意到一段和平常不太一样的学习记录，想听听您的说明。这不是处分，也不影响您现在的学时；由单位的培训管理员看过您的说明再判断。',
    replyBy: (day: string) => `请在 ${day}前说明。到期没有说明，管理员可以先作判断。`,
    replyLabel: '您的说明',
    replyHint: '照实写几句就好：当时在做什么、用的什么设备、有没有别人在用。',
    sendReply: '提交说明',
    moreReply: '补充说明',
    replied: (at: string) => `您在 ${at} 说明：`,
    awaiting: '您的说明已经送到，请等待管理员判断。',
    decision: '处理结果',
    disagree: '不同意处理结果，可以提出申诉。',
    appeals: '学时申诉',
    noAppeals: '您还没有提出过申诉。',
    make: '提出申诉',
    form: {
      title: '提出申诉',
      lead: '写清楚少了什么，单位的培训管理员会对照系统里的记录答复您。答复是记入学时，或者写明不予认可的理由。',
      subject: '哪一类学时',
      course: '课程',
      chooseCourse: '请选择课程',
      name: '名称',
      nameHint: '例如“第二季度职业道德大讲堂”，或者平台和课程的名称。',
      day: '日期',
      dayHint: '学完或者参加的那一天；分几天学的，写最后一天。',
      claimed: '少了多少学时',
      claimedHint: '不清楚可以不填。',
      words: '情况说明',
      wordsHint: '什么时候、在哪里、学了什么、为什么认为少了。有签到或者证明人的，写上。',
      submit: '提交申诉',
      cancel: '取消',
    },
    said: {
      replied: '说明已提交。',
      made: '申诉已提交，请等待答复。',
      withdrawn: '申诉已撤回。',
      reviewAsked: '复核申请已提交，由上一级单位办理。',
    },
    withdraw: '撤回申诉',
    askReview: '申请复核',
    askUntil: (day: string) => `不同意的，可以在 ${day}前向上一级申请复核，只有一次。`,
    reviewLabel: '为什么申请复核',
    sendReview: '提交复核申请',
    appealOf: (title: string) => `申诉：${title}`,
    wrongHours: '学时要写成数字，最多两位小数，例如 1 或 0.5。',
  },
};

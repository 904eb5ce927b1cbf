/** Interface text of rules, caps, windows and cases in the record. A line with a value in it is a function. */
export const policy = {
  /** The six requirements, by principle. */
  principles: {
    faith: '坚定信念',
    loyalty: '忠于国家',
    service: '服务人民',
    duty: '恪尽职守',
    law: '依法办事',
    integrity: '公正廉洁',
  },
  cap: (title: string, maximum: string, posted: string) =>
    `${title}：全年最多计 ${maximum} 学时，已记 ${posted} 学时，多出的照记，不再计入要求。`,
  days: (cutOff: string, lateEntry: string, makeUp: string | undefined) => {
    const late = lateEntry === cutOff ? [] : [`补登到 ${lateEntry}`];
    const afterwards = makeUp === undefined ? [] : [`补训到 ${makeUp}`];
    return `${[`登记到 ${cutOff} 为止`, ...late, ...afterwards].join('，')}。`;
  },
  rules: '看规则原文',
  each: (required: string) => `每项不少于 ${required} 学时`,
  eachOf: (achieved: string, required: string) => `${achieved} / ${required}`,
  principle: '要求',
  achieved: '已记学时',
  state: '状态',
  missingPrinciples: (titles: readonly string[]) => `还缺：${titles.join('、')}。`,
  irregular: { late: '逾期补登', reopened: '重开后登记', makeUp: '年后补训' },
  reopening: '重开',
  entered: '登记方式',
  reopenedUntil: '可登记到',
  reopenReason: '重开理由',
  path: '走过的路',
  pathOf: (decisions: number, ending: string) => `作了 ${decisions} 次选择，走到“${ending}”`,
  about: '内容',
};

export const cases = {
  heading: '我的案例',
  none: '平台还没有发布案例。',
  credit: (hours: string) => `${hours} 学时`,
  lessons: (done: number, all: number) => `${done} / ${all} 个案例`,
  title: '案例',
  ending: '结局',
  ended: '已走到',
  notEnded: '还没有',
  signedOut: '登录后，走到结局并学满时间，可以记学时。',
  signIn: '登录',
  label: '这个案例的学时',
  loading: '正在读取……',
  minutes: (minutes: number, minimum: number) => `已学 ${minutes} 分钟，至少 ${minimum} 分钟`,
  minutesEnough: (minutes: number) => `已学 ${minutes} 分钟，时间够了`,
  endingReached: '已走到结局',
  endingMissing: '还没有走到结局',
  credited: (hours: string) => `已记入本年度 ${hours} 学时`,
  worth: (hours: string) => `学完记 ${hours} 学时，一年记一次`,
  toHours: '看我的学时',
  notes: {
    starting: '',
    counting: '',
    paused: '页面不在最前面，暂停计时。',
    idle: '好一会儿没有动静，暂停计时；翻动页面就继续。',
    superseded: '正在另一个页面计时，这里不重复计。',
    asked: '好一会儿没有动静，暂停计时。',
    offline: '连不上服务器，这段时间暂不计。',
    offlineAsked: '连不上服务器，这段时间暂不计。',
    offlineUncounted: '连不上服务器，这段时间暂不计。',
    signedOut: '',
    refused: '案例已经更新，请刷新页面。',
  },
};

export const recordCheck = {
  heading: '学时复核',
  never: '还没有做过。服务器每天凌晨三点以后，按全部记录重新计算每个人的年度状态。',
  same: (day: string, years: string) => `${day}按全部记录重新计算了 ${years} 份年度状态，全部一致。`,
  running: (day: string) => `${day}的复核没有完成，或者正在进行。`,
  differs: (day: string, count: string, years: string) =>
    `${day}复核 ${years} 份年度状态，有 ${count} 份同记录算出来的不一致。请管理员运行 mingde ledger recompute --check 查看，去掉 --check 改正。`,
  person: '人员编号',
  year: '年度',
  more: (count: number) => `另有 ${count} 份。`,
};

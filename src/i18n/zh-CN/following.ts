/** Interface text of the dashboard: a unit's year in figures, and the people behind each. */
import type { FollowGroup } from '../../domain/api/following.ts';
import type { TierId } from '../../domain/catalogue/catalogue.ts';
import type { LagReason } from '../../domain/report/standing.ts';

const n = (count: number) => count.toLocaleString('zh-CN');

const reasons: Readonly<Record<LagReason, string>> = {
  noHours: '还没有学时',
  hoursShort: '学时不够',
  share: '网络占比没达到',
  notAssessable: '没有网络学时，占比无法评定',
};

const tiers: Readonly<Record<TierId, string>> = {
  leader: '领导干部',
  window: '窗口单位',
  grassroots: '基层',
  enforcement: '执法一线',
};

const groups: Readonly<Record<FollowGroup, string>> = {
  met: '全年达标',
  lagging: '还没有达标',
  ...reasons,
  onTheWay: '按目前进度，年底学时够',
  notOnTheWay: '按目前进度，年底学时不够',
};

export const following = {
  signedOut: '登录后，培训管理员可以在这里看到本单位全年学习的情况。',
  notAllowed:
    '这一页供单位培训管理员、纪检监察和系统管理员使用。您的账号没有这项职责；查看自己的学时请到“我的学时”。',
  toMyHours: '去我的学时',
  nobody: '这个单位这一天没有人员。请先到“人员名册”导入，或者换一个单位、换一个日期。',
  unit: '单位',
  year: '年度',
  yearOption: (year: number) => `${year} 年`,
  asOf: '截至',
  asOfHint: '只算到这一天为止登记的学时，人员按这一天所在的单位。',
  today: '回到今天',
  frozen: '看关账时的数据',
  path: '上级单位',
  people: (count: number) => `${n(count)} 人`,
  hours: (written: string) => `${written} 学时`,
  percent: (written: string) => `${written}%`,
  reasons,
  tiers,
  groups,
  overview: {
    heading: (unit: string, year: number) => `${unit}，${year} 年`,
    stands: (day: string, isToday: boolean) =>
      isToday ? `现在的情况（${day}）` : `${day} 结束时的情况，按现行规则重算`,
    frozen: (day: string) => `${day} 关账时封存的情况`,
    met: '全年达标',
    of: (people: number) => `/ ${n(people)} 人`,
    share: (percent: string) => `达标率 ${percent}%`,
    rule: (hours: string, share: string | null) =>
      share === null
        ? `全年要求 ${hours} 学时。`
        : `全年要求 ${hours} 学时，网络学时中职业道德不少于 ${share}。`,
    average: (hours: string) => `人均计入 ${hours} 学时。`,
    bar: (met: number, people: number) => `${n(people)} 人中 ${n(met)} 人全年达标，其余按原因分段`,
    key: '达标和各种原因的人数，点开看名单',
    keyOf: (name: string, count: number) => `${name} ${n(count)} 人`,
  },
  forecast: {
    heading: '照目前的进度',
    on: (count: number) => `${n(count)} 人到年底学时够`,
    off: (count: number) => `${n(count)} 人到年底学时不够`,
    passed: (passed: number, days: number) => `全年 ${days} 天，已过 ${passed} 天。`,
    how: '怎么算的',
    method: (passed: number, days: number, required: string) =>
      `每个人已计入的学时，除以已过的 ${passed} 天，再乘全年 ${days} 天，够 ${required} 学时的算“够”。这是一条直线：讲座、研修班往往集中在几天，年初看偏差大；网络占比不在推算之内。`,
  },
  charts: {
    asTable: '看表格',
    distribution: '学时分布',
    distributionLabel: '计入学时的人数分布',
    step: (from: string, below: string | null, isFirst: boolean) => {
      if (isFirst) return '0';
      return below === null ? `${from} 以上` : `${from}–${below}`;
    },
    stepFirst: (below: string) => `不到 ${below}`,
    stepColumn: '计入学时',
    peopleColumn: '人数',
    months: '各月登记的学时',
    monthsNote: '按登记的月份，职业道德学时；撤销的记为负数。',
    month: (month: number) => (month === 13 ? '年后' : `${month} 月`),
    monthShort: (month: number) => (month === 13 ? '后' : String(month)),
    monthColumn: '月份',
    hoursColumn: '学时',
    principles: '学的是哪一项要求',
    principlesNote: (hours: string) => `另有 ${hours} 学时的登记没有写明属于哪一项。`,
    principleColumn: '要求',
    peak: (name: string, value: string) => `最多的是 ${name}，${value}`,
  },
  units: {
    heading: '按单位',
    own: (name: string) => `${name}本级`,
    caption: (unit: string) => `${unit}各单位的达标情况`,
    unit: '单位',
    people: '人数',
    met: '达标',
    lagging: '未达标',
    rate: '达标率',
    onTheWay: '年底学时够',
    open: (name: string) => `进入${name}`,
    list: (what: string, name: string, count: number) => `${name}${what} ${n(count)} 人，看名单`,
  },
  byTier: { heading: '按岗位', caption: '各类岗位的达标情况', tier: '岗位' },
  list: {
    heading: (what: string) => `名单：${what}`,
    everybody: '全部人员',
    direct: '本级',
    step: (range: string) => `计入 ${range} 学时`,
    month: (month: string) => `${month}有登记`,
    principle: (name: string) => `学过${name}`,
    all: '看全部人员',
    lagging: '看未达标',
    find: '查找姓名或工号',
    found: (count: number) => `共 ${n(count)} 人`,
    range: (from: number, to: number, all: number) => `第 ${n(from)}–${n(to)} 人，共 ${n(all)} 人`,
    none: '没有符合条件的人员。',
    order: '差得最多的排在前面。',
    caption: (what: string) => `${what}的人员`,
    name: '姓名',
    staffNumber: '工号',
    unit: '所在单位',
    hours: '计入学时',
    hoursOf: (hours: string, required: string) => `${hours} / ${required}`,
    part: '其中',
    state: '情况',
    met: '达标',
    short: (hours: string) => `还差 ${hours} 学时`,
    principlesShort: '有的要求学时不够',
    pages: '翻页',
    previous: '上一页',
    next: '下一页',
    open: (name: string) => `${name}，看学时记录`,
  },
};

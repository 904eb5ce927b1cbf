/** Interface text of warnings for two weak quarters: the desk, and whoever was warned. */
import type { WarningActKind, WarningStep } from '../../domain/api/warnings.ts';
import type { Closing, WarningState } from '../../domain/warning/warning.ts';

const states: Readonly<Record<WarningState, string>> = {
  opened: '待告知领导',
  told: '待谈话',
  talked: '待订整改计划',
  planned: '计划待批准',
  returned: '计划已退回',
  following: '跟踪中',
  closed: '已办结',
};

const acts: Readonly<Record<WarningActKind, string>> = {
  told: '登记告知',
  talked: '登记谈话',
  planned: '提交整改计划',
  approved: '批准计划',
  returned: '退回计划',
  continued: '继续跟踪',
  closed: '办结',
};

const steps: Readonly<Record<WarningStep['kind'], string>> = {
  told: '告知主管领导',
  talked: '谈话',
  acknowledged: '本人确认谈话记录',
  commented: '本人说明',
  planned: '提交整改计划',
  approved: '批准整改计划',
  returned: '退回整改计划',
  continued: '继续跟踪',
  closed: '办结',
};

const outcomes: Readonly<Record<Closing, string>> = {
  improved: '有改进，不再落后',
  corrected: '更正后不再落后',
  left: '已离开单位',
};

const QUARTERS = ['一', '二', '三', '四'];

export const warnings = {
  page: {
    title: '学习预警',
    description: '连续两个季度落后的人：告知、谈话、整改计划和跟踪。',
    lead: '连续两个季度学时落后的，系统按记录自动立案；告知、谈话、整改、跟踪逐步登记，留痕不改。',
    noscript: '登记和查看预警需要浏览器允许运行脚本。',
  },
  signedOut: '登录以后，可以查看和办理本单位的学习预警。',
  notAllowed: '学习预警由单位培训管理员办理。与本人有关的预警，在“我的任务”里。',
  toTasks: '去我的任务',
  states,
  acts,
  steps,
  outcomes,
  waitsFor: { officer: '等单位办理', above: '等上级单位批准', quarter: '等季度结束' },
  waitsForPerson: '本人还没有确认谈话记录',
  lifted: '更正后不再落后',
  liftedNote: '按现在的记录，这两个季度已经不是连续落后，可以按“更正后不再落后”办结。',
  leftNote: '这个人已经不在任何单位的名册里，可以按“已离开单位”办结。',
  quarter: (year: number, quarter: number) => `${year} 年${QUARTERS[quarter - 1] ?? quarter}季度`,

  list: {
    label: '按办理情况查看',
    all: '全部',
    count: (name: string, count: number) => `${name} ${count}`,
    caption: '学习预警',
    columns: {
      person: '姓名',
      unit: '单位',
      quarters: '落后的季度',
      hours: '计入 / 应计入',
      state: '办理情况',
    },
    pair: (first: string, second: string) => `${first}、${second}`,
    ofHours: (counted: string, required: string) => `${counted} / ${required}`,
    none: '没有学习预警。',
    noneHint: '每季度结束、补登期过后，系统在夜间按记录判断；连续两个季度落后的会出现在这里。',
    noneOfState: '没有处在这一步的预警。',
    earlier: '上一页',
    later: '下一页',
    place: (from: number, to: number, all: number) => `第 ${from}–${to} 份，共 ${all} 份`,
  },

  case: {
    back: '回到预警名单',
    of: (name: string) => `${name}的学习预警`,
    staffNumber: (number: string) => `工号 ${number}`,
    opened: (day: string) => `${day}按记录立案`,
    figuresCaption: (first: string, second: string) => `${first}、${second}和以后的学时`,
    columns: {
      quarter: '季度',
      required: '应计入',
      atOpening: '立案时',
      posted: '季末登记',
      now: '现在',
    },
    followed: '跟踪',
    notYet: '还没有数字',
    figuresNote: '按取得的日期算，后来补登的活动也算在内；“季末登记”是当时总览里的数字。',
    source: (words: string) => `依据：${words}`,
    record: '看这个人的记录',
    next: '下一步',
    waits: {
      above: '整改计划已经提交，等上级单位的培训管理员批准。',
      quarter: (quarter: string) => `${quarter}结束、补登期过后，这里会有数字，再办理跟踪。`,
      other: '这一步由别的培训管理员办理。',
    },
    history: '办理经过',
    nothingYet: '还没有办理。',
    closed: (outcome: string) => `已办结：${outcome}。`,
  },

  step: {
    by: (name: string) => `登记人 ${name}`,
    toldTo: (name: string) => `告知 ${name}`,
    talkedBy: (name: string, day: string, place: string) =>
      place === '' ? `${name}，${day}` : `${name}，${day}，${place}`,
    measure: (due: string, responsible: string) => `${due}以前，${responsible}负责`,
    unconfirmed: (reason: string) => `本人未确认谈话记录：${reason}`,
    figure: (quarter: string, counted: string, required: string) =>
      `${quarter}计入 ${counted} 学时，应计入 ${required} 学时`,
  },

  form: {
    head: '主管领导',
    note: '说明（可以不写）',
    day: '谈话日期',
    talker: '谈话人',
    place: '地点（可以不写）',
    content: '谈话内容',
    contentHint: '落后的原因、本人的想法、商定的办法。本人会看到这份记录，并请其确认。',
    measures: '措施',
    measure: (at: number) => `第 ${at} 条`,
    measureText: '做什么',
    due: '期限',
    responsible: '负责人',
    addMeasure: '再加一条',
    removeMeasure: (at: number) => `删去第 ${at} 条`,
    unconfirmed: '本人没有确认谈话记录的原因',
    unconfirmedHint: '本人确认以后再提交，就不用写。',
    reason: '退回的理由',
    outcome: '办结的原因',
    confirm: {
      told: '登记',
      talked: '登记',
      planned: '提交',
      approved: '批准',
      returned: '退回',
      continued: '登记',
      closed: '办结',
    } satisfies Record<WarningActKind, string>,
    cancel: '不办了',
  },
  said: {
    told: '已经登记告知。',
    talked: '谈话已经登记，等本人确认。',
    planned: '整改计划已经提交。',
    approved: '整改计划已经批准，进入跟踪。',
    returned: '整改计划已经退回。',
    continued: '已经登记，继续跟踪下一个季度。',
    closed: '预警已经办结。',
  } satisfies Record<WarningActKind, string>,

  mine: {
    heading: '学习预警',
    lead: (first: string, second: string) =>
      `${first}、${second}，您计入的学时都没有达到要求。单位会同您谈话，一起订整改计划；补上学时，预警就能办结。`,
    progress: '看我的学时',
    appeal: '数字不对，提出申诉',
    confirm: '谈话记录我看过了',
    confirmNote: '确认的是“看过这份记录”。有不同意见，写在说明里，会一起留存。',
    comment: '说明',
    commentLabel: '我的说明',
    commentHint: '例如借调、病假，或者哪一次活动没有登记。单位会看到，不能再改。',
    send: '提交说明',
    earlier: (count: number) => `以前的预警（${count}）`,
    said: { acknowledged: '已经确认。', commented: '说明已经提交。' },
  },

  note: {
    heading: '学习预警',
    open: (count: number) => `${count} 人连续两个季度落后，正在办理`,
    part: (name: string, count: number) => `${name} ${count}`,
    toAll: '查看和办理',
    ofPerson: (first: string, second: string) => `${first}、${second}落后`,
  },
};

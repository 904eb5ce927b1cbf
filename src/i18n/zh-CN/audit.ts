/** Interface text of random audits and the log of exports. */
import type { AuditVerdict } from '../../domain/audit/sample.ts';

const n = (count: number) => count.toLocaleString('zh-CN');

const verdicts: Readonly<Record<AuditVerdict, string>> = { ok: '属实', doubtful: '存疑', wrong: '有误' };

export const audit = {
  page: {
    title: '随机抽查',
    description: '纪检监察随机抽取学时登记，逐条对照依据，记下结论；并查看导出日志。',
    lead: '抽哪些，由账目的签名状态和您写的事由算出来，谁也挑不了；同样的种子，再抽还是这些。',
    noscript: '抽查要向服务器读取，需要启用脚本。',
  },
  signedOut: '登录后，纪检监察人员可以在这里随机抽查学时登记。',
  notAllowed: '这一页供纪检监察人员和系统管理员使用。您的账号没有这项职责。',
  toMyHours: '去我的学时',
  draw: {
    heading: '抽一次',
    unit: '单位（含下级）',
    year: '年度',
    yearOption: (year: number) => `${year} 年`,
    size: '抽几条',
    words: '事由',
    wordsHint: '写进种子，也写进记录。抽过的都留着，改了事由再抽看得出来。',
    submit: '随机抽取',
    submitting: '正在抽取……',
  },
  list: {
    heading: '抽查记录',
    none: '还没有抽查过。在上面写明事由，抽第一次。',
    noneToRead: '还没有抽查过。抽查由纪检监察人员办理。',
    caption: '抽查记录，新的在前',
    when: '时间',
    what: '事由',
    unit: '单位',
    year: '年度',
    progress: '进度',
    of: (done: number, all: number) => `${done} / ${all} 条`,
  },
  one: {
    back: '返回抽查记录',
    heading: (words: string) => `抽查：${words}`,
    facts: (unit: string, year: number, population: number, drawn: number) =>
      `${unit}，${year} 年度，从 ${n(population)} 条登记中抽 ${n(drawn)} 条。`,
    by: (who: string, when: string) => `${who} ${when} 抽取`,
    seed: '种子',
    root: (size: number) => `账目签名状态（${n(size)} 条）`,
    again: '按同样的种子再抽一次',
    same: '再抽一次，还是这些。',
    other: '再抽一次，和当时不同：这以后有人的单位归属被改过，或者账目被动过。请核对导入名册的记录。',
    sheet: '下载抽查结果',
    found: (counts: Readonly<Record<AuditVerdict, number>>, left: number) =>
      `属实 ${counts.ok}，存疑 ${counts.doubtful}，有误 ${counts.wrong}，还没看 ${left}。`,
  },
  entry: {
    hours: (hours: string) => `${hours} 学时`,
    reversed: '已撤销',
    unseen: '未核查',
    person: (name: string, number: string) => `${name}（${number}）`,
    wholeYear: '看全年记录',
    evidence: '看依据',
    loading: '正在读取依据……',
    verdict: '结论',
    words: '看到了什么',
    save: '记下结论',
    saving: '正在记录……',
    earlier: '以前的结论',
    line: (verdict: AuditVerdict, words: string, by: string, when: string) =>
      `${when} ${by}：${verdicts[verdict]}${words === '' ? '' : `。${words}`}`,
  },
  verdicts,
  exports: {
    heading: '导出日志',
    hint: '最近 200 次。谁、什么时候、导出了什么、多少行。',
    none: '还没有人导出过数据。',
    caption: '导出日志，新的在前',
    when: '时间',
    who: '谁',
    what: '什么',
    rows: '行数',
    system: '系统（命令行）',
    actions: {
      'report-exported': '报表',
      'roster-exported': '人员名册',
      'record-exported': '个人学时记录',
      'questions-exported': '题目分析',
      'statements-exported': '学习记录',
      'archive-exported': '证书档案包',
      'audit-exported': '抽查结果',
      'event-attendance-exported': '活动签到表',
      'hours-import-refusals-exported': '未导入的行',
    } as Readonly<Record<string, string>>,
    kinds: {
      annual: '年度报告',
      roster: '名册与学时',
      lagging: '未达标名单',
      appraisal: '年度考核材料',
      events: '活动台账',
      items: '题目分析',
    } as Readonly<Record<string, string>>,
  },
};

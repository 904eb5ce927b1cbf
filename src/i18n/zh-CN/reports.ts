/** Interface text of reports and of closing a year. */
import type { ReportKind } from '../../domain/api/reports.ts';

const n = (count: number) => count.toLocaleString('zh-CN');

export const reports = {
  page: {
    title: '报表与关账',
    description: '名册与学时、未达标名单、年度考核材料、活动台账、题目分析，以及年度关账。',
    lead: '选好单位和年度，下载表格交给需要的部门。每次导出都会记入日志：谁、什么、什么时候、多少行。',
    noscript: '报表要向服务器读取，需要启用脚本。',
  },
  signedOut: '登录后，培训管理员可以在这里导出本单位的报表。',
  notAllowed: '这一页供单位培训管理员、课程发布人员、纪检监察和系统管理员使用。您的账号没有这项职责。',
  toMyHours: '去我的学时',
  unit: '单位',
  year: '年度',
  yearOption: (year: number) => `${year} 年`,
  asOf: '截至（不填就是今天）',
  annual: {
    heading: '年度报告',
    what: '一份写成文字的年度职业道德培训报告：达标情况、学时来源、活动和计划、补训、测验、与上年比较，附图表和数据说明。',
    open: '打开年度报告',
    download: '下载 PDF',
  },
  sheets: '导出表格',
  sheetsHint: 'XLSX 格式，Excel 和 WPS 都能打开。工号等是文本，不会丢前面的零；学时和人数是数字，可以求和。',
  download: (name: string) => `下载${name}`,
  kinds: {
    roster: { name: '名册与学时', what: '单位里每个人的学时、占比、是否达标，各类学时分列。' },
    lagging: { name: '未达标名单', what: '还没有达标的人，每人一个原因，还差多少学时。' },
    appraisal: {
      name: '年度考核材料',
      what: '每个人的学时、网络占比（百分之几，两位小数，不进位）、测验成绩；没有达标的附考核提示和出处。',
    },
    events: { name: '活动台账', what: '这一年办过的研修班、大讲堂、现场教学等，到场和记学时的人数。' },
    items: { name: '题目分析', what: '每门课每道题的难度和区分度，与单位、年度无关。' },
  } satisfies Readonly<Record<ReportKind, { readonly name: string; readonly what: string }>>,
  close: {
    heading: '年度关账',
    hint: '关账把每个人当时的结果原样存下来，连同账目的签名状态，以后不能改。关账以后登记的学时照记，在报表里另列为“其后登记”。',
    none: '还没有关过账。',
    closedLine: (year: number, day: string) => `${year} 年度已于 ${day} 关账`,
    figures: (met: number, people: number) => `${n(people)} 人，其中 ${n(met)} 人达标`,
    log: (size: number) => `账目共 ${n(size)} 条，签名状态`,
    nothingToClose: '现在没有可以关账的年度。登记截止以后才能关账。',
    open: (year: number) => `关账：${year} 年度`,
    sure: (year: number) => `关账以后，${year} 年度每个人的结果就定下来了，不能撤回，也不能再关第二次。`,
    early: (day: string) => `到 ${day} 为止还可以补登或补训。我知道以后登记的会另列为“其后登记”。`,
    confirm: '确定关账',
    closing: '正在关账……',
    cancel: '不关账',
    done: (year: number) => `${year} 年度已关账。`,
  },
};

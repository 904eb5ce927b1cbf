/** Interface text around the annual report; what the report itself says is src/domain/report/annual/. */
export const annualReport = {
  page: {
    title: '年度报告',
    description: '单位的年度职业道德培训报告：达标情况、学时、活动、补训、测验，附图表和数据说明。',
    lead: '选好单位和年度。人数和学时可以点开，看是哪些人。',
    noscript: '年度报告要向服务器读取，需要启用脚本。',
  },
  signedOut: '登录后，培训管理员可以在这里看本单位的年度报告。',
  notAllowed: '年度报告供单位培训管理员、纪检监察和系统管理员使用。您的账号没有这项职责。',
  toMyHours: '去我的学时',
  unit: '单位',
  year: '年度',
  yearOption: (year: number) => `${year} 年`,
  asOf: '截至（不填就是今天；已关账的年度是关账时）',
  back: '回到报表与关账',
  contents: '目录',
  asTable: '看表格',
  behind: (what: string, value: string) => `${what} ${value}，看名单`,
};

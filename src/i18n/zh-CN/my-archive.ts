/** Interface text of the learner's archive. */

export const myArchive = {
  title: '学习档案',
  lead: '一个 ZIP 文件，装着您的全部证书和电子徽章、每一笔学时和它的证明。自己留存，换单位、换平台之后也能验证。',
  range: '范围',
  allYears: '全部年度',
  year: (year: number) => `${year} 年度`,
  download: '下载学习档案',
  verify: '怎样验证：打开',
  verifier: '离线核验页',
  verifyEnd: '（可下载到本机，不联网也能用），选择这个 ZIP 文件。',
  badge: '电子徽章是证书的数据文件（Open Badges 3.0），供其他系统读取和验证；纸上用的还是 PDF。',
} as const;

/** Interface text of importing hours of other platforms. */
import type { ImportState, Verdict } from '../../domain/hours-import/hours-import.ts';

const states: Record<ImportState, string> = {
  reading: '正在核对',
  unusable: '文件不能用',
  ready: '等待确认',
  posting: '正在登记',
  posted: '已登记',
  reversing: '正在撤回',
  reversed: '已撤回',
  dropped: '已放弃',
};

const verdicts: Record<Verdict, string> = { new: '将登记', known: '已有', refused: '未通过' };

export const hoursImports = {
  page: {
    title: '导入外部学时',
    description: '把干部网络学院等平台的学时表导入本平台：先逐行核对，再确认登记，登错可以整批撤回。',
    lead: '把其他平台的学时表导入进来。先逐行核对，看过结果再确认；确认之前什么也不登记，登记之后也可以整批撤回。',
    noscript: '导入学时要向服务器上传和读取，需要启用脚本。',
  },
  signedOut: '登录后，单位的培训管理员可以在这里导入其他平台的学时。',
  notAllowed: '这一页供单位的培训管理员使用。您的账号没有这项职责；查看自己的学时请到“我的学时”。',
  toMyHours: '去我的学时',
  upload: {
    title: '上传学时表',
    choose: '选择文件',
    drop: '把 XLSX 或 CSV 文件拖到这里，或者',
    chosen: (name: string) => `已选：${name}`,
    hint: 'XLSX，或 UTF-8、GB18030 编码的 CSV；一次最多 20 万行、64 MB。',
    template: '下载模板（XLSX）',
    templateCsv: '下载模板（CSV）',
    platform: '平台名称（表里没有“平台”列时填写）',
    year: '只接受这一年度（可不填）',
    yearWrong: '年度要写成四位数字，例如 2026。',
    send: '上传并核对',
    sending: '正在上传……',
    noFile: '请先选择一个文件。',
    tooLarge: '文件超过 64 MB。请分成几个文件上传。',
  },
  states,
  verdicts,
  counts: { all: '全部', new: '将登记', known: '已有', refused: '未通过' },
  countsAfter: { new: '已登记' },
  current: {
    title: (name: string) => `本次导入：${name}`,
    progress: {
      reading: (percent: string) => `正在核对，已读 ${percent}`,
      posting: (percent: string) => `正在登记，已备好 ${percent}`,
      reversing: (percent: string) => `正在撤回，已备好 ${percent}`,
    },
    ready: (rows: string, hours: string, known: string, refused: string) =>
      `核对完毕：将登记 ${rows} 行、${hours} 学时；已有 ${known} 行；未通过 ${refused} 行。`,
    posted: (rows: string, hours: string) =>
      `已登记 ${rows} 行，共 ${hours} 学时。有关人员的学时和证书随即更新。`,
    reversed: (reason: string) => `已整批撤回。原因：${reason}`,
    unusable: '这个文件不能用，没有登记任何学时。',
    confirm: (rows: string, hours: string) => `确认登记 ${rows} 行、${hours} 学时`,
    nothing: '没有可以登记的行。',
    drop: '放弃这次导入',
    dropped: '已放弃，没有登记任何学时。',
    reverse: '撤回整批',
    close: '返回',
    refusedSheet: '下载未通过的行（XLSX）',
    refusedHint: '表里注明了每行的原因；改好后再次上传即可，已登记的行不会重复。',
    fileChanged: '文件在核对之后改过，没有登记任何学时。请重新上传改过的文件。',
  },
  rows: {
    caption: '逐行结论',
    filter: '按结论筛选',
    row: '行',
    verdict: '结论',
    person: '人员',
    course: '课程与平台',
    amount: '学时',
    day: '完成日期',
    more: '再显示一些',
    none: '没有这样的行。',
    shown: (count: string) => `显示了 ${count} 行`,
  },
  dialog: {
    title: (name: string) => `撤回“${name}”的全部学时？`,
    effect: (rows: string) =>
      `将为已登记的 ${rows} 行各登记一条冲销，一次完成。有关人员的年度学时和证书会随之改变；原来的记录保留可查。`,
    reason: '撤回的原因',
    reasonMissing: '请写明撤回的原因，至少两个字。',
    yes: '撤回整批',
    no: '不撤回',
  },
  list: {
    title: '历次导入',
    none: '还没有导入过。',
    name: '文件',
    who: '经办',
    rows: '行数（登记／已有／未通过）',
    hours: '学时',
    state: '状态',
    open: (name: string) => `查看“${name}”`,
    openShort: '查看',
  },
};

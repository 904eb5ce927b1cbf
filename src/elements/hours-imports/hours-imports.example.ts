/** The states of md-hours-imports. */
import type { HoursImportView, ImportRowsView, ImportRowView } from '../../domain/api/hours-imports.ts';
import { answer, aSession, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';

const markup = '<md-hours-imports></md-hours-imports>';

export const anImport: HoursImportView = {
  id: '0b9c6f0e-5a53-4d0b-9b0e-0f1b3a2c4d5e',
  fileName: '干部网络学院-三季度.xlsx',
  fileHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  platform: null,
  onlyYear: null,
  state: 'ready',
  progress: 0,
  trouble: null,
  remarks: ['读取了工作表“学时”；没有读取：说明'],
  rows: { new: 1_286, known: 14, refused: 2 },
  centihours: 212_350,
  uploaded: { by: '赵明', at: '2026-11-20T02:00:00.000Z' },
  posted: null,
  reversed: null,
};

export const posted: HoursImportView = {
  ...anImport,
  state: 'posted',
  posted: { by: '赵明', at: '2026-11-20T02:05:00.000Z' },
};

const aRow: ImportRowView = {
  row: 2,
  verdict: 'new',
  reason: null,
  cell: null,
  note: '日期“2026年3月5日”按 2026-03-05 登记',
  staffNumber: '300000017',
  name: '阿不都·热合曼',
  platform: '干部网络学院',
  title: '公务员职业道德建设专题',
  category: 'ethicsOnline',
  centihours: 150,
  amountWritten: '1.5',
  day: '2026-03-05',
};

const refused: readonly ImportRowView[] = [
  {
    ...aRow,
    row: 7,
    verdict: 'refused',
    cell: 'A7',
    reason: 'A7 工号“1234”开头的 0 丢了（名册里有 001234），请把工号列设为“文本”格式再填',
    note: null,
    staffNumber: '1234',
    category: null,
    centihours: null,
  },
  {
    ...aRow,
    row: 31,
    verdict: 'refused',
    cell: 'F31',
    reason: 'F31 学时“一点五”不是最多两位小数的数字，例如 1 或 0.5',
    note: null,
    amountWritten: '一点五',
    category: null,
    centihours: null,
  },
];

const all: ImportRowsView = {
  rows: [aRow, { ...aRow, row: 3, category: 'otherOnline', centihours: 1000, note: null }, ...refused],
  next: 31,
};

const PATH = `/api/hours-imports/${anImport.id}`;

function as(role: 'officer' | 'auditor'): Example['answers'] {
  return {
    'GET /api/session': answer({ ...aSession, person: { ...aSession.person, roles: ['learner', role] } }),
  };
}

function withImport(one: HoursImportView, role: 'officer' | 'auditor' = 'officer'): Example['answers'] {
  return {
    ...as(role),
    'GET /api/hours-imports': answer([one]),
    [`GET ${PATH}`]: answer(one),
    [`GET ${PATH}/rows?after=0`]: answer(all),
    [`GET ${PATH}/rows?after=31`]: answer({ rows: [{ ...aRow, row: 40 }] }),
    [`GET ${PATH}/rows?after=0&verdict=refused`]: answer({ rows: refused }),
    [`GET ${PATH}/rows?after=0&verdict=known`]: answer({
      rows: [{ ...aRow, row: 9, verdict: 'known', note: null, reason: '已由“二季度.xlsx”第 12 行登记' }],
    }),
    [`POST ${PATH}/posting`]: answer({ ...one, state: 'posting' }, 202),
    [`POST ${PATH}/reversal`]: answer({ ...one, state: 'reversing' }, 202),
    [`DELETE ${PATH}`]: answer(undefined, 204),
    'POST /api/hours-imports?name=%E4%B8%89%E5%AD%A3%E5%BA%A6.csv&platform=': answer(
      { ...one, state: 'reading', rows: { new: 0, known: 0, refused: 0 } },
      202,
    ),
  };
}

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'a learner', markup, answers: signedIn },
  { name: 'nothing yet', markup, answers: { ...as('officer'), 'GET /api/hours-imports': answer([]) } },
  { name: 'ready', markup, answers: withImport(anImport) },
  { name: 'posted', markup, answers: withImport(posted) },
  { name: 'reading', markup, answers: withImport({ ...anImport, state: 'reading', progress: 4_250 }) },
  {
    name: 'unusable',
    markup,
    answers: withImport({
      ...anImport,
      state: 'unusable',
      trouble: 'A1:I1是合并单元格，看不出每一行各是什么。请取消合并，把每一格填完整，再上传。',
      remarks: [],
      rows: { new: 0, known: 0, refused: 0 },
      centihours: 0,
    }),
  },
  { name: 'an auditor', markup, answers: withImport(posted, 'auditor') },
  {
    name: 'changed meanwhile',
    markup,
    answers: {
      ...withImport(anImport),
      [`POST ${PATH}/posting`]: refusal(
        409,
        'conflict',
        '核对之后情况有变：3 行的结论不同了，没有登记任何学时。请看过新的结果再确认。',
      ),
    },
  },
];

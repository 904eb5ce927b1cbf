/** The states of md-roster-imports. */
import type { RosterImportView, RosterRowsView, RosterRowView } from '../../domain/api/roster.ts';
import { answer, aSession, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';

const markup = '<md-roster-imports></md-roster-imports>';

const NOTHING = { added: 0, changed: 0, moved: 0, left: 0, unchanged: 0, refused: 0 };

export const anImport: RosterImportView = {
  ...{ id: '0b9c6f0e-5a53-4d0b-9b0e-0f1b3a2c4d5e', kind: 'people', origin: 'sheet' },
  fileName: '人社局名册-11月.csv',
  fileHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  ...{ completeUnit: null, day: '2026-11-20', state: 'ready', progress: 0, trouble: null },
  remarks: ['按 GB18030 编码读取'],
  rows: { ...NOTHING, added: 12, changed: 3, moved: 1, left: 1, unchanged: 1_269 },
  ...{ standing: 0, needsWord: false },
  uploaded: { by: '赵明', at: '2026-11-20T02:00:00.000Z' },
  ...{ confirmed: null, undone: null },
};

const faulty: RosterImportView = { ...anImport, rows: { ...anImport.rows, refused: 2 } };
export const half: RosterImportView = {
  ...anImport,
  completeUnit: { id: 'u-1', name: '市人社局' },
  rows: { ...NOTHING, left: 640, unchanged: 646 },
  ...{ standing: 1_286, needsWord: true },
};
export const done: RosterImportView = {
  ...anImport,
  state: 'done',
  confirmed: { by: '赵明', at: '2026-11-20T02:05:00.000Z' },
};

const aRow: RosterRowView = {
  ...{ row: 2, key: '100200017', name: '阿卜杜热合曼·买买提', verdict: 'changed' },
  ...{ reason: null, cell: null, isNewly: false },
  notes: ['姓名“阿卜杜热合曼•买买提”按“阿卜杜热合曼·买买提”登记'],
  changes: [{ field: '职务', from: '', to: '窗口负责人' }],
};
const rows: readonly RosterRowView[] = [
  aRow,
  {
    ...{ ...aRow, row: 3, key: '100200054', name: '欧阳文博', verdict: 'moved', notes: [] },
    changes: [
      { field: '单位', from: '市人社局', to: '市人社局/社会保险服务大厅' },
      { field: '调入日期', from: '2020-07-01', to: '2026-11-20' },
    ],
  },
  {
    ...{ ...aRow, row: 4, key: '100200300', name: '李静', verdict: 'added', notes: [] },
    changes: [{ field: '姓名', from: null, to: '李静' }],
  },
  {
    ...{ ...aRow, row: null, key: '100200091', name: '赵强', verdict: 'left', notes: [], changes: [] },
    reason: '“市人社局”的全部名单里没有此人，2026-11-20 起离开',
  },
];
const refused: RosterRowView = {
  ...{ ...aRow, row: 12, key: '1012', name: '陈明', verdict: 'refused', notes: [], changes: [] },
  cell: 'A12',
  reason:
    'A12 工号“1012”只有 4 位，其他工号都是 6 位：开头的 0 可能丢了（应为 001012？），请把工号列设为“文本”格式再填',
};

const PATH = `/api/roster/imports/${anImport.id}`;
const all: RosterRowsView = { rows, next: 4 };

function as(role: 'officer' | 'auditor'): Example['answers'] {
  const unit = { id: 'u-1', code: '0101', name: '市人社局', parentId: null, parentCode: '', depth: 0 };
  return {
    'GET /api/session': answer({ ...aSession, person: { ...aSession.person, roles: ['learner', role] } }),
    'GET /api/roster/units': answer([
      { ...unit, organType: 'government', sector: '', people: 6, peopleBelow: 1_286 },
    ]),
  };
}

function withImport(one: RosterImportView, role: 'officer' | 'auditor' = 'officer'): Example['answers'] {
  return {
    ...as(role),
    'GET /api/roster/imports': answer([one]),
    [`GET ${PATH}`]: answer(one),
    [`GET ${PATH}/rows?after=0`]: answer(all),
    [`GET ${PATH}/rows?after=4`]: answer({ rows: [{ ...aRow, row: 40 }] }),
    [`GET ${PATH}/rows?after=0&verdict=refused`]: answer({ rows: [refused] }),
    [`GET ${PATH}/rows?after=0&verdict=moved`]: answer({ rows: rows.slice(1, 2) }),
    [`GET ${PATH}/rows?after=0&newly=true`]: answer({ rows: [{ ...aRow, isNewly: true }] }),
    [`POST ${PATH}/confirmation`]: answer({ ...one, state: 'confirming' }, 202),
    [`POST ${PATH}/undoing`]: answer({
      ...{ ...one, state: 'undone' },
      undone: { by: '赵明', at: '2026-11-20T03:00:00.000Z', note: null },
    }),
    [`DELETE ${PATH}`]: answer(undefined, 204),
  };
}

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'a learner', markup, answers: signedIn },
  { name: 'nothing yet', markup, answers: { ...as('officer'), 'GET /api/roster/imports': answer([]) } },
  { name: 'ready', markup, answers: withImport(anImport) },
  { name: 'with faults', markup, answers: withImport(faulty) },
  { name: 'half a file', markup, answers: withImport(half) },
  { name: 'reading', markup, answers: withImport({ ...anImport, state: 'reading', progress: 4_250 }) },
  { name: 'writing', markup, answers: withImport({ ...anImport, state: 'writing', progress: 4_000 }) },
  { name: 'done', markup, answers: withImport(done) },
  {
    name: 'a long list, done',
    markup,
    answers: {
      ...withImport({ ...done, state: 'undone' }),
      'GET /api/roster/imports': answer([done]),
      [`POST ${PATH}/undoing`]: answer({ ...done, state: 'undoing', progress: 4_000 }, 202),
    },
  },
  {
    name: 'unusable',
    markup,
    answers: withImport({
      ...{ ...anImport, state: 'unusable', remarks: [], rows: NOTHING },
      trouble: '这是单位表，不是人员名单。请在上传时选“单位”，或换一个文件。',
    }),
  },
  {
    name: 'changed meanwhile',
    markup,
    answers: withImport({
      ...anImport,
      trouble: '核对之后名册有了变动：1 行的结论不同了，还没有写入。变动的行已标出，请看过再确认。',
    }),
  },
  { name: 'an auditor', markup, answers: withImport(done, 'auditor') },
  {
    name: 'refused',
    markup,
    answers: {
      ...withImport(anImport),
      [`POST ${PATH}/confirmation`]: refusal(409, 'conflict', '另一位管理员刚刚确认了这次导入。'),
    },
  },
];

/** Questions from a sheet into quiz.yaml: ids stay, faults are named by cell, and nothing is half written. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { questionTemplate } from '../../../server/cli/content/question-template.ts';
import { sheets } from '../../../server/sheets/sheets.ts';
import {
  type ImportFailure,
  type ImportReport,
  importQuestions,
} from '../../../src/content/import-questions.ts';
import { SHEET_COLUMNS } from '../../../src/content/question-sheet.ts';
import { readContent } from '../../../src/content/read-content.ts';
import type { Result } from '../../../src/domain/base/result.ts';
import type { SheetRow } from '../../../src/domain/sheet/sheet.ts';
import { type ContentFolder, contentFolder } from '../../support/content/content-folder.ts';
import { QUIZ } from './broken.ts';

type Row = Readonly<Partial<Record<(typeof SHEET_COLUMNS)[number], string>>>;

let folder: ContentFolder;
beforeEach(async () => {
  folder = await contentFolder();
});
afterEach(() => folder.remove());

const quiz = () => readFile(join(folder.contentDir, QUIZ), 'utf8');

function sheetOf(rows: readonly Row[], columns: readonly string[] = SHEET_COLUMNS): readonly SheetRow[] {
  const cells = (texts: readonly string[], number: number) =>
    texts.map((text, at) =>
      text === ''
        ? undefined
        : { address: `${String.fromCharCode(65 + at)}${number}`, text, kind: 'text' as const },
    );
  const body = rows.map((row, index) => ({
    number: index + 2,
    cells: cells(
      columns.map((column) => row[column as keyof Row] ?? ''),
      index + 2,
    ),
  }));
  return [{ number: 1, cells: cells(columns, 1) }, ...body];
}

async function load(
  rows: readonly SheetRow[],
  { isDryRun = false, course = 'sample' } = {},
): Promise<Result<ImportReport, ImportFailure>> {
  return importQuestions({ contentDir: folder.contentDir, course, rows, isDryRun });
}

const SINGLE: Row = {
  ...{ 目标: 'say-it-all', 题型: '单选', 题干: '新题一？', 选项A: '甲', 选项B: '乙', 选项C: '丙' },
  ...{ 答案: 'B', 解析: '因为如此。' },
};

const EVERY_KIND: readonly Row[] = [
  SINGLE,
  { ...SINGLE, 目标: '一次说全', 题型: '多选', 题干: '新题二？', 答案: 'A、C' },
  { 目标: 'say-it-all', 题型: '判断', 题干: '新题三。', 答案: '错', 解析: '不是。' },
  {
    ...{ 目标: 'say-it-all', 题型: '连线', 题干: '新题四：连一连。', 补充: '丁', 解析: '如此。' },
    ...{ 选项A: '一=甲', 选项B: '二＝乙', 选项C: '三 = 丙' },
  },
  {
    ...{ 目标: 'say-it-all', 题型: '排序', 题干: '新题五：排一排。', 解析: '如此。' },
    ...{ 选项A: '先', 选项B: '再', 选项C: '后' },
  },
  { 目标: 'say-it-all', 题型: '填空', 题干: '新题六：____日。', 答案: '5；五', 补充: '天数', 解析: '如此。' },
  { 目标: 'say-it-all', 题型: '情境', 题干: '新题七：读完再答。', 材料: '一段场景。', 解析: '如此。' },
  { 题型: '小题单选', 题干: '第一问？', 选项A: '甲', 选项B: '乙', 选项C: '丙', 答案: 'A' },
  { 题型: '小题判断', 题干: '第二问。', 答案: '对' },
];

test('every kind of question is added under the next free numbers, and passes the check', async () => {
  const loaded = await load(sheetOf(EVERY_KIND));
  expect(loaded).toMatchObject({
    ok: true,
    value: {
      added: [
        { id: 'q04', row: 2 },
        { id: 'q05', row: 3 },
        { id: 'q06', row: 4 },
        { id: 'q07', row: 5 },
        { id: 'q08', row: 6 },
        { id: 'q09', row: 7 },
        { id: 'q10', row: 8 },
      ],
      changed: [],
      same: [],
    },
  });
  const read = await readContent(folder.contentDir);
  const questions = read.ok ? (read.value.courses[0]?.quiz.file.value.questions ?? []) : [];
  expect(questions.slice(3)).toEqual([
    {
      ...{ id: 'q04', objective: 'say-it-all', kind: 'single', stem: '新题一？', explanation: '因为如此。' },
      options: [{ text: '甲' }, { text: '乙', right: true }, { text: '丙' }],
    },
    {
      ...{
        id: 'q05',
        objective: 'say-it-all',
        kind: 'multiple',
        stem: '新题二？',
        explanation: '因为如此。',
      },
      options: [{ text: '甲', right: true }, { text: '乙' }, { text: '丙', right: true }],
    },
    {
      ...{ id: 'q06', objective: 'say-it-all', kind: 'trueFalse', stem: '新题三。', explanation: '不是。' },
      answer: false,
    },
    {
      ...{
        id: 'q07',
        objective: 'say-it-all',
        kind: 'matching',
        stem: '新题四：连一连。',
        explanation: '如此。',
      },
      pairs: [
        { left: '一', right: '甲' },
        { left: '二', right: '乙' },
        { left: '三', right: '丙' },
      ],
      distractors: ['丁'],
    },
    {
      ...{
        id: 'q08',
        objective: 'say-it-all',
        kind: 'ordering',
        stem: '新题五：排一排。',
        explanation: '如此。',
      },
      items: ['先', '再', '后'],
    },
    {
      ...{
        id: 'q09',
        objective: 'say-it-all',
        kind: 'fillIn',
        stem: '新题六：____日。',
        explanation: '如此。',
      },
      ...{ expects: '天数', accepted: ['5', '五'] },
    },
    {
      ...{
        id: 'q10',
        objective: 'say-it-all',
        kind: 'scenario',
        stem: '新题七：读完再答。',
        explanation: '如此。',
      },
      situation: '一段场景。',
      parts: [
        {
          kind: 'single',
          stem: '第一问？',
          options: [{ text: '甲', right: true }, { text: '乙' }, { text: '丙' }],
        },
        { kind: 'trueFalse', stem: '第二问。', answer: true },
      ],
    },
  ]);
});

test('the same sheet a second time changes nothing, not even the file', async () => {
  await load(sheetOf(EVERY_KIND));
  const once = await quiz();
  const again = await load(sheetOf(EVERY_KIND));
  expect(again).toMatchObject({ ok: true, value: { added: [], changed: [] } });
  expect(await quiz()).toBe(once);
});

test('a question is changed under its id; what the sheet does not name stays, comments too', async () => {
  await writeFile(
    join(folder.contentDir, QUIZ),
    (await quiz()).replace('  - id: q02', '  # 第二组\n  - id: q02'),
  );
  const loaded = await load(sheetOf([{ ...SINGLE, 题号: 'q02', 题干: '改过的题？' }]));
  expect(loaded).toMatchObject({ ok: true, value: { added: [], changed: [{ id: 'q02', row: 2 }] } });
  const text = await quiz();
  expect(text).toContain('# 第二组\n  - id: q02');
  expect(text).toContain('改过的题？');
  expect(text).toContain('- id: q01');
  expect(text).toContain('- id: q03');
});

test('a question without a number is known by its words', async () => {
  const loaded = await load(
    sheetOf([{ 目标: 'say-it-all', 题型: '判断', 题干: '判断 题。', 答案: '对', 解析: '因为如此。' }]),
  );
  expect(loaded).toMatchObject({ ok: true, value: { changed: [{ id: 'q03', row: 2 }] } });
});

test('a dry run tells the same and writes nothing', async () => {
  const before = await quiz();
  expect(await load(sheetOf(EVERY_KIND), { isDryRun: true })).toMatchObject({ ok: true });
  expect(await quiz()).toBe(before);
});

test.each<[string, Row, string, string]>([
  ['no kind', { ...SINGLE, 题型: '' }, 'C2', '“题型”是空的。请填写。'],
  ['an unknown kind', { ...SINGLE, 题型: '单择' }, 'C2', '题型“单择”不认识。是不是想写“单选”？'],
  ['an unknown objective', { ...SINGLE, 目标: 'say-all' }, 'B2', '学习目标“say-all”不认识。'],
  ['no explanation', { ...SINGLE, 解析: '' }, 'N2', '“解析”是空的。请填写。'],
  ['an answer without its option', { ...SINGLE, 答案: 'D' }, 'L2', '答案“D”与选项对不上。'],
  ['a gap among the options', { ...SINGLE, 选项B: '', 选项D: '丁' }, 'G2', '“选项B”是空的，后面却还有选项。'],
  ['a bad number', { ...SINGLE, 题号: '第1题' }, 'A2', '编号只用小写字母'],
  [
    'an answer that is neither',
    { ...SINGLE, 题型: '判断', 选项A: '', 选项B: '', 选项C: '', 答案: '也许' },
    'L2',
    '判断题的答案“也许”不认识。',
  ],
  [
    'a pair without its half',
    { 目标: 'say-it-all', 题型: '连线', 题干: '连。', 选项A: '一', 解析: '是。' },
    'F2',
    '应当写成“左边=右边”',
  ],
  ['a cell that this kind has no use for', { ...SINGLE, 材料: '多余' }, 'E2', '单选题不填“材料”。'],
  [
    'a part by itself',
    { 题型: '小题判断', 题干: '问。', 答案: '对' },
    'C2',
    '小题要紧跟在一道“情境”题下面。',
  ],
])('%s is named by its cell, and nothing is written', async (_, row, cell, message) => {
  const before = await quiz();
  const loaded = await load(sheetOf([{ ...SINGLE, 题干: '好题？' }, row].reverse()));
  expect(loaded).toMatchObject({
    ok: false,
    failure: {
      kind: 'rows',
      faults: expect.arrayContaining([{ cell, message: expect.stringContaining(message) }]),
    },
  });
  expect(await quiz()).toBe(before);
});

test('a column that is missing or unknown is told at once', async () => {
  const columns = SHEET_COLUMNS.map((column) => (column === '解析' ? '解释' : column));
  expect(await load(sheetOf([SINGLE], columns))).toMatchObject({
    ok: false,
    failure: {
      faults: [
        { cell: 'N1', message: expect.stringContaining('列名“解释”不认识。是不是想写“解析”？') },
        { cell: '1', message: expect.stringContaining('第一行缺少列名：解析') },
      ],
    },
  });
});

test('one question told twice is refused', async () => {
  const loaded = await load(
    sheetOf([
      { ...SINGLE, 题号: 'q09' },
      { ...SINGLE, 题号: 'q09', 题干: '另一题？' },
    ]),
  );
  expect(loaded).toMatchObject({
    ok: false,
    failure: { faults: [{ cell: '3', message: expect.stringContaining('与第 2 行是同一题') }] },
  });
});

test('questions that break the check of the course are refused as a whole', async () => {
  const before = await quiz();
  const loaded = await load(sheetOf([{ ...SINGLE, 答案: 'AB' }]));
  expect(loaded).toMatchObject({
    ok: false,
    failure: {
      kind: 'rows',
      faults: [{ cell: '2', message: expect.stringContaining('单选题（single）只能有一个 right: true') }],
    },
  });
  expect(await quiz()).toBe(before);
});

test('an unknown course names the nearest', async () => {
  expect(await load(sheetOf([SINGLE]), { course: 'simple' })).toMatchObject({
    ok: false,
    failure: { message: expect.stringContaining('是不是想写“sample”？') },
  });
});

test('the template is a workbook of two sheets whose first one the reader takes', async () => {
  const file = join(folder.contentDir, 'template.xlsx');
  await writeFile(file, await questionTemplate());
  const rows: SheetRow[] = [];
  const read = await sheets.read(file, (batch) => {
    rows.push(...batch);
  });
  expect(read).toMatchObject({ ok: true, value: { sheetName: '题目', otherSheets: ['说明'] } });
  expect(rows.map(({ cells }) => cells.map((cell) => cell?.text))).toEqual([[...SHEET_COLUMNS]]);
});

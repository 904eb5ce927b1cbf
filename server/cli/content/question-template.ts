/** The sheet in which questions are written: an empty list, and how to fill it in. Opens in Excel and WPS. */
import { writeXlsx } from 'hucre/xlsx';
import { SHEET_COLUMNS, SHEET_KINDS } from '../../../src/content/question-sheet.ts';

type Column = (typeof SHEET_COLUMNS)[number];

const WIDTHS: Readonly<Partial<Record<Column, number>>> = {
  题号: 8,
  目标: 18,
  题型: 10,
  题干: 48,
  材料: 36,
  答案: 12,
  补充: 18,
  解析: 48,
};

const HOW: readonly (readonly [string, string])[] = [
  ['题号', '已有的题写它的题号，例如 q07，导入时改的就是这一题；新题留空，导入时自动编号。'],
  ['目标', '这道题考哪个学习目标：写 course.yaml 里的编号，或者目标的全文。'],
  ['题型', `从下拉框里选：${Object.keys(SHEET_KINDS).join('、')}。`],
  ['题干', '问题本身。填空题用连续的下划线 ____ 表示空。'],
  ['材料', '只有情境题填：一段场景。'],
  ['选项A至选项F', '单选、多选三到五个；排序按正确的次序写；连线一格一对，写成“左边=右边”。'],
  ['答案', '单选写字母，例如 B；多选写 AC；判断写“对”或者“错”；填空写可以算对的答案，用分号隔开。'],
  ['补充', '填空写“要填什么”，例如“天数”；连线写多出来的右边选项，用分号隔开。其余题型留空。'],
  ['解析', '为什么这样选、依据是什么。学员通过测验以后才看得到。'],
  ['情境题', '先写一行“情境”，下面几行写它的“小题单选”“小题多选”“小题判断”；小题不写题号、目标和解析。'],
  [
    '检查',
    '先运行 npx mingde content questions import 文件 --course 课程 --dry-run，看清新增和改动了哪些题，再去掉 --dry-run。',
  ],
];

const EXAMPLES: readonly Readonly<Partial<Record<Column, string>>>[] = [
  {
    ...{ 目标: 'say-all', 题型: '单选', 题干: '有人说“我要变更”，先做什么？' },
    ...{ 选项A: '念一遍清单', 选项B: '问清变更哪一项', 选项C: '请他先取号' },
    ...{ 答案: 'B', 解析: '同样叫变更，要的材料不同。' },
  },
  {
    ...{ 目标: 'say-all', 题型: '多选', 题干: '材料不全时，应当一次说清的有哪些？' },
    ...{ 选项A: '缺什么', 选项B: '为什么', 选项C: '同事为什么请假', 选项D: '到哪里补' },
    ...{ 答案: 'ABD', 解析: '缺什么、为什么、到哪里补、还来不来。' },
  },
  {
    ...{ 目标: 'say-all', 题型: '判断', 题干: '把清单念一遍就算一次性告知。' },
    ...{ 答案: '错', 解析: '要说全的是这一个人缺的。' },
  },
  {
    ...{ 目标: 'say-all', 题型: '连线', 题干: '把词和意思连起来。' },
    ...{ 选项A: '补正=补交和改正材料', 选项B: '受理=开始办理', 选项C: '办结=有结果并告诉了人' },
    ...{ 补充: '归档', 解析: '见用语表。' },
  },
  {
    ...{ 目标: 'say-all', 题型: '排序', 题干: '按先后排列。' },
    ...{ 选项A: '问清来意', 选项B: '说清缺什么', 选项C: '写成纸条', 解析: '先问才说得全。' },
  },
  {
    ...{ 目标: 'say-all', 题型: '填空', 题干: '许可申请材料不全的，当场或者在 ____ 日内一次告知。' },
    ...{ 答案: '5；五', 补充: '天数', 解析: '行政许可法第三十二条。' },
  },
  {
    ...{ 目标: 'say-all', 题型: '情境', 题干: '读完材料，回答下面的小题。' },
    ...{ 材料: '儿子替不会用手机的母亲来办，缺一份合同。', 解析: '写下来的能原样交到本人手里。' },
  },
  {
    ...{ 题型: '小题单选', 题干: '最要紧的一步是什么？' },
    ...{ 选项A: '发一个链接', 选项B: '写一张大字的纸条', 选项C: '请他复述', 答案: 'B' },
  },
];

/** @returns the file's bytes */
export async function questionTemplate(): Promise<Uint8Array> {
  const kinds = Object.keys(SHEET_KINDS);
  const at = SHEET_COLUMNS.indexOf('题型');
  const letter = String.fromCharCode(65 + at);
  return writeXlsx({
    sheets: [
      {
        name: '题目',
        rows: [[...SHEET_COLUMNS]],
        columns: SHEET_COLUMNS.map((column) => ({
          width: WIDTHS[column] ?? 20,
          style: { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } },
        })),
        freezePane: { rows: 1 },
        dataValidations: [{ type: 'list', range: `${letter}2:${letter}1000`, values: kinds }],
      },
      {
        name: '说明',
        rows: [
          ...HOW.map((line) => [...line]),
          [],
          ['例子（只供参考，不会导入；写题请到“题目”表）'],
          [...SHEET_COLUMNS],
          ...EXAMPLES.map((example) => SHEET_COLUMNS.map((column) => example[column] ?? '')),
        ],
        columns: SHEET_COLUMNS.map((_, index) => ({ width: index === 0 ? 16 : 24 })),
      },
    ],
  });
}

/** Bad input: each fault is named with its cell, and nothing of the file is imported. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HoursImportView } from '../../../src/domain/api/hours-imports.ts';
import type { Person } from '../../../src/domain/roster/person.ts';
import { anXlsx, gb18030 } from '../../support/sheets.ts';
import { testClock } from '../../support/test-clock.ts';
import { openTestPortal, type TestPortal } from '../../support/test-portal.ts';
import { anOfficer, aRow, csvOf, HEAD } from './officer.ts';

let portal: TestPortal;
let officer: ReturnType<typeof anOfficer>;
let wang: Person;
let padded: Person;
beforeAll(async () => {
  portal = await openTestPortal({ clock: testClock('2026-11-20T10:00:00+08:00') });
  wang = await portal.addPerson();
  padded = await portal.addPerson({ staffNumber: '000777', name: '张慎之' });
  const one = await portal.addPerson({ name: '赵办' }, [{ role: 'officer', unitId: 'unit-1' }]);
  officer = anOfficer(portal, await portal.signIn(one));
});
afterAll(async () => {
  expect(portal.defects).toEqual([]);
  await portal.close();
});

const nothingImported = async () => expect(await portal.deps.storage.log.leaves(0, 1000)).toEqual([]);

/** A good row, with some cells as the office program would have them. */
const asValues = (more: Readonly<Record<string, string | number | Date | null>>) =>
  aRow(wang).map((cell, column) => {
    const changed = more[HEAD[column] ?? ''];
    return changed === undefined ? cell : changed;
  });

type File = () => Promise<Uint8Array | string> | Uint8Array | string;

const UNUSABLE: readonly (readonly [string, File, string])[] = [
  [
    'bytes of no encoding',
    () => Buffer.concat([gb18030(csvOf(aRow(wang))), Buffer.from([0xff])]),
    '个字节起不是可读的文字',
  ],
  [
    'merged cells',
    () => anXlsx([HEAD, aRow(wang)], { merges: [{ startRow: 1, startCol: 1, endRow: 1, endCol: 2 }] }),
    'B2:C2是合并单元格',
  ],
  [
    'a missing column',
    () => csvOf().replace('完成日期', '结束日期'),
    '缺少“完成日期”列（G1 的“结束日期”是不是它？）',
  ],
  ['an unknown column', () => `${csvOf()},备注`, 'H1“备注”不是模板里的列'],
  ['another template', () => '单位,上级单位\r\n甲,乙', '缺少“工号”列'],
  ['no hours at all', () => csvOf().replace('学时,', '学分,'), '学分'],
  ['no platform anywhere', () => csvOf().replace('平台,', ''), '缺少“平台”（也可以在上传时填写平台名称）列'],
  ['half a workbook', async () => (await anXlsx([HEAD, aRow(wang)])).slice(0, 900), '文件不完整'],
  ['half a CSV', () => `${csvOf(aRow(wang))}\r\n"300`, '第 3 行有一个引号没有对应的另一半'],
  ['nothing', () => '', '文件是空的'],
  ['an old workbook', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), '.xls'],
];

test.each(UNUSABLE)('the whole file is refused: %s', async (_name, file, sentence) => {
  const one = await officer.dryRun(await file());
  expect(one).toMatchObject({ state: 'unusable', rows: { new: 0, known: 0, refused: 0 } });
  expect(one.trouble).toContain(sentence);
  expect((await officer.confirm(one)).statusCode).toBe(409);
  await nothingImported();
});

const long = Number('110101199003074578');
const REFUSED: readonly (readonly [string, File, string, string])[] = [
  ['lost zeros', () => csvOf(aRow(padded, { 工号: '777' })), 'A2', '开头的 0 丢了（名册里有 000777）'],
  [
    'lost zeros in a number',
    () => anXlsx([HEAD, asValues({ 工号: 777, 姓名: '张慎之' })]),
    'A2',
    '开头的 0 丢了',
  ],
  ['a number that lost its end', () => anXlsx([HEAD, asValues({ 工号: long })]), 'A2', '末尾的数字已经丢失'],
  ['1.1E+17', () => csvOf(aRow(wang, { 工号: '1.1E+17' })), 'A2', '科学计数法'],
  ['somebody else’s name', () => csvOf(aRow(wang, { 姓名: '李四' })), 'B2', '姓名“李四”与名册不符'],
  ['no name', () => csvOf(aRow(wang, { 姓名: '' })), 'B2', '没有填“姓名”'],
  ['a kind that is none', () => csvOf(aRow(wang, { 类别: '业务' })), 'E2', '类别“业务”不认识'],
  ['three decimals', () => csvOf(aRow(wang, { 学时: '1.125' })), 'F2', '最多两位小数'],
  ['a negative amount', () => csvOf(aRow(wang, { 学时: '-2' })), 'F2', '最多两位小数'],
  ['no hours', () => csvOf(aRow(wang, { 学时: '0' })), 'F2', '学时是 0'],
  ['a year in one row', () => csvOf(aRow(wang, { 学时: '2000' })), 'F2', '太大'],
  [
    'a formula without a value',
    () =>
      anXlsx([HEAD, asValues({ 学时: null })], { cells: new Map([['1,5', { value: null, formula: 'A1' }]]) }),
    'F2',
    '公式',
  ],
  ['a day in two readings', () => csvOf(aRow(wang, { 完成日期: '3/5/2026' })), 'G2', '写成 2026-03-05 这样'],
  ['a day that never was', () => csvOf(aRow(wang, { 完成日期: '2026-02-30' })), 'G2', '不存在'],
  ['a day to come', () => csvOf(aRow(wang, { 完成日期: '2026-11-21' })), 'G2', '还没有到'],
  [
    'a year without rules',
    () => csvOf(aRow(wang, { 完成日期: '1999-03-05' })),
    'G2',
    '1999 年没有适用的学时规定',
  ],
  ['a cell under no head', () => `${csvOf(aRow(wang))},孤立`, 'H2', '这一列没有表头'],
];

test.each(REFUSED)('a row is refused with its cell: %s', async (_name, file, cell, sentence) => {
  const one = await officer.dryRun(await file());
  expect(one).toMatchObject({ state: 'ready', rows: { new: 0, known: 0, refused: 1 } });
  const [row] = await officer.rows(one.id);
  expect(row?.cell).toBe(cell);
  expect(row?.reason).toContain(cell);
  expect(row?.reason).toContain(sentence);
  await nothingImported();
});

test('everything wrong with a row is said at once', async () => {
  const one = await officer.dryRun(csvOf(aRow(wang, { 学时: 'x', 完成日期: 'y' })));
  const [row] = await officer.rows(one.id);
  expect(row?.reason).toMatch(/F2 .*；G2|G2 .*；F2/);
});

test('hours and minutes together are refused', async () => {
  const one = await officer.dryRun(`${HEAD.join(',')},分钟\r\n${aRow(wang).join(',')},45`);
  expect((await officer.rows(one.id))[0]).toMatchObject({ cell: 'H2', verdict: 'refused' });
});

test.each([['2026/3/5'], ['2026年3月5日'], ['20260305'], ['46086'], [new Date(Date.UTC(2026, 2, 5))]])(
  'the day %s is understood',
  async (day) => {
    const one = await officer.dryRun(await anXlsx([HEAD, asValues({ 完成日期: day })]));
    expect((await officer.rows(one.id))[0]).toMatchObject({ verdict: 'new', day: '2026-03-05' });
  },
);

test('GB18030 with rare characters is read, and the names are compared as they are', async () => {
  const rare = await portal.addPerson({ name: '𬭎㛃·䶮' });
  const one = await officer.dryRun(gb18030(csvOf(aRow(rare, { 姓名: '𬭎㛃•䶮' }))));
  expect(one.remarks).toEqual(['按 GB18030 编码读取']);
  expect((await officer.rows(one.id))[0]).toMatchObject({
    verdict: 'new',
    note: '姓名“𬭎㛃•䶮”按“𬭎㛃·䶮”核对',
  });
});

test('a body beyond the limit is refused before it is read', async () => {
  const large = Buffer.alloc(64 * 1024 * 1024 + 1, 'a');
  const answer = await officer.upload(large);
  expect(answer.statusCode).toBe(413);
  expect(
    ((await officer.call('GET', '')).json() as HoursImportView[]).some(({ fileHash }) => fileHash === ''),
  ).toBe(false);
});

/** What is wrong with a sheet is named with its cell and what to change, and nothing of the sheet is taken. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rosterGb18030, rosterSheet } from '../../support/roster-sheet.ts';
import { anXlsx } from '../../support/sheets.ts';
import type { TestPortal } from '../../support/test-portal.ts';
import { administrator, aRow, csvOf, HEAD, officerOf, openCity, personNumbered, unitsCsv } from './desk.ts';

let portal: TestPortal;
beforeEach(async () => {
  portal = await openCity();
});
afterEach(() => portal.close());

const UNITS = ['0101', '010101', '0102'] as const;
const NEAR = { written: '社保服务大庭', name: '社保服务大厅' };

test('a GB18030 list of 300 people with ten faults: each is named with its cell, nothing is taken; mended, all are', async () => {
  const officer = await officerOf(portal, 'city');
  const sheet = rosterSheet({ units: UNITS, nearUnit: NEAR });
  const one = await officer.dryRun(rosterGb18030(sheet));
  expect(one).toMatchObject({ state: 'ready', remarks: ['按 GB18030 编码读取'] });
  // Ten faults in eleven rows: one number stands twice.
  expect(one.rows).toEqual({ added: 289, changed: 0, moved: 0, left: 0, unchanged: 0, refused: 11 });
  const refused = await officer.rows(one.id, '?verdict=refused');
  for (const { cell, says } of sheet.faults) {
    expect(refused.find((row) => row.cell === cell)?.reason, cell).toContain(says);
  }
  expect(refused.find((row) => row.cell === 'A40')?.reason).toContain('A41 相同');
  expect((await officer.call('GET', `/imports/${one.id}/refused.xlsx`)).statusCode).toBe(200);
  const tried = await officer.confirm(one);
  expect(tried.statusCode).toBe(409);
  expect(tried.json().detail).toContain('还有 11 行有问题，名册没有改动');
  expect(await personNumbered(portal, '001001')).toBeUndefined();

  const mended = rosterSheet({ units: UNITS, nearUnit: NEAR, isMended: true });
  expect(await officer.imported(rosterGb18030(mended))).toMatchObject({ state: 'done' });
  expect(await personNumbered(portal, '001009')).toMatchObject({ name: '阿卜杜热合曼·买买提' });
  expect(await personNumbered(portal, '001011')).toMatchObject({ name: '司徒𬭎' });
  const again = await officer.dryRun(rosterGb18030(mended));
  expect(again.rows).toMatchObject({ added: 0, changed: 0, moved: 0, left: 0, unchanged: 300, refused: 0 });
}, 60_000);

test('names are kept with one kind of separator, and that is said', async () => {
  const officer = await officerOf(portal, 'bureau');
  const one = await officer.dryRun(csvOf(aRow('000001', { 姓名: '买买提 ・ 阿不都' })));
  const [row] = await officer.rows(one.id);
  expect(row).toMatchObject({ verdict: 'added', name: '买买提·阿不都' });
  expect(row?.notes).toEqual(['姓名“买买提 ・ 阿不都”按“买买提·阿不都”登记']);
});

test('a name in which a program put question marks for what it could not write is refused with its cell', async () => {
  const officer = await officerOf(portal, 'city');
  const one = await officer.dryRun(csvOf(aRow('000001', { 姓名: '司徒?' }), aRow('000002')));
  expect(one.rows).toMatchObject({ added: 1, refused: 1 });
  expect((await officer.rows(one.id, '?verdict=refused'))[0]).toMatchObject({ cell: 'B2' });
  expect((await officer.rows(one.id, '?verdict=refused'))[0]?.reason).toContain('B2 “司徒?”里有问号');
});

test.each([
  [
    'a list of units for people',
    '',
    unitsCsv(['0103', '新局', '01', '政府机关', '']),
    '这是单位表，不是人员名单',
  ],
  ['a list of people for units', '&kind=units', csvOf(aRow('000001')), '这是人员名单，不是单位表'],
  ['a sheet of something else', '', '课程,学时\r\n一,二', '缺少“工号”列'],
  ['an empty file', '', '', '文件是空的'],
])('%s is refused as a whole', async (_what, query, body, says) => {
  const officer = await officerOf(portal, 'city');
  const one = await officer.dryRun(body, query);
  expect(one.state).toBe('unusable');
  expect(one.trouble).toContain(says);
});

test('merged cells are named', async () => {
  const officer = await officerOf(portal, 'city');
  const xlsx = await anXlsx([HEAD, aRow('000001'), aRow('000002')], {
    merges: [{ startRow: 1, startCol: 2, endRow: 2, endCol: 2 }],
  });
  expect((await officer.dryRun(xlsx)).trouble).toContain('C2:C3是合并单元格');
});

test.each([
  ['the own parent', [['0103', '新局', '0103', '政府机关', '']], 'C2', '上级是它自己'],
  [
    'a circle',
    [
      ['0103', '甲局', '0104', '政府机关', ''],
      ['0104', '乙局', '0103', '政府机关', ''],
    ],
    'C2',
    '上级绕成了圈：0103 → 0104 → 0103',
  ],
  ['a circle through what stands', [['0101', '市人社局', '010101', '', '']], 'C2', '上级绕成了圈'],
  [
    'one code twice',
    [
      ['0103', '甲局', '01', '政府机关', ''],
      ['0103', '乙局', '01', '政府机关', ''],
    ],
    'A2',
    'A3 相同',
  ],
  [
    'an unknown parent',
    [['0103', '甲局', '市人杜局', '政府机关', '']],
    'C2',
    '最接近的是“江澄市/市人社局”（编号 0101）',
  ],
  ['a kind of organ nobody knows', [['0103', '甲局', '01', '公司', '']], 'D2', '不认识'],
])('a unit with %s', async (_what, rows, cell, says) => {
  const officer = await administrator(portal);
  const one = await officer.dryRun(unitsCsv(...rows), '&kind=units');
  const [first] = await officer.rows(one.id, '?verdict=refused');
  expect(first).toMatchObject({ cell });
  expect(first?.reason).toContain(says);
  expect((await officer.confirm(one)).statusCode).toBe(409);
});

test('a number that the roster knows with zeros before is named with them', async () => {
  const officer = await officerOf(portal, 'city');
  const rows = Array.from({ length: 30 }, (_, at) => aRow(String(at + 1).padStart(6, '0')));
  await officer.imported(csvOf(...rows));
  const one = await officer.dryRun(csvOf(aRow('17')));
  expect((await officer.rows(one.id))[0]?.reason).toBe(
    'A2 工号“17”只有 2 位，其他工号都是 6 位：开头的 0 可能丢了（应为 000017？），请把工号列设为“文本”格式再填；确实没有 0 的，请在名册页面单独新增',
  );
});

test('another name for a number is asked about when it is alike, and refused when it is not', async () => {
  const officer = await officerOf(portal, 'bureau');
  await officer.imported(csvOf(aRow('000001', { 姓名: '李明' }), aRow('000002', { 姓名: '赵强' })));
  const one = await officer.dryRun(csvOf(aRow('000001', { 姓名: '李铭' }), aRow('000002', { 姓名: '钱伟' })));
  const [alike, other] = await officer.rows(one.id);
  expect(alike).toMatchObject({ verdict: 'changed', changes: [{ field: '姓名', from: '李明', to: '李铭' }] });
  expect(alike?.notes).toContain('姓名由“李明”改为“李铭”，请确认是同一个人');
  expect(other?.reason).toContain('B3 工号 000002 在名册里是“赵强”，与“钱伟”完全不同');
});

test('a file that was saved in a wrong encoding before is told from a good one', async () => {
  const officer = await officerOf(portal, 'bureau');
  const one = await officer.dryRun(csvOf(aRow('000001', { 姓名: '锟斤拷' })));
  expect((await officer.rows(one.id))[0]?.reason).toContain('B2 “锟斤拷”是乱码');
});

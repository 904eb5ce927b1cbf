/** Columns of a template, days in their styles, addresses. */
import { expect, test } from 'vitest';
import { cellAddress, columnName, columnOf } from '../../../../src/domain/sheet/address.ts';
import { readDay, serialDay } from '../../../../src/domain/sheet/day.ts';
import type { SheetRow } from '../../../../src/domain/sheet/sheet.ts';
import { findColumns, templateRow } from '../../../../src/domain/sheet/template.ts';

const TEMPLATE = [
  { key: 'number', title: '工号', aliases: ['人员编号'], isRequired: true },
  { key: 'name', title: '姓名', isRequired: true },
  { key: 'day', title: '完成日期', isRequired: true },
  { key: 'certificate', title: '证书编号', isRequired: false },
] as const;

function head(...texts: string[]): SheetRow {
  return {
    number: 1,
    cells: texts.map((text, column) =>
      text === '' ? undefined : { address: cellAddress(column, 1), text, kind: 'text' as const },
    ),
  };
}

test('columns are found in any order, by other names, and whatever hints stand in brackets', () => {
  const found = findColumns(TEMPLATE, head('姓名*', '完成日期（如 2026-03-05）', '', '人员 编号'));
  expect(found).toMatchObject({ ok: true });
  if (!found.ok) return;
  const row = templateRow(found.value, {
    number: 7,
    cells: [undefined, undefined, undefined, { address: 'D7', text: '300', kind: 'text' }],
  });
  expect(row.cell('number')?.text).toBe('300');
  expect(row.address('name')).toBe('A7');
  expect(row.address('certificate')).toBeUndefined();
});

test('missing and unknown columns are named, each with the nearest name', () => {
  const found = findColumns(TEMPLATE, head('工号', '姓名', '结业日期', '备注'));
  expect(found).toMatchObject({ ok: false, failure: { code: 'wrong-template', where: 'C1' } });
  if (found.ok) return;
  expect(found.failure.message).toContain('缺少“完成日期”列（C1 的“结业日期”是不是它？）');
  expect(found.failure.message).toContain('D1“备注”不是模板里的列');
});

test('a column that stands there twice is named', () => {
  const found = findColumns(TEMPLATE, head('工号', '姓名', '完成日期', '人员编号'));
  expect(found.ok ? '' : found.failure.message).toContain('D1“人员编号”与 A1 是同一列');
});

test.each([
  '2026-03-05',
  '2026-3-5',
  '2026/3/5',
  '2026.03.05',
  '2026年3月5日',
  '20260305',
  '46086',
  '2026-03-05 14:30',
  ' 2026/03/05 ',
])('%s is the fifth of March', (written) => {
  expect(readDay(written)).toBe('2026-03-05');
});

test.each([
  '3/5/2026',
  '26-3-5',
  '2026-02-30',
  '2026-13-01',
  '2026年3月',
  '三月五日',
  '2026',
  '',
  '99999999',
])('%s is no day', (written) => {
  expect(readDay(written)).toBeUndefined();
});

test('day numbers of both systems', () => {
  expect(serialDay(46_086.75, false)).toBe('2026-03-05');
  expect(serialDay(46_086 - 1462, true)).toBe('2026-03-05');
  expect(serialDay(60, false)).toBeUndefined();
  expect(serialDay(-1, true)).toBeUndefined();
});

test('columns have the names of office programs', () => {
  expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  expect(['A1', 'Z9', 'AA10', 'ZZ1', 'AAA1', 'a1', 'A0', '7'].map(columnOf)).toEqual([
    0,
    25,
    26,
    701,
    702,
    undefined,
    undefined,
    undefined,
  ]);
});

/** Reading XLSX files, whole and faulty. */
import { writeXlsx as write } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { readSheet } from '../../../server/sheets/read-sheet.ts';
import { writeXlsx } from '../../../server/sheets/write-sheet.ts';
import type { SheetCell, SheetRow } from '../../../src/domain/sheet/sheet.ts';
import { aFile, anXlsx } from '../../support/sheets.ts';

async function rowsOf(bytes: Uint8Array): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = [];
  const read = await readSheet(aFile(bytes), (batch) => void rows.push(...batch));
  if (!read.ok) throw new Error(read.failure.message);
  return rows;
}

async function cellsOf(...row: Parameters<typeof anXlsx>[0][number]): Promise<(SheetCell | undefined)[]> {
  const [first] = await rowsOf(await anXlsx([row]));
  return [...(first?.cells ?? [])];
}

async function faultOf(bytes: Uint8Array, limits = {}) {
  const read = await readSheet(aFile(bytes), () => undefined, limits);
  return read.ok ? undefined : read.failure;
}

test('cells come as text with their addresses, empty ones as nothing', async () => {
  const rows = await rowsOf(await anXlsx([['工号', '姓名'], [], ['300', null, '　𬭎·䶮 ']]));
  expect(rows).toEqual([
    {
      number: 1,
      cells: [
        { address: 'A1', text: '工号', kind: 'text' },
        { address: 'B1', text: '姓名', kind: 'text' },
      ],
    },
    {
      number: 3,
      cells: [
        { address: 'A3', text: '300', kind: 'text' },
        undefined,
        { address: 'C3', text: '𬭎·䶮', kind: 'text' },
      ],
    },
  ]);
});

test.each([
  [0.1 + 0.2, '0.3'],
  [1.1, '1.1'],
  [0.29, '0.29'],
  [300_000_001, '300000001'],
  [-2, '-2'],
  [100_000_000_000_000, '100000000000000'],
])('the number %d is read as %s', async (value, text) => {
  const [cell] = await cellsOf(value);
  expect(cell).toEqual({ address: 'A1', text, kind: 'number' });
});

test('an 18-digit number that lost its end is a fault of its cell', async () => {
  const [cell] = await cellsOf(Number('110101199003074578'));
  expect(cell?.fault).toContain('末尾的数字已经丢失');
  expect(cell?.address).toBe('A1');
});

test('dates are days, whichever way the program shows them', async () => {
  const [cell] = await cellsOf(new Date(Date.UTC(2026, 2, 5)));
  expect(cell).toEqual({ address: 'A1', text: '2026-03-05', kind: 'day' });
});

test.each([
  ['yyyy"年"m"月"d"日"', { text: '2026-03-05', kind: 'day' }],
  ['[$-804]m/d/yyyy', { text: '2026-03-05', kind: 'day' }],
  ['00000000', { text: '00046086', kind: 'number' }],
  ['0.00', { text: '46086', kind: 'number' }],
])('a number shown as %s is read as it is seen', async (numFmt, expected) => {
  const bytes = await write({ sheets: [{ name: '一', rows: [[46086]], columns: [{ style: { numFmt } }] }] });
  const [row] = await rowsOf(bytes);
  expect(row?.cells[0]).toMatchObject(expected);
});

test('a time of day is a fault: what is seen is not what is kept', async () => {
  const bytes = await write({
    sheets: [{ name: '一', rows: [[0.25]], columns: [{ style: { numFmt: 'h:mm' } }] }],
  });
  const [row] = await rowsOf(bytes);
  expect(row?.cells[0]?.fault).toContain('时刻');
});

test('a formula gives the value it had when it was saved', async () => {
  const cells = new Map([['0,0', { value: 3, formula: '1+2', formulaResult: 3 }]]);
  const [row] = await rowsOf(await anXlsx([[3]], { cells }));
  expect(row?.cells[0]).toMatchObject({ text: '3' });
});

test('a formula without a saved value is a fault of its cell', async () => {
  const cells = new Map([['0,0', { value: null, formula: '1+2' }]]);
  const [row] = await rowsOf(await anXlsx([[null, '旁边']], { cells }));
  expect(row?.cells[0]?.fault).toContain('公式');
});

test('the first sheet that can be seen is read, hidden ones are named', async () => {
  const bytes = await write({
    sheets: [
      { name: '藏着', rows: [['不读']], hidden: true },
      { name: '看得见', rows: [['读']] },
      { name: '说明', rows: [['另一张']] },
    ],
    activeSheet: 1,
  });
  const texts: string[] = [];
  const read = await readSheet(
    aFile(bytes),
    (rows) => void texts.push(...rows.flatMap(({ cells }) => cells[0]?.text ?? [])),
  );
  expect(read).toMatchObject({ ok: true, value: { sheetName: '看得见', otherSheets: ['藏着', '说明'] } });
  expect(texts).toEqual(['读']);
});

test('merged cells are refused and named by their range', async () => {
  const bytes = await anXlsx(
    [
      ['标题', null],
      ['工号', '姓名'],
    ],
    {
      merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }],
    },
  );
  expect(await faultOf(bytes)).toMatchObject({ code: 'merged-cells', where: 'A1:B1' });
});

test('macros are refused', async () => {
  const bytes = await write({
    sheets: [{ name: '一', rows: [['x']] }],
    vbaProject: new Uint8Array([1, 2, 3]),
  });
  expect(await faultOf(bytes)).toMatchObject({ code: 'macros' });
});

test('a workbook with a password is refused with what to do', async () => {
  const bytes = await write({
    sheets: [{ name: '一', rows: [['x']] }],
    encryption: { password: '123456', spinCount: 10 },
  });
  expect(await faultOf(bytes)).toMatchObject({ code: 'old-format' });
});

test.each([0.3, 0.6, 0.95])('half a file is refused, cut at %d of its length', async (share) => {
  const bytes = await anXlsx(Array.from({ length: 500 }, (_, row) => [`行${row}`, row]));
  expect(await faultOf(bytes.slice(0, Math.floor(bytes.length * share)))).toMatchObject({
    code: 'truncated',
  });
});

test('a part whose sum does not fit is damaged', async () => {
  const bytes = Buffer.from(await anXlsx([['x']]));
  const directory = bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
  for (let at = directory; at >= 0; at = bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'), at + 4)) {
    bytes.writeUInt32LE((bytes.readUInt32LE(at + 16) ^ 1) >>> 0, at + 16);
  }
  expect(await faultOf(bytes)).toMatchObject({ code: 'damaged' });
});

test('a file that unpacks to more than it says is damaged, not swallowed', async () => {
  const bytes = Buffer.from(await anXlsx(Array.from({ length: 300 }, () => ['同样的一行字'])));
  for (
    let at = bytes.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = bytes.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  ) {
    bytes.writeUInt32LE(100, at + 24);
  }
  expect(await faultOf(bytes)).toMatchObject({ code: 'damaged' });
});

test('a file packed to harm is refused before it is unpacked', async () => {
  const long = 'a'.repeat(30_000);
  const bytes = await write({
    sheets: [{ name: '一', rows: Array.from({ length: 1_000 }, () => [long]) }],
    stringMode: 'inline',
  });
  expect(bytes.length).toBeLessThan(1024 * 1024);
  expect(await faultOf(bytes)).toMatchObject({ code: 'packed-too-tightly' });
});

test('another ZIP is no sheet', async () => {
  const bytes = Buffer.from(await anXlsx([['x']]));
  const name = '[Content_Types].xml';
  for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1))
    bytes.write('[Kontent_Types].xml', at);
  expect(await faultOf(bytes)).toMatchObject({ code: 'not-a-sheet' });
});

test('more rows, columns or bytes than allowed are refused', async () => {
  const bytes = await anXlsx([['一', '二', '三'], ['四'], ['五']]);
  expect(await faultOf(bytes, { rows: 2 })).toMatchObject({ code: 'too-many-rows', where: 'A3' });
  expect(await faultOf(bytes, { columns: 2 })).toMatchObject({ code: 'too-many-columns', where: 'C1' });
  expect(await faultOf(bytes, { bytes: 100 })).toMatchObject({ code: 'too-large' });
});

test('a sheet without anything in it is said to be empty', async () => {
  expect(await faultOf(await anXlsx([[]]))).toMatchObject({ code: 'empty-file' });
});

test('what is written is read again, formulas and long numbers as the text they are', async () => {
  const columns = [
    { title: '甲', width: 10 },
    { title: '乙', width: 20 },
  ];
  const stream = writeXlsx('表', columns, [
    ['=1+1', '110101199003074578'],
    ['000123', '@𠮷\n二'],
  ]);
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const rows = await rowsOf(bytes);
  expect(rows.map(({ cells }) => cells.map((cell) => cell?.text))).toEqual([
    ['甲', '乙'],
    ['=1+1', '110101199003074578'],
    ['000123', '@𠮷\n二'],
  ]);
  expect(rows.flatMap(({ cells }) => cells).some((cell) => cell?.fault)).toBe(false);
});

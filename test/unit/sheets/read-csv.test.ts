/** Reading CSV files in the encodings that office programs in China save. */
import { expect, test } from 'vitest';
import { readSheet } from '../../../server/sheets/read-sheet.ts';
import { csvRow } from '../../../src/domain/report/csv.ts';
import { aFile, gb18030 } from '../../support/sheets.ts';

async function read(bytes: Uint8Array | string) {
  const texts: (string | undefined)[][] = [];
  const numbers: number[] = [];
  const result = await readSheet(aFile(bytes), (rows) => {
    texts.push(...rows.map(({ cells }) => cells.map((cell) => cell?.text)));
    numbers.push(...rows.map(({ number }) => number));
  });
  return { result, texts, numbers };
}

const LIST = '工号,姓名\r\n007,𬭎𠮷䶮\r\n';
const EXPECTED = [
  ['工号', '姓名'],
  ['007', '𬭎𠮷䶮'],
];

test.each([
  ['UTF-8', LIST, 'utf-8'],
  ['UTF-8 with a byte order mark', `\uFEFF${LIST}`, 'utf-8'],
  ['GB18030', gb18030(LIST), 'gb18030'],
])('%s is recognised, rare characters and leading zeros survive', async (_name, bytes, encoding) => {
  const { result, texts } = await read(bytes);
  expect(result).toMatchObject({ ok: true, value: { format: 'csv', encoding } });
  expect(texts).toEqual(EXPECTED);
});

test.each([',', '\t', ';'])('the delimiter %j is found in the first line', async (delimiter) => {
  const { texts } = await read(`甲${delimiter}"乙，又${delimiter}乙"\n1${delimiter}2\n`);
  expect(texts).toEqual([
    ['甲', `乙，又${delimiter}乙`],
    ['1', '2'],
  ]);
});

test('a quoted field may hold line breaks and quotes; rows are counted as the office program counts', async () => {
  const { texts, numbers } = await read('甲,乙\n"一\n二","说""好"""\n\n3,4\n');
  expect(texts).toEqual([
    ['甲', '乙'],
    ['一\n二', '说"好"'],
    ['3', '4'],
  ]);
  expect(numbers).toEqual([1, 2, 4]);
});

test.each([1, 70_001, 200_003])(
  'bytes of neither encoding are refused with their place (after %d)',
  async (length) => {
    const before = gb18030(`${'学'.repeat(Math.floor(length / 2))}${length % 2 ? 'a' : ''}`);
    const { result } = await read(Buffer.concat([before, Buffer.from([0xff, 0x41])]));
    expect(result).toMatchObject({
      ok: false,
      failure: { code: 'unknown-encoding', where: `byte ${before.length + 1}` },
    });
  },
);

test.each([
  ['the second byte of a pair', [0xd1, 0x20], 1],
  ['four bytes that are none', [0x41, 0x81, 0x30, 0x20, 0x20], 2],
  ['a character cut off at the end', [0x41, 0x42, 0xd1], 3],
  ['a zero byte', [0x41, 0x42, 0x00, 0x43], 3],
])('%s has its place named', async (_name, bytes, place) => {
  const { result } = await read(Uint8Array.from(bytes));
  expect(result).toMatchObject({ ok: false, failure: { where: `byte ${place}` } });
});

test('UTF-8 by its mark, but broken later, is not taken for GB18030', async () => {
  const { result } = await read(Buffer.concat([Buffer.from('\uFEFFa,'), Buffer.from([0xd1, 0xd1])]));
  expect(result).toMatchObject({ ok: false, failure: { code: 'unknown-encoding', where: 'byte 6' } });
});

test('UTF-16 is refused with what to save instead', async () => {
  const { result } = await read(Buffer.from('\uFEFF工号,姓名', 'utf16le'));
  expect(result).toMatchObject({ ok: false, failure: { code: 'unknown-encoding' } });
});

test('a quote without its other half is refused with its row', async () => {
  const { result } = await read('甲,乙\n1,2\n3,"没有完');
  expect(result).toMatchObject({ ok: false, failure: { code: 'unclosed-quote', where: 'A3' } });
});

test('a web page that calls itself a sheet is refused', async () => {
  const { result } = await read('<html><table><tr><td>工号</td></tr></table></html>');
  expect(result).toMatchObject({ ok: false, failure: { code: 'not-a-sheet' } });
});

test('an empty file is said to be empty', async () => {
  const { result } = await read('');
  expect(result).toMatchObject({ ok: false, failure: { code: 'empty-file' } });
});

test('a long number that became 1.1E+17 is a fault of its cell', async () => {
  const faults: (string | undefined)[] = [];
  await readSheet(aFile('证书编号\n1.10101E+17\n'), (rows) => void faults.push(rows.at(-1)?.cells[0]?.fault));
  expect(faults[0]).toContain('科学计数法');
});

test('what our own CSV marks as text is read back as it was', async () => {
  const { texts } = await read(`\uFEFF${csvRow(['甲', '乙', '丙'])}${csvRow(['=1+1', '0001234', '@某人'])}`);
  expect(texts[1]).toEqual(['=1+1', '0001234', '@某人']);
});

test('batches come in order with the share of the file that was read', async () => {
  const rows = Array.from({ length: 12_000 }, (_, row) => `${row},某某网络学院,公务员职业道德\n`).join('');
  const fractions: number[] = [];
  let count = 0;
  await readSheet(aFile(`甲,乙,丙\n${rows}`), (batch, fraction) => {
    count += batch.length;
    fractions.push(fraction);
  });
  expect(count).toBe(12_001);
  expect(fractions).toEqual([...fractions].sort((left, right) => left - right));
  expect(fractions.at(-1)).toBe(1);
  expect(fractions[0]).toBeLessThan(0.5);
});

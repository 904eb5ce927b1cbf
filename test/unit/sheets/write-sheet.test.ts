/** What is written as XLSX is what was meant, in a program that nobody here wrote too, and an end is an end. */
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { writeXlsx } from '../../../server/sheets/write-sheet.ts';
import { FORMULA } from '../../../src/domain/report/csv.ts';

const COLUMNS = Array.from({ length: 30 }, (_, at) => ({ title: `列${at}`, width: 10 }));
const bytesOf = async (rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>) =>
  new Uint8Array(await new Response(writeXlsx('名册 & "表"', COLUMNS, rows)).arrayBuffer());

test('another reader finds the name of the sheet, the head, and every cell in its column', async () => {
  const row = COLUMNS.map((_, at) => (at % 3 === 0 ? '' : `甲${at}`));
  const { sheets } = await readXlsx(await bytesOf([row]));
  expect(sheets.map(({ name }) => name)).toEqual(['名册 & "表"']);
  expect(sheets[0]?.rows[0]).toEqual(COLUMNS.map(({ title }) => title));
  expect(sheets[0]?.rows[1]?.map((cell) => cell ?? '')).toEqual(row);
});

test('whatever a cell says comes back, marked only where it could be run', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      '_x000D_',
      '=1+1',
      '＝SUM(A1)',
      ' 前后 ',
      '一\n二',
      '\t',
      'a<b&c>d',
      '𠮷𬭎',
      '000123',
      '_',
      '\r\n',
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 8 }), async (cells) => {
      const { sheets } = await readXlsx(await bytesOf([cells]));
      const read = sheets[0]?.rows[1] ?? [];
      expect(cells.map((_, at) => read[at] ?? '')).toEqual(
        cells.map((cell) => (FORMULA.test(cell) ? `'${cell}` : cell)),
      );
    }),
    { numRuns: 200 },
  );
});

test('rows of more than one piece stay whole', async () => {
  function* many() {
    for (let at = 0; at < 5000; at += 1) yield [String(at), '大讲堂'.repeat(20)];
  }
  const { sheets } = await readXlsx(await bytesOf(many()));
  expect(sheets[0]?.rows.slice(1).map(([number]) => number)).toEqual(
    Array.from({ length: 5000 }, (_, at) => String(at)),
  );
});

test('a row that cannot be read fails the file', async () => {
  async function* broken() {
    yield ['一'];
    throw new Error('the disk is gone');
  }
  await expect(bytesOf(broken())).rejects.toThrow('the disk is gone');
});

test('whoever stops reading stops the rows', async () => {
  let [isUnderWay, isOver] = [false, () => {}];
  const over = new Promise<void>((resolve) => {
    isOver = resolve;
  });
  function* endless() {
    try {
      for (;;) {
        isUnderWay = true;
        yield ['二', '三'.repeat(5000)];
      }
    } finally {
      isOver();
    }
  }
  const reader = writeXlsx('表', COLUMNS, endless()).getReader();
  while (!isUnderWay) await reader.read();
  await reader.cancel();
  await over;
});

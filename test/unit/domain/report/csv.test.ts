/** Rows that office programs open as they were meant. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRow } from '../../../../src/domain/report/csv.ts';

test('cells stand between commas, and a row ends with CR LF', () => {
  expect(csvRow(['王晓文', '', '学习了一节'])).toBe('王晓文,,学习了一节\r\n');
});

test.each([
  ['a comma', '一,二', '"一,二"'],
  ['a quotation mark', '他说"好"', '"他说""好"""'],
  ['a line end', '一\n二', '"一\n二"'],
])('a cell with %s is quoted', (_what, cell, written) => {
  expect(csvRow([cell])).toBe(`${written}\r\n`);
});

test.each(['=1+1', '+86', '-1', '@SUM(A1)', '＝1', '＋1', '－1', '＠A', '\t=1', '\r=1'])(
  'a cell that begins like a formula becomes text: %j',
  (cell) => {
    expect(csvRow([cell]).replace(/^"/, '')).toMatch(/^'/);
  },
);

test('a number that office programs would spoil stays text, a small one stays a number', () => {
  expect(csvRow(['007001', '420106198001011234', '80'])).toBe('"\t007001","\t420106198001011234",80\r\n');
});

test('whatever is in the cells, they can be told apart again, and none begins a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (cells) => {
      const read = cellsOf(csvRow(cells));
      expect(read.length).toBe(cells.length);
      for (const [at, cell] of cells.entries()) {
        expect([cell, `'${cell}`, `\t${cell}`]).toContain(read[at]);
        expect(read[at]).not.toMatch(/^[=+\-@＝＋－＠\r]|^\t\D/u);
      }
    }),
  );
});

/** A reader of RFC 4180, written apart from the writer. */
function cellsOf(row: string): readonly string[] {
  const cells = `,${row.slice(0, -2)}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

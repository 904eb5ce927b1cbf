/** Write an XLSX that opens as it was meant: text stays text, numbers can be added up, nothing can be run. */
import { writeXlsxStream } from 'hucre/xlsx';
import { FORMULA } from '../../src/domain/report/csv.ts';
import type { Sheets, WrittenColumn } from '../ports/sheets.ts';

export const writeXlsx: Sheets['writeXlsx'] = (name, columns, rows) =>
  writeXlsxStream(cellsOf(columns, rows), {
    name,
    columns: columns.map(({ title, width, isNumber }) =>
      isNumber ? { header: title, width } : { header: title, width, style: { numFmt: '@' } },
    ),
    freezePane: { rows: 1 },
  });

/** As reports write numbers: the minus sign is that of typography. */
const NUMBER = /^[−-]?\d{1,12}(?:\.\d+)?$/;

async function* cellsOf(
  columns: readonly WrittenColumn[],
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
): AsyncGenerator<(string | number)[]> {
  for await (const row of rows)
    yield row.map((cell, at) => {
      if (columns[at]?.isNumber && NUMBER.test(cell)) return Number(cell.replace('−', '-'));
      return FORMULA.test(cell) ? `'${cell}` : cell;
    });
}

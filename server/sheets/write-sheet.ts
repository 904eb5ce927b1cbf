/** Write an XLSX that opens as it was meant: every cell text, nothing that a program could run. */
import { writeXlsxStream } from 'hucre/xlsx';
import { FORMULA } from '../../src/domain/report/csv.ts';
import type { Sheets } from '../ports/sheets.ts';

export const writeXlsx: Sheets['writeXlsx'] = (name, columns, rows) =>
  writeXlsxStream(asText(rows), {
    name,
    columns: columns.map(({ title, width }) => ({ header: title, width, style: { numFmt: '@' } })),
    freezePane: { rows: 1 },
  });

async function* asText(
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
): AsyncGenerator<string[]> {
  for await (const row of rows) yield row.map((cell) => (FORMULA.test(cell) ? `'${cell}` : cell));
}

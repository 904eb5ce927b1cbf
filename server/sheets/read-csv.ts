/** Rows of a CSV: the encoding is found out, the delimiter looked up in the first line, cells are text. */
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { cellAddress } from '../../src/domain/sheet/address.ts';
import type { SheetCell, SheetSummary } from '../../src/domain/sheet/sheet.ts';
import type { SheetLimits } from '../ports/sheets.ts';
import { textCell } from './cell-text.ts';
import { CELL_CHARACTERS } from './limits.ts';
import { refuse } from './refusal.ts';
import type { RowBatches } from './row-batches.ts';
import { decoded, encodingOf, type TextEncoding } from './text-encoding.ts';

export interface TextFile {
  readonly file: string;
  readonly size: number;
  readonly start: Uint8Array;
}

/** @throws SheetRefusal */
export async function readCsv(
  { file, size, start }: TextFile,
  rows: RowBatches,
  limits: SheetLimits,
): Promise<SheetSummary> {
  const encoding = await encodingOf(file, start);
  const delimiter = delimiterOf(decodedStart(start, encoding));
  let bytesRead = 0;
  const text = decoded(file, encoding, (bytes) => {
    bytesRead += bytes;
  });
  const records = Readable.from(text).pipe(
    parse({
      delimiter,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: limits.columns * CELL_CHARACTERS,
    }),
  );
  let number = 0;
  try {
    for await (const record of records) {
      number += 1;
      await rows.add(number, cellsOf(record as string[], number), bytesRead / size);
    }
  } catch (error) {
    throw error instanceof CsvError ? csvRefusal(error, number + 1) : error;
  }
  await rows.end();
  return { format: 'csv', encoding, sheetName: '', otherSheets: [], rows: rows.count };
}

function cellsOf(record: readonly string[], number: number): (SheetCell | undefined)[] {
  return record.map((written, column) => {
    const cell = textCell(written);
    return cell && { address: cellAddress(column, number), ...cell };
  });
}

/** A character may be cut at the end; that does not matter for the first line. */
function decodedStart(start: Uint8Array, encoding: TextEncoding): string {
  return new TextDecoder(encoding).decode(start);
}

/** Of comma, tab and semicolon the one that divides the first line most often, outside quotes. */
function delimiterOf(start: string): string {
  const counts = new Map([
    [',', 0],
    ['\t', 0],
    [';', 0],
  ]);
  let isQuoted = false;
  for (const character of start) {
    if (character === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (character === '\n' && [...counts.values()].some((count) => count > 0)) break;
    const count = counts.get(character);
    if (count !== undefined) counts.set(character, count + 1);
  }
  return [...counts].sort((left, right) => right[1] - left[1])[0]?.[0] ?? ',';
}

function csvRefusal(error: CsvError, row: number): Error {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return refuse(
      'unclosed-quote',
      `第 ${row} 行有一个引号没有对应的另一半，文件可能不完整。请重新导出，或补上引号。`,
      `A${row}`,
    );
  }
  return refuse(
    'damaged',
    `第 ${row} 行不是合格的 CSV：引号用错了地方，或一行太长。请在表格软件里打开后另存为 XLSX 再上传。`,
    `A${row}`,
  );
}

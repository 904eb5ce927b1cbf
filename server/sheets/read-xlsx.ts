/** Rows of an XLSX's first visible sheet, as they stream out of the file. */
import { cellAddress, columnOf } from '../../src/domain/sheet/address.ts';
import type { SheetCell, SheetSummary } from '../../src/domain/sheet/sheet.ts';
import type { SheetLimits } from '../ports/sheets.ts';
import { type CellText, type NumberStyle, numberCell, textCell } from './cell-text.ts';
import { refuse } from './refusal.ts';
import type { RowBatches } from './row-batches.ts';
import { readWorkbook, unescaped, type Workbook } from './xlsx-workbook.ts';
import { readXml, type XmlHandler } from './xml-events.ts';
import { openZip, type ZipParts } from './zip-parts.ts';

const PLAIN: NumberStyle = { shows: 'number', leadingZeros: 0 };

const NO_VALUE = '这一格是公式，文件里没有存它的结果。请在表格软件里打开并保存一次，或把公式换成数值';

/** @throws SheetRefusal */
export async function readXlsx(file: string, rows: RowBatches, limits: SheetLimits): Promise<SheetSummary> {
  const parts = await openZip(file);
  try {
    const workbook = await readWorkbook(parts);
    await readRows(parts, workbook, rows, limits);
    const { sheet, otherSheets } = workbook;
    return { format: 'xlsx', sheetName: sheet.name, otherSheets, rows: rows.count };
  } finally {
    parts.close();
  }
}

async function readRows(
  parts: ZipParts,
  workbook: Workbook,
  rows: RowBatches,
  limits: SheetLimits,
): Promise<void> {
  const { part } = workbook.sheet;
  const size = Math.max(parts.sizeOf(part), 1);
  const merged: string[] = [];
  let bytesRead = 0;
  const handler = sheetHandler(workbook, {
    row: (number, cells) => rows.keep(number, cells),
    merged: (range) => merged.push(range),
    maxColumns: limits.columns,
  });
  await readXml(parts.chunks(part), part, handler, (bytes) => {
    bytesRead += bytes;
    return rows.isFull ? rows.flush(bytesRead / size) : undefined;
  });
  if (merged.length > 0) throw mergedCells(merged);
  await rows.end();
}

function mergedCells(ranges: readonly string[]): Error {
  const named = ranges.slice(0, 5).join('、');
  const rest = ranges.length > 5 ? ` 等 ${ranges.length} 处` : '';
  return refuse(
    'merged-cells',
    `${named}${rest}是合并单元格，看不出每一行各是什么。请取消合并，把每一格填完整，再上传。`,
    ranges[0],
  );
}

interface SheetEvents {
  readonly row: (number: number, cells: readonly (SheetCell | undefined)[]) => void;
  readonly merged: (range: string) => void;
  readonly maxColumns: number;
}

/** Where the reader stands; the file may leave out the numbers of rows and the names of cells. */
interface Position {
  row: number;
  cells: (SheetCell | undefined)[];
  column: number;
  type: string;
  style: number;
  value: string;
  inline: string;
  isFormula: boolean;
  isInlineReading: boolean;
  takes: 'value' | 'inline' | undefined;
}

function sheetHandler(workbook: Workbook, events: SheetEvents): XmlHandler {
  const at: Position = {
    row: 0,
    cells: [],
    column: -1,
    type: '',
    style: 0,
    value: '',
    inline: '',
    isFormula: false,
    isInlineReading: false,
    takes: undefined,
  };
  return {
    open: (name, attributes) => {
      if (name === 'mergeCell') events.merged(attributes.ref ?? '');
      else openTag(at, name, attributes);
    },
    text: (piece) => {
      if (at.takes === 'value') at.value += piece;
      else if (at.takes === 'inline') at.inline += piece;
    },
    close: (name) => {
      if (name === 'c') closeCell(at, workbook, events.maxColumns);
      else if (name === 'row') events.row(at.row, at.cells);
      else if (name === 'rPh') at.isInlineReading = false;
      at.takes = undefined;
    },
  };
}

function openTag(at: Position, name: string, attributes: Readonly<Record<string, string>>): void {
  switch (name) {
    case 'row':
      at.row = attributes.r === undefined ? at.row + 1 : Number(attributes.r);
      at.cells = [];
      at.column = -1;
      break;
    case 'c':
      at.column = columnOf(attributes.r ?? '') ?? at.column + 1;
      at.type = attributes.t ?? 'n';
      at.style = Number(attributes.s ?? -1);
      at.value = '';
      at.inline = '';
      at.isFormula = false;
      break;
    case 'f':
      at.isFormula = true;
      break;
    case 'v':
      at.takes = 'value';
      break;
    case 'rPh':
      at.isInlineReading = true;
      break;
    case 't':
      at.takes = at.isInlineReading ? undefined : 'inline';
      break;
  }
}

function closeCell(at: Position, workbook: Workbook, maxColumns: number): void {
  const cell = cellText(at, workbook);
  if (!cell) return;
  const address = cellAddress(at.column, at.row);
  // Something far out would make a row of thousands of empty places.
  if (at.column >= maxColumns) {
    throw refuse(
      'too-many-columns',
      `一行最多 ${maxColumns} 列，${address} 超出了。请删去多余的列。`,
      address,
    );
  }
  at.cells[at.column] = { address, ...cell };
}

function cellText(at: Position, { sharedTexts, styles, is1904 }: Workbook): CellText | undefined {
  switch (at.type) {
    case 's':
      return textCell(sharedTexts[Number(at.value)] ?? '');
    case 'inlineStr':
      return textCell(unescaped(at.inline));
    case 'str':
      return textCell(unescaped(at.value));
    case 'd':
      return textCell(at.value);
    case 'b':
      return at.value === '' ? undefined : textCell(at.value === '1' ? '是' : '否');
    case 'e':
      return { text: at.value, kind: 'text', fault: `这一格的公式出错了（${at.value}），请改好或换成数值` };
    default:
      if (at.isFormula && at.value === '') return { text: '公式', kind: 'text', fault: NO_VALUE };
      return numberCell(at.value, styles[at.style] ?? PLAIN, is1904);
  }
}

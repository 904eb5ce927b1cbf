/** Read a sheet whatever its format: told by its first bytes, never by its name. */
import { open, stat } from 'node:fs/promises';
import { fail, succeed } from '../../src/domain/base/result.ts';
import type { SheetFault, SheetSummary } from '../../src/domain/sheet/sheet.ts';
import type { SheetLimits, Sheets } from '../ports/sheets.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { readCsv, type TextFile } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { refuse, SheetRefusal } from './refusal.ts';
import { type OnRows, RowBatches } from './row-batches.ts';

/** Enough for the first line of any list. */
const START_BYTES = 64 * 1024;

export const readSheet: Sheets['read'] = async (file, onRows, limits = {}) => {
  try {
    return succeed(await read(file, onRows, { ...DEFAULT_LIMITS, ...limits }));
  } catch (error) {
    if (error instanceof SheetRefusal) return fail<SheetFault>(error.fault);
    throw error;
  }
};

async function read(file: string, onRows: OnRows, limits: SheetLimits): Promise<SheetSummary> {
  const text = await startOf(file);
  if (text.size === 0) throw refuse('empty-file', '文件是空的，里面什么也没有。请检查是不是选错了文件。');
  if (text.size > limits.bytes) {
    const megabytes = Math.floor(limits.bytes / 1024 / 1024);
    throw refuse('too-large', `文件超过 ${megabytes} MB。请分成几个文件上传。`);
  }
  const rows = new RowBatches(limits, onRows);
  const summary = await readAs(formatOf(text.start), text, rows, limits);
  if (summary.rows === 0) {
    throw refuse(
      'empty-file',
      `${summary.sheetName === '' ? '文件' : `工作表“${summary.sheetName}”`}里没有内容。`,
    );
  }
  return summary;
}

function readAs(
  format: 'xlsx' | 'csv',
  text: TextFile,
  rows: RowBatches,
  limits: SheetLimits,
): Promise<SheetSummary> {
  return format === 'xlsx' ? readXlsx(text.file, rows, limits) : readCsv(text, rows, limits);
}

async function startOf(file: string): Promise<TextFile> {
  const { size } = await stat(file);
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
    return { file, size, start: buffer.subarray(0, bytesRead) };
  } finally {
    await handle.close();
  }
}

function formatOf(start: Uint8Array): 'xlsx' | 'csv' {
  const begins = Buffer.from(start.subarray(0, 8)).toString('latin1');
  if (begins.startsWith('PK\u0003\u0004')) return 'xlsx';
  if (begins.startsWith('\u00d0\u00cf\u0011\u00e0')) {
    throw refuse(
      'old-format',
      '这是旧格式（.xls）或加了密码的工作簿。请去掉密码，在表格软件里另存为“Excel 工作簿（.xlsx）”再上传。',
    );
  }
  if (begins.startsWith('%PDF') || begins.startsWith('{\\rtf')) throw notASheet();
  if (/^\s*<(?:!doctype|html|\?xml|table)/i.test(Buffer.from(start.subarray(0, 200)).toString('latin1'))) {
    throw refuse(
      'not-a-sheet',
      '这其实是网页或 XML，只是起了表格的名字。请在表格软件里打开它，另存为“Excel 工作簿（.xlsx）”再上传。',
    );
  }
  return 'csv';
}

function notASheet(): Error {
  return refuse('not-a-sheet', '这不是表格文件。请上传 XLSX，或 UTF-8、GB18030 编码的 CSV。');
}

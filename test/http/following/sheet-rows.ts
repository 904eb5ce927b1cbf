/** An XLSX as it came over the wire, read back by the portal's own reader. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sheets } from '../../../server/sheets/sheets.ts';
import type { SheetRow } from '../../../src/domain/sheet/sheet.ts';

/** What each cell is to a program: text, a number, nothing. */
export async function sheetKinds(bytes: Uint8Array): Promise<readonly (readonly (string | undefined)[])[]> {
  return (await readSheet(bytes)).map(({ cells }) => cells.map((cell) => cell?.kind));
}

export async function sheetRows(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  return (await readSheet(bytes)).map(({ cells }) => cells.map((cell) => cell?.text ?? ''));
}

async function readSheet(bytes: Uint8Array): Promise<readonly SheetRow[]> {
  const file = join(mkdtempSync(join(tmpdir(), 'mingde-sheet-')), 'sheet.xlsx');
  writeFileSync(file, bytes);
  const rows: SheetRow[] = [];
  const read = await sheets.read(file, (some) => {
    rows.push(...some);
  });
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return rows;
}

/** Rows as records of the head's titles. */
export async function sheetRecords(bytes: Uint8Array): Promise<readonly Readonly<Record<string, string>>[]> {
  const [head = [], ...rows] = await sheetRows(bytes);
  return rows.map((row) => Object.fromEntries(head.map((title, at) => [title, row[at] ?? ''])));
}

/** Files that office programs would have saved, made for tests. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';

/** Write bytes as a file of their own. */
export function aFile(bytes: Uint8Array | string, name = 'file'): string {
  const file = join(mkdtempSync(join(tmpdir(), 'mingde-sheet-')), name);
  writeFileSync(file, bytes);
  return file;
}

export function anXlsx(
  rows: CellValue[][],
  more: Partial<WriteSheet> = {},
  others: readonly WriteSheet[] = [],
): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name: '学时', rows, ...more }, ...others] });
}

export function gb18030(text: string): Uint8Array {
  return iconv.encode(text, 'gb18030');
}

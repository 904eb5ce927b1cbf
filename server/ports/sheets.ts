/** Sheets in and out: XLSX and CSV files as rows of text. */
import type { Result } from '../../src/domain/base/result.ts';
import type { SheetFault, SheetRow, SheetSummary } from '../../src/domain/sheet/sheet.ts';

export interface SheetLimits {
  readonly bytes: number;
  readonly rows: number;
  readonly columns: number;
}

export interface WrittenColumn {
  readonly title: string;
  /** In characters of a Latin letter's width. */
  readonly width: number;
  /** Its cells are numbers to a program, so that they can be added up; what is none stays text. */
  readonly isNumber?: true;
}

export interface Sheets {
  /** SHA-256 of a file's bytes, hex. */
  readonly hash: (file: string) => Promise<string>;
  /**
   * Read a file from its beginning to its end, row batch after row batch; the next is read when `onRows` is done.
   * What is wrong may turn up at the end (merged cells, half a file): use nothing before this succeeds.
   * @param onRows - rows in order, the head first; `fraction` of the file that has been read, 0 to 1
   */
  readonly read: (
    file: string,
    onRows: (rows: readonly SheetRow[], fraction: number) => Promise<void> | void,
    limits?: Partial<SheetLimits>,
  ) => Promise<Result<SheetSummary, SheetFault>>;
  /** An XLSX whose cells are text, but for columns of numbers; what a program could take for a formula is marked with an apostrophe. */
  readonly writeXlsx: (
    name: string,
    columns: readonly WrittenColumn[],
    rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  ) => ReadableStream<Uint8Array>;
}

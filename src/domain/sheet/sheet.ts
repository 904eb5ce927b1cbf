/** A sheet as rows of text cells that know where they stand. How a file becomes one is server/sheets' business. */

/** `day`: the cell was a date in the office program, its text begins `YYYY-MM-DD`. */
export type CellKind = 'text' | 'number' | 'day';

export interface SheetCell {
  /** As office programs name it, such as `A7`. */
  readonly address: string;
  /** As it was shown, without blanks at its ends; never empty. */
  readonly text: string;
  readonly kind: CellKind;
  /** What is wrong with it whatever it means, in a sentence that says what to change. */
  readonly fault?: string;
}

export interface SheetRow {
  /** From 1, as office programs count; empty rows are left out but counted. */
  readonly number: number;
  /** By column from 0; nothing where a cell is empty. */
  readonly cells: readonly (SheetCell | undefined)[];
}

/** Why a whole file cannot be used. Stable codes. */
export type SheetFaultCode =
  | 'empty-file'
  | 'too-large'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'not-a-sheet'
  | 'old-format'
  | 'truncated'
  | 'damaged'
  | 'packed-too-tightly'
  | 'macros'
  | 'no-visible-sheet'
  | 'merged-cells'
  | 'unknown-encoding'
  | 'unclosed-quote'
  | 'wrong-template';

/** A file that is refused as a whole. Nothing of it may be used. */
export interface SheetFault {
  readonly code: SheetFaultCode;
  /** What is wrong, where, and what to change. */
  readonly message: string;
  /** A cell, a range or a byte's position, where there is one. */
  readonly where?: string;
}

/** What was read besides the rows. */
export interface SheetSummary {
  readonly format: 'xlsx' | 'csv';
  /** Of a CSV. */
  readonly encoding?: 'utf-8' | 'gb18030';
  /** The sheet that was read; empty for a CSV. */
  readonly sheetName: string;
  /** Other sheets of the file, which were not read. */
  readonly otherSheets: readonly string[];
  /** Rows with something in them, the header included. */
  readonly rows: number;
}

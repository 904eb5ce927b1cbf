/** Rows of a CSV file as office programs open them. Source: RFC 4180; OWASP, "CSV Injection". */

/** Without it, office programs on Chinese Windows read UTF-8 as GBK. */
export const CSV_BOM = '\uFEFF';

/** A cell that begins so is a formula to some program, the full-width ones where Chinese is typed. */
export const FORMULA = /^[=+\-@＝＋－＠\t\r]/u;

/** Digits that a program would make a number of, and so lose leading zeros, or all beyond the fifteenth. */
const DIGITS = /^\d{5,}$/;

/** One row with its line end. Every cell is text: what would be taken for a formula or a number is marked. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(asText(cell))).join(',')}\r\n`;
}

function asText(cell: string): string {
  if (FORMULA.test(cell)) return `'${cell}`;
  // A tab before digits keeps them text in Excel and WPS, and does not show.
  return DIGITS.test(cell) ? `\t${cell}` : cell;
}

function quoted(cell: string): string {
  return /[",\r\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

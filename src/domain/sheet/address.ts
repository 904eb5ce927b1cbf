/** Cells by the names that office programs give them. */

/** 0 → `A`, 25 → `Z`, 26 → `AA`. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** @param column - from 0 @param row - from 1 */
export function cellAddress(column: number, row: number): string {
  return `${columnName(column)}${row}`;
}

/** `AA7` → 26; undefined for anything that is not a cell's name. */
export function columnOf(address: string): number | undefined {
  const letters = /^([A-Z]{1,3})[1-9]\d*$/.exec(address)?.[1];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

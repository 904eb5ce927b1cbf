/** Where the parts of a chart stand, as hundredths of its width and height: for the page's SVG and for paper alike. */

export interface Span {
  readonly from: number;
  readonly length: number;
}

/** Parts of a whole, side by side. @returns in the parts' order; nothing has a length where the whole is nothing */
export function placeShares(values: readonly number[], whole?: number): readonly Span[] {
  const all = whole ?? values.reduce((sum, value) => sum + Math.max(0, value), 0);
  let before = 0;
  return values.map((value) => {
    const from = before;
    before += Math.max(0, value);
    return all <= 0
      ? { from: 0, length: 0 }
      : { from: (from * 100) / all, length: (Math.max(0, value) * 100) / all };
  });
}

/** Where columns stand: room for what is written above and below them. */
const TOP = 12;
export const COLUMN_FLOOR = 84;

export interface ColumnPlace {
  /** The whole width that belongs to the column. */
  readonly left: number;
  readonly width: number;
  readonly middle: number;
  readonly bar: { readonly x: number; readonly width: number; readonly y: number; readonly height: number };
}

/** Columns from a common floor; what is below nothing is as high as nothing. */
export function placeColumns(values: readonly number[]): readonly ColumnPlace[] {
  const most = Math.max(1, ...values);
  const width = 100 / Math.max(1, values.length);
  return values.map((value, at) => {
    const height = (Math.max(0, value) * (COLUMN_FLOOR - TOP)) / most;
    return {
      ...{ left: at * width, width, middle: (at + 0.5) * width },
      bar: { x: (at + 0.16) * width, width: width * 0.68, y: COLUMN_FLOOR - height, height },
    };
  });
}

/** How long a value is drawn beside the longest. */
export function placeLength(value: number, most: number): number {
  return most <= 0 ? 0 : Math.min(100, (Math.max(0, value) * 100) / most);
}

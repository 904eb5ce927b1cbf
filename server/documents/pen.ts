/** Puts single lines of text on the sheet, each character in the font that has it. Baselines, not tops. */
import type { FontChain, Weight } from './font-chain.ts';

export interface Pen {
  readonly document: PDFKit.PDFDocument;
  readonly fonts: FontChain;
}

export interface Style {
  readonly weight: Weight;
  readonly size: number;
  readonly colour: string;
  /** Added after every character, in points. */
  readonly tracking?: number;
}

export interface Spot {
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  /** Which part of the line stands at `x`. */
  readonly align?: 'left' | 'centre' | 'right';
}

/** A full-width mark at a line's end is blank on its right: the eye does not count it. */
const HALF_BLANK = /[，。、；：）》]$/u;

export function drawLine({ document, fonts }: Pen, text: string, spot: Spot, style: Style): void {
  const runs = fonts.runs(text, style.weight);
  const tracking = style.tracking ?? 0;
  const blank = HALF_BLANK.test(text) ? style.size / 2 : 0;
  const width = widthOfLine(fonts, text, style) - blank;
  let x = spot.x - { left: 0, centre: width / 2, right: width }[spot.align ?? 'left'];
  for (const run of runs) {
    document.font(run.font).fontSize(style.size).fillColor(style.colour);
    // Fonts of a chain differ in their ascenders; only the baseline is common to them.
    document.text(run.text, x, spot.y, {
      lineBreak: false,
      baseline: 'alphabetic',
      characterSpacing: tracking,
    });
    x += run.width * style.size + tracking * [...run.text].length;
  }
}

export function drawLines(
  pen: Pen,
  lines: readonly string[],
  spot: Spot & { readonly leading: number },
  style: Style,
): void {
  for (const [at, line] of lines.entries())
    drawLine(pen, line, { ...spot, y: spot.y + at * spot.leading }, style);
}

/** In points, without the tracking after the last character. */
export function widthOfLine(fonts: FontChain, text: string, { weight, size, tracking = 0 }: Style): number {
  const ems = fonts.runs(text, weight).reduce((total, run) => total + run.width, 0);
  return ems * size + tracking * ([...text].length - 1);
}

/** A code in cells of one width (a narrower one for hyphens), so that two codes can be compared by eye. */
export function drawFixedPitch(
  pen: Pen,
  code: string,
  spot: Spot & { readonly pitch: number },
  style: Style,
): void {
  let x = spot.x;
  for (const character of code) {
    const cell = character === '-' ? spot.pitch * 0.75 : spot.pitch;
    drawLine(pen, character, { x: x + cell / 2, y: spot.y, align: 'centre' }, style);
    x += cell;
  }
}

/** The certificate's facts: a row of figures, and columns of labelled fields. Tagged as a table and as lists. */
import { fitText, type Lines } from './line-breaking.ts';
import { CINNABAR, HAIRLINE, INK, SECOND_INK, TEXT_AREA } from './paper.ts';
import { drawLine, drawLines, type Pen, widthOfLine } from './pen.ts';
import { type Tag, tag } from './tags.ts';
import type { CertificateWords, Field } from './wording.ts';

const LABEL = { weight: 'regular', size: 9.5, colour: SECOND_INK, tracking: 0.6 } as const;
const UNIT = { weight: 'regular', size: 9.5, colour: SECOND_INK } as const;
const FIGURE = { weight: 'bold', size: 19, colour: INK } as const;

/** The last one counts most: it is wider and in cinnabar. */
export function drawFigures(pen: Pen, { figures: all }: CertificateWords, top: number): Tag {
  const { document } = pen;
  const bottom = top + 54;
  const share = (TEXT_AREA.right - TEXT_AREA.left) / (all.length + 1);
  const middleOf = (at: number) => TEXT_AREA.left + share * (at === all.length - 1 ? at + 1 : at + 0.5);
  const rules = () => {
    document.lineWidth(0.8).moveTo(TEXT_AREA.left, top).lineTo(TEXT_AREA.right, top).stroke(INK);
    document.lineWidth(0.8).moveTo(TEXT_AREA.left, bottom).lineTo(TEXT_AREA.right, bottom).stroke(INK);
    for (let at = 1; at < all.length; at += 1) {
      const x = TEXT_AREA.left + share * at;
      document
        .lineWidth(0.4)
        .moveTo(x, top + 10)
        .lineTo(x, bottom - 10)
        .stroke(HAIRLINE);
    }
  };
  const drawHeading = (at: number, label: string) => () => {
    if (at === 0) rules();
    drawLine(pen, label, { x: middleOf(at), y: top + 19, align: 'centre' }, LABEL);
  };
  const headings = all.map(({ label }, at) =>
    tag(document, 'TH', drawHeading(at, label), { scope: 'Column' }),
  );
  const figures = all.map(({ value, unit }, at) =>
    tag(document, 'TD', () => {
      const style = at === all.length - 1 ? { ...FIGURE, colour: CINNABAR } : FIGURE;
      const width = widthOfLine(pen.fonts, value, style);
      const left = middleOf(at) - (width + 4 + widthOfLine(pen.fonts, unit, UNIT)) / 2;
      drawLine(pen, value, { x: left, y: top + 43 }, style);
      drawLine(pen, unit, { x: left + width + 4, y: top + 43 }, UNIT);
    }),
  );
  return tag(document, 'Table', [tag(document, 'TR', headings), tag(document, 'TR', figures)]);
}

export interface Column {
  readonly x: number;
  readonly top: number;
  readonly labelWidth: number;
  readonly valueWidth: number;
  /** How many lines each field has room for, in the fields' order. */
  readonly lines: readonly number[];
}

export function drawColumn(pen: Pen, fields: readonly Field[], column: Column): Tag {
  const { document } = pen;
  let y = column.top;
  const items = fields.map(({ label, value }, at) => {
    const room = { width: column.valueWidth, weight: 'regular', largest: 10.5, smallest: 7 } as const;
    const fitted: Lines = fitText(pen.fonts, value, { ...room, lines: column.lines[at] ?? 1 });
    const baseline = y;
    const leading = fitted.size * 1.45;
    y += (fitted.lines.length - 1) * leading + 19.5;
    const spot = { x: column.x + column.labelWidth, y: baseline, leading };
    const style = { weight: 'regular', size: fitted.size, colour: INK } as const;
    return tag(document, 'LI', [
      tag(document, 'Lbl', () => drawLine(pen, label, { x: column.x, y: baseline }, LABEL)),
      tag(document, 'LBody', () => drawLines(pen, fitted.lines, spot, style)),
    ]);
  });
  return tag(document, 'L', items);
}

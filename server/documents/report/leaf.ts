/**
 * The leaves of a printed report, filled from above. Knows how much room is left and begins the next leaf; what is
 * written on it is its callers'. Everything is tagged under one document.
 */
import { breakText } from '../line-breaking.ts';
import { drawLine, type Pen, type Style, widthOfLine } from '../pen.ts';
import { type Tag, tag } from '../tags.ts';
import { A4, AREA, MEASURE } from './sheet.ts';

export interface Leaf extends Pen {
  readonly whole: Tag;
  /** Where the next thing stands: its top. */
  y: number;
  /** From 1, as they are counted in the file. */
  page: number;
}

/** Begin another leaf unless there is room for so much. @returns whether it did */
export function makeRoom(leaf: Leaf, height: number): boolean {
  if (leaf.y + height <= AREA.bottom) return false;
  turn(leaf);
  return true;
}

export function turn(leaf: Leaf): void {
  leaf.document.addPage({ size: [A4.width, A4.height], margin: 0 });
  leaf.page += 1;
  leaf.y = AREA.top;
}

/** What is there for the eye alone. */
export function artifact(leaf: Pen, draw: () => void): void {
  leaf.document.markContent('Artifact');
  draw();
  leaf.document.endMarkedContent();
}

export interface Setting {
  readonly x?: number;
  readonly width?: number;
  readonly leading: number;
  readonly style: Style;
  /** Both edges straight, but for the last line. */
  readonly isJustified?: boolean;
  readonly type?: string;
  /** Two ems, as a paragraph begins. */
  readonly isIndented?: boolean;
}

/** A paragraph over as many leaves as it needs; never one line of it alone at a leaf's end. */
export function writeText(leaf: Leaf, text: string, setting: Setting): void {
  const { x = AREA.left, width = MEASURE, leading, style, isJustified = false, isIndented = false } = setting;
  const lines = linesOf(leaf, `${isIndented ? '　　' : ''}${text}`, style, width);
  makeRoom(leaf, leading * Math.min(2, lines.length));
  const paragraph = leaf.document.struct(setting.type ?? 'P');
  leaf.whole.add(paragraph);
  for (const [at, line] of lines.entries()) {
    makeRoom(leaf, leading);
    const isLast = at === lines.length - 1;
    const baseline = leaf.y + leading * 0.72;
    const tracking = isJustified && !isLast ? justification(leaf, line, { style, width }) : 0;
    paragraph.add(
      tag(leaf.document, 'Span', () => drawLine(leaf, line, { x, y: baseline }, { ...style, tracking })),
    );
    leaf.y += leading;
  }
  paragraph.end();
}

export function linesOf(pen: Pen, text: string, { weight, size }: Style, width: number): readonly string[] {
  return breakText(pen.fonts, text, { weight, ems: width / size });
}

/** A mark at the end has half its em blank; a line much too short is left as it is. */
function justification(
  pen: Pen,
  line: string,
  { style, width }: { readonly style: Style; readonly width: number },
): number {
  const blank = /[，。、；：）》”]$/u.test(line) ? style.size / 2 : 0;
  const slack = width - (widthOfLine(pen.fonts, line, style) - blank);
  const gaps = [...line].length - 1;
  return gaps > 0 && slack > 0 && slack < 3 * style.size ? slack / gaps : 0;
}

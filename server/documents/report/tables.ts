/** Tables of the printed report: over as many leaves as they need, with their heads again on each. */
import {
  type Cell,
  cellText,
  type ReportRow,
  type ReportTable,
} from '../../../src/domain/report/annual/document.ts';
import { placeLength } from '../../../src/domain/report/chart-geometry.ts';
import { HAIRLINE, INK } from '../paper.ts';
import { drawLines, type Style } from '../pen.ts';
import { type Tag, tag } from '../tags.ts';
import { artifact, type Leaf, linesOf, makeRoom, turn, writeText } from './leaf.ts';
import { AREA, CAPTION, CELL, HEAD, MEASURE, PINE, TRACK } from './sheet.ts';

const PADDING = { x: 5, y: 4.2 } as const;
const LINE = 12.5;
const INDENT = 10;

interface Place {
  readonly x: number;
  readonly width: number;
  readonly isAmount: boolean;
}

/** So high a table stands on one leaf; what is higher runs on. */
const TOGETHER = 260;

/** @param isNamed - the heading above says what the table is, so its caption need not */
export function drawTable(leaf: Leaf, table: ReportTable, { isNamed }: { readonly isNamed: boolean }): void {
  const places = placesOf(table);
  const head = headOf(leaf, table, places);
  const rows = table.rows.map((row) => setRow(leaf, row, places));
  const height = rows.reduce((sum, one) => sum + one.height, 0);
  const needed = height <= TOGETHER ? height : (rows[0]?.height ?? 0);
  makeRoom(leaf, 18 + head.height + needed);
  if (!isNamed) writeText(leaf, table.caption, { leading: 17, style: CAPTION });
  const whole = leaf.document.struct('Table');
  leaf.whole.add(whole);
  whole.add(drawSet(leaf, head, 'TH'));
  for (const set of rows) {
    if (leaf.y + set.height > AREA.bottom) {
      turn(leaf);
      // For the eye alone: who hears the table has heard its head.
      artifact(leaf, () => drawSetBare(leaf, head));
    }
    whole.add(drawSet(leaf, set, 'TD'));
  }
  whole.end();
  leaf.y += 10;
}

function placesOf({ columns }: ReportTable): readonly Place[] {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  let x: number = AREA.left;
  return columns.map(({ width, isAmount }) => {
    const place = { x, width: (width * MEASURE) / all, isAmount: isAmount ?? false };
    x += place.width;
    return place;
  });
}

/** A row that is broken into lines, before it has its place on a leaf. */
interface SetRow {
  readonly cells: readonly SetCell[];
  readonly height: number;
  readonly rules: readonly ('above' | 'below')[];
}
interface SetCell {
  readonly place: Place;
  readonly lines: readonly string[];
  readonly style: Style;
  readonly indent: number;
  readonly share: { readonly part: number; readonly whole: number } | undefined;
}

function headOf(leaf: Leaf, { columns }: ReportTable, places: readonly Place[]): SetRow {
  const cells = columns.map(({ title }, at) =>
    setCell(leaf, title, places[at] as Place, { style: HEAD, indent: 0 }),
  );
  return { cells, height: heightOf(cells), rules: ['below'] };
}

function setRow(leaf: Leaf, { cells, depth = 0, isTotal }: ReportRow, places: readonly Place[]): SetRow {
  const style: Style = isTotal ? { ...CELL, weight: 'bold' } : CELL;
  const set = cells.map((cell, at) =>
    setCell(leaf, cell, places[at] as Place, { style, indent: at === 0 ? Math.min(depth, 6) * INDENT : 0 }),
  );
  return { cells: set, height: heightOf(set), rules: isTotal ? ['above', 'below'] : [] };
}

function setCell(
  leaf: Leaf,
  cell: Cell,
  place: Place,
  { style, indent }: { readonly style: Style; readonly indent: number },
): SetCell {
  const written = cellText(cell);
  const width = place.width - 2 * PADDING.x - indent;
  const lines = written === '' ? [] : linesOf(leaf, written, style, width);
  return {
    place,
    lines,
    style,
    indent,
    share: typeof cell !== 'string' && 'part' in cell ? cell : undefined,
  };
}

function heightOf(cells: readonly SetCell[]): number {
  return Math.max(1, ...cells.map(({ lines }) => lines.length)) * LINE + 2 * PADDING.y;
}

/** @param type - of its cells; the first of a row of data heads it */
function drawSet(leaf: Leaf, row: SetRow, type: 'TH' | 'TD'): Tag {
  const top = leaf.y;
  leaf.y += row.height;
  const tagged = row.cells.map((cell, at) => {
    const scope = type === 'TH' ? ({ scope: 'Column' } as const) : ({ scope: 'Row' } as const);
    const draw = () => {
      if (at === 0) drawRules(leaf, row, top);
      drawCell(leaf, cell, { top, height: row.height });
    };
    const isHead = type === 'TH' || at === 0;
    return tag(leaf.document, isHead ? 'TH' : 'TD', draw, isHead ? scope : {});
  });
  return tag(leaf.document, 'TR', tagged);
}

function drawSetBare(leaf: Leaf, row: SetRow): void {
  const top = leaf.y;
  leaf.y += row.height;
  drawRules(leaf, row, top);
  for (const cell of row.cells) drawCell(leaf, cell, { top, height: row.height });
}

function drawRules({ document }: Leaf, { height, rules }: SetRow, top: number): void {
  const rule = (y: number, line: number, colour: string) =>
    document.lineWidth(line).moveTo(AREA.left, y).lineTo(AREA.right, y).stroke(colour);
  if (rules.includes('above')) rule(top, 0.8, INK);
  if (rules.includes('below')) rule(top + height, 0.8, INK);
  else rule(top + height, 0.35, HAIRLINE);
}

function drawCell(
  leaf: Leaf,
  { place, lines, style, indent, share }: SetCell,
  { top, height }: { readonly top: number; readonly height: number },
): void {
  if (share) {
    const width = place.width - 2 * PADDING.x;
    const y = top + height / 2 - 2.5;
    leaf.document.rect(place.x + PADDING.x, y, width, 5).fill(TRACK);
    const length = (placeLength(share.part, share.whole) * width) / 100;
    if (length > 0) leaf.document.rect(place.x + PADDING.x, y, length, 5).fill(PINE);
    return;
  }
  const x = place.isAmount ? place.x + place.width - PADDING.x : place.x + PADDING.x + indent;
  const first = top + (height - lines.length * LINE) / 2 + LINE * 0.74;
  const spot = { x, y: first, leading: LINE, align: place.isAmount ? ('right' as const) : ('left' as const) };
  drawLines(leaf, lines, spot, style);
}

/** Charts of the printed report: the geometry of the page's, as vectors; what the page says in tables stands beside. */
import { cellText, type ReportChart, type ReportTable } from '../../../src/domain/report/annual/document.ts';
import {
  COLUMN_FLOOR,
  placeColumns,
  placeLength,
  placeShares,
} from '../../../src/domain/report/chart-geometry.ts';
import { INK, SECOND_INK } from '../paper.ts';
import { drawLine, type Style, widthOfLine } from '../pen.ts';
import { tag } from '../tags.ts';
import { type Leaf, makeRoom, writeText } from './leaf.ts';
import { AREA, CAPTION, LOOKS, MEASURE, TRACK } from './sheet.ts';

const SMALL: Style = { weight: 'regular', size: 8, colour: SECOND_INK };
const VALUE: Style = { weight: 'regular', size: 8, colour: INK };
const SHARES_HEIGHT = 20;
const COLUMNS_HEIGHT = 150;
const LENGTH_LINE = 17;

/** @param table - what is behind the chart: a row of each part, in the parts' order, with its name in full */
export function drawChart(leaf: Leaf, { parts, ...rest }: ReportChart, { caption, rows }: ReportTable): void {
  const named = parts.map((part, at) => ({ ...part, name: cellText(rows[at]?.cells[0] ?? part.name) }));
  const chart = { ...rest, parts: named };
  const exact = rows.map(({ cells }) => cellText(cells[1] ?? ''));
  const height = {
    shares: SHARES_HEIGHT,
    columns: COLUMNS_HEIGHT,
    lengths: chart.parts.length * LENGTH_LINE,
  };
  makeRoom(leaf, 20 + height[chart.kind] + 40);
  writeText(leaf, caption, { leading: 18, style: CAPTION });
  const told = chart.parts.map(({ name, written }, at) => `${name} ${exact[at] ?? written}`).join('；');
  const draw = { shares: drawShares, columns: drawColumns, lengths: drawLengths }[chart.kind];
  leaf.whole.add(
    tag(leaf.document, 'Figure', () => draw(leaf, chart, exact), { alt: `${chart.label}：${told}` }),
  );
  leaf.y += height[chart.kind] + 8;
  if (chart.kind === 'shares') drawKey(leaf, chart, rows);
  leaf.y += 6;
}

function drawShares({ document, y }: Leaf, { parts }: ReportChart): void {
  document.rect(AREA.left, y, MEASURE, SHARES_HEIGHT).fill(TRACK);
  for (const [at, { from, length }] of placeShares(parts.map(({ value }) => value)).entries()) {
    if (length <= 0) continue;
    const x = AREA.left + (from * MEASURE) / 100;
    document.rect(x, y, (length * MEASURE) / 100, SHARES_HEIGHT).fill(LOOKS[parts[at]?.look ?? 'ink']);
    if (from > 0)
      document
        .lineWidth(1)
        .moveTo(x, y)
        .lineTo(x, y + SHARES_HEIGHT)
        .stroke('#ffffff');
  }
}

/** Runs on over lines as a text would. */
function drawKey(leaf: Leaf, { parts }: ReportChart, rows: ReportTable['rows']): void {
  let x: number = AREA.left;
  const text = parts.map((part, at) => ({
    ...part,
    told: `${part.name} ${part.written}，${cellText(rows[at]?.cells[2] ?? '')}`,
  }));
  const list = leaf.document.struct('P');
  leaf.whole.add(list);
  for (const { told, look } of text) {
    const width = 12 + widthOfLine(leaf.fonts, told, VALUE) + 14;
    if (x > AREA.left && x + width - 14 > AREA.right) {
      x = AREA.left;
      leaf.y += 14;
    }
    const at = x;
    list.add(
      tag(leaf.document, 'Span', () => {
        leaf.document.rect(at, leaf.y + 2, 8, 8).fill(LOOKS[look]);
        drawLine(leaf, told, { x: at + 12, y: leaf.y + 9.2 }, VALUE);
      }),
    );
    x += width;
  }
  list.end();
  leaf.y += 16;
}

function drawColumns(leaf: Leaf, { parts }: ReportChart, exact: readonly string[]): void {
  const { document, y } = leaf;
  const [across, down] = [MEASURE / 100, COLUMNS_HEIGHT / 100];
  const size = parts.length > 8 ? 7 : 8;
  for (const [at, place] of placeColumns(parts.map(({ value }) => value)).entries()) {
    const part = parts[at];
    if (!part) continue;
    const { bar } = place;
    const middle = AREA.left + place.middle * across;
    if (bar.height > 0)
      document
        .rect(AREA.left + bar.x * across, y + bar.y * down, bar.width * across, bar.height * down)
        .fill(LOOKS[part.look]);
    const above = { x: middle, y: y + bar.y * down - 4, align: 'centre' as const };
    drawLine(leaf, exact[at] ?? part.written, above, { ...VALUE, size });
    const below = { x: middle, y: y + COLUMN_FLOOR * down + 13, align: 'centre' as const };
    drawLine(leaf, part.name, below, { ...SMALL, size });
  }
  const floor = y + COLUMN_FLOOR * down;
  document.lineWidth(0.6).moveTo(AREA.left, floor).lineTo(AREA.right, floor).stroke(SECOND_INK);
}

function drawLengths(leaf: Leaf, { parts }: ReportChart): void {
  const { document, y } = leaf;
  const most = Math.max(...parts.map(({ value }) => value));
  const names = Math.max(...parts.map(({ name }) => widthOfLine(leaf.fonts, name, VALUE))) + 10;
  const amounts = Math.max(...parts.map(({ written }) => widthOfLine(leaf.fonts, written, VALUE))) + 10;
  const width = MEASURE - names - amounts;
  for (const [at, { name, value, written, look }] of parts.entries()) {
    const top = y + at * LENGTH_LINE;
    const line = { ...VALUE, size: 9 };
    drawLine(leaf, name, { x: AREA.left, y: top + 11 }, line);
    document.rect(AREA.left + names, top + 4.5, width, 7).fill(TRACK);
    const length = (placeLength(value, most) * width) / 100;
    if (length > 0) document.rect(AREA.left + names, top + 4.5, length, 7).fill(LOOKS[look]);
    drawLine(leaf, written, { x: AREA.right, y: top + 11, align: 'right' }, line);
  }
}

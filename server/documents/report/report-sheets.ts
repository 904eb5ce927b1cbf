/** A report as leaves: cover, contents, sections. Draws in reading order, so that tags, text layer and eye agree. */
import type {
  ReportBlock,
  ReportDocument,
  ReportSection,
} from '../../../src/domain/report/annual/document.ts';
import { CINNABAR, HAIRLINE, INK, SECOND_INK } from '../paper.ts';
import { drawLine, type Pen, widthOfLine } from '../pen.ts';
import { type Tag, tag } from '../tags.ts';
import { drawChart } from './charts.ts';
import { artifact, type Leaf, linesOf, makeRoom, turn, writeText } from './leaf.ts';
import { A4, AREA, BODY, FOOTER_Y, HEADER_Y, HEADING, LEADING, MEASURE, NOTE } from './sheet.ts';
import { drawTable } from './tables.ts';

const MIDDLE = A4.width / 2;
const CONTENTS_LEADING = 24;
/** The cover and the contents are not counted by the numbers of the pages. */
const BEFORE_FIRST = 2;

export function drawReport(pen: Pen, report: ReportDocument): void {
  const { document } = pen;
  const whole = document.struct('Document');
  document.addStructure(whole);
  const leaf: Leaf = { ...pen, whole, y: AREA.top, page: 1 };
  drawCover(leaf, report);
  turn(leaf);
  const contents = document.struct('TOC');
  const top = openContents(leaf, contents);
  const starts: { readonly section: ReportSection; readonly page: number }[] = [];
  for (const [at, section] of report.sections.entries()) {
    beginSection(leaf, section, at === 0);
    starts.push({ section, page: leaf.page - BEFORE_FIRST });
    drawSection(leaf, section);
  }
  // Only now the pages are known; the leaf of the contents has kept its place in the order of reading.
  document.switchToPage(1);
  for (const [at, { section, page }] of starts.entries())
    contents.add(contentsLine(leaf, section, page, top + at * CONTENTS_LEADING));
  contents.end();
  whole.end();
  drawMargins(leaf, report);
}

function drawCover(leaf: Leaf, { title, unit, state, imprint }: ReportDocument): void {
  const { document } = leaf;
  const line = (type: string, draw: () => void) => leaf.whole.add(tag(document, type, draw));
  artifact(leaf, () => {
    document.lineWidth(2.2).moveTo(AREA.left, 236).lineTo(AREA.left, 420).stroke(CINNABAR);
    document.lineWidth(0.5).moveTo(AREA.left, 694).lineTo(AREA.right, 694).stroke(HAIRLINE);
  });
  const x = AREA.left + 22;
  const unitStyle = { weight: 'bold', size: 20, colour: CINNABAR } as const;
  let y = 258;
  for (const written of linesOf(leaf, unit.name, unitStyle, MEASURE - 22)) {
    const baseline = y;
    line('P', () => drawLine(leaf, written, { x, y: baseline }, unitStyle));
    y += 30;
  }
  const [year, name] = splitTitle(title);
  const big = { weight: 'bold', size: 34, colour: INK } as const;
  const baseline = y + 26;
  line('H1', () => {
    drawLine(leaf, year, { x, y: baseline }, { ...big, size: 26 });
    drawLine(leaf, name, { x, y: baseline + 50 }, { ...big, tracking: 2 });
  });
  line('P', () => drawLine(leaf, state, { x, y: baseline + 86 }, { ...BODY, size: 12, colour: SECOND_INK }));
  leaf.y = 706;
  for (const written of imprint) writeText(leaf, written, { leading: 14, style: NOTE });
}

/** `2026 年度职业道德培训报告` in two lines: the year, and what it is. */
function splitTitle(title: string): readonly [string, string] {
  const match = /^(\d{4} 年度)(.*)$/u.exec(title);
  return [match?.[1] ?? '', match?.[2] ?? title];
}

/** @returns the top of the first line */
function openContents(leaf: Leaf, contents: Tag): number {
  leaf.whole.add(
    tag(leaf.document, 'H1', () =>
      drawLine(leaf, '目　录', { x: MIDDLE, y: AREA.top + 16, align: 'centre' }, { ...HEADING, size: 18 }),
    ),
  );
  leaf.whole.add(contents);
  return AREA.top + 56;
}

function contentsLine(leaf: Leaf, { id, heading }: ReportSection, page: number, y: number): Tag {
  const style = { ...BODY, size: 11 };
  const number = String(page);
  const from = AREA.left + widthOfLine(leaf.fonts, heading, style) + 8;
  const to = AREA.right - widthOfLine(leaf.fonts, number, style) - 8;
  return tag(leaf.document, 'TOCI', () => {
    drawLine(leaf, heading, { x: AREA.left, y: y + 12 }, style);
    leaf.document
      .lineWidth(0.6)
      .dash(0.6, { space: 3.4 })
      .moveTo(from, y + 9)
      .lineTo(to, y + 9)
      .stroke(SECOND_INK)
      .undash();
    drawLine(leaf, number, { x: AREA.right, y: y + 12, align: 'right' }, style);
    leaf.document.goTo(AREA.left, y, MEASURE, CONTENTS_LEADING, id);
  });
}

/** The first section and the first appendix begin a leaf; a heading keeps room for what follows it. */
function beginSection(leaf: Leaf, { id, heading }: ReportSection, isFirst: boolean): void {
  if (isFirst || heading.startsWith('附表一')) turn(leaf);
  else {
    leaf.y += 14;
    makeRoom(leaf, 130);
  }
  leaf.document.addNamedDestination(id, 'XYZ', AREA.left, leaf.y - 12, null);
  leaf.document.outline.addItem(heading);
  writeText(leaf, heading, { leading: 30, style: HEADING, type: 'H2' });
  leaf.y += 2;
}

function drawSection(leaf: Leaf, { blocks, heading }: ReportSection): void {
  for (const block of blocks) drawBlock(leaf, block, heading);
}

function drawBlock(leaf: Leaf, block: ReportBlock, heading: string): void {
  switch (block.kind) {
    case 'text':
      writeText(leaf, block.text, { leading: LEADING, style: BODY, isJustified: true, isIndented: true });
      leaf.y += 5;
      return;
    case 'note':
      writeText(leaf, block.text, { leading: 13.5, style: NOTE });
      leaf.y += 8;
      return;
    case 'figures':
      drawFigures(leaf, block);
      return;
    case 'table':
      drawTable(leaf, block.table, { isNamed: heading.endsWith(block.table.caption) });
      return;
    case 'chart':
      drawChart(leaf, block.chart, block.table);
  }
}

const LABEL = { weight: 'regular', size: 8.5, colour: SECOND_INK } as const;
const FIGURE = { weight: 'bold', size: 18, colour: INK } as const;

function drawFigures(leaf: Leaf, { items }: Extract<ReportBlock, { kind: 'figures' }>): void {
  const height = 58;
  makeRoom(leaf, height + 8);
  leaf.y += 4;
  const { document, y } = leaf;
  artifact(leaf, () => {
    for (const at of [y, y + height - 6])
      document.lineWidth(0.6).moveTo(AREA.left, at).lineTo(AREA.right, at).stroke(INK);
  });
  const width = MEASURE / items.length;
  const list = document.struct('L');
  leaf.whole.add(list);
  for (const [at, { label, value, unit }] of items.entries()) {
    const x = AREA.left + at * width + 4;
    list.add(
      tag(document, 'LI', [
        tag(document, 'Lbl', () => drawLine(leaf, label, { x, y: y + 17 }, LABEL)),
        tag(document, 'LBody', () => {
          drawLine(leaf, value, { x, y: y + 41 }, FIGURE);
          drawLine(leaf, unit, { x: x + widthOfLine(leaf.fonts, value, FIGURE) + 3, y: y + 41 }, LABEL);
        }),
      ]),
    );
  }
  list.end();
  leaf.y += height + 4;
}

/** Above what report of whom this is, below which page of how many. */
function drawMargins(leaf: Leaf, { title, unit }: ReportDocument): void {
  const { document } = leaf;
  const { start, count } = document.bufferedPageRange();
  for (let at = start + 1; at < start + count; at += 1) {
    document.switchToPage(at);
    artifact(leaf, () => {
      const room = MEASURE - widthOfLine(leaf.fonts, title, NOTE) - 20;
      drawLine(leaf, linesOf(leaf, unit.name, NOTE, room)[0] ?? '', { x: AREA.left, y: HEADER_Y }, NOTE);
      drawLine(leaf, title, { x: AREA.right, y: HEADER_Y, align: 'right' }, NOTE);
      document
        .lineWidth(0.5)
        .moveTo(AREA.left, HEADER_Y + 7)
        .lineTo(AREA.right, HEADER_Y + 7)
        .stroke(HAIRLINE);
      if (at < BEFORE_FIRST) return;
      const number = `第 ${at - BEFORE_FIRST + 1} 页，共 ${count - BEFORE_FIRST} 页`;
      drawLine(leaf, number, { x: MIDDLE, y: FOOTER_Y, align: 'centre' }, NOTE);
    });
  }
}

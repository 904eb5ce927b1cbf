/** Draw the steps of a process as an SVG from their texts. Pure: lines break by counting, as no font is at hand. */

interface Layout {
  readonly columns: number;
  readonly boxWidth: number;
  readonly boxHeight: number;
  readonly gapX: number;
  readonly gapY: number;
  readonly fontSize: number;
}

const LINE_HEIGHT = 1.45;
/** Room for the number at the left of the words. */
const NUMBER = 26;
const PADDING = 12;

/** For the width of a page: three or four in a row. */
export function drawRows(steps: readonly string[]): string {
  const columns = steps.length <= 4 ? steps.length : 3;
  const gapX = 34;
  const boxWidth = (640 - gapX * (columns - 1)) / columns;
  const fontSize = columns === 4 ? 14.5 : 16;
  return draw(steps, { columns, boxWidth, gapX, gapY: 40, fontSize });
}

/** For a phone: one below the other. */
export function drawColumn(steps: readonly string[]): string {
  return draw(steps, { columns: 1, boxWidth: 320, gapX: 0, gapY: 30, fontSize: 16 });
}

function draw(steps: readonly string[], frame: Omit<Layout, 'boxHeight'>): string {
  const room = frame.boxWidth - NUMBER - PADDING * 2;
  const texts = steps.map((step) => breakLines(step, room / frame.fontSize));
  const most = Math.max(...texts.map((lines) => lines.length));
  const layout = { ...frame, boxHeight: most * frame.fontSize * LINE_HEIGHT + PADDING * 2 };
  const rows = Math.ceil(steps.length / layout.columns);
  const width = layout.columns * layout.boxWidth + (layout.columns - 1) * layout.gapX;
  const height = rows * layout.boxHeight + (rows - 1) * layout.gapY;
  const boxes = texts.map((lines, index) => drawBox(lines, index, layout));
  const arrows = steps.slice(1).map((_, index) => drawArrow(index, layout));
  const size = `viewBox="-1 -1 ${round(width + 2)} ${round(height + 2)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} focusable="false">${boxes.join('')}${arrows.join('')}</svg>`;
}

function placeOf(index: number, { columns, boxWidth, boxHeight, gapX, gapY }: Layout) {
  return {
    x: (index % columns) * (boxWidth + gapX),
    y: Math.floor(index / columns) * (boxHeight + gapY),
  };
}

function drawBox(lines: readonly string[], index: number, layout: Layout): string {
  const { x, y } = placeOf(index, layout);
  const { boxWidth, boxHeight, fontSize } = layout;
  const middle = y + boxHeight / 2;
  const first = middle - ((lines.length - 1) * fontSize * LINE_HEIGHT) / 2 + fontSize * 0.36;
  const words = lines.map(
    (line, at) =>
      `<tspan x="${round(x + PADDING + NUMBER)}" y="${round(first + at * fontSize * LINE_HEIGHT)}">${escapeText(line)}</tspan>`,
  );
  return (
    `<rect x="${round(x)}" y="${round(y)}" width="${round(boxWidth)}" height="${round(boxHeight)}" rx="4" fill="var(--sheet)" stroke="var(--edge)" stroke-width="1.2"/>` +
    `<text x="${round(x + PADDING)}" y="${round(middle + fontSize * 0.4)}" font-size="${round(fontSize * 1.15)}" font-weight="600" fill="var(--cinnabar)">${index + 1}</text>` +
    `<text font-size="${fontSize}" fill="var(--ink)">${words.join('')}</text>`
  );
}

/** To the next box: sideways within a row, else down between the rows. */
function drawArrow(index: number, layout: Layout): string {
  const from = placeOf(index, layout);
  const to = placeOf(index + 1, layout);
  const { boxWidth, boxHeight, gapY } = layout;
  if (from.y === to.y) {
    const y = from.y + boxHeight / 2;
    return stroke(`M${round(from.x + boxWidth + 4)} ${round(y)}H${round(to.x - 8)}`) + tip(to.x - 4, y, 0);
  }
  const middle = from.x + boxWidth / 2;
  const target = to.x + boxWidth / 2;
  const between = from.y + boxHeight + gapY / 2;
  const line = `M${round(middle)} ${round(from.y + boxHeight + 4)}V${round(between)}H${round(target)}V${round(to.y - 8)}`;
  return stroke(line) + tip(target, to.y - 4, 90);
}

function stroke(path: string): string {
  return `<path d="${path}" fill="none" stroke="var(--ink-2)" stroke-width="1.5"/>`;
}

function tip(x: number, y: number, degrees: number): string {
  return `<path d="M-8 -5L0 0L-8 5Z" transform="translate(${round(x)} ${round(y)}) rotate(${degrees})" fill="var(--ink-2)"/>`;
}

/** What may not begin a line (GB/T 15834). */
const NO_START = /^[，。、；：？！）》”’』」]/;

/** @param room - in widths of a hanzi; everything in ASCII takes a little over half of one */
function breakLines(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const character of text) {
    const width = character.charCodeAt(0) < 0x2000 ? 0.58 : 1;
    if (used + width > room && line !== '' && !NO_START.test(character)) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += character;
    used += width;
  }
  return [...lines, line];
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/**
 * Charts of people and hours as SVG that stretches with the page while its writing does not. Each says in words what
 * it shows; the exact numbers stand in the table that its caller puts behind it.
 */
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';

export interface SharePart {
  /** Its colour: a class of charts.styles.ts. */
  readonly look: string;
  readonly value: number;
  readonly press?: () => void;
}

/** Parts of a whole, side by side; nothing is drawn for what is empty. */
export function drawShares(parts: readonly SharePart[], label: string): TemplateResult {
  const whole = parts.reduce((sum, { value }) => sum + value, 0);
  let from = 0;
  const drawn = parts.flatMap(({ look, value, press }): SVGTemplateResult[] => {
    if (value <= 0) return [];
    const start = from;
    from += value;
    const [x, width] = [start, value].map((part) => `${(part * 100) / whole}%`);
    const rect = svg`<rect class="part ${look} ${press ? 'pressable' : ''}" x=${x} width=${width} height="100%" @click=${press ?? nothing} />`;
    return start === 0 ? [rect] : [rect, svg`<line class="gap" x1=${x} x2=${x} y2="100%" />`];
  });
  return html`<svg class="shares" role="img" aria-label=${label}><rect class="bed" width="100%" height="100%" />${drawn}</svg>`;
}

/** The same within a row of a table, whose cells say the numbers. */
export function drawRowShares(parts: readonly SharePart[], of: number): TemplateResult {
  let from = 0;
  const drawn = parts.map(({ look, value }) => {
    const x = from;
    from += value;
    return svg`<rect class="part ${look}" x="${(x * 100) / Math.max(1, of)}%" width="${(value * 100) / Math.max(1, of)}%" height="100%" />`;
  });
  return html`<svg class="row-shares" aria-hidden="true"><rect class="bed" width="100%" height="100%" />${drawn}</svg>`;
}

export interface Column {
  /** Under the column; short. */
  readonly name: string;
  readonly value: number;
  /** Above the column. */
  readonly written: string;
  readonly look?: string;
  readonly press?: () => void;
}

/** Where the columns stand, in parts of the height: room for what is written above and below them. */
const TOP = 12;
const FLOOR = 84;

/** Columns from a common floor; what is below nothing is drawn as nothing, and the table says so. */
export function drawColumns(columns: readonly Column[], label: string): TemplateResult {
  const most = Math.max(1, ...columns.map(({ value }) => value));
  const width = 100 / columns.length;
  const drawn = columns.map(({ name, value, written, look = 'ink', press }, at) => {
    const height = (Math.max(0, value) * (FLOOR - TOP)) / most;
    const middle = `${(at + 0.5) * width}%`;
    return svg`<g class=${press ? 'pressable' : ''} @click=${press ?? nothing}>
      <rect class="reach" x="${at * width}%" width="${width}%" height="100%" />
      <rect class="part ${look}" x="${(at + 0.16) * width}%" width="${width * 0.68}%" y="${FLOOR - height}%" height="${height}%" />
      <text class="value ${value === most ? 'most' : ''}" x=${middle} y="${FLOOR - height - 3}%">${written}</text>
      <text x=${middle} y="96%">${name}</text>
    </g>`;
  });
  return html`<svg class="columns ${columns.length > 8 ? 'many' : ''}" role="img" aria-label=${label}>
    ${drawn}<line class="axis" x2="100%" y1="${FLOOR}%" y2="${FLOOR}%" />
  </svg>`;
}

/** A length beside a number that says the same. */
export function drawLength(value: number, most: number, look = 'ink'): TemplateResult {
  const full = most <= 0 ? 0 : Math.min(100, (Math.max(0, value) * 100) / most);
  return html`<svg class="row-shares" aria-hidden="true"><rect class="bed" width="100%" height="100%" /><rect class="part ${look}" width="${full}%" height="100%" /></svg>`;
}

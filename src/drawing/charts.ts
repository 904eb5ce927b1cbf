/**
 * Charts of people and hours as SVG that stretches with the page while its writing does not. Each says in words what
 * it shows; the exact numbers stand in the table that its caller puts behind it.
 */
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { COLUMN_FLOOR, placeColumns, placeLength, placeShares } from '../domain/report/chart-geometry.ts';

export interface SharePart {
  /** Its colour: a class of charts.styles.ts. */
  readonly look: string;
  readonly value: number;
  readonly press?: () => void;
}

/** Parts of a whole, side by side; nothing is drawn for what is empty. */
export function drawShares(parts: readonly SharePart[], label: string): TemplateResult {
  const places = placeShares(parts.map(({ value }) => value));
  const drawn = parts.flatMap(({ look, press }, at): SVGTemplateResult[] => {
    const { from, length } = places[at] ?? { from: 0, length: 0 };
    if (length <= 0) return [];
    const [x, width] = [`${from}%`, `${length}%`];
    const rect = svg`<rect class="part ${look} ${press ? 'pressable' : ''}" x=${x} width=${width} height="100%" @click=${press ?? nothing} />`;
    return from === 0 ? [rect] : [rect, svg`<line class="gap" x1=${x} x2=${x} y2="100%" />`];
  });
  return html`<svg class="shares" role="img" aria-label=${label}><rect class="bed" width="100%" height="100%" />${drawn}</svg>`;
}

/** The same within a row of a table, whose cells say the numbers. */
export function drawRowShares(parts: readonly SharePart[], of: number): TemplateResult {
  const places = placeShares(
    parts.map(({ value }) => value),
    Math.max(1, of),
  );
  const drawn = parts.map(
    ({ look }, at) =>
      svg`<rect class="part ${look}" x="${places[at]?.from ?? 0}%" width="${places[at]?.length ?? 0}%" height="100%" />`,
  );
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

/** Columns from a common floor; what is below nothing is drawn as nothing, and the table says so. */
export function drawColumns(columns: readonly Column[], label: string): TemplateResult {
  const most = Math.max(1, ...columns.map(({ value }) => value));
  const places = placeColumns(columns.map(({ value }) => value));
  const drawn = columns.map(({ name, value, written, look = 'ink', press }, at) => {
    const place = places[at];
    if (!place) return nothing;
    const { left, width, middle, bar } = place;
    return svg`<g class=${press ? 'pressable' : ''} @click=${press ?? nothing}>
      <rect class="reach" x="${left}%" width="${width}%" height="100%" />
      <rect class="part ${look}" x="${bar.x}%" width="${bar.width}%" y="${bar.y}%" height="${bar.height}%" />
      <text class="value ${value === most ? 'most' : ''}" x="${middle}%" y="${bar.y - 3}%">${written}</text>
      <text x="${middle}%" y="96%">${name}</text>
    </g>`;
  });
  return html`<svg class="columns ${columns.length > 8 ? 'many' : ''}" role="img" aria-label=${label}>
    ${drawn}<line class="axis" x2="100%" y1="${COLUMN_FLOOR}%" y2="${COLUMN_FLOOR}%" />
  </svg>`;
}

/** A length beside a number that says the same. */
export function drawLength(value: number, most: number, look = 'ink'): TemplateResult {
  const full = placeLength(value, most);
  return html`<svg class="row-shares" aria-hidden="true"><rect class="bed" width="100%" height="100%" /><rect class="part ${look}" width="${full}%" height="100%" /></svg>`;
}

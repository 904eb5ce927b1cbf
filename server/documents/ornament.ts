/**
 * The border and the underprint: guilloche lines, computed and packed once and drawn as vectors. It is one form, ready
 * to be set on every sheet; within it one period of the band is a form set many times, which keeps the file small.
 */
import { deflateSync } from 'node:zlib';
import { type Curve, pathOf } from './curves.ts';
import { BAND, BAND_CINNABAR, BAND_INK, HAIRLINE, INK, PAPER, SHEET, UNDERPRINT } from './paper.ts';

type Document = PDFKit.PDFDocument;

const TURN = 2 * Math.PI;
const PERIOD = (TURN / 4) * BAND.corner;
const STRANDS = 6;
/** How far the handles of a cubic piece reach that stands for a quarter of a circle. */
const ROUND = (4 / 3) * (Math.SQRT2 - 1);

interface Strand {
  readonly colour: string;
  readonly line: number;
  /** How far from the band's middle, at a phase in turns. */
  readonly swing: (phase: number) => number;
}

/** A net of long waves in ink, and a braid of short ones in cinnabar along its middle. */
const STRANDS_OF_BAND: readonly Strand[] = [
  ...Array.from({ length: STRANDS }, (_, strand) => ({
    colour: BAND_INK,
    line: 0.3,
    swing: (phase: number) => BAND.swing * Math.sin(TURN * (phase + strand / STRANDS)),
  })),
  ...Array.from({ length: 4 }, (_, strand) => ({
    colour: BAND_CINNABAR,
    line: 0.35,
    swing: (phase: number) => BAND.swing * 0.42 * Math.sin(TURN * (2 * phase + strand / 4)),
  })),
];

/** Everything of the sheet that is not text; to be drawn first. */
export function drawOrnament(document: Document): void {
  const Wave = addForm(document, BAND_REACH, WAVE);
  const Corner = addForm(document, BAND_REACH, CORNER);
  const whole = [0, 0, SHEET.width, SHEET.height];
  document.page.xobjects.Ornament = addForm(document, whole, ORNAMENT, { XObject: { Wave, Corner } });
  document.addContent('/Ornament Do');
}

/** A drawing kept once in the file, to be set many times. */
function addForm(document: Document, BBox: readonly number[], packed: Buffer, Resources = {}) {
  const form = document.ref({
    ...{ Type: 'XObject', Subtype: 'Form', BBox, Resources, Filter: 'FlateDecode' },
  });
  form.end(packed);
  return form;
}

/** One straight period, and a quarter turn; both end where they begin, so that any row of them joins. */
const WAVE = strandsAlong((strand) => (t) => [t * PERIOD, strand.swing(t)]);
const CORNER = strandsAlong((strand) => (t) => {
  const radius = BAND.corner - strand.swing(t);
  return [radius * Math.sin((TURN / 4) * t), BAND.corner - radius * Math.cos((TURN / 4) * t)];
});
const REACH = PERIOD + BAND.swing;
const BAND_REACH = [-1, -REACH, REACH, REACH];

function strandsAlong(bend: (strand: Strand) => Curve): Buffer {
  const lines = STRANDS_OF_BAND.map((strand) => {
    const path = pathOf(bend(strand), { from: 0, to: 1, pieces: 8 });
    return `${strand.line} w\n${operands(strand.colour)} RG\n${path}\nS`;
  });
  return packed(['1 J', ...lines]);
}

/** Paper, underprint, band and frames, in the page's own measure: the origin is the top left corner. */
const ORNAMENT = packed([
  `${operands(PAPER)} rg 0 0 ${SHEET.width} ${SHEET.height} re f`,
  ...underprint(),
  ...band(),
  ...frames(),
]);

function packed(operators: readonly string[]): Buffer {
  return deflateSync(Buffer.from(`${operators.join('\n')}\n`, 'latin1'), { level: 9 });
}

function band(): readonly string[] {
  const across = SHEET.width - 2 * (BAND.inset + BAND.corner);
  const down = SHEET.height - 2 * (BAND.inset + BAND.corner);
  const near = BAND.inset;
  const right = SHEET.width - BAND.inset;
  const bottom = SHEET.height - BAND.inset;
  // Clockwise from the top left: each side begins where the corner before it ends.
  const sides = [
    { x: near + BAND.corner, y: near, length: across, turn: '1 0 0 1' },
    { x: right, y: near + BAND.corner, length: down, turn: '0 1 -1 0' },
    { x: right - BAND.corner, y: bottom, length: across, turn: '-1 0 0 -1' },
    { x: near, y: bottom - BAND.corner, length: down, turn: '0 -1 1 0' },
  ];
  return sides.flatMap(({ x, y, length, turn }) => {
    const periods = Math.round(length / PERIOD);
    const stretch = length / (periods * PERIOD);
    const waves = Array.from({ length: periods }, (_, period) =>
      placed('Wave', period * PERIOD * stretch, stretch),
    );
    return [`q ${turn} ${numbers(x, y)} cm`, ...waves, placed('Corner', length, 1), 'Q'];
  });
}

function placed(form: string, x: number, stretch: number): string {
  return `q ${numbers(stretch)} 0 0 1 ${numbers(x)} 0 cm /${form} Do Q`;
}

function frames(): readonly string[] {
  const { inset, corner, swing } = BAND;
  return [
    frame({ inset: inset - swing - 4, corner: corner + swing + 4 }, 0.8, INK),
    frame({ inset: inset - swing - 1.8, corner: corner + swing + 1.8 }, 0.25, INK),
    frame({ inset: inset + swing + 1.8, corner: corner - swing - 1.8 }, 0.25, INK),
    frame({ inset: inset + swing + 6, corner: corner - swing - 6 }, 0.4, HAIRLINE),
  ];
}

function frame(
  { inset, corner }: { readonly inset: number; readonly corner: number },
  line: number,
  colour: string,
): string {
  const [left, top, right, bottom] = [inset, inset, SHEET.width - inset, SHEET.height - inset];
  const handle = corner * (1 - ROUND);
  return [
    `${line} w ${operands(colour)} RG`,
    `${numbers(left + corner, top)} m ${numbers(right - corner, top)} l`,
    `${numbers(right - handle, top, right, top + handle, right, top + corner)} c`,
    `${numbers(right, bottom - corner)} l`,
    `${numbers(right, bottom - handle, right - handle, bottom, right - corner, bottom)} c`,
    `${numbers(left + corner, bottom)} l`,
    `${numbers(left + handle, bottom, left, bottom - handle, left, bottom - corner)} c`,
    `${numbers(left, top + corner)} l`,
    `${numbers(left, top + handle, left + handle, top, left + corner, top)} c s`,
  ].join('\n');
}

/** Rings of petals, each woven of strands a fraction of a petal apart, behind the sentence and lighter than it. */
function underprint(): readonly string[] {
  const rings = [
    { radius: 138, swing: 20, petals: 24 },
    { radius: 100, swing: 22, petals: 18 },
    { radius: 62, swing: 20, petals: 12 },
    { radius: 28, swing: 16, petals: 8 },
  ];
  const strands = rings.flatMap((ring) => [0, 0.25, 0.5, 0.75].map((shift) => petals(ring, shift)));
  const head = `q 1 0 0 1 ${numbers(SHEET.width / 2, 232)} cm 0.3 w ${operands(UNDERPRINT)} RG`;
  return [head, ...strands.map((path) => `${path} S`), 'Q'];
}

function petals(ring: { radius: number; swing: number; petals: number }, shift: number): string {
  const curve: Curve = (t) => {
    const reach = ring.radius + ring.swing * Math.cos(TURN * (ring.petals * t + shift));
    return [reach * Math.cos(TURN * t), reach * Math.sin(TURN * t)];
  };
  return pathOf(curve, { from: 0, to: 1, pieces: ring.petals * 4 });
}

/** In thousandths of a point. */
function numbers(...values: readonly number[]): string {
  return values.map((value) => Math.round(value * 1000) / 1000 + 0).join(' ');
}

/** `#rrggbb` as the operands of a colour operator. */
function operands(colour: string): string {
  return (colour.match(/[0-9a-f]{2}/gi) ?? [])
    .map((pair) => Math.round((Number.parseInt(pair, 16) / 255) * 1000) / 1000)
    .join(' ');
}

/**
 * The border and the underprint: guilloche lines, computed once and drawn as vectors.
 * One period of the band is a form that the page sets many times, which keeps the file small.
 */
import { type Curve, pathOf } from './curves.ts';
import { BAND, BAND_CINNABAR, BAND_INK, HAIRLINE, INK, PAPER, SHEET, UNDERPRINT } from './paper.ts';

type Document = PDFKit.PDFDocument;

const TURN = 2 * Math.PI;
const PERIOD = (TURN / 4) * BAND.corner;
const STRANDS = 6;

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
  document.rect(0, 0, SHEET.width, SHEET.height).fill(PAPER);
  drawUnderprint(document);
  drawBand(document);
  drawFrames(document);
}

/** One straight period, and a quarter turn; both end where they begin, so that any row of them joins. */
const WAVE = strandsAlong((strand) => (t) => [t * PERIOD, strand.swing(t)]);
const CORNER = strandsAlong((strand) => (t) => {
  const radius = BAND.corner - strand.swing(t);
  return [radius * Math.sin((TURN / 4) * t), BAND.corner - radius * Math.cos((TURN / 4) * t)];
});

function strandsAlong(bend: (strand: Strand) => Curve): Buffer {
  const lines = STRANDS_OF_BAND.map((strand) => {
    const path = pathOf(bend(strand), { from: 0, to: 1, pieces: 8 });
    return `${strand.line} w\n${operands(strand.colour)} RG\n${path}\nS`;
  });
  return Buffer.from(`1 J\n${lines.join('\n')}\n`, 'latin1');
}

function drawBand(document: Document): void {
  const wave = addForm(document, 'Wave', WAVE);
  const corner = addForm(document, 'Corner', CORNER);
  const across = SHEET.width - 2 * (BAND.inset + BAND.corner);
  const down = SHEET.height - 2 * (BAND.inset + BAND.corner);
  const near = BAND.inset;
  const right = SHEET.width - BAND.inset;
  const bottom = SHEET.height - BAND.inset;
  // Clockwise from the top left: each side begins where the corner before it ends.
  const sides = [
    { x: near + BAND.corner, y: near, length: across },
    { x: right, y: near + BAND.corner, length: down },
    { x: right - BAND.corner, y: bottom, length: across },
    { x: near, y: bottom - BAND.corner, length: down },
  ];
  for (const [quarter, side] of sides.entries()) {
    const periods = Math.round(side.length / PERIOD);
    const stretch = side.length / (periods * PERIOD);
    document
      .save()
      .translate(side.x, side.y)
      .rotate(quarter * 90);
    for (let period = 0; period < periods; period += 1) {
      place(document, wave, period * PERIOD * stretch, stretch);
    }
    place(document, corner, side.length, 1);
    document.restore();
  }
}

function place(document: Document, form: string, x: number, stretch: number): void {
  document.save().transform(stretch, 0, 0, 1, x, 0).addContent(`/${form} Do`);
  document.restore();
}

/** A drawing kept once in the file, to be set many times. */
function addForm(document: Document, name: string, content: Buffer): string {
  const reach = PERIOD + BAND.swing;
  const BBox = [-1, -reach, reach, reach];
  const form = document.ref({ Type: 'XObject', Subtype: 'Form', BBox, Resources: {} });
  form.end(content);
  document.page.xobjects[name] = form;
  return name;
}

function drawFrames(document: Document): void {
  const frame = (inset: number, corner: number, line: number, colour: string) =>
    document
      .lineWidth(line)
      .roundedRect(inset, inset, SHEET.width - 2 * inset, SHEET.height - 2 * inset, corner)
      .stroke(colour);
  frame(BAND.inset - BAND.swing - 4, BAND.corner + BAND.swing + 4, 0.8, INK);
  frame(BAND.inset - BAND.swing - 1.8, BAND.corner + BAND.swing + 1.8, 0.25, INK);
  frame(BAND.inset + BAND.swing + 1.8, BAND.corner - BAND.swing - 1.8, 0.25, INK);
  frame(BAND.inset + BAND.swing + 6, BAND.corner - BAND.swing - 6, 0.4, HAIRLINE);
}

/** Rings of petals, each woven of strands a fraction of a petal apart. */
const ROSETTE: readonly string[] = [
  { radius: 138, swing: 20, petals: 24 },
  { radius: 100, swing: 22, petals: 18 },
  { radius: 62, swing: 20, petals: 12 },
  { radius: 28, swing: 16, petals: 8 },
].flatMap((ring) => [0, 0.25, 0.5, 0.75].map((shift) => petals(ring, shift)));

function petals(ring: { radius: number; swing: number; petals: number }, shift: number): string {
  const curve: Curve = (t) => {
    const reach = ring.radius + ring.swing * Math.cos(TURN * (ring.petals * t + shift));
    return [reach * Math.cos(TURN * t), reach * Math.sin(TURN * t)];
  };
  return pathOf(curve, { from: 0, to: 1, pieces: ring.petals * 4 });
}

/** Behind the sentence, so light that it never competes with it. */
function drawUnderprint(document: Document): void {
  document
    .save()
    .translate(SHEET.width / 2, 232)
    .lineWidth(0.3)
    .strokeColor(UNDERPRINT);
  for (const path of ROSETTE) document.addContent(path).stroke();
  document.restore();
}

/** `#rrggbb` as the operands of a colour operator. */
function operands(colour: string): string {
  return (colour.match(/[0-9a-f]{2}/gi) ?? [])
    .map((pair) => Math.round((Number.parseInt(pair, 16) / 255) * 1000) / 1000)
    .join(' ');
}

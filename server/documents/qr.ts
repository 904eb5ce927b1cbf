/** A QR code as one vector path. */
import { encode } from 'uqr';
import { PAPER } from './paper.ts';

export interface QrPlace {
  readonly x: number;
  readonly y: number;
  /** The side of the code with its quiet zone. */
  readonly side: number;
}

/** ISO/IEC 18004 asks for four light modules on every side. */
const QUIET_MODULES = 4;

/** Beyond it a code with Q would need smaller modules than a phone reads from paper. */
const MOST_WITH_Q = 120;

/** Error correction Q: a quarter of the code may be hidden by a seal, a stain or a fold; M where it says much. */
export function drawQr(document: PDFKit.PDFDocument, text: string, place: QrPlace): void {
  const { data, size } = encode(text, { ecc: text.length > MOST_WITH_Q ? 'M' : 'Q', border: QUIET_MODULES });
  document.rect(place.x, place.y, place.side, place.side).fill(PAPER);
  // Whole modules as units: a thousand bars are written at once, in a few characters each.
  const bars = data.flatMap((cells, row) =>
    darkStretches(cells).map(([from, length]) => `${from} ${row} ${length} 1 re`),
  );
  document
    .save()
    .translate(place.x, place.y)
    .scale(place.side / size)
    .addContent(bars.join('\n'))
    .fill('#000000')
    .restore();
}

/** Neighbouring dark modules as one bar each: fewer seams for a printer to leave white. */
function darkStretches(cells: readonly boolean[]): readonly (readonly [from: number, length: number])[] {
  const stretches: [number, number][] = [];
  for (const [at, isDark] of cells.entries()) {
    const last = stretches.at(-1);
    if (!isDark) continue;
    if (last && last[0] + last[1] === at) last[1] += 1;
    else stretches.push([at, 1]);
  }
  return stretches;
}

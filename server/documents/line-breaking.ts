/** Chinese line breaking, and the largest size at which a text fits its place. Measures; draws nothing. */
import type { FontChain, Weight } from './font-chain.ts';
import { clustersOf } from './plain-layout.ts';

export interface Lines {
  readonly size: number;
  readonly lines: readonly string[];
}

export interface Place {
  readonly width: number;
  readonly weight: Weight;
  readonly largest: number;
  readonly smallest: number;
  /** How many lines there is room for. */
  readonly lines: number;
  /** Make the lines as even as they can be, as centred text wants it. */
  readonly isEven?: boolean;
}

/** No line begins with one of these, none ends with one of the others. GB/T 15834-2011, 5.1.1–5.1.11 */
const NOT_FIRST = '，。、；：！？）》」』】〉〕”’·…—%';
const NOT_LAST = '（《「『【〈〔“‘';
const WORD = /[0-9A-Za-z][0-9A-Za-z.,:/_-]*%?|./gsu;
const STEP = 0.25;

/**
 * Break a text into lines, at the largest size that keeps them within their place.
 * @throws Error when even the smallest size leaves no room: a certificate never cuts a word off
 */
export function fitText(fonts: FontChain, text: string, place: Place): Lines {
  const pieces = piecesOf(text);
  for (let size = place.largest; size >= place.smallest; size -= STEP) {
    const lines = breakLines(fonts, pieces, place, place.width / size);
    if (
      lines.length <= place.lines &&
      lines.every((line) => emsOf(fonts, line, place.weight) * size <= place.width)
    ) {
      return { size, lines: place.isEven ? evenLines(fonts, pieces, place, place.width / size) : lines };
    }
  }
  throw new Error(`"${text}" is too long for its place on the certificate; use a shorter form of it.`);
}

/** The text's width in ems. */
export function emsOf(fonts: FontChain, text: string, weight: Weight): number {
  return fonts.runs(text, weight).reduce((total, run) => total + run.width, 0);
}

/** The narrowest measure that needs no more lines, so that the last line is no orphan. */
function evenLines(fonts: FontChain, pieces: Pieces, place: Place, measure: number): readonly string[] {
  const lines = breakLines(fonts, pieces, place, measure);
  let narrow = measure / 2;
  let wide = measure;
  while (lines.length > 1 && wide - narrow > 0.25) {
    const middle = (narrow + wide) / 2;
    if (breakLines(fonts, pieces, place, middle).length > lines.length) narrow = middle;
    else wide = middle;
  }
  return breakLines(fonts, pieces, place, wide);
}

/** Lines of a running text, as many as it takes; what no line is wide enough for is broken anywhere. */
export function breakText(
  fonts: FontChain,
  text: string,
  { weight, ems }: { readonly weight: Weight; readonly ems: number },
): readonly string[] {
  const pieces = piecesOf(text).flatMap((piece) =>
    emsOf(fonts, piece, weight) <= ems ? [piece] : clustersOf(piece),
  );
  return breakLines(fonts, pieces, { weight }, ems);
}

function breakLines(
  fonts: FontChain,
  pieces: Pieces,
  { weight }: Pick<Place, 'weight'>,
  measure: number,
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && emsOf(fonts, (line + piece).trimEnd(), weight) > measure) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else {
      line += piece;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** What must stay together: a number, a Latin word, a character with the marks that cling to it. */
type Pieces = readonly string[];

function piecesOf(text: string): Pieces {
  const pieces: string[] = [];
  for (const word of text.match(WORD) ?? []) {
    const before = pieces.at(-1);
    const clings = NOT_FIRST.includes(word) || (before !== undefined && NOT_LAST.includes(before.slice(-1)));
    if (before !== undefined && clings) pieces[pieces.length - 1] = before + word;
    else pieces.push(word);
  }
  return pieces;
}

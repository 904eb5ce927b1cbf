/// <reference path="./fontkit.d.ts" />
/**
 * A font that sets text one character after the other, by its character map alone.
 * fontkit keeps with a glyph the characters that first asked for it and would print them in later documents
 * too: a name's bytes would depend on whose certificate was printed before.
 */
import type { Font } from 'fontkit';
import { trueTypeSubsets } from './true-type-subset.ts';

interface Position {
  xAdvance: number;
  yAdvance: number;
  xOffset: number;
  yOffset: number;
  advanceWidth: number;
}

/** What pdfkit asks of a laid-out run; it scales the positions in place, so the sum is worked out late. */
export interface GlyphRun {
  readonly glyphs: readonly SetGlyph[];
  readonly positions: readonly Position[];
  readonly advanceWidth: number;
}

export interface PlainFont extends Font {
  readonly layout: (text: string) => GlyphRun;
}

/** A character with its variation selector, which chooses a form of it and is nothing by itself. */
const CLUSTER = /.[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]?/gsu;

export function clustersOf(text: string): readonly string[] {
  return text.match(CLUSTER) ?? [];
}

/** Fonts have empty glyphs for line ends and the like, which would swallow them without a word. */
const UNDRAWABLE = /^[\p{Cc}\p{Cs}]/u;

export function isUndrawable(cluster: string): boolean {
  return UNDRAWABLE.test(cluster);
}

const CLOSING = new Set('，。、；：！？）》」』】〉〕”’');
const OPENING = new Set('（《「『【〈〔“‘');

interface SetGlyph {
  readonly id: number;
  readonly codePoints: number[];
  readonly advanceWidth: number;
}

/** Names bring rare characters for as long as the server runs; common ones are soon known again. */
const REMEMBERED = 20_000;

export function plainLayout(font: Font): PlainFont {
  const known = new Map<string, SetGlyph>();
  const glyphOf = (cluster: string) => {
    const glyph = known.get(cluster) ?? lookUp(font, cluster);
    if (known.size >= REMEMBERED) known.clear();
    known.set(cluster, glyph);
    return glyph;
  };
  const createSubset = trueTypeSubsets(font);
  return Object.create(font, {
    layout: { value: (text: string) => layOut(font, clustersOf(text), glyphOf) },
    ...(createSubset && { createSubset: { value: createSubset } }),
  }) as PlainFont;
}

function lookUp(font: Font, cluster: string): SetGlyph {
  // Without the form asked for, fontkit gives the character's common one, then the selector's own glyph.
  const [glyph] = font.glyphsForString(cluster);
  if (!glyph) throw new RangeError('a cluster is never empty');
  const codePoints = Array.from(cluster, (character) => character.codePointAt(0) as number);
  return { id: glyph.id, codePoints, advanceWidth: glyph.advanceWidth };
}

function layOut(font: Font, clusters: readonly string[], glyphOf: (cluster: string) => SetGlyph): GlyphRun {
  const glyphs = clusters.map(glyphOf);
  const positions = glyphs.map((glyph, at) => {
    const overlapped = overlap(font, clusters[at], clusters[at + 1]);
    const xAdvance = glyph.advanceWidth - overlapped + airBesideDot(font, clusters, at);
    return { xAdvance, yAdvance: 0, xOffset: 0, yOffset: 0, advanceWidth: glyph.advanceWidth };
  });
  return {
    glyphs,
    positions,
    get advanceWidth() {
      return positions.reduce((total, position) => total + position.xAdvance, 0);
    },
  };
}

const HAN = /^\p{Script=Han}/u;

/** A name's separator stands in the middle of half an em, where this font has drawn it for Latin words. */
function airBesideDot(font: Font, clusters: readonly string[], at: number): number {
  const isSeparator = (place: number) =>
    clusters[place] === '·' && HAN.test(clusters[place - 1] ?? '') && HAN.test(clusters[place + 1] ?? '');
  return isSeparator(at) || isSeparator(at + 1) ? font.unitsPerEm / 12 : 0;
}

/** Two full-width marks in a row share their blank halves, as a typesetter would set ）。 and 》（. */
function overlap(font: Font, mark = '', next = ''): number {
  const isClosed = CLOSING.has(mark) && (CLOSING.has(next) || OPENING.has(next));
  const isOpened = OPENING.has(mark) && OPENING.has(next);
  return isClosed || isOpened ? font.unitsPerEm / 2 : 0;
}

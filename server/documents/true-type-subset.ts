/// <reference path="./fontkit.d.ts" />
/**
 * The glyphs of a TrueType font that one document uses, as a small font of its own. Copies bytes and keeps nothing:
 * fontkit's own way parses every outline and remembers it, which costs a batch its time and its memory.
 */
import type { Font } from 'fontkit';

/** What pdfkit asks of it. */
export interface GlyphSubset {
  /** @returns the glyph's number in the subset */
  readonly includeGlyph: (glyph: number | { readonly id: number }) => number;
  readonly encode: () => Uint8Array;
}

/** In the order of their tags, as the directory wants them; a font may lack the hinting ones. */
const COPIED = ['cvt ', 'fpgm', 'head', 'hhea', 'maxp', 'prep'] as const;
const LONG_OFFSETS = 1;

interface Tables {
  /** @returns undefined where the font has no such table */
  readonly bytesOf: (tag: string) => Buffer | undefined;
  readonly glyphAt: (glyph: number) => Buffer;
  readonly metricAt: (glyph: number) => { readonly advance: number; readonly bearing: number };
}

/** @returns undefined for a font of another kind: outlines in PostScript, or ones that vary */
export function trueTypeSubsets(font: Font): (() => GlyphSubset) | undefined {
  const { tables } = font.directory;
  if (!tables.glyf || !tables.loca || tables.fvar) return undefined;
  const read = readTables(font);
  return () => openSubset(read);
}

function readTables(font: Font): Tables {
  const { buffer, byteOffset } = font.stream.buffer;
  const bytesOf = (tag: string) => {
    const table = font.directory.tables[tag];
    return table && Buffer.from(buffer, byteOffset + table.offset, table.length);
  };
  const table = (tag: string) => bytesOf(tag) ?? Buffer.alloc(0);
  const [loca, glyf, hmtx] = [table('loca'), table('glyf'), table('hmtx')];
  const isLong = table('head').readInt16BE(50) === LONG_OFFSETS;
  const offsetOf = (glyph: number) =>
    isLong ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2;
  const whole = table('hhea').readUInt16BE(34);
  return {
    bytesOf,
    glyphAt: (glyph) => glyf.subarray(offsetOf(glyph), offsetOf(glyph + 1)),
    metricAt: (glyph) => ({
      advance: hmtx.readUInt16BE(Math.min(glyph, whole - 1) * 4),
      // Glyphs as wide as the last one listed have their bearing alone.
      bearing: hmtx.readInt16BE(glyph < whole ? glyph * 4 + 2 : whole * 4 + (glyph - whole) * 2),
    }),
  };
}

function openSubset(tables: Tables): GlyphSubset {
  const numbers = new Map<number, number>();
  const includeGlyph = (glyph: number | { readonly id: number }) => {
    const id = typeof glyph === 'number' ? glyph : glyph.id;
    const number = numbers.get(id) ?? numbers.size;
    numbers.set(id, number);
    return number;
  };
  // The first is always the sign for a missing glyph.
  includeGlyph(0);
  return { includeGlyph, encode: () => encode(tables, numbers, includeGlyph) };
}

function encode(
  tables: Tables,
  numbers: ReadonlyMap<number, number>,
  include: (glyph: number) => number,
): Buffer {
  const outlines: Buffer[] = [];
  // A map lets itself be extended while it is walked: the parts of a compound glyph come behind.
  for (const glyph of numbers.keys()) outlines.push(withParts(tables.glyphAt(glyph), include));
  const count = outlines.length;
  const loca = Buffer.alloc((count + 1) * 4);
  const hmtx = Buffer.alloc(count * 4);
  let offset = 0;
  for (const [glyph, number] of numbers) {
    const { advance, bearing } = tables.metricAt(glyph);
    hmtx.writeUInt16BE(advance, number * 4);
    hmtx.writeInt16BE(bearing, number * 4 + 2);
    loca.writeUInt32BE(offset, number * 4);
    offset += outlines[number]?.length ?? 0;
  }
  loca.writeUInt32BE(offset, count * 4);
  const copies = COPIED.flatMap((tag) => {
    const bytes = tables.bytesOf(tag);
    return bytes ? [[tag, Buffer.from(bytes)] as const] : [];
  });
  const made = new Map<string, Buffer>([
    ...copies,
    ['loca', loca],
    ['hmtx', hmtx],
    ['glyf', Buffer.concat(outlines)],
  ]);
  made.get('head')?.writeUInt32BE(0, 8);
  made.get('head')?.writeInt16BE(LONG_OFFSETS, 50);
  made.get('hhea')?.writeUInt16BE(count, 34);
  made.get('maxp')?.writeUInt16BE(count, 4);
  return fontOf(made);
}

const ARGS_ARE_WORDS = 0x1;
const HAS_SCALE = 0x8;
const MORE_PARTS = 0x20;
const HAS_TWO_SCALES = 0x40;
const HAS_MATRIX = 0x80;

/** A compound glyph names its parts by number (OpenType, "glyf", composite glyph description). */
function withParts(outline: Buffer, include: (glyph: number) => number): Buffer {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return outline;
  const renamed = Buffer.from(outline);
  let at = 10;
  for (let flags = MORE_PARTS; (flags & MORE_PARTS) !== 0; ) {
    flags = renamed.readUInt16BE(at);
    renamed.writeUInt16BE(include(renamed.readUInt16BE(at + 2)), at + 2);
    at += 4 + ((flags & ARGS_ARE_WORDS) !== 0 ? 4 : 2);
    if ((flags & HAS_SCALE) !== 0) at += 2;
    else if ((flags & HAS_TWO_SCALES) !== 0) at += 4;
    else if ((flags & HAS_MATRIX) !== 0) at += 8;
  }
  return renamed;
}

/** A directory, then each table at a multiple of four. */
function fontOf(tables: ReadonlyMap<string, Buffer>): Buffer {
  const sorted = [...tables].sort(([one], [other]) => (one < other ? -1 : 1));
  const power = Math.floor(Math.log2(sorted.length));
  const directory = Buffer.alloc(12 + sorted.length * 16);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(sorted.length, 4);
  directory.writeUInt16BE(2 ** power * 16, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE((sorted.length - 2 ** power) * 16, 10);
  const parts: Buffer[] = [directory];
  let offset = directory.length;
  for (const [at, [tag, bytes]] of sorted.entries()) {
    const padded = Buffer.concat([bytes], Math.ceil(bytes.length / 4) * 4);
    directory.write(tag, 12 + at * 16, 'latin1');
    directory.writeUInt32BE(sumOf(padded), 16 + at * 16);
    directory.writeUInt32BE(offset, 20 + at * 16);
    directory.writeUInt32BE(bytes.length, 24 + at * 16);
    parts.push(padded);
    offset += padded.length;
  }
  const font = Buffer.concat(parts);
  const head = directory.readUInt32BE(20 + sorted.findIndex(([tag]) => tag === 'head') * 16);
  font.writeUInt32BE((0xb1b0afba - sumOf(font)) >>> 0, head + 8);
  return font;
}

function sumOf(words: Buffer): number {
  let sum = 0;
  for (let at = 0; at < words.length; at += 4) sum = (sum + words.readUInt32BE(at)) >>> 0;
  return sum;
}

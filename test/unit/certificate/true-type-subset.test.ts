/// <reference path="../../../server/documents/fontkit.d.ts" />
/** The small font in a document, read back by a parser of fonts: what it draws is what the whole font draws. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import { afterAll, expect, test } from 'vitest';
import { openFontChain } from '../../../server/documents/font-chain.ts';
import { openFontCoverage } from '../../../server/documents/font-coverage.ts';
import { parseFont, readFontFiles } from '../../../server/documents/font-files.ts';
import { trueTypeSubsets } from '../../../server/documents/true-type-subset.ts';
import { tinyFont } from './tiny-font.ts';

const directory = mkdtempSync(join(tmpdir(), 'subset-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** fontkit reads more of a glyph than its declared types tell. */
interface Outline {
  readonly advanceWidth: number;
  readonly path: { readonly toSVG: () => string };
}
const outlineOf = (font: Font, glyph: number) => {
  const { advanceWidth, path } = (font as unknown as { getGlyph: (id: number) => Outline }).getGlyph(glyph);
  return { advanceWidth, path: path.toSVG() };
};

function subsetOf(
  font: Font,
  glyphs: readonly number[],
): { readonly bytes: Buffer; readonly numbers: number[] } {
  const subset = trueTypeSubsets(font)?.();
  if (!subset) throw new Error('a TrueType font');
  const numbers = glyphs.map(subset.includeGlyph);
  return { bytes: Buffer.from(subset.encode()), numbers };
}

const [regular, bold] = readFontFiles().map(parseFont) as [Font, Font];
const RARE = '王晓文𬭎䶮㛃𫖮𬱖𫍽·学时证明0123 A';

test.each([
  ['regular', regular],
  ['semi-bold', bold],
])('outlines and widths of the %s face are those of the whole font', (_, font) => {
  const glyphs = font.glyphsForString(RARE).map(({ id }) => id);
  const { bytes, numbers } = subsetOf(font, glyphs);
  const small = create(bytes) as Font;
  expect(bytes.length).toBeLessThan(20_000);
  for (const [at, glyph] of [0, ...glyphs].entries())
    expect(outlineOf(small, [0, ...numbers][at] as number)).toEqual(outlineOf(font, glyph));
});

test('a glyph that is asked for twice is there once', () => {
  const { numbers } = subsetOf(regular, [500, 501, 500]);
  expect(numbers).toEqual([1, 2, 1]);
});

test('a compound glyph brings its parts, under their new numbers', () => {
  const font = create(tinyFont('𠮷', true)) as Font;
  const [compound] = font.glyphsForString('𠮷').map(({ id }) => id);
  const { bytes, numbers } = subsetOf(font, [compound as number]);
  // In the whole font the part is glyph 1 and the compound one glyph 2; here they change places.
  expect([compound, numbers]).toEqual([2, [1]]);
  const small = create(bytes) as Font;
  const drawn = outlineOf(small, 1);
  expect(drawn).toEqual(outlineOf(font, 2));
  expect(drawn.path.match(/M/g)).toHaveLength(2);
});

test('the small font’s sums are right', () => {
  const { bytes } = subsetOf(regular, [500, 501, 502]);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  expect(sum).toBe(0xb1b0afba);
});

test('whoever only asks is told the same characters as whoever prints', () => {
  writeFileSync(join(directory, 'tiny.ttf'), tinyFont('𮯰'));
  const files = readFontFiles(directory);
  const asked = openFontCoverage(files);
  const { missing } = openFontChain(files);
  for (const text of [RARE, '王𮯰𰀁𰻝𠮷王𰀁\n', '\ud800𮯰\u{e0100}', '', '\u{10ffff}a']) {
    expect(asked(text)).toEqual(missing(text));
  }
  expect(asked('王𮯰𰀁𠮷𰻝\n')).toEqual(['𰀁', '\n']);
});

/// <reference path="./fontkit.d.ts" />
/**
 * The fonts of a document, parsed once: the portal's own Song type first, then what the customer supplies.
 * Each character is set in the first font that has it; one that none has is told before anything is printed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import { clustersOf, type PlainFont, plainLayout } from './plain-layout.ts';

export type Weight = 'regular' | 'bold';

export interface TextRun {
  /** The name under which a document knows the font. */
  readonly font: string;
  readonly text: string;
  /** In ems. */
  readonly width: number;
}

export interface FontChain {
  /** Fonts by the name that runs use. */
  readonly fonts: ReadonlyMap<string, PlainFont>;
  /** Characters that no font has, each once, in the text's order. */
  readonly missing: (text: string) => readonly string[];
  /** @throws Error for a character that no font has */
  readonly runs: (text: string, weight: Weight) => readonly TextRun[];
}

const OWN: Readonly<Record<Weight, string>> = {
  regular: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf',
};

/** Fonts have empty glyphs for line ends and the like, which would swallow them without a word. */
const UNDRAWABLE = /^[\p{Cc}\p{Cs}]/u;

/**
 * @param directory - every .ttf and .otf in it joins the chain, in the order of their names; it need not exist
 * @throws Error with a sentence, for a directory or a font that cannot be read
 */
export function openFontChain(directory?: string): FontChain {
  const packages = createRequire(import.meta.url);
  const own = (weight: Weight) => readFont(packages.resolve(OWN[weight]));
  const fonts = new Map<string, PlainFont>([
    ['regular', own('regular')],
    ['bold', own('bold')],
    ...suppliedFonts(directory),
  ]);
  const supplied = [...fonts.keys()].filter((name) => name !== 'regular' && name !== 'bold');
  const orders: Readonly<Record<Weight, readonly string[]>> = {
    regular: ['regular', ...supplied],
    bold: ['bold', ...supplied],
  };
  const fontFor = (cluster: string, weight: Weight): string | undefined =>
    UNDRAWABLE.test(cluster)
      ? undefined
      : orders[weight].find((name) =>
          fonts.get(name)?.hasGlyphForCodePoint(cluster.codePointAt(0) as number),
        );
  const missing = (text: string) => [
    ...new Set(clustersOf(text).filter((cluster) => !fontFor(cluster, 'regular'))),
  ];
  const runs = (text: string, weight: Weight) =>
    joinByFont(clustersOf(text), (cluster) => fontFor(cluster, weight) ?? refuse([cluster])).map((run) => ({
      ...run,
      width: widthOf(fonts.get(run.font), run.text),
    }));
  return { fonts, missing, runs };
}

/** @throws Error always: it names the characters and what to do about them */
export function refuse(characters: readonly string[]): never {
  const named = characters.map((character) => {
    const codePoint = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
    return `${character} (U+${codePoint})`;
  });
  throw new Error(
    `No font can draw ${named.join(', ')}; add a TTF or OTF font that has it to the font directory.`,
  );
}

function suppliedFonts(directory: string | undefined): readonly (readonly [string, PlainFont])[] {
  if (directory === undefined) return [];
  let names: string[];
  try {
    names = readdirSync(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new Error(`The font directory ${directory} cannot be read.`, { cause: error });
  }
  return names
    .filter((name) => /\.(?:ttf|otf)$/i.test(name))
    .sort()
    .map((name) => [name, readFont(join(directory, name))] as const);
}

function readFont(path: string): PlainFont {
  let font: Font | { readonly fonts: readonly Font[] };
  try {
    font = create(readFileSync(path));
  } catch (error) {
    throw new Error(`${path} is no font that can be read; replace or remove it.`, { cause: error });
  }
  if ('fonts' in font) throw new Error(`${path} is a collection of fonts; supply one font a file.`);
  return plainLayout(font);
}

function joinByFont(
  clusters: readonly string[],
  fontOf: (cluster: string) => string,
): { readonly font: string; readonly text: string }[] {
  const runs: { font: string; text: string }[] = [];
  for (const cluster of clusters) {
    const font = fontOf(cluster);
    const last = runs.at(-1);
    if (last?.font === font) last.text += cluster;
    else runs.push({ font, text: cluster });
  }
  return runs;
}

function widthOf(font: PlainFont | undefined, text: string): number {
  return font ? font.layout(text).advanceWidth / font.unitsPerEm : 0;
}

/**
 * The fonts of a document, parsed once: the portal's own Song type first, then what the customer supplies,
 * then the reserve.
 * Each character is set in the first font that has it; one that none has is told before anything is printed.
 */
import { type FontFile, parseFont } from './font-files.ts';
import { clustersOf, isUndrawable, type PlainFont, plainLayout } from './plain-layout.ts';

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

/** @throws Error with a sentence, for a file that is no font */
export function openFontChain(files: readonly FontFile[]): FontChain {
  const fonts = new Map<string, PlainFont>(files.map((file) => [file.name, plainLayout(parseFont(file))]));
  const further = [...fonts.keys()].filter((name) => name !== 'regular' && name !== 'bold');
  const orders: Readonly<Record<Weight, readonly string[]>> = {
    regular: ['regular', ...further],
    bold: ['bold', ...further],
  };
  const fontFor = remember((cluster, weight) =>
    isUndrawable(cluster)
      ? undefined
      : orders[weight].find((name) =>
          fonts.get(name)?.hasGlyphForCodePoint(cluster.codePointAt(0) as number),
        ),
  );
  const missing = (text: string) => [
    ...new Set(clustersOf(text).filter((cluster) => !fontFor(cluster, 'regular'))),
  ];
  const runs = remember((text, weight) =>
    joinByFont(clustersOf(text), (cluster) => fontFor(cluster, weight) ?? refuse([cluster])).map((run) => ({
      ...run,
      width: widthOf(fonts.get(run.font), run.text),
    })),
  );
  return { fonts, missing, runs };
}

/** Names bring new texts for as long as the server runs; what a sheet says again and again is soon known again. */
const REMEMBERED = 4000;

/** Much of a sheet is measured several times, and most of it stands on every other sheet as well. */
function remember<Answer>(work: (text: string, weight: Weight) => Answer) {
  const known = { regular: new Map<string, Answer>(), bold: new Map<string, Answer>() };
  return (text: string, weight: Weight): Answer => {
    const answers = known[weight];
    const before = answers.get(text);
    if (before !== undefined) return before;
    const answer = work(text, weight);
    if (answers.size >= REMEMBERED) answers.clear();
    answers.set(text, answer);
    return answer;
  };
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

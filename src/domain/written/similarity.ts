/**
 * Where two texts have the same words. Counts runs of characters that stand in both; it says where, never why: people
 * quote the same law, and one text may be the other's source.
 */

/** A run shorter than this is everybody's: a title, a slogan, a sentence of habit. */
export const RUN = 20;

/** Where it stands, in characters of each text as written: `from` inclusive, `to` exclusive. */
export interface SharedPassage {
  readonly own: { readonly from: number; readonly to: number };
  readonly other: { readonly from: number; readonly to: number };
}

export interface Shared {
  /** How much of the own text stands in shared passages, whole basis points rounded down. */
  readonly shareBasisPoints: number;
  /** In the order of the own text, none overlapping there. */
  readonly passages: readonly SharedPassage[];
}

interface Letters {
  readonly text: readonly string[];
  /** Of each letter, its place in the text as written (UTF-16). */
  readonly places: readonly number[];
}

/** Letters and figures alone: punctuation and line ends are nobody's words. */
function lettersOf(written: string): Letters {
  const text: string[] = [];
  const places: number[] = [];
  let place = 0;
  for (const character of written) {
    if (/[\p{L}\p{N}]/u.test(character)) {
      text.push(character.toLowerCase());
      places.push(place);
    }
    place += character.length;
  }
  return { text, places };
}

function runAt({ text }: Letters, at: number, length: number): string {
  return text.slice(at, at + length).join('');
}

/** @param leftOut - texts that everybody was given, such as the topic: what stands there is nobody's */
export function sharedPassages(
  written: string,
  otherWritten: string,
  leftOut: readonly string[] = [],
): Shared {
  const [own, other] = [lettersOf(written), lettersOf(otherWritten)];
  const known = new Set(leftOut.flatMap((text) => runsOf(lettersOf(text))));
  const places = new Map<string, number>();
  for (let at = other.text.length - RUN; at >= 0; at -= 1) places.set(runAt(other, at, RUN), at);
  const passages: SharedPassage[] = [];
  let covered = 0;
  for (let at = 0; at + RUN <= own.text.length; ) {
    const run = runAt(own, at, RUN);
    const there = known.has(run) ? undefined : places.get(run);
    if (there === undefined) {
      at += 1;
      continue;
    }
    let length = RUN;
    while (at + length < own.text.length && own.text[at + length] === other.text[there + length]) length += 1;
    passages.push({ own: spanOf(own, at, length), other: spanOf(other, there, length) });
    covered += length;
    at += length;
  }
  const shareBasisPoints = own.text.length === 0 ? 0 : Math.floor((covered * 10_000) / own.text.length);
  return { shareBasisPoints, passages };
}

function runsOf(letters: Letters): readonly string[] {
  return Array.from({ length: Math.max(0, letters.text.length - RUN + 1) }, (_, at) =>
    runAt(letters, at, RUN),
  );
}

function spanOf({ text, places }: Letters, at: number, length: number): SharedPassage['own'] {
  const last = at + length - 1;
  return { from: places[at] ?? 0, to: (places[last] ?? 0) + (text[last]?.length ?? 1) };
}

const GRAM = 12;
/** Two texts that share a run of `GRAM + WINDOW - 1` letters, which is `RUN`, share one of their marks. */
const WINDOW = RUN - GRAM + 1;

/**
 * Numbers to look for likely neighbours by: the least hash of each window of character n-grams.
 * Source: Schleimer, Wilkerson, Aiken, "Winnowing" (SIGMOD 2003), 2.
 * @returns each once, 32 bits, in any order
 */
export function textMarks(written: string): readonly number[] {
  const letters = lettersOf(written);
  const hashes = Array.from({ length: Math.max(0, letters.text.length - GRAM + 1) }, (_, at) =>
    hashOf(runAt(letters, at, GRAM)),
  );
  const marks = new Set<number>();
  for (let at = 0; at + WINDOW <= hashes.length; at += 1)
    marks.add(Math.min(...hashes.slice(at, at + WINDOW)));
  return [...marks];
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

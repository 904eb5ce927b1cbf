/**
 * An index that finds every page that holds a phrase, as plain substring search would: pairs of neighbouring
 * characters with all their places. Pagefind splits Chinese into words and so misses a phrase that begins or ends
 * inside one (Pagefind #1237). Reading and writing files is the caller's.
 */
import { searchText } from './search-text.ts';

/** Pairs by their first character fall into so many shards, so that a query loads a few of them only. */
export const SHARDS = 128;

/** Stands after the last character, so that each character begins a pair. */
const END = '\n';

/** Pair → its places, as `placesText` writes them. One shard's part of the index, plain JSON. */
export type Shard = Readonly<Record<string, string>>;

/** Page number → how often a phrase stands there. */
export type PhraseCounts = ReadonlyMap<number, number>;

/** @param texts - by page number @returns by shard number, each a shard that may be empty */
export function buildPhraseIndex(texts: readonly string[]): readonly Shard[] {
  const places = new Map<string, Map<number, number[]>>();
  for (const [page, text] of texts.entries()) {
    const characters = [...searchText(text), END];
    for (let at = 0; at + 1 < characters.length; at += 1) {
      const pair = `${characters[at]}${characters[at + 1]}`;
      const pages = places.get(pair) ?? new Map<number, number[]>();
      places.set(pair, pages);
      const known = pages.get(page);
      if (known) known.push(at);
      else pages.set(page, [at]);
    }
  }
  const shards: Record<string, string>[] = Array.from({ length: SHARDS }, () => ({}));
  for (const [pair, pages] of [...places].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const shard = shards[shardOf(pair)] as Record<string, string>;
    shard[pair] = placesText(pages);
  }
  return shards;
}

/** The shards that are needed to look a phrase up. Empty for a phrase of nothing but blanks. */
export function shardsFor(phrase: string): readonly number[] {
  return [...new Set(piecesOf(searchText(phrase)).map(({ text }) => shardOf(text)))];
}

/** @param shards - at least those that `shardsFor` names @returns pages that hold the phrase */
export function findPhrase(phrase: string, shards: ReadonlyMap<number, Shard>): PhraseCounts {
  const [first, ...rest] = piecesOf(searchText(phrase)).map((piece) => ({
    at: piece.at,
    places: placesOf(piece.text, shards),
  }));
  if (!first) return new Map();
  const counts = new Map<number, number>();
  for (const [page, starts] of first.places) {
    const others = rest.map(({ at, places }) => ({ at, places: new Set(places.get(page)) }));
    const count = starts.filter((start) => others.every(({ at, places }) => places.has(start + at))).length;
    if (count > 0) counts.set(page, count);
  }
  return counts;
}

interface Piece {
  /** A pair, or a single character where the phrase is no longer. */
  readonly text: string;
  /** Its place in the phrase. */
  readonly at: number;
}

/** Pairs that cover the phrase: every second one, and the last. */
function piecesOf(characters: readonly string[]): readonly Piece[] {
  const [only] = characters;
  if (characters.length === 1 && only !== undefined) return [{ text: only, at: 0 }];
  const pieces: Piece[] = [];
  for (let at = 0; at + 1 < characters.length; at += 2) pieces.push(pairAt(characters, at));
  if (characters.length > 1 && characters.length % 2 === 1) {
    pieces.push(pairAt(characters, characters.length - 2));
  }
  return pieces;
}

function pairAt(characters: readonly string[], at: number): Piece {
  return { text: `${characters[at]}${characters[at + 1]}`, at };
}

function placesOf(text: string, shards: ReadonlyMap<number, Shard>): ReadonlyMap<number, readonly number[]> {
  const shard = shards.get(shardOf(text)) ?? {};
  if ([...text].length > 1) return readPlaces(Object.hasOwn(shard, text) ? shard[text] : undefined);
  // A single character: whatever follows it.
  const merged = new Map<number, number[]>();
  for (const [pair, written] of Object.entries(shard)) {
    if (!pair.startsWith(text)) continue;
    for (const [page, places] of readPlaces(written)) {
      merged.set(page, [...(merged.get(page) ?? []), ...places]);
    }
  }
  return merged;
}

function shardOf(text: string): number {
  return (text.codePointAt(0) ?? 0) % SHARDS;
}

const BASE = 36;

/** `page:place.place;page:place`, pages and places each as the step from the one before, in base 36. */
function placesText(pages: ReadonlyMap<number, readonly number[]>): string {
  let lastPage = 0;
  return [...pages]
    .sort(([one], [other]) => one - other)
    .map(([page, places]) => {
      const step = page - lastPage;
      lastPage = page;
      return `${step.toString(BASE)}:${steps(places)}`;
    })
    .join(';');
}

function steps(places: readonly number[]): string {
  return places.map((place, at) => (place - (places[at - 1] ?? 0)).toString(BASE)).join('.');
}

function readPlaces(text: string | undefined): ReadonlyMap<number, readonly number[]> {
  const pages = new Map<number, readonly number[]>();
  if (text === undefined) return pages;
  let page = 0;
  for (const part of text.split(';')) {
    const [step = '', written = ''] = part.split(':');
    page += Number.parseInt(step, BASE);
    let place = 0;
    pages.set(
      page,
      written.split('.').map((stepped) => {
        place += Number.parseInt(stepped, BASE);
        return place;
      }),
    );
  }
  return pages;
}

/** Ask Pagefind's index, and add what its Chinese segmentation misses. No DOM here. */

export interface FoundPage {
  readonly url: string;
  readonly title: string;
  readonly kind: string;
  /** The course of a lesson, otherwise empty. */
  readonly course: string;
  readonly excerpt: readonly ExcerptPart[];
}

export interface ExcerptPart {
  readonly text: string;
  readonly isMatch: boolean;
}

interface PageData {
  readonly url: string;
  readonly content: string;
  /** HTML: escaped text with `<mark>`. */
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
}

interface Hit {
  readonly id: string;
  readonly data: () => Promise<PageData>;
}

interface Engine {
  readonly search: (
    query: string | null,
    options: { readonly filters: Readonly<Record<string, string>> },
  ) => Promise<{ readonly results: readonly Hit[] }>;
}

const INDEX = '/pagefind/pagefind.js';
/** A portal with more pages than this is not read through; the index alone answers then. */
const READ_THROUGH_AT_MOST = 300;
const EXCERPT_CHARACTERS = 72;
const EXCERPT_LEAD = 22;

let engine: Promise<Engine> | undefined;
let failures = 0;

/** @throws whatever the import throws; the next call tries again under a new address, because failures are cached */
function loadEngine(): Promise<Engine> {
  const address = failures === 0 ? INDEX : `${INDEX}?again=${failures}`;
  engine ??= (import(/* @vite-ignore */ address) as Promise<Engine>).catch((cause: unknown) => {
    engine = undefined;
    failures += 1;
    throw new Error('the search index did not load', { cause });
  });
  return engine;
}

/**
 * Pages that hold the query as written come first, then those that hold each of its words.
 * Pagefind splits Chinese text into words and so misses a query that ends inside one (Pagefind #1237); at the size
 * of this portal all pages can be read through instead.
 * @param kind - one of the filter's values, or empty for all
 */
export async function findPages(query: string, kind: string): Promise<readonly FoundPage[]> {
  const { search } = await loadEngine();
  const options = { filters: kind === '' ? {} : ({ kind } as Record<string, string>) };
  const [indexed, all] = await Promise.all([search(query, options), search(null, options)]);
  const ranked = indexed.results;
  const known = new Set(ranked.map((hit) => hit.id));
  const rest =
    all.results.length > READ_THROUGH_AT_MOST ? [] : all.results.filter((hit) => !known.has(hit.id));
  const [found, others] = await Promise.all([readAll(ranked), readAll(rest)]);
  const literal = [...found, ...others].filter((page) => holds(page, query));
  const words = wordsOf(query);
  const loose = found.filter((page) => !holds(page, query) && words.every((word) => holds(page, word)));
  return [...literal, ...loose].map((page) => toFoundPage(page, query));
}

function readAll(hits: readonly Hit[]): Promise<readonly PageData[]> {
  return Promise.all(
    hits.map(async (hit) => {
      const page = await hit.data();
      return { ...page, content: inChinese(page.content), excerpt: inChinese(page.excerpt) };
    }),
  );
}

/** Pagefind ends a block that has no full stop with a Western one. */
function inChinese(text: string): string {
  return text.replace(/([\p{Script=Han}”》）])\. ?/gu, '$1。').replace(/([，。！？：；”]) /g, '$1');
}

function holds(page: PageData, query: string): boolean {
  return fold(page.content).includes(fold(query)) || fold(page.meta.title ?? '').includes(fold(query));
}

/**
 * What a page must hold where it does not hold the query as written. Pagefind alone answers with every page that
 * shares a syllable. Firefox had no Segmenter before 125; there the reader's own blanks are the boundaries.
 */
function wordsOf(query: string): readonly string[] {
  if (!('Segmenter' in Intl)) return query.split(/\s+/);
  const segments = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(query)];
  const words = segments.filter(({ isWordLike, segment }) => isWordLike && segment.length > 1);
  return words.length > 0 ? words.map(({ segment }) => segment) : [query];
}

/** Case does not matter; every character keeps its place, so that an index into the fold is one into the text. */
function fold(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function toFoundPage(page: PageData, query: string): FoundPage {
  const { title = '', kind = '', course = '' } = page.meta;
  const at = fold(page.content).indexOf(fold(query));
  const excerpt = at < 0 ? partsOf(page.excerpt) : cut(page.content, at, query.length);
  return { url: page.url, title, kind, course, excerpt };
}

function cut(content: string, at: number, length: number): readonly ExcerptPart[] {
  const start = Math.max(0, at - EXCERPT_LEAD);
  const end = Math.min(content.length, Math.max(at + length, start + EXCERPT_CHARACTERS));
  return [
    {
      text: (start > 0 ? '……' : '') + content.slice(start, at).replace(/^[，。！？：；、”》）\s]+/, ''),
      isMatch: false,
    },
    { text: content.slice(at, at + length), isMatch: true },
    { text: content.slice(at + length, end) + (end < content.length ? '……' : ''), isMatch: false },
  ];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
};

/** Pagefind's excerpt without going through HTML: every second piece between the marks is a match. */
function partsOf(excerpt: string): readonly ExcerptPart[] {
  return excerpt.split(/<\/?mark>/).map((piece, index) => ({
    text: piece.replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity),
    isMatch: index % 2 === 1,
  }));
}

/** Find pages for a query and describe those that are shown. No DOM here. */
import {
  isFiltering,
  passesFilter,
  type RankedPage,
  rankPages,
  type SearchFilter,
} from '../domain/search/rank-pages.ts';
import { placeOf } from '../domain/search/search-text.ts';
import { loadPages, type PageText, pagesHolding, textsOf } from './search-index.ts';

export interface ExcerptPart {
  readonly text: string;
  readonly isMatch: boolean;
}

export interface FoundPage {
  /** Leads to the place on the page where the query stands, if it stands in one. */
  readonly url: string;
  readonly title: string;
  readonly kind: string;
  readonly course: string;
  readonly excerpt: readonly ExcerptPart[];
}

export interface Findings {
  readonly count: number;
  /** Describe some of them, in order. */
  readonly show: (from: number, to: number) => Promise<readonly FoundPage[]>;
}

const EXCERPT_CHARACTERS = 72;
const EXCERPT_LEAD = 22;

/** An empty query with a filter lists all that passes it; without one it finds nothing. */
export async function findPages(query: string, filter: SearchFilter): Promise<Findings> {
  const pages = await loadPages();
  const ranked = query === '' ? listAll(pages, filter) : await rank(pages, query);
  const found = ranked.filter(({ page }) => passesFilter(page, filter));
  return { count: found.length, show: (from, to) => describePages(found.slice(from, to), query) };
}

function listAll(pages: Awaited<ReturnType<typeof loadPages>>, filter: SearchFilter): readonly RankedPage[] {
  if (!isFiltering(filter)) return [];
  return pages.map((page, number) => ({ number, page, isExact: true, heading: undefined }));
}

async function rank(
  pages: Awaited<ReturnType<typeof loadPages>>,
  query: string,
): Promise<readonly RankedPage[]> {
  const [exact, ...words] = await Promise.all([query, ...wordsOf(query)].map(pagesHolding));
  return rankPages(pages, query, { exact: exact ?? new Map(), words });
}

async function describePages(found: readonly RankedPage[], query: string): Promise<readonly FoundPage[]> {
  if (found.length === 0) return [];
  const hasLoose = found.some(({ isExact }) => !isExact);
  const textOf = await textsOf(hasLoose ? query : undefined);
  return Promise.all(found.map(async (ranked) => toFoundPage(ranked, query, await textOf(ranked.page.id))));
}

/**
 * What a page must hold where it does not hold the query as written: the reader's own words between blanks, cut
 * further where the browser can. Firefox had no Segmenter before 125.
 */
function wordsOf(query: string): readonly string[] {
  if (!('Segmenter' in Intl)) return query.split(/\s+/).filter((word) => word !== '');
  const segments = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(query)];
  const words = segments.filter(({ isWordLike, segment }) => isWordLike && segment.length > 1);
  return words.length > 0 ? words.map(({ segment }) => segment) : [query];
}

function toFoundPage(
  { page, isExact, heading }: RankedPage,
  query: string,
  text: PageText | undefined,
): FoundPage {
  const { title, kind, course } = page;
  const content = inChinese(text?.content ?? '');
  const place = isExact && query !== '' ? placeOf(content, query) : undefined;
  const block = text?.anchors?.find((anchor) => query !== '' && placeOf(anchor.text, query));
  const id = heading?.id ?? block?.id;
  return {
    url: id === undefined ? page.url : `${page.url}#${id}`,
    title,
    kind,
    course,
    excerpt: place ? cut(content, place) : partsOf(inChinese(query === '' ? content : (text?.excerpt ?? ''))),
  };
}

/** Pagefind marks words with zero-width blanks, and ends a block that has no full stop with a Western one. */
function inChinese(text: string): string {
  return text
    .replaceAll('\u200B', '')
    .replace(/([\p{Script=Han}”》）])\. ?/gu, '$1。')
    .replace(/([，。！？：；”]) /g, '$1');
}

function cut(
  content: string,
  place: { readonly start: number; readonly end: number },
): readonly ExcerptPart[] {
  const start = Math.max(0, place.start - EXCERPT_LEAD);
  const end = Math.min(content.length, Math.max(place.end, start + EXCERPT_CHARACTERS));
  const before = withoutLead(content.slice(start, place.start));
  return [
    { text: (start > 0 ? '……' : '') + before, isMatch: false },
    { text: content.slice(place.start, place.end), isMatch: true },
    { text: content.slice(place.end, end) + (end < content.length ? '……' : ''), isMatch: false },
  ];
}

/** Nobody begins with a comma. */
function withoutLead(text: string): string {
  return text.replace(/^[，。！？：；、”》）\s]+/, '');
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
  const shown = excerpt.includes('<mark>') ? excerpt : `${excerpt.slice(0, EXCERPT_CHARACTERS)}……`;
  return withoutLead(shown)
    .split(/<\/?mark>/)
    .map((piece, index) => ({
      text: piece.replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity),
      isMatch: index % 2 === 1,
    }));
}

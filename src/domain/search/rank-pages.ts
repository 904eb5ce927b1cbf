/** Which of the pages that hold a query come first. Finding and filtering them by file is the caller's. */
import type { PhraseCounts } from './phrase-index.ts';
import { searchText } from './search-text.ts';

/** A page as the search index knows it; its place in the list of pages is its number. */
export interface SearchPage {
  /** Pagefind's name of it. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** As the filter names it, such as 课文. */
  readonly kind: string;
  /** The course of a lesson, otherwise empty. */
  readonly course: string;
  /** A principle's title, or empty. */
  readonly principle: string;
  /** Titles of the audience tiers it is for; empty is everyone. */
  readonly tiers: readonly string[];
  /** To study it; 0 where nobody counts. */
  readonly minutes: number;
  readonly headings: readonly { readonly id: string; readonly text: string }[];
}

/** How long a page takes: up to ten minutes, up to twenty, longer. */
export const LENGTHS = ['short', 'medium', 'long'] as const;
export type Length = (typeof LENGTHS)[number];

const SHORT_MINUTES = 10;
const MEDIUM_MINUTES = 20;

/** An empty string filters nothing. */
export interface SearchFilter {
  readonly kind: string;
  readonly principle: string;
  readonly tier: string;
  readonly length: Length | '';
}

export const NO_FILTER: SearchFilter = Object.freeze({ kind: '', principle: '', tier: '', length: '' });

export function isFiltering({ kind, principle, tier, length }: SearchFilter): boolean {
  return [kind, principle, tier, length].some((value) => value !== '');
}

export function passesFilter(page: SearchPage, { kind, principle, tier, length }: SearchFilter): boolean {
  return (
    (kind === '' || page.kind === kind) &&
    (principle === '' || page.principle === principle) &&
    (tier === '' || page.tiers.includes(tier)) &&
    (length === '' || lengthOf(page.minutes) === length)
  );
}

/** Undefined for what nobody counts, such as a help page. */
export function lengthOf(minutes: number): Length | undefined {
  if (minutes <= 0) return undefined;
  if (minutes <= SHORT_MINUTES) return 'short';
  return minutes <= MEDIUM_MINUTES ? 'medium' : 'long';
}

export interface Holding {
  /** Pages that hold the query as written. */
  readonly exact: PhraseCounts;
  /** For each word of the query, the pages that hold it. */
  readonly words: readonly PhraseCounts[];
}

export interface RankedPage {
  readonly number: number;
  readonly page: SearchPage;
  readonly isExact: boolean;
  /** The first heading that holds the query. */
  readonly heading: SearchPage['headings'][number] | undefined;
}

const TITLE_IS_QUERY = 1_000;
const TITLE_HOLDS = 500;
const HEADING_HOLDS = 200;
/** More mentions than this say no more about what a page is about. */
const MOST_MENTIONS = 100;

/**
 * Pages that hold the query as written first, then those that hold each of its words somewhere. In each part,
 * by title, heading, and number of mentions; of equals, the one that stands first in the index.
 */
export function rankPages(
  pages: readonly SearchPage[],
  query: string,
  holding: Holding,
): readonly RankedPage[] {
  const whole = searchText(query).join('');
  const exact = [...holding.exact].map(([number, count]) => scored(pages, number, whole, count, true));
  const [first, ...rest] = holding.words;
  const loose = [...(first ?? new Map<number, number>())]
    .filter(([number]) => !holding.exact.has(number) && rest.every((counts) => counts.has(number)))
    .map(([number, count]) => {
      const others = rest.reduce((sum, counts) => sum + (counts.get(number) ?? 0), 0);
      return scored(pages, number, whole, count + others, false);
    });
  return [...inOrder(exact), ...inOrder(loose)];
}

interface Scored {
  readonly ranked: RankedPage;
  readonly score: number;
}

function scored(
  pages: readonly SearchPage[],
  number: number,
  whole: string,
  mentions: number,
  isExact: boolean,
): Scored | undefined {
  const page = pages[number];
  if (!page) return undefined;
  const title = searchText(page.title).join('');
  const heading = page.headings.find(({ text }) => searchText(text).join('').includes(whole));
  const inTitle = title === whole ? TITLE_IS_QUERY : title.includes(whole) ? TITLE_HOLDS : 0;
  const score = inTitle + (heading ? HEADING_HOLDS : 0) + Math.min(MOST_MENTIONS, mentions);
  return { ranked: { number, page, isExact, heading }, score };
}

function inOrder(found: readonly (Scored | undefined)[]): readonly RankedPage[] {
  return found
    .filter((one) => one !== undefined)
    .sort((one, other) => other.score - one.score || one.ranked.number - other.ranked.number)
    .map(({ ranked }) => ranked);
}

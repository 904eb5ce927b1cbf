/** The search index as the browser loads it: the list of pages, the shards a query needs, Pagefind for the rest. */
import { findPhrase, type PhraseCounts, type Shard, shardsFor } from '../domain/search/phrase-index.ts';
import type { SearchPage } from '../domain/search/rank-pages.ts';

export interface PageText {
  readonly content: string;
  /** HTML: escaped text with `<mark>`. */
  readonly excerpt: string;
  readonly anchors?: readonly { readonly id: string; readonly text: string }[];
}

interface Hit {
  readonly id: string;
  readonly data: () => Promise<PageText>;
}

interface Engine {
  readonly search: (query: string | null) => Promise<{ readonly results: readonly Hit[] }>;
}

const ENGINE = '/pagefind/pagefind.js';
const PAGES = '/search/pages.json';

let engine: Promise<Engine> | undefined;
let failures = 0;
const loaded = new Map<string, Promise<unknown>>();

/** Have what the first query will need. A failure here shows when it is asked for. */
export function prepareSearch(): void {
  // An empty search makes Pagefind load what it would load at the first one.
  void Promise.allSettled([loadPages(), loadEngine().then(({ search }) => everyPage(search))]);
}

/** In the order of the build, which is the order of equals. */
export function loadPages(): Promise<readonly SearchPage[]> {
  return loadJson<readonly SearchPage[]>(PAGES);
}

/** Pages that hold the phrase, as plain substring search over their texts would find them. */
export async function pagesHolding(phrase: string): Promise<PhraseCounts> {
  const numbers = shardsFor(phrase);
  const shards = await Promise.all(
    numbers.map(async (number) => [number, await loadJson<Shard>(`/search/shards/${number}.json`)] as const),
  );
  return findPhrase(phrase, new Map(shards));
}

/** The texts of pages, by Pagefind's names of them. @param query - to have Pagefind's excerpts for it too */
export async function textsOf(
  query: string | undefined,
): Promise<(id: string) => Promise<PageText | undefined>> {
  const { search } = await loadEngine();
  const all = await everyPage(search);
  const found = query === undefined ? [] : (await search(query)).results;
  // In this order, so that what the query found keeps its excerpt.
  const hits = new Map([...all, ...found].map((hit) => [hit.id, hit]));
  return async (id) => hits.get(id)?.data();
}

let every: readonly Hit[] | undefined;
async function everyPage(search: Engine['search']): Promise<readonly Hit[]> {
  every ??= (await search(null)).results;
  return every;
}

async function loadJson<Value>(address: string): Promise<Value> {
  const known = loaded.get(address) as Promise<Value> | undefined;
  if (known !== undefined) return known;
  const loading = fetch(address).then(async (response) => {
    if (!response.ok) throw new Error(`${address} answered ${response.status}`);
    return (await response.json()) as Value;
  });
  loaded.set(address, loading);
  // A failure is forgotten, so that the next query tries again.
  loading.catch(() => loaded.delete(address));
  return loading;
}

/** @throws whatever the import throws; the next call tries again under a new address, because failures are cached */
function loadEngine(): Promise<Engine> {
  const address = failures === 0 ? ENGINE : `${ENGINE}?again=${failures}`;
  engine ??= (import(/* @vite-ignore */ address) as Promise<Engine>).catch((cause: unknown) => {
    engine = undefined;
    failures += 1;
    throw new Error('the search index did not load', { cause });
  });
  return engine;
}

/**
 * Write the index that finds Chinese phrases however they cut through words, over the pages that Pagefind
 * indexed: `search/pages.json`, and one JSON file a shard. Needed because of Pagefind #1237.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildPhraseIndex } from '../domain/search/phrase-index.ts';
import type { SearchPage } from '../domain/search/rank-pages.ts';
import { type PageText, pageText } from './page-text.ts';

/** What Pagefind writes of a page, gzipped, after a signature of twelve bytes. */
interface Fragment {
  readonly url: string;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly meta: Readonly<Record<string, string>>;
}

const SIGNATURE = 'pagefind_dcd';

/** @param kinds - in the order in which equally good pages are to be shown */
export async function writePhraseIndex(distDir: string, kinds: readonly string[]): Promise<void> {
  const fragments = await readFragments(join(distDir, 'pagefind', 'fragment'));
  const order = (kind: string) => (kinds.includes(kind) ? kinds.indexOf(kind) : kinds.length);
  const indexed = await Promise.all(
    fragments.map(async ([id, fragment]) => {
      const source = await readFile(join(distDir, fragment.url, 'index.html'), 'utf8');
      const said = pageText(source);
      if (!said) throw new Error(`${fragment.url} is in Pagefind's index without a body`);
      return { page: pageOf(id, fragment, said), text: said.text };
    }),
  );
  indexed.sort(
    (one, other) => order(one.page.kind) - order(other.page.kind) || compare(one.page.url, other.page.url),
  );
  const target = join(distDir, 'search');
  const shardsDir = join(target, 'shards');
  await rm(shardsDir, { recursive: true, force: true });
  await mkdir(shardsDir, { recursive: true });
  await writeFile(join(target, 'pages.json'), JSON.stringify(indexed.map(({ page }) => page)));
  const shards = buildPhraseIndex(indexed.map(({ text }) => text));
  for (const [number, shard] of shards.entries()) {
    await writeFile(join(shardsDir, `${number}.json`), JSON.stringify(shard));
  }
}

async function readFragments(directory: string): Promise<readonly (readonly [string, Fragment])[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.pf_fragment'));
  return Promise.all(
    names.map(async (name) => {
      const text = gunzipSync(await readFile(join(directory, name))).toString('utf8');
      if (!text.startsWith(SIGNATURE)) throw new Error(`${name} is not a page as Pagefind writes it`);
      const fragment = JSON.parse(text.slice(SIGNATURE.length)) as Fragment;
      return [name.replace('.pf_fragment', ''), fragment] as const;
    }),
  );
}

function pageOf(id: string, { url, filters, meta }: Fragment, { headings }: PageText): SearchPage {
  return {
    id,
    url,
    title: meta.title ?? '',
    kind: meta.kind ?? '',
    course: meta.course ?? '',
    principle: filters.principle?.[0] ?? '',
    tiers: filters.tier ?? [],
    minutes: Number(meta.minutes ?? 0),
    headings,
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : 1;
}

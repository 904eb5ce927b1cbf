/**
 * How long a search takes on the built site, in Chromium, from the pause in typing to the first results drawn.
 * Run after `npm run build`: `node test/bench/search.ts`. Figures and their reading: docs/performance.md.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import type { SearchPage } from '../../src/domain/search/rank-pages.ts';
import { distDirectory, openSite } from '../e2e/support/site.ts';
import { chromiumLaunch } from '../support/setup/chromium.ts';

const QUERIES = 100;

const site = await openSite();
const pages = JSON.parse(readFileSync(join(distDirectory, 'search/pages.json'), 'utf8')) as SearchPage[];
const headings = pages.flatMap((page) => [page.title, ...page.headings.map(({ text }) => text)]);
const step = Math.max(1, Math.floor(headings.length / QUERIES));
const queries = [
  '公务员',
  ...headings.filter((_, at) => at % step === 0).map((heading) => heading.slice(0, 6)),
];

const browser = await chromium.launch(chromiumLaunch());

/** Submitting searches at once, without the pause that typing waits for. @returns milliseconds until drawn */
function timeSearch(page: Page, query: string): Promise<number> {
  return page.evaluate(async (wanted) => {
    const form = document.querySelector<HTMLFormElement>('[data-search]');
    const field = form?.elements.namedItem('q') as HTMLInputElement;
    const status = document.querySelector('[data-search-status]') as HTMLElement;
    field.value = wanted;
    const drawn = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!/\d|没有/.test(status.textContent)) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(status, { childList: true, characterData: true, subtree: true });
    });
    const started = performance.now();
    form?.requestSubmit();
    await drawn;
    return performance.now() - started;
  }, query);
}

function report(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  console.log(
    `${what}: median ${at(0.5).toFixed(0)} ms, 95 % ${at(0.95).toFixed(0)}, longest ${at(1).toFixed(0)}`,
  );
}

async function openSearch(): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${site.url}/search/`, { waitUntil: 'networkidle' });
  return page;
}

console.log(`${pages.length} pages in the index, ${queries.length} queries`);
const first: number[] = [];
for (const query of queries.slice(0, 10)) {
  const page = await openSearch();
  first.push(await timeSearch(page, query));
  await page.close();
}
report('the first query of a visit', first);
const page = await openSearch();
const later: number[] = [];
for (const query of queries) later.push(await timeSearch(page, query));
report('queries one after the other', later);
await browser.close();
await site.close();

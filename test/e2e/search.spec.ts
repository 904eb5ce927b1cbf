/** Chinese search that finds: compared with plain substring search over every page (Pagefind #1237). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { parse } from 'yaml';
import { findPhrase, type Shard, shardsFor } from '../../src/domain/search/phrase-index.ts';
import type { SearchPage } from '../../src/domain/search/rank-pages.ts';
import { searchText } from '../../src/domain/search/search-text.ts';
import { watchPage } from './support/learner.ts';
import { distDirectory, openSite, type Site } from './support/site.ts';

let site: Site;
test.beforeAll(async () => {
  site = await openSite();
});
test.afterAll(() => site.close());

const readJson = <Value>(...path: string[]): Value =>
  JSON.parse(readFileSync(join(distDirectory, 'search', ...path), 'utf8')) as Value;

interface Read {
  readonly url: string;
  readonly text: string;
  readonly headings: readonly string[];
}

/** Every indexed page as the browser itself reads it: a reading of its own, with nothing of the index's code. */
async function readPages(page: Page, urls: readonly string[]): Promise<readonly Read[]> {
  await page.goto(site.url);
  return page.evaluate(async (addresses) => {
    const read: Read[] = [];
    for (const url of addresses) {
      const html = await (await fetch(url)).text();
      const body = new DOMParser().parseFromString(html, 'text/html').querySelector('[data-pagefind-body]');
      if (!body) throw new Error(`${url} is in the index without a body`);
      for (const left of body.querySelectorAll(
        '[data-pagefind-ignore], noscript, script, style, title, desc',
      ))
        left.remove();
      // Adjacent blocks are no phrase.
      for (const block of body.querySelectorAll(
        'h1, h2, h3, h4, p, li, td, th, div, label, dt, dd, text, figcaption, section, legend',
      )) {
        block.prepend('\u0000');
        block.append('\u0000');
      }
      const headings = [...body.querySelectorAll('h1, h2, h3, h4')].map(({ textContent }) =>
        textContent.replaceAll('\u0000', ''),
      );
      read.push({ url, text: body.textContent, headings });
    }
    return read;
  }, urls);
}

function found(phrase: string, pages: readonly SearchPage[]): readonly string[] {
  const shards = shardsFor(phrase).map(
    (number) => [number, readJson<Shard>('shards', `${number}.json`)] as const,
  );
  return [...findPhrase(phrase, new Map(shards)).keys()].map((number) => pages[number]?.url ?? '').sort();
}

const folded = (text: string) => searchText(text).join('');

/** Words that stand in no heading, chosen to cut through what a segmenter takes for words. */
const WORDS = [
  '公务员',
  '学时',
  '回避',
  '一次告知',
  '问负责',
  '政处罚',
  '监督',
  '程序',
  '网络学时',
  '申辩',
  '时间',
  '务员职业',
];

/** Names of the glossary, and the other names texts may use. */
function glossaryTerms(): readonly string[] {
  const terms = parse(readFileSync('content/glossary.yaml', 'utf8')) as readonly {
    name: string;
    also?: string[];
  }[];
  expect(terms.length).toBeGreaterThan(50);
  return terms.flatMap(({ name, also = [] }) => [name, ...also]);
}

test('every heading, every term of the glossary and every word is found on every page that holds it', async ({
  page,
}) => {
  const pages = readJson<readonly SearchPage[]>('pages.json');
  const read = await readPages(
    page,
    pages.map(({ url }) => url),
  );
  const texts = read.map(({ url, text }) => ({ url, text: folded(text) }));
  const phrases = new Set(
    [...WORDS, ...glossaryTerms(), ...read.flatMap(({ headings }) => headings)].map(folded),
  );
  phrases.delete('');
  expect(phrases.size).toBeGreaterThan(300);
  const missed: string[] = [];
  for (const phrase of phrases) {
    const known = new Set(found(phrase, pages));
    for (const { url, text } of texts) {
      if (text.includes(phrase) && !known.has(url)) missed.push(`${phrase} on ${url}`);
    }
  }
  expect(missed).toEqual([]);
});

test('results come while typing, best first, and lead to the place', async ({ page }) => {
  const faults = watchPage(page, site);
  await page.goto(`${site.url}/search/`);
  const field = page.getByRole('searchbox');
  await field.pressSequentially('听取陈述', { delay: 40 });
  await expect(page.getByRole('status').first()).toHaveText(/找到 \d+ 处/);
  const first = page.locator('[data-search-results] li').first();
  await expect(first.locator('mark').first()).toHaveText('听取陈述');
  expect(new URL(page.url()).searchParams.get('q')).toBe('听取陈述');
  const toAPlace = page.locator('[data-search-results] h2 a[href*="#"]').first();
  const id = (await toAPlace.getAttribute('href'))?.split('#')[1];
  await toAPlace.click();
  await expect(page.locator(`#${id}`)).toContainText('听取陈述');
  expect(faults).toEqual([]);
});

test('a title comes before a mention of it', async ({ page }) => {
  await page.goto(`${site.url}/search/?q=${encodeURIComponent('公正廉洁')}`);
  const titles = page.locator('[data-search-results] h2');
  await expect(titles.first()).toHaveText('公正廉洁');
});

test('filters narrow what is found, and stand in the address', async ({ page }) => {
  const pages = readJson<readonly SearchPage[]>('pages.json');
  await page.goto(`${site.url}/search/`);
  await page.getByRole('radio', { name: '案例' }).check();
  await page.getByRole('combobox', { name: '六项要求' }).selectOption('公正廉洁');
  const expected = pages.filter(({ kind, principle }) => kind === '案例' && principle === '公正廉洁').length;
  expect(expected).toBeGreaterThan(1);
  await expect(page.getByRole('status').first()).toHaveText(`找到 ${expected} 处`);
  await page.reload();
  await expect(page.getByRole('status').first()).toHaveText(`找到 ${expected} 处`);
  await expect(page.getByRole('combobox', { name: '六项要求' })).toHaveValue('公正廉洁');
  await page.getByRole('combobox', { name: '篇幅' }).selectOption('20 分钟以上');
  await expect(page.getByRole('status').first()).not.toHaveText(`找到 ${expected} 处`);
});

test('a query that nothing holds is told so, with a way on', async ({ page }) => {
  await page.goto(`${site.url}/search/?q=${encodeURIComponent('量子色动力学')}`);
  await expect(page.getByRole('status').first()).toContainText('没有找到');
  await expect(page.locator('[data-search-after] a')).toHaveAttribute('href', '/courses/');
});

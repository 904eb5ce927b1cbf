import { expect, test } from 'vitest';
import {
  isFiltering,
  lengthOf,
  NO_FILTER,
  passesFilter,
  rankPages,
  type SearchPage,
} from '../../../../src/domain/search/rank-pages.ts';

function aPage(facts: Partial<SearchPage>): SearchPage {
  return {
    ...{ id: 'p', url: '/p/', title: '一课', kind: '课文', course: '', principle: '', tiers: [], minutes: 0 },
    headings: [],
    ...facts,
  };
}

const titles = (
  pages: readonly SearchPage[],
  query: string,
  exact: readonly number[],
  words: number[][] = [],
) =>
  rankPages(pages, query, {
    exact: new Map(exact.map((number) => [number, 1])),
    words: words.map((numbers) => new Map(numbers.map((number) => [number, 1]))),
  }).map(({ page }) => page.title);

test('the page of that title comes first, then titles and headings that hold it, then mentions', () => {
  const pages = [
    aPage({ title: '别的' }),
    aPage({ title: '有一节', headings: [{ id: 's1', text: '什么时候回避' }] }),
    aPage({ title: '回避以后' }),
    aPage({ title: '回避' }),
  ];
  expect(titles(pages, '回避', [0, 1, 2, 3])).toEqual(['回避', '回避以后', '有一节', '别的']);
});

test('more mentions come first, and of equals the one that stands first', () => {
  const pages = [aPage({ title: '甲' }), aPage({ title: '乙' }), aPage({ title: '丙' })];
  const exact = new Map([
    [0, 1],
    [1, 7],
    [2, 1],
  ]);
  const ranked = rankPages(pages, '学时', { exact, words: [] });
  expect(ranked.map(({ page }) => page.title)).toEqual(['乙', '甲', '丙']);
});

test('pages that hold each word but not the phrase come after those that hold it', () => {
  const pages = [aPage({ title: '甲' }), aPage({ title: '乙' }), aPage({ title: '丙' })];
  expect(
    titles(
      pages,
      '首问 负责',
      [2],
      [
        [0, 1, 2],
        [0, 2],
      ],
    ),
  ).toEqual(['丙', '甲']);
});

test('the heading that holds the query is named', () => {
  const pages = [
    aPage({
      headings: [
        { id: 's1', text: '开头' },
        { id: 's2', text: '怎样申辩' },
      ],
    }),
  ];
  const [found] = rankPages(pages, '申辩', { exact: new Map([[0, 1]]), words: [] });
  expect(found?.heading?.id).toBe('s2');
});

test.each([
  [0, undefined],
  [1, 'short'],
  [10, 'short'],
  [11, 'medium'],
  [20, 'medium'],
  [21, 'long'],
])('%i minutes are %s', (minutes, length) => {
  expect(lengthOf(minutes)).toBe(length);
});

test('a page passes when it is what each filter asks for', () => {
  const page = aPage({ kind: '案例', principle: '公正廉洁', tiers: ['窗口单位'], minutes: 12 });
  expect(passesFilter(page, NO_FILTER)).toBe(true);
  expect(
    passesFilter(page, { kind: '案例', principle: '公正廉洁', tier: '窗口单位', length: 'medium' }),
  ).toBe(true);
  expect(passesFilter(page, { ...NO_FILTER, kind: '课文' })).toBe(false);
  expect(passesFilter(page, { ...NO_FILTER, principle: '服务人民' })).toBe(false);
  expect(passesFilter(page, { ...NO_FILTER, tier: '基层' })).toBe(false);
  expect(passesFilter(page, { ...NO_FILTER, length: 'short' })).toBe(false);
});

test('a filter is at work when it asks for anything', () => {
  expect(isFiltering(NO_FILTER)).toBe(false);
  expect(isFiltering({ ...NO_FILTER, length: 'long' })).toBe(true);
});

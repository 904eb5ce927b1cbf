/** The search page's behaviour: results while typing, an address that can be shared, more on request. */
import { isFiltering, LENGTHS, type SearchFilter } from '../domain/search/rank-pages.ts';
import { site } from '../i18n/zh-CN/site.ts';
import { type Findings, type FoundPage, findPages } from './find-pages.ts';
import { prepareSearch } from './search-index.ts';

const PAGE_SIZE = 10;
const TYPING_PAUSE_MS = 180;
const FILTERS = ['kind', 'principle', 'tier', 'length'] as const;
const text = site.search;

const form = document.querySelector<HTMLFormElement>('[data-search]');
const status = document.querySelector<HTMLElement>('[data-search-status]');
const list = document.querySelector<HTMLOListElement>('[data-search-results]');
const after = document.querySelector<HTMLElement>('[data-search-after]');

if (form && status && list && after) start({ form, status, list, after });

interface Parts {
  readonly form: HTMLFormElement;
  readonly status: HTMLElement;
  readonly list: HTMLOListElement;
  readonly after: HTMLElement;
}

function start(parts: Parts): void {
  const { form: searchForm } = parts;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;
  const run = () => {
    clearTimeout(pause);
    latest += 1;
    const mine = latest;
    void search(parts, () => mine === latest, run);
  };
  readAddress(searchForm);
  prepareSearch();
  searchForm.addEventListener('submit', (event) => {
    event.preventDefault();
    run();
  });
  searchForm.addEventListener('change', (event) => {
    const { target } = event;
    if (
      target instanceof HTMLSelectElement ||
      (target instanceof HTMLInputElement && target.type === 'radio')
    )
      run();
  });
  searchForm.addEventListener('input', (event) => {
    // Half-typed pinyin is not a query.
    if (event instanceof InputEvent && event.isComposing) return;
    clearTimeout(pause);
    pause = setTimeout(run, TYPING_PAUSE_MS);
  });
  searchForm.addEventListener('compositionend', run);
  const { query, filter } = wanted(searchForm);
  if (query !== '' || isFiltering(filter)) run();
}

interface Wanted {
  readonly query: string;
  readonly filter: SearchFilter;
}

function wanted(searchForm: HTMLFormElement): Wanted {
  const data = new FormData(searchForm);
  const value = (name: string) => String(data.get(name) ?? '').trim();
  const length: SearchFilter['length'] = LENGTHS.find((one) => one === value('length')) ?? '';
  const filter = { kind: value('kind'), principle: value('principle'), tier: value('tier') };
  return { query: value('q'), filter: { ...filter, length } };
}

/** A choice that the form does not offer leaves it as it is. */
function readAddress(searchForm: HTMLFormElement): void {
  const asked = new URLSearchParams(location.search);
  const field = searchForm.elements.namedItem('q');
  if (field instanceof HTMLInputElement) field.value = asked.get('q') ?? field.value;
  for (const name of FILTERS) {
    const value = asked.get(name) ?? '';
    const choice = searchForm.elements.namedItem(name);
    if (choice instanceof RadioNodeList || choice instanceof HTMLSelectElement) choice.value = value;
    if (choice instanceof HTMLSelectElement && choice.selectedIndex < 0) choice.value = '';
  }
}

function writeAddress({ query, filter }: Wanted): void {
  const address = new URL(location.pathname, location.origin);
  if (query !== '') address.searchParams.set('q', query);
  for (const name of FILTERS) if (filter[name] !== '') address.searchParams.set(name, filter[name]);
  history.replaceState(history.state, '', address);
}

async function search(parts: Parts, isLatest: () => boolean, again: () => void): Promise<void> {
  const asked = wanted(parts.form);
  writeAddress(asked);
  if (asked.query === '' && !isFiltering(asked.filter)) {
    parts.after.replaceChildren();
    parts.list.replaceChildren();
    parts.status.textContent = text.hint;
    return;
  }
  parts.status.textContent = text.searching;
  try {
    const found = await findPages(asked.query, asked.filter);
    const first = await found.show(0, PAGE_SIZE);
    if (isLatest()) show(parts, asked, found, first);
  } catch {
    // Answered to the reader, who can try again; there is nobody else to tell.
    if (!isLatest()) return;
    parts.list.replaceChildren();
    parts.status.textContent = text.failed;
    parts.after.replaceChildren(button(text.retry, again), link('/courses/', text.catalogue));
  }
}

function show(parts: Parts, { query }: Wanted, found: Findings, first: readonly FoundPage[]): void {
  parts.status.textContent = found.count > 0 ? text.found(found.count) : noneFor(query);
  parts.list.replaceChildren(...first.map(item));
  parts.after.replaceChildren();
  if (found.count === 0) parts.after.append(link('/courses/', text.catalogue));
  else offerMore(parts, found);
}

function noneFor(query: string): string {
  return query === '' ? text.noneOfFilter : text.none(query);
}

function offerMore(parts: Parts, found: Findings): void {
  const shown = parts.list.childElementCount;
  if (shown < found.count) parts.after.replaceChildren(button(text.more, () => void showMore(parts, found)));
  else parts.after.replaceChildren();
}

async function showMore(parts: Parts, found: Findings): Promise<void> {
  const shown = parts.list.childElementCount;
  const items = (await found.show(shown, shown + PAGE_SIZE)).map(item);
  parts.list.append(...items);
  items[0]?.querySelector('a')?.focus();
  offerMore(parts, found);
}

function item(page: FoundPage): HTMLLIElement {
  const heading = document.createElement('h2');
  heading.append(link(page.url, page.title));
  const excerpt = document.createElement('p');
  excerpt.className = 'excerpt';
  excerpt.append(
    ...page.excerpt.map((part) => {
      if (!part.isMatch) return part.text;
      const mark = document.createElement('mark');
      mark.textContent = part.text;
      return mark;
    }),
  );
  const place = document.createElement('p');
  place.className = 'muted';
  place.textContent = [page.kind, page.course].filter((word) => word !== '').join(site.separator);
  const entry = document.createElement('li');
  entry.append(heading, excerpt, place);
  return entry;
}

function link(href: string, label: string): HTMLAnchorElement {
  const anchor = document.createElement('a');
  anchor.href = href;
  anchor.textContent = label;
  return anchor;
}

function button(label: string, press: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'button';
  element.textContent = label;
  element.addEventListener('click', press);
  return element;
}

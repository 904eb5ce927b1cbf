/** The search page's behaviour: results while typing, an address that can be shared, more on request. */
import { site } from '../i18n/zh-CN/site.ts';
import { type FoundPage, findPages } from './search-index.ts';

const PAGE_SIZE = 10;
const TYPING_PAUSE_MS = 180;
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
  searchForm.addEventListener('submit', (event) => {
    event.preventDefault();
    run();
  });
  searchForm.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'radio') run();
  });
  searchForm.addEventListener('input', (event) => {
    // Half-typed pinyin is not a query.
    if (event instanceof InputEvent && event.isComposing) return;
    clearTimeout(pause);
    pause = setTimeout(run, TYPING_PAUSE_MS);
  });
  searchForm.addEventListener('compositionend', run);
  if (wanted(searchForm).query !== '') run();
}

function wanted(searchForm: HTMLFormElement): { readonly query: string; readonly kind: string } {
  const data = new FormData(searchForm);
  return { query: String(data.get('q') ?? '').trim(), kind: String(data.get('kind') ?? '') };
}

function readAddress(searchForm: HTMLFormElement): void {
  const asked = new URLSearchParams(location.search);
  const field = searchForm.elements.namedItem('q');
  if (field instanceof HTMLInputElement && asked.has('q')) field.value = asked.get('q') ?? '';
  const kind = asked.get('kind') ?? '';
  for (const radio of searchForm.querySelectorAll<HTMLInputElement>('[name="kind"]')) {
    if (radio.value === kind) radio.checked = true;
  }
}

function writeAddress(query: string, kind: string): void {
  const address = new URL(location.pathname, location.origin);
  if (query !== '') address.searchParams.set('q', query);
  if (kind !== '') address.searchParams.set('kind', kind);
  history.replaceState(history.state, '', address);
}

async function search(parts: Parts, isLatest: () => boolean, again: () => void): Promise<void> {
  const { query, kind } = wanted(parts.form);
  writeAddress(query, kind);
  parts.after.replaceChildren();
  if (query === '') {
    parts.list.replaceChildren();
    parts.status.textContent = text.hint;
    return;
  }
  parts.status.textContent = text.searching;
  try {
    const pages = await findPages(query, kind);
    if (isLatest()) show(parts, query, pages);
  } catch {
    // Answered to the reader, who can try again; there is nobody else to tell.
    if (!isLatest()) return;
    parts.list.replaceChildren();
    parts.status.textContent = text.failed;
    parts.after.append(button(text.retry, again), link('/courses/', text.catalogue));
  }
}

function show(parts: Parts, query: string, pages: readonly FoundPage[]): void {
  parts.status.textContent = pages.length > 0 ? text.found(pages.length) : text.none(query);
  parts.list.replaceChildren();
  showMore(parts, pages);
  if (pages.length === 0) parts.after.append(link('/courses/', text.catalogue));
}

function showMore(parts: Parts, pages: readonly FoundPage[]): void {
  const shown = parts.list.childElementCount;
  const items = pages.slice(shown, shown + PAGE_SIZE).map(item);
  parts.list.append(...items);
  parts.after.replaceChildren();
  if (shown > 0) items[0]?.querySelector('a')?.focus();
  if (shown + items.length < pages.length)
    parts.after.append(button(text.more, () => showMore(parts, pages)));
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

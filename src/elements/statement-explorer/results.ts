/** What was found: whose records, how many so far, the table, the way further back, and the export. */
import { html, nothing, type TemplateResult } from 'lit';
import type { MatchedPeople, PersonLine, StatementListView } from '../../domain/api/statements.ts';
import { longInstant } from '../../drawing/dates.ts';
import { explorer } from '../../i18n/explorer.ts';
import { type Filters, queryOf } from './address.ts';
import type { OpenStatement } from './statement-link.ts';
import { drawTable } from './statement-table.ts';

export interface Results {
  readonly filters: Filters;
  /** Page by page, the first one first. */
  readonly pages: readonly StatementListView[];
  /** Being asked for: a new search, or the next page. */
  readonly isBusy: boolean;
  /** Why the next page could not be had. */
  readonly trouble: string | undefined;
  readonly open: OpenStatement;
  readonly more: () => void;
  /** Look for one person alone, by staff number. */
  readonly only: (staffNumber: string) => void;
}

export function drawResults(results: Results): TemplateResult {
  const { pages, isBusy, filters, only } = results;
  const statements = pages.flatMap((page) => page.statements);
  const people = pages[0]?.people;
  return html`<section class="results" aria-busy=${isBusy ? 'true' : 'false'}>
    ${people ? drawPeople(people, filters.person, only) : nothing}
    <p class="count num" role="status">${isBusy ? explorer.searching : countOf(pages)}</p>
    ${statements.length > 0 ? drawTable(statements, results.open) : nothing}
    ${drawMore(results)}
    ${statements.length > 0 ? drawExport(filters, people?.isCut ?? false) : nothing}
  </section>`;
}

function countOf(pages: readonly StatementListView[]): string {
  const count = pages.reduce((sum, { statements }) => sum + statements.length, 0);
  const { next, searchedBackTo } = pages.at(-1) ?? {};
  if (searchedBackTo !== undefined) return explorer.searchedBack(count, longInstant(searchedBackTo));
  if (next !== undefined) return explorer.newest(count);
  return count === 0 ? explorer.none : explorer.all(count);
}

function drawMore({ pages, isBusy, more, trouble }: Results): TemplateResult | typeof nothing {
  const { next, searchedBackTo } = pages.at(-1) ?? {};
  if (next === undefined) return nothing;
  const text = searchedBackTo === undefined ? explorer.more : explorer.goOn;
  return html`<div class="actions">
    <button class="button more" type="button" ?disabled=${isBusy} @click=${more}>${text}</button>
    ${trouble ? html`<span class="error" role="alert">${trouble}</span>` : nothing}
  </div>`;
}

function drawPeople(
  { found, isCut }: MatchedPeople,
  written: string,
  only: (staffNumber: string) => void,
): TemplateResult {
  const words = explorer.people;
  const [first] = found;
  if (!first) return html`<p class="matched">${words.none(written)}</p>`;
  if (found.length === 1)
    return html`<p class="matched num">${words.one(first.name, first.staffNumber, unitOf(first))}</p>`;
  return html`<div class="matched num">
    <p class=${isCut ? 'error' : ''}>${isCut ? words.cut(written, found.length) : words.many(written, found.length)}</p>
    <details class="behind"><summary>${words.list(found.length)}</summary>
      <ul>${found.map(
        (person) =>
          html`<li><button class="link" type="button" @click=${() => only(person.staffNumber)}>${words.only(person.name, person.staffNumber, unitOf(person))}</button></li>`,
      )}</ul>
    </details>
  </div>`;
}

function unitOf({ unit }: PersonLine): string {
  return unit ?? explorer.people.noUnit;
}

/** Plain links: the browser writes the file to the disk as it comes. */
function drawExport(filters: Filters, isCut: boolean): TemplateResult {
  const words = explorer.export;
  const link = (format: 'csv' | 'ndjson') =>
    html`<a class="button small" href="/api/statements/export?${queryOf(filters, { format })}" download>${words[format]}</a>`;
  return html`<div class="export" role="group" aria-label=${words.label}>
    ${isCut ? html`<p class="muted">${words.cut}</p>` : html`<div class="actions">${link('csv')}${link('ndjson')}</div><p class="muted">${words.note}</p>`}
  </div>`;
}

export function drawNotAllowed(): TemplateResult {
  return html`<div class="sheet state">
    <p>${explorer.notAllowed}</p>
    <a class="button" href="/my/learning/">${explorer.toMyLearning}</a>
  </div>`;
}

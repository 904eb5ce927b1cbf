/** The difference row by row, to be filtered by kind. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RosterImportView, RosterRowView } from '../../domain/api/roster.ts';
import { ROSTER_VERDICTS, type RosterVerdict } from '../../domain/roster/roster-import.ts';
import { count } from '../../drawing/amounts.ts';
import { roster } from '../../i18n/roster.ts';

const words = roster.rows;

/** `newly`: what came out otherwise since somebody first looked. */
export type RowsFilter = RosterVerdict | 'newly' | undefined;

export interface RowsState {
  readonly rows: readonly RosterRowView[];
  readonly filter: RowsFilter;
  /** Whether something changed since. */
  readonly hasNewly: boolean;
  readonly hasMore: boolean;
}

export interface RowsActions {
  readonly filter: (filter: RowsFilter) => void;
  readonly more: () => void;
}

export function drawRows(
  one: RosterImportView,
  state: RowsState,
  { filter, more }: RowsActions,
): TemplateResult {
  const total = ROSTER_VERDICTS.reduce((sum, verdict) => sum + one.rows[verdict], 0);
  const choice = (of: RowsFilter, name: string, rows: number | undefined) =>
    html`<button
      class="button small"
      type="button"
      aria-pressed=${state.filter === of ? 'true' : 'false'}
      @click=${() => filter(of)}
    >${name}${rows === undefined ? nothing : ` ${count(rows)}`}</button>`;
  return html`<div class="rows">
    <div class="actions filter" role="group" aria-label=${words.filter}>
      ${state.hasNewly ? choice('newly', roster.current.newly, undefined) : nothing}
      ${choice(undefined, roster.current.all, total)}
      ${ROSTER_VERDICTS.filter((verdict) => one.rows[verdict] > 0).map((verdict) =>
        choice(verdict, roster.verdicts[verdict], one.rows[verdict]),
      )}
    </div>
    ${state.rows.length === 0 ? html`<p class="muted">${words.none}</p>` : drawTable(state.rows)}
    <p class="muted" role="status">${state.rows.length > 0 ? words.shown(count(state.rows.length)) : ''}</p>
    ${
      state.hasMore
        ? html`<button class="button small" type="button" @click=${more}>${words.more}</button>`
        : nothing
    }
  </div>`;
}

function drawTable(rows: readonly RosterRowView[]): TemplateResult {
  return html`<table>
    <caption class="visually-hidden">${words.caption}</caption>
    <thead>
      <tr>
        <th scope="col" class="amount">${words.row}</th>
        <th scope="col">${words.verdict}</th>
        <th scope="col">${words.who}</th>
        <th scope="col">${words.what}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(drawRow)}
    </tbody>
  </table>`;
}

const TAGS: Record<RosterVerdict, string> = {
  added: 'met',
  changed: 'neutral',
  moved: 'neutral',
  left: 'unmet',
  unchanged: 'neutral',
  refused: 'unmet',
};

function drawRow(row: RosterRowView): TemplateResult {
  return html`<tr>
    <td class="amount" data-label=${words.row}>${row.row ?? words.missing}</td>
    <td data-label=${words.verdict}>
      <span class="tags">
        <span class="tag ${TAGS[row.verdict]}">${roster.verdicts[row.verdict]}</span>
        ${row.isNewly ? html`<span class="tag unmet">${words.newly}</span>` : nothing}
      </span>
    </td>
    <td data-label=${words.who}><span>${row.name} <span class="muted num">${row.key}</span></span></td>
    <td class="what" data-label=${words.what}>
      <div>
        ${row.reason === null ? nothing : html`<p>${row.reason}</p>`}
        ${row.changes.length === 0 ? nothing : html`<ul>${row.changes.map(drawChange)}</ul>`}
        ${(row.verdict === 'refused' ? [] : row.notes).map((note) => html`<p class="muted">${note}</p>`)}
      </div>
    </td>
  </tr>`;
}

function drawChange({ field, from, to }: RosterRowView['changes'][number]): TemplateResult {
  return html`<li><span class="muted">${field}</span> ${from === null ? nothing : html`<del>${words.from(from)}</del> → `}${words.from(to)}</li>`;
}

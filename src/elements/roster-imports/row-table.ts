/** The difference row by row, to be filtered by kind. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RosterImportView, RosterRowView } from '../../domain/api/roster.ts';
import { ROSTER_VERDICTS, type RosterVerdict } from '../../domain/roster/roster-import.ts';
import { drawImportRows, type RowsActions, type RowsChoice } from '../../drawing/sheet-import.ts';
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

export function drawRows(
  one: RosterImportView,
  { rows, filter, hasNewly, hasMore }: RowsState,
  actions: RowsActions<RowsFilter>,
): TemplateResult {
  const total = ROSTER_VERDICTS.reduce((sum, verdict) => sum + one.rows[verdict], 0);
  const choices: readonly RowsChoice<RowsFilter>[] = [
    ...(hasNewly ? [{ filter: 'newly' as const, name: roster.current.newly }] : []),
    { filter: undefined, name: roster.current.all, rows: total },
    ...ROSTER_VERDICTS.filter((verdict) => one.rows[verdict] > 0).map((verdict) => ({
      filter: verdict,
      name: roster.verdicts[verdict],
      rows: one.rows[verdict],
    })),
  ];
  const table = drawTable(rows);
  return drawImportRows(words, { choices, filter, hasMore, shown: rows.length, table }, actions);
}

function drawTable(rows: readonly RosterRowView[]): TemplateResult {
  return html`<table class="stacks">
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

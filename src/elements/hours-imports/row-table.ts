/** What became of each row, to be filtered by verdict. */
import { html, nothing, type TemplateResult } from 'lit';
import type { HoursImportView, ImportRowView } from '../../domain/api/hours-imports.ts';
import { VERDICTS, type Verdict } from '../../domain/hours-import/hours-import.ts';
import { hoursImports } from '../../i18n/hours-imports.ts';
import { record } from '../../i18n/record.ts';
import { count, hours } from './figures.ts';

const words = hoursImports.rows;

export interface RowsState {
  readonly rows: readonly ImportRowView[];
  readonly verdict: Verdict | undefined;
  readonly hasMore: boolean;
}

export interface RowsActions {
  readonly filter: (verdict: Verdict | undefined) => void;
  readonly more: () => void;
}

export function drawRows(
  one: HoursImportView,
  state: RowsState,
  { filter, more }: RowsActions,
): TemplateResult {
  const total = VERDICTS.reduce((sum, verdict) => sum + one.rows[verdict], 0);
  const isPosted = one.state === 'posted' || one.state === 'reversed';
  const choice = (verdict: Verdict | undefined, name: string, rows: number) =>
    html`<button
      class="button small"
      type="button"
      aria-pressed=${state.verdict === verdict ? 'true' : 'false'}
      @click=${() => filter(verdict)}
    >${name} ${count(rows)}</button>`;
  return html`<div class="rows">
    <div class="actions filter" role="group" aria-label=${words.filter}>
      ${choice(undefined, hoursImports.counts.all, total)}
      ${VERDICTS.map((verdict) =>
        choice(
          verdict,
          verdict === 'new' && isPosted ? hoursImports.countsAfter.new : hoursImports.counts[verdict],
          one.rows[verdict],
        ),
      )}
    </div>
    ${state.rows.length === 0 ? html`<p class="muted">${words.none}</p>` : drawTable(state.rows, isPosted)}
    <p class="muted" role="status">${state.rows.length > 0 ? words.shown(count(state.rows.length)) : ''}</p>
    ${
      state.hasMore
        ? html`<button class="button small" type="button" @click=${more}>${words.more}</button>`
        : nothing
    }
  </div>`;
}

function drawTable(rows: readonly ImportRowView[], isPosted: boolean): TemplateResult {
  return html`<table>
    <caption class="visually-hidden">${words.caption}</caption>
    <thead>
      <tr>
        <th scope="col" class="amount">${words.row}</th>
        <th scope="col">${words.verdict}</th>
        <th scope="col">${words.person}</th>
        <th scope="col">${words.course}</th>
        <th scope="col" class="amount">${words.amount}</th>
        <th scope="col">${words.day}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => drawRow(row, isPosted))}
    </tbody>
  </table>`;
}

const TAGS: Record<Verdict, string> = { new: 'met', known: 'neutral', refused: 'unmet' };

function drawRow(row: ImportRowView, isPosted: boolean): TemplateResult {
  const name =
    row.verdict === 'new' && isPosted ? hoursImports.countsAfter.new : hoursImports.verdicts[row.verdict];
  const because = row.reason ?? row.note;
  return html`<tr>
    <td class="amount" data-label=${words.row}>${row.row}</td>
    <td data-label=${words.verdict}>
      <span class="tag ${TAGS[row.verdict]}">${name}</span>
      ${because === null ? nothing : html`<p class="because">${because}</p>`}
    </td>
    <td data-label=${words.person}><span>${row.name} <span class="muted num">${row.staffNumber}</span></span></td>
    <td data-label=${words.course}><span>${row.title} <span class="muted">${row.platform}</span></span></td>
    <td class="amount" data-label=${words.amount}>
      <span>${row.centihours === null ? row.amountWritten : hours(row.centihours)}
      ${row.category === 'otherOnline' ? html`<span class="muted">${record.kinds.otherOnline}</span>` : nothing}</span>
    </td>
    <td class="num" data-label=${words.day}>${row.day}</td>
  </tr>`;
}

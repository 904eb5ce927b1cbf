/** What became of each row, to be filtered by verdict. */
import { html, nothing, type TemplateResult } from 'lit';
import type { HoursImportView, ImportRowView } from '../../domain/api/hours-imports.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import { VERDICTS, type Verdict } from '../../domain/hours-import/hours-import.ts';
import { drawImportRows, type RowsActions } from '../../drawing/sheet-import.ts';
import { hoursImports } from '../../i18n/hours-imports.ts';
import { record } from '../../i18n/record.ts';

const words = hoursImports.rows;

export interface RowsState {
  readonly rows: readonly ImportRowView[];
  readonly filter: Verdict | undefined;
  readonly hasMore: boolean;
}

export function drawRows(
  one: HoursImportView,
  { rows, filter, hasMore }: RowsState,
  actions: RowsActions<Verdict | undefined>,
): TemplateResult {
  const total = VERDICTS.reduce((sum, verdict) => sum + one.rows[verdict], 0);
  const isPosted = one.state === 'posted' || one.state === 'reversed';
  const nameOf = (verdict: Verdict) =>
    verdict === 'new' && isPosted ? hoursImports.countsAfter.new : hoursImports.counts[verdict];
  const choices = [
    { filter: undefined, name: hoursImports.counts.all, rows: total },
    ...VERDICTS.map((verdict) => ({ filter: verdict, name: nameOf(verdict), rows: one.rows[verdict] })),
  ];
  const table = drawTable(rows, isPosted);
  return drawImportRows(words, { choices, filter, hasMore, shown: rows.length, table }, actions);
}

function drawTable(rows: readonly ImportRowView[], isPosted: boolean): TemplateResult {
  return html`<table class="stacks">
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
      <span>${row.centihours === null ? row.amountWritten : formatCreditHours(row.centihours)}
      ${row.category === 'otherOnline' ? html`<span class="muted">${record.kinds.otherOnline}</span>` : nothing}</span>
    </td>
    <td class="num" data-label=${words.day}>${row.day}</td>
  </tr>`;
}

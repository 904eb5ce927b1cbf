/** The parts of a report: sentences, figures, tables, charts. A number with names behind it is a link to their list. */
import { html, type TemplateResult } from 'lit';
import {
  type Behind,
  type Cell,
  cellText,
  type ReportBlock,
  type ReportChart,
  type ReportDocument,
  type ReportRow,
  type ReportTable,
} from '../../domain/report/annual/document.ts';
import { type Column, drawColumns, drawLength, drawRowShares, drawShares } from '../../drawing/charts.ts';
import { annualReport as words } from '../../i18n/annual-report.ts';

export function drawBlock(block: ReportBlock, report: ReportDocument): TemplateResult {
  switch (block.kind) {
    case 'text':
      return html`<p class="text num">${block.text}</p>`;
    case 'note':
      return html`<p class="note muted num">${block.text}</p>`;
    case 'figures':
      return html`<dl class="figures">${block.items.map(
        ({ label, value, unit, behind }) => html`<div><dt>${label}</dt>
          <dd class="num">${link(value, label, behind, report)}<small>${unit}</small></dd></div>`,
      )}</dl>`;
    case 'table':
      return drawTable(block.table, report);
    case 'chart':
      return drawChart(block.chart, block.table, report);
  }
}

function drawChart(chart: ReportChart, table: ReportTable, report: ReportDocument): TemplateResult {
  if (chart.kind === 'lengths') return drawLengths(chart, table, report);
  const press = (behind: Behind | undefined) =>
    behind && { press: () => location.assign(listPath(report, behind)) };
  const parts = chart.parts.map(({ behind, ...part }) => ({ ...part, ...press(behind) }));
  const drawn =
    chart.kind === 'shares'
      ? html`${drawShares(parts, chart.label)}${drawKey(chart, report)}`
      : drawColumns(parts as readonly Column[], chart.label);
  return html`<figure><figcaption>${table.caption}</figcaption>${drawn}
    <details class="behind"><summary>${words.asTable}</summary>${drawTable(table, report)}</details></figure>`;
}

function drawKey({ parts }: ReportChart, report: ReportDocument): TemplateResult {
  return html`<ul class="key num">${parts.map(
    ({
      name,
      written,
      look,
      behind,
    }) => html`<li><svg class="swatch" aria-hidden="true"><rect class="part ${look}" width="100%" height="100%" /></svg>${name}
      ${link(written, name, behind, report)}</li>`,
  )}</ul>`;
}

/** Lengths stand in their table, beside the numbers that say the same. */
function drawLengths({ parts }: ReportChart, table: ReportTable, report: ReportDocument): TemplateResult {
  const most = Math.max(...parts.map(({ value }) => value));
  const [first, second] = table.columns;
  return html`<table class="lengths"><caption>${table.caption}</caption>
    <thead class="visually-hidden"><tr><th scope="col">${first?.title}</th><td></td><th scope="col">${second?.title}</th></tr></thead>
    <tbody>${parts.map(
      ({
        name,
        value,
        written,
        behind,
      }) => html`<tr><th scope="row">${name}</th><td class="drawn">${drawLength(value, most)}</td>
        <td class="amount">${link(written, name, behind, report)}</td></tr>`,
    )}</tbody></table>`;
}

/** The scrolling region is reached by the keyboard, so that it can be scrolled. */
function drawTable(table: ReportTable, report: ReportDocument): TemplateResult {
  const { caption, columns, rows } = table;
  const isWide = columns.length > 4;
  const drawn = html`<table class=${isWide ? 'broad' : ''}><caption>${caption}</caption>
    <thead><tr>${columns.map(({ title, isAmount }) =>
      title === '' ? html`<td></td>` : html`<th scope="col" class=${isAmount ? 'amount' : ''}>${title}</th>`,
    )}</tr></thead>
    <tbody>${rows.map((row) => drawRow(row, table, report))}</tbody></table>`;
  return isWide
    ? html`<div class="wide" role="region" tabindex="0" aria-label=${caption}>${drawn}</div>`
    : drawn;
}

function drawRow(
  { cells, depth = 0, isTotal }: ReportRow,
  { columns }: ReportTable,
  report: ReportDocument,
): TemplateResult {
  const [head, ...rest] = cells;
  const name = head === undefined ? '' : cellText(head);
  return html`<tr class=${isTotal ? 'total' : ''}><th scope="row" class="depth-${Math.min(depth, 6)}">${name}</th>
    ${rest.map((cell, at) => drawCell(cell, { name: `${name} ${columns[at + 1]?.title ?? ''}`, isAmount: columns[at + 1]?.isAmount ?? false, report }))}</tr>`;
}

function drawCell(
  cell: Cell,
  {
    name,
    isAmount,
    report,
  }: { readonly name: string; readonly isAmount: boolean; readonly report: ReportDocument },
): TemplateResult {
  const look = isAmount ? 'amount' : '';
  if (typeof cell === 'string') return html`<td class=${look}>${cell}</td>`;
  if ('text' in cell) return html`<td class=${look}>${link(cell.text, name, cell.behind, report)}</td>`;
  return html`<td class="drawn">${drawRowShares([{ look: 'met', value: cell.part }], cell.whole)}</td>`;
}

function link(
  written: string,
  what: string,
  behind: Behind | undefined,
  report: ReportDocument,
): TemplateResult | string {
  if (!behind) return written;
  return html`<a href=${listPath(report, behind)} aria-label=${words.behind(what, written)}>${written}</a>`;
}

/** The dashboard's list of exactly these people, at the same point in time. */
function listPath({ unit, year, asOf, isFrozen }: ReportDocument, behind: Behind): string {
  const { unit: other, isDirect, ...names } = behind;
  const query = new URLSearchParams({ unit: other ?? unit.id, year: String(year) });
  query.set(isFrozen ? 'frozen' : 'asOf', isFrozen ? '1' : asOf);
  for (const [name, value] of Object.entries(names)) query.set(name, String(value));
  if (isDirect) query.set('direct', '1');
  if (!isDirect && Object.keys(names).length === 0) query.set('names', 'all');
  return `/admin/?${query}#names`;
}

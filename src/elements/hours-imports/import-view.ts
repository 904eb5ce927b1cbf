/** One import: how far it is, what will become of it or became of it, and what can be done next. */
import { html, nothing, type TemplateResult } from 'lit';
import type { HoursImportView } from '../../domain/api/hours-imports.ts';
import { formatCreditHours as hours } from '../../domain/base/centihours.ts';
import { count, percent } from '../../drawing/amounts.ts';
import { type DrawnImport, drawSheetImport } from '../../drawing/sheet-import.ts';
import { hoursImports } from '../../i18n/hours-imports.ts';

const words = hoursImports.current;

export interface ImportActions {
  readonly confirm: () => void;
  readonly drop: () => void;
  readonly reverse: () => void;
  readonly close: () => void;
}

export interface ImportState {
  readonly isBusy: boolean;
  readonly trouble: string;
  /** Auditors look only. */
  readonly mayChange: boolean;
}

export function isUnderWay(one: HoursImportView): boolean {
  return one.state === 'reading' || one.state === 'posting' || one.state === 'reversing';
}

/** What is said when a state has been reached. */
function sentenceFor(one: HoursImportView): string {
  const { rows, centihours } = one;
  switch (one.state) {
    case 'ready':
      return words.ready(count(rows.new), hours(centihours), count(rows.known), count(rows.refused));
    case 'posted':
      return words.posted(count(rows.new), hours(centihours));
    case 'reversed':
      return words.reversed(one.reversed?.reason ?? '');
    case 'unusable':
      return words.unusable;
    default:
      return '';
  }
}

/** @param rows - what becomes of each row */
export function drawImport(
  one: HoursImportView,
  state: ImportState,
  actions: ImportActions,
  rows: TemplateResult | typeof nothing,
): TemplateResult {
  return drawSheetImport({
    title: words.title(one.fileName),
    progress: isUnderWay(one) ? progressOf(one) : undefined,
    sentence: sentenceFor(one),
    isWrong: one.state === 'unusable',
    trouble: one.trouble,
    remarks: one.remarks.length === 0 ? nothing : html`<p class="muted">${one.remarks.join('；')}</p>`,
    error: state.trouble,
    actions: drawActions(one, state, actions),
    refused: one.rows.refused > 0 ? { href: `/api/hours-imports/${one.id}/refused.xlsx`, words } : undefined,
    rows,
  });
}

function progressOf({ state, progress }: HoursImportView): DrawnImport['progress'] {
  const sentence = words.progress[state as keyof typeof words.progress](percent(progress));
  return { sentence, done: progress };
}

function drawActions(
  one: HoursImportView,
  { isBusy, mayChange }: ImportState,
  { confirm, drop, reverse, close }: ImportActions,
): TemplateResult {
  const disabled = isBusy ? 'true' : 'false';
  const isReady = mayChange && one.state === 'ready';
  return html`<div class="actions">
    ${
      isReady && one.rows.new > 0
        ? html`<button class="button first" type="button" data-action="confirm" aria-disabled=${disabled} @click=${confirm}>
            ${words.confirm(count(one.rows.new), hours(one.centihours))}
          </button>`
        : nothing
    }
    ${isReady && one.rows.new === 0 ? html`<p>${words.nothing}</p>` : nothing}
    ${
      isReady || (mayChange && one.state === 'unusable')
        ? html`<button class="button" type="button" data-action="drop" aria-disabled=${disabled} @click=${drop}>${words.drop}</button>`
        : nothing
    }
    ${
      mayChange && one.state === 'posted'
        ? html`<button class="button" type="button" data-action="reverse" aria-disabled=${disabled} @click=${reverse}>${words.reverse}</button>`
        : nothing
    }
    <button class="button" type="button" data-action="close" @click=${close}>${words.close}</button>
  </div>`;
}

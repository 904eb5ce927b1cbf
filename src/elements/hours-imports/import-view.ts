/** One import: how far it is, what will become of it or became of it, and what can be done next. */
import { html, nothing, type TemplateResult } from 'lit';
import type { HoursImportView } from '../../domain/api/hours-imports.ts';
import { hoursImports } from '../../i18n/hours-imports.ts';
import { count, hours, percent } from './figures.ts';

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
  return html`<section class="sheet current" aria-labelledby="current">
    <h2 id="current" tabindex="-1">${words.title(one.fileName)}</h2>
    ${drawProgress(one)}
    <p class=${one.state === 'unusable' ? 'said wrong' : 'said'} role="status">${sentenceFor(one)}</p>
    ${one.trouble === null ? nothing : html`<p class="trouble" role="alert">${one.trouble}</p>`}
    ${one.remarks.length === 0 ? nothing : html`<p class="muted">${one.remarks.join('；')}</p>`}
    <p class="error" role="alert">${state.trouble}</p>
    ${drawActions(one, state, actions)}
    ${
      one.rows.refused > 0
        ? html`<p class="muted refused">
            <a href="/api/hours-imports/${one.id}/refused.xlsx" download>${words.refusedSheet}</a>
            <span>${words.refusedHint}</span>
          </p>`
        : nothing
    }
    ${isUnderWay(one) ? nothing : rows}
  </section>`;
}

function drawProgress(one: HoursImportView): TemplateResult | typeof nothing {
  if (!isUnderWay(one)) return nothing;
  const sentence = words.progress[one.state as 'reading' | 'posting' | 'reversing'](percent(one.progress));
  return html`<div class="progress">
    <progress max="10000" .value=${one.progress} aria-labelledby="progress"></progress>
    <p id="progress" class="num">${sentence}</p>
  </div>`;
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

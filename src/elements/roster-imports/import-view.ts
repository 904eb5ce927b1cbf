/** One import of the roster: how far it is, what it would change or changed, and what can be done next. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RosterImportView } from '../../domain/api/roster.ts';
import { count, percent } from '../../drawing/amounts.ts';
import { roster } from '../../i18n/roster.ts';

const words = roster.current;

export interface ImportActions {
  readonly confirm: () => void;
  readonly drop: () => void;
  readonly undo: () => void;
  readonly close: () => void;
}

export interface ImportState {
  readonly isBusy: boolean;
  readonly trouble: string;
  /** Auditors look only. */
  readonly mayChange: boolean;
}

export function isUnderWay(one: RosterImportView): boolean {
  return one.state in words.progress;
}

export function writtenRows({ rows }: RosterImportView): number {
  return rows.added + rows.changed + rows.moved + rows.left;
}

/** What is said when a state has been reached. */
function sentenceFor(one: RosterImportView): string {
  switch (one.state) {
    case 'ready':
      if (one.rows.refused > 0) return words.refused(count(one.rows.refused));
      return writtenRows(one) === 0 ? words.nothing : words.ready;
    case 'done':
      return words.done;
    case 'undone':
      return words.undone;
    case 'unusable':
      return words.unusable;
    default:
      return '';
  }
}

/** @param rows - the difference row by row */
export function drawImport(
  one: RosterImportView,
  state: ImportState,
  actions: ImportActions,
  rows: TemplateResult | typeof nothing,
): TemplateResult {
  const isWrong = one.state === 'unusable' || (one.state === 'ready' && one.rows.refused > 0);
  return html`<section class="sheet current" aria-labelledby="current">
    <h2 id="current" tabindex="-1">${one.origin === 'hand' ? words.handTitle(one.fileName) : words.title(one.fileName)}</h2>
    ${drawProgress(one)}
    <p class=${isWrong ? 'said wrong' : 'said'} role="status">${sentenceFor(one)}</p>
    ${one.trouble === null ? nothing : html`<p class="trouble" role="alert">${one.trouble}</p>`}
    ${one.undone?.note ? html`<p class="trouble">${one.undone.note}</p>` : nothing}
    <p class="muted">${remarksOn(one).join('；')}</p>
    <p class="error" role="alert">${state.trouble}</p>
    ${drawActions(one, state, actions)}
    ${
      one.rows.refused > 0
        ? html`<p class="muted refused">
            <a href="/api/roster/imports/${one.id}/refused.xlsx" download>${words.refusedSheet}</a>
            <span>${words.refusedHint}</span>
          </p>`
        : nothing
    }
    ${isUnderWay(one) ? nothing : rows}
  </section>`;
}

function remarksOn(one: RosterImportView): readonly string[] {
  if (one.origin === 'hand') return [];
  const { completeUnit, standing, day, remarks } = one;
  return [
    ...remarks,
    ...(completeUnit ? [words.completeOf(completeUnit.name, count(standing))] : []),
    ...(one.kind === 'people' ? [words.onDay(day)] : []),
  ].map((remark) => remark.replace(/。$/u, ''));
}

function drawProgress(one: RosterImportView): TemplateResult | typeof nothing {
  if (!isUnderWay(one)) return nothing;
  const sentence = words.progress[one.state as keyof typeof words.progress](percent(one.progress));
  return html`<div class="progress">
    <progress max="10000" .value=${one.progress} aria-labelledby="progress"></progress>
    <p id="progress" class="num">${sentence}</p>
  </div>`;
}

function drawActions(
  one: RosterImportView,
  { isBusy, mayChange }: ImportState,
  { confirm, drop, undo, close }: ImportActions,
): TemplateResult {
  const disabled = isBusy ? 'true' : 'false';
  const isReady = mayChange && one.state === 'ready';
  const canConfirm = isReady && one.rows.refused === 0 && writtenRows(one) > 0;
  return html`${canConfirm && one.needsWord ? drawLeaving(one) : nothing}
  <div class="actions">
    ${
      canConfirm
        ? html`<button class="button first" type="button" data-action="confirm" aria-disabled=${disabled} @click=${confirm}>
            ${words.confirm(count(writtenRows(one)))}
          </button>`
        : nothing
    }
    ${
      isReady || (mayChange && one.state === 'unusable')
        ? html`<button class="button" type="button" data-action="drop" aria-disabled=${disabled} @click=${drop}>${words.drop}</button>`
        : nothing
    }
    ${
      mayChange && one.state === 'done'
        ? html`<button class="button" type="button" data-action="undo" aria-disabled=${disabled} @click=${undo}>${words.undo}</button>`
        : nothing
    }
    <button class="button" type="button" data-action="close" @click=${close}>${words.close}</button>
  </div>`;
}

function drawLeaving(one: RosterImportView): TemplateResult {
  return html`<div class="field leaving">
    <label for="leaving">${words.leaving(count(one.rows.left), count(one.standing))}</label>
    <input id="leaving" inputmode="numeric" maxlength="7" autocomplete="off" />
  </div>`;
}

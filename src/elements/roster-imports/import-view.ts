/** One import of the roster: how far it is, what it would change or changed, and what can be done next. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RosterImportView } from '../../domain/api/roster.ts';
import { count, percent } from '../../drawing/amounts.ts';
import { type DrawnImport, drawSheetImport } from '../../drawing/sheet-import.ts';
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
  return drawSheetImport({
    title: one.origin === 'hand' ? words.handTitle(one.fileName) : words.title(one.fileName),
    progress: isUnderWay(one) ? progressOf(one) : undefined,
    sentence: sentenceFor(one),
    isWrong,
    trouble: one.trouble,
    remarks: html`${one.undone?.note ? html`<p class="trouble">${one.undone.note}</p>` : nothing}
      <p class="muted">${remarksOn(one).join('；')}</p>`,
    error: state.trouble,
    actions: drawActions(one, state, actions),
    refused: one.rows.refused > 0 ? { href: `/api/roster/imports/${one.id}/refused.xlsx`, words } : undefined,
    rows,
  });
}

function progressOf({ state, progress }: RosterImportView): DrawnImport['progress'] {
  const sentence = words.progress[state as keyof typeof words.progress](percent(progress));
  return { sentence, done: progress };
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

/** How many leave, as the officer wrote it; nothing where it was not asked, or is no number. */
export function readLeaving(root: ParentNode): { readonly leaving?: number } {
  const written = root.querySelector<HTMLInputElement>('#leaving')?.value.trim();
  return written && /^\d+$/.test(written) ? { leaving: Number(written) } : {};
}

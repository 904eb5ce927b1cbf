/** The question before a whole import of the roster is taken back. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RosterImportView } from '../../domain/api/roster.ts';
import { count } from '../../drawing/amounts.ts';
import { roster } from '../../i18n/roster.ts';
import { writtenRows } from './import-view.ts';

const words = roster.dialog;

/** @param one - undefined while nothing is asked; the dialog stands there closed then */
export function drawUndoDialog(
  one: RosterImportView | undefined,
  { isBusy, trouble }: { readonly isBusy: boolean; readonly trouble: string },
  { undo, closed }: { readonly undo: (one: RosterImportView) => void; readonly closed: () => void },
): TemplateResult {
  return html`<dialog aria-labelledby="asked" aria-describedby="effect" @close=${closed}>
    ${
      one
        ? html`<div class="question">
            <h2 id="asked">${words.title(one.fileName)}</h2>
            <p id="effect">${words.effect(count(writtenRows(one)))}</p>
            <p class="error" role="alert">${trouble}</p>
            <div class="actions">
              <button class="button" type="button" @click=${(event: Event) => (event.target as HTMLElement).closest('dialog')?.close()}>${words.no}</button>
              <button class="button first" type="button" data-action="undo-yes" aria-disabled=${isBusy ? 'true' : 'false'} @click=${() => undo(one)}>${words.yes}</button>
            </div>
          </div>`
        : nothing
    }
  </dialog>`;
}

/** The question before a whole import is taken back, with room for the reason. */
import { html, nothing, type TemplateResult } from 'lit';
import type { HoursImportView } from '../../domain/api/hours-imports.ts';
import { count } from '../../drawing/amounts.ts';
import { hoursImports } from '../../i18n/hours-imports.ts';

const words = hoursImports.dialog;

/** @param one - undefined while nothing is asked; the dialog stands there closed then */
export function drawReversalDialog(
  one: HoursImportView | undefined,
  { isBusy, trouble }: { readonly isBusy: boolean; readonly trouble: string },
  { submit, closed }: { readonly submit: (event: SubmitEvent) => void; readonly closed: () => void },
): TemplateResult {
  return html`<dialog aria-labelledby="asked" aria-describedby="effect" @close=${closed}>
    ${
      one
        ? html`<form class="question" novalidate @submit=${submit}>
            <h2 id="asked">${words.title(one.fileName)}</h2>
            <p id="effect">${words.effect(count(one.rows.new))}</p>
            <div class="field">
              <label for="reason">${words.reason}</label>
              <textarea id="reason" name="reason" rows="3" maxlength="200" required aria-describedby="reason-trouble" aria-invalid=${trouble === '' ? nothing : 'true'}></textarea>
              <p id="reason-trouble" class="error" role="alert">${trouble}</p>
            </div>
            <div class="actions">
              <button class="button" type="button" @click=${(event: Event) => (event.target as HTMLElement).closest('dialog')?.close()}>${words.no}</button>
              <button class="button first" type="submit" aria-disabled=${isBusy ? 'true' : 'false'}>${words.yes}</button>
            </div>
          </form>`
        : nothing
    }
  </dialog>`;
}

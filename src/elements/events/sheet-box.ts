/** Taking in a sheet: choose it, have it checked, look at what is wrong, confirm. */
import { html, nothing, type TemplateResult } from 'lit';
import type { EventSheetView, EventView } from '../../domain/api/events.ts';
import { events } from '../../i18n/events.ts';

const words = events.sheet;

export interface SheetState {
  readonly result: EventSheetView | undefined;
  readonly trouble: string;
  readonly isBusy: boolean;
}

export interface SheetActions {
  readonly check: (form: HTMLFormElement) => void;
  readonly confirm: (form: HTMLFormElement) => void;
}

/** @param more - what else is asked, between the file and the button */
export function drawSheetBox(
  { result, trouble, isBusy }: SheetState,
  { check, confirm }: SheetActions,
  more: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const mayConfirm = result && !result.isApplied && result.refused === 0 && result.accepted > 0;
  const formOf = (event: Event) => (event.target as HTMLElement).closest('form') as HTMLFormElement;
  return html`<form class="sheet-box" novalidate @submit=${(event: SubmitEvent) => {
    event.preventDefault();
    check(event.target as HTMLFormElement);
  }}>
    ${more}
    <div class="field">
      <label for="sheet-file">${words.file}</label>
      <input id="sheet-file" name="file" type="file" accept=".xlsx,.csv" aria-describedby="sheet-trouble" />
    </div>
    <p id="sheet-trouble" class="error" role="alert">${trouble}</p>
    <div class="actions">
      <button class="button" type="submit" aria-disabled=${isBusy ? 'true' : 'false'}>${isBusy ? words.checking : words.check}</button>
      ${
        mayConfirm
          ? html`<button class="button first" type="button" data-action="confirm-sheet" @click=${(event: Event) => confirm(formOf(event))}>${words.confirm(result.accepted)}</button>`
          : nothing
      }
    </div>
    <p role="status">${result ? sentenceFor(result) : ''}</p>
    ${result && result.refused > 0 ? drawRefused(result) : nothing}
  </form>`;
}

/** The box of one event: its attendance, or its list. @param box - draws it around the choice between them */
export function drawEventSheet(
  event: EventView,
  path: string,
  box: (choice: TemplateResult) => TemplateResult,
): TemplateResult {
  const { people } = events;
  const meanings = event.state === 'held' ? (['attendance', 'list'] as const) : (['list'] as const);
  const choice = html`<fieldset class="meaning"><legend>${people.meaning}</legend>
    ${meanings.map((meaning, at) => html`<label class="check"><input type="radio" name="meaning" value=${meaning} ?checked=${at === 0} />${people.meanings[meaning]}</label>`)}
  </fieldset>`;
  return html`<details class="sheet"><summary>${people.sheetTitle}</summary>
    <p class="muted"><a href="${path}/attendance.xlsx" download>${people.download}</a></p>
    ${box(choice)}
  </details>`;
}

export function sheetQuery(form: HTMLFormElement, version: number, isDryRun: boolean): string {
  const meaning = String(new FormData(form).get('meaning') ?? 'list');
  return `meaning=${meaning}&version=${version}${isDryRun ? '&dryRun=1' : ''}`;
}

function sentenceFor(result: EventSheetView): string {
  if (result.isApplied) return words.applied(result.accepted);
  const counted = words.result(result.accepted, result.known, result.refused);
  return [...result.remarks, counted, ...(result.refused > 0 ? [words.mend] : [])]
    .join('。')
    .replaceAll('。。', '。');
}

function drawRefused({ rows }: EventSheetView): TemplateResult {
  return html`<table class="refused stacks">
    <caption class="visually-hidden">${words.caption}</caption>
    <thead><tr><th scope="col" class="amount">${words.row}</th><th scope="col">${words.about}</th><th scope="col">${words.reason}</th></tr></thead>
    <tbody>${rows
      .filter(({ verdict }) => verdict === 'refused')
      .slice(0, 200)
      .map(
        ({ row, about, reason }) =>
          html`<tr><td class="amount">${row}</td><td>${about}</td><td>${reason ?? ''}</td></tr>`,
      )}</tbody>
  </table>`;
}

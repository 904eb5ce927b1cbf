/** Choosing a sheet of the roster, and what is said of the whole of it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RosterUnitView } from '../../domain/api/roster.ts';
import type { RosterSheet } from '../../domain/roster/roster-import.ts';
import {
  type DropZoneActions,
  type DropZoneState,
  drawDropZone,
  MOST_SHEET_BYTES,
} from '../../drawing/sheet-upload.ts';
import { roster } from '../../i18n/roster.ts';

const words = roster.upload;

export interface UploadState extends DropZoneState {
  readonly kind: RosterSheet;
  readonly isComplete: boolean;
  readonly units: readonly RosterUnitView[];
  readonly today: string;
  readonly isBusy: boolean;
}

export interface UploadActions extends DropZoneActions {
  readonly kind: (kind: RosterSheet) => void;
  readonly complete: (isComplete: boolean) => void;
  readonly submit: (event: SubmitEvent) => void;
}

export function drawUpload(state: UploadState, actions: UploadActions): TemplateResult {
  const { isBusy, trouble, kind } = state;
  return html`<form class="sheet upload" novalidate @submit=${actions.submit}>
    <fieldset class="choice">
      <legend>${words.what}</legend>
      ${(['people', 'units'] as const).map(
        (one) => html`<label>
          <input type="radio" name="kind" .value=${one} .checked=${kind === one} @change=${() => actions.kind(one)} />
          ${words[one]}
        </label>`,
      )}
    </fieldset>
    ${drawDropZone(words, state, actions)}
    ${kind === 'people' ? drawCoverage(state, actions) : nothing}
    <p id="upload-trouble" class="error" role="alert">${trouble}</p>
    <div class="actions">
      <button class="button first" type="submit" aria-disabled=${isBusy ? 'true' : 'false'}>${isBusy ? words.sending : words.send}</button>
    </div>
    <p class="muted templates">
      <span>${words.templates}</span>
      <a href="/api/roster/template-people.xlsx" download>${words.templatePeople}</a>
      <a href="/api/roster/template-people.csv" download>${words.templatePeopleCsv}</a>
      <a href="/api/roster/template-units.xlsx" download>${words.templateUnits}</a>
      <a href="/api/roster/template-units.csv" download>${words.templateUnitsCsv}</a>
    </p>
  </form>`;
}

/** What is to be sent; or what is missing, and where. */
export function readUpload(
  form: HTMLFormElement,
  { file, kind, isComplete, today }: Pick<UploadState, 'file' | 'kind' | 'isComplete' | 'today'>,
):
  | { readonly file: File; readonly query: URLSearchParams }
  | { readonly sentence: string; readonly at: string } {
  if (!file) return { sentence: words.noFile, at: '#file' };
  if (file.size > MOST_SHEET_BYTES) return { sentence: words.tooLarge, at: '#file' };
  const data = new FormData(form);
  const day = String(data.get('day') ?? '');
  if (day > today) return { sentence: words.dayWrong, at: '#day' };
  const query = new URLSearchParams({ name: file.name, kind });
  if (kind === 'people' && day !== '') query.set('day', day);
  const complete = String(data.get('complete') ?? '');
  if (kind === 'people' && isComplete && complete !== '') query.set('complete', complete);
  return { file, query };
}

/** Whoever is missing leaves only when the officer says that the sheet is whole, and whose. */
function drawCoverage(
  { isComplete, units, today }: UploadState,
  { complete }: UploadActions,
): TemplateResult {
  const choice = (value: boolean, text: string) => html`<label>
    <input type="radio" name="coverage" .value=${String(value)} .checked=${isComplete === value} @change=${() => complete(value)} />
    ${text}
  </label>`;
  return html`<fieldset class="choice">
      <legend>${words.coverage}</legend>
      ${choice(false, words.additional)} ${choice(true, words.complete)}
    </fieldset>
    <div class="pair">
      ${
        isComplete
          ? html`<div class="field">
              <label for="complete">${words.completeUnit}</label>
              <select id="complete" name="complete">
                ${units.map(({ id, name, depth }) => html`<option .value=${id}>${'　'.repeat(depth)}${name}</option>`)}
              </select>
            </div>`
          : nothing
      }
      <div class="field">
        <label for="day">${words.day}</label>
        <input id="day" name="day" type="date" max=${today} .value=${today} />
      </div>
    </div>`;
}

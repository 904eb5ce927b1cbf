/** Choosing a sheet of the roster, and what is said of the whole of it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RosterUnitView } from '../../domain/api/roster.ts';
import type { RosterSheet } from '../../domain/roster/roster-import.ts';
import { roster } from '../../i18n/roster.ts';

const words = roster.upload;

export interface UploadState {
  readonly file: File | undefined;
  readonly kind: RosterSheet;
  readonly isComplete: boolean;
  readonly units: readonly RosterUnitView[];
  readonly today: string;
  readonly isBusy: boolean;
  readonly isOver: boolean;
  readonly trouble: string;
}

export interface UploadActions {
  readonly choose: (file: File | undefined) => void;
  readonly over: (isOver: boolean) => void;
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
    ${drawZone(state, actions)}
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

function drawZone({ file, isOver, trouble }: UploadState, { choose, over }: UploadActions): TemplateResult {
  const drop = (event: DragEvent) => {
    event.preventDefault();
    over(false);
    choose(event.dataTransfer?.files[0]);
  };
  const drag = (isIn: boolean) => (event: DragEvent) => {
    event.preventDefault();
    over(isIn);
  };
  return html`<div class=${isOver ? 'zone over' : 'zone'} @dragover=${drag(true)} @dragleave=${drag(false)} @drop=${drop}>
    <p>${words.drop}</p>
    <label class="button file-button" for="file">${words.choose}</label>
    <input
      id="file"
      class="file"
      type="file"
      accept=".xlsx,.csv"
      aria-describedby="hint upload-trouble"
      aria-invalid=${trouble !== '' && !file ? 'true' : nothing}
      @change=${(event: Event) => choose((event.target as HTMLInputElement).files?.[0])}
    />
    <p class="chosen" role="status">${file ? words.chosen(file.name) : ''}</p>
    <p id="hint" class="muted">${words.hint}</p>
  </div>`;
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

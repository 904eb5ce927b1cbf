/** Choosing a sheet, by drag or button, and what is said of the whole of it. */
import { html, nothing, type TemplateResult } from 'lit';
import { hoursImports } from '../../i18n/hours-imports.ts';

const words = hoursImports.upload;

export interface UploadState {
  readonly file: File | undefined;
  readonly isBusy: boolean;
  readonly isOver: boolean;
  readonly trouble: string;
}

export interface UploadActions {
  readonly choose: (file: File | undefined) => void;
  readonly over: (isOver: boolean) => void;
  readonly submit: (event: SubmitEvent) => void;
}

export function drawUpload(state: UploadState, { choose, over, submit }: UploadActions): TemplateResult {
  const { file, isBusy, isOver, trouble } = state;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    over(false);
    choose(event.dataTransfer?.files[0]);
  };
  const drag = (isIn: boolean) => (event: DragEvent) => {
    event.preventDefault();
    over(isIn);
  };
  return html`<form class="sheet upload" novalidate @submit=${submit}>
    <div class=${isOver ? 'zone over' : 'zone'} @dragover=${drag(true)} @dragleave=${drag(false)} @drop=${drop}>
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
    </div>
    <p class="muted templates">
      <a href="/api/hours-imports/template.xlsx" download>${words.template}</a>
      <a href="/api/hours-imports/template.csv" download>${words.templateCsv}</a>
    </p>
    <div class="pair">
      <div class="field">
        <label for="platform">${words.platform}</label>
        <input id="platform" name="platform" maxlength="100" autocomplete="off" />
      </div>
      <div class="field">
        <label for="year">${words.year}</label>
        <input id="year" name="year" inputmode="numeric" maxlength="4" autocomplete="off" />
      </div>
    </div>
    <p id="upload-trouble" class="error" role="alert">${trouble}</p>
    <div class="actions">
      <button class="button first" type="submit" aria-disabled=${isBusy ? 'true' : 'false'}>${isBusy ? words.sending : words.send}</button>
    </div>
  </form>`;
}

/** Choosing a sheet, by drag or button, and what is said of the whole of it. */
import { html, type TemplateResult } from 'lit';
import { type DropZoneActions, type DropZoneState, drawDropZone } from '../../drawing/sheet-upload.ts';
import { hoursImports } from '../../i18n/hours-imports.ts';

const words = hoursImports.upload;

export interface UploadState extends DropZoneState {
  readonly isBusy: boolean;
}

export interface UploadActions extends DropZoneActions {
  readonly submit: (event: SubmitEvent) => void;
}

export function drawUpload(state: UploadState, actions: UploadActions): TemplateResult {
  const { isBusy, trouble } = state;
  return html`<form class="sheet upload" novalidate @submit=${actions.submit}>
    ${drawDropZone(words, state, actions)}
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

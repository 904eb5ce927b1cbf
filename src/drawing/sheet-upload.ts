/** The place where a sheet is chosen, by drag or button: what is checked of it is the form's around it. */
import { html, nothing, type TemplateResult } from 'lit';

/** What the server takes at once. */
export const MOST_SHEET_BYTES = 64 * 1024 * 1024;

export interface DropZoneState {
  readonly file: File | undefined;
  readonly isOver: boolean;
  /** Said by the form in `#upload-trouble`. */
  readonly trouble: string;
}

export interface DropZoneActions {
  readonly choose: (file: File | undefined) => void;
  readonly over: (isOver: boolean) => void;
}

export interface DropZoneWords {
  readonly drop: string;
  readonly choose: string;
  readonly chosen: (name: string) => string;
  readonly hint: string;
}

export function drawDropZone(
  words: DropZoneWords,
  { file, isOver, trouble }: DropZoneState,
  { choose, over }: DropZoneActions,
): TemplateResult {
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

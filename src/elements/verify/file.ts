/** Choosing the PDF, or a picture of the QR code. What is chosen is read here and goes nowhere. */
import { html, nothing, type TemplateResult } from 'lit';
import { record } from '../../i18n/record.ts';

/** A scan of a sheet at a high resolution is some megabytes. */
const LARGEST_BYTES = 40 * 1024 * 1024;

export type Chosen =
  | { readonly kind: 'pdf'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  | { readonly kind: 'trouble'; readonly sentence: string };

/** Of browsers on phones and some computers: https://developer.mozilla.org/docs/Web/API/BarcodeDetector */
interface Detector {
  readonly detect: (image: ImageBitmap) => Promise<readonly { readonly rawValue: string }[]>;
}

function detector(): Detector | undefined {
  const { BarcodeDetector } = globalThis as {
    BarcodeDetector?: new (options: { formats: readonly string[] }) => Detector;
  };
  return BarcodeDetector && new BarcodeDetector({ formats: ['qr_code'] });
}

export async function readChosen(file: File): Promise<Chosen> {
  const { name } = file;
  const words = record.verify;
  if (file.size > LARGEST_BYTES) return { kind: 'trouble', sentence: words.fileTooLarge(name) };
  try {
    if (file.type.startsWith('image/')) return await readPicture(file);
    return { kind: 'pdf', name, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    return { kind: 'trouble', sentence: words.fileUnreadable(name) };
  }
}

async function readPicture(file: File): Promise<Chosen> {
  const picture = await createImageBitmap(file);
  const [found] = (await detector()?.detect(picture)) ?? [];
  return found
    ? { kind: 'text', name: file.name, text: found.rawValue }
    : { kind: 'trouble', sentence: record.verify.pictureEmpty(file.name) };
}

/** @param trouble - of the file chosen last */
export function drawChooser(trouble: string | undefined, choose: (file: File) => void): TemplateResult {
  const words = record.verify;
  const readsPictures = 'BarcodeDetector' in globalThis;
  const pick = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) choose(file);
    // The same file may be chosen again, when its code has been typed meanwhile.
    input.value = '';
  };
  return html`<section class="file" aria-labelledby="file-heading">
    <h2 id="file-heading">${words.file}</h2>
    <p id="file-hint" class="muted">${readsPictures ? words.fileHint : words.fileHintPdf}</p>
    <label class="chooser">
      <span>${words.fileLabel}</span>
      <input type="file" accept=${readsPictures ? 'application/pdf,.pdf,image/*' : 'application/pdf,.pdf'}
        aria-describedby="file-hint" @change=${pick} />
    </label>
    ${trouble ? html`<p id="file-trouble" class="error" role="alert">${trouble}</p>` : nothing}
  </section>`;
}

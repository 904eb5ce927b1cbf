/** Compare a PDF with the hash it was issued with. The file is read here and goes nowhere. */
import { html, nothing, type TemplateResult } from 'lit';
import { toHex } from '../../domain/base/bytes.ts';
import { record } from '../../i18n/record.ts';

export type FileVerdict =
  | { readonly kind: 'reading' }
  | { readonly kind: 'same' | 'other' | 'unreadable'; readonly name: string };

/** Browsers offer hashing on encrypted connections and on this very machine only. */
function canHash(): boolean {
  return globalThis.isSecureContext && globalThis.crypto?.subtle !== undefined;
}

export async function compareFile(file: File, pdfHash: string): Promise<FileVerdict> {
  const { name } = file;
  try {
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    const same = toHex(new Uint8Array(digest)) === pdfHash.toLowerCase();
    return { kind: same ? 'same' : 'other', name };
  } catch {
    return { kind: 'unreadable', name };
  }
}

export function drawFile(verdict: FileVerdict | undefined, choose: (file: File) => void): TemplateResult {
  const words = record.verify;
  return html`<section class="file" aria-labelledby="file-heading">
    <h3 id="file-heading">${words.file}</h3>
    ${canHash() ? drawChooser(choose) : html`<p>${words.fileUnavailable}</p><p><code>${words.fileCommand}</code></p>`}
    <div role="status">${verdict ? drawVerdict(verdict) : nothing}</div>
  </section>`;
}

function drawChooser(choose: (file: File) => void): TemplateResult {
  const words = record.verify;
  const pick = (event: Event) => {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file) choose(file);
  };
  return html`<p id="file-hint" class="muted">${words.fileHint}</p>
    <label class="chooser">
      <span>${words.fileLabel}</span>
      <input type="file" accept="application/pdf,.pdf" aria-describedby="file-hint" @change=${pick} />
    </label>`;
}

function drawVerdict(verdict: FileVerdict): TemplateResult {
  const words = record.verify;
  switch (verdict.kind) {
    case 'reading':
      return html`<p class="muted">${words.fileReading}</p>`;
    case 'same':
      return html`<p class="same"><span aria-hidden="true">✓ </span>${words.fileSame(verdict.name)}</p>`;
    case 'other':
      return html`<p class="error"><span aria-hidden="true">✗ </span>${words.fileOther(verdict.name)}</p>`;
    case 'unreadable':
      return html`<p class="error">${words.fileUnreadable(verdict.name)}</p>`;
  }
}

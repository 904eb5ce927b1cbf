/** The verifier: one page in one file. Reads what it is given, computes, and asks nobody. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { utf8 } from '../domain/base/bytes.ts';
import { checkRecord } from '../domain/ledger/check-record.ts';
import { readEvidence } from '../domain/ledger/read-evidence.ts';
import { verifier as words } from '../i18n/zh-CN/verifier.ts';
import { arithmetic, keyIdOf } from './arithmetic.ts';
import { checkBrought } from './brought-file.ts';
import { drawOutcome, drawTrouble } from './draw.ts';
import { drawReport } from './draw-report.ts';
import './verifier.css';

/** An archive of a whole career is some tens of megabytes. */
const LARGEST_BYTES = 128 * 1024 * 1024;

const app = document.querySelector<HTMLElement>('#app');
let isDragging = false;
let outcome: TemplateResult | undefined;
/** An archive, which is no text. */
let opened: Uint8Array | undefined;

function draw(): void {
  if (app) render(page(), app);
}

function page(): TemplateResult {
  return html`<main class="page">
    <header>
      <p class="name">${words.name}</p>
      <h1>${words.title}</h1>
      <p class="lead">${words.lead}</p>
    </header>
    <form class=${isDragging ? 'dragging' : ''} novalidate @submit=${submit}
      @dragover=${drag} @dragleave=${leave} @drop=${drop}>
      <div class="field">
        <label for="file">${words.open}</label>
        <input id="file" type="file" accept=".pdf,.zip,.json,.txt,application/pdf,application/zip,application/json,text/plain" aria-describedby="file-hint" @change=${choose} />
        <p class="hint" id="file-hint">${words.openHint}</p>
      </div>
      <div class="field">
        <label for="text">${words.paste}</label>
        <textarea id="text" spellcheck="false" autocomplete="off" aria-describedby="text-hint"></textarea>
        <p class="hint" id="text-hint">${words.pasteHint}</p>
      </div>
      <div class="pair">
        <div class="field">
          <label for="key">${words.key}</label>
          <input id="key" autocomplete="off" spellcheck="false" aria-describedby="key-hint" />
          <p class="hint" id="key-hint">${words.keyHint}</p>
        </div>
        <div class="field">
          <label for="name">${words.printedName}</label>
          <input id="name" autocomplete="off" aria-describedby="name-hint" />
          <p class="hint" id="name-hint">${words.printedNameHint}</p>
        </div>
      </div>
      <button type="submit">${words.check}</button>
    </form>
    <div id="outcome" role="region" aria-live="polite" aria-label=${words.outcome}>${outcome ?? nothing}</div>
    <footer class="muted">${words.footer}</footer>
  </main>`;
}

function typedIn(id: string): string {
  return app?.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${id}`)?.value ?? '';
}

function submit(event: Event): void {
  event.preventDefault();
  void check();
}

async function check(): Promise<void> {
  outcome = await checkedOutcome().catch(() => drawTrouble(words.broken));
  draw();
  app?.querySelector<HTMLElement>('#verdict, #outcome .tell')?.scrollIntoView({ block: 'nearest' });
}

async function checkedOutcome(): Promise<TemplateResult> {
  const text = typedIn('text');
  const brought = { text, publicKey: typedIn('key'), name: typedIn('name') };
  const bytes = text.trim() === '' ? opened : utf8(text);
  if (!bytes) return drawTrouble(words.nothing);
  const report = await checkBrought(bytes, brought.publicKey);
  if (report) return drawReport(report);
  const file = readEvidence(brought, keyIdOf);
  return file ? drawOutcome(checkRecord(file, arithmetic, brought.publicKey)) : drawTrouble(words.unreadable);
}

async function read(file: File | undefined): Promise<void> {
  if (!file) return;
  if (file.size > LARGEST_BYTES) {
    outcome = drawTrouble(words.tooLarge);
    draw();
    return;
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const area = app?.querySelector<HTMLTextAreaElement>('#text');
  const isText = !['PK', '%PDF'].some((mark) => startsWith(bytes, mark));
  opened = isText ? undefined : bytes;
  if (area) area.value = isText ? new TextDecoder().decode(bytes) : '';
  await check();
}

function startsWith(bytes: Uint8Array, mark: string): boolean {
  return [...mark].every((character, at) => bytes[at] === character.charCodeAt(0));
}

function choose(event: Event): void {
  void read((event.target as HTMLInputElement).files?.[0]);
}

function drag(event: DragEvent): void {
  event.preventDefault();
  isDragging = true;
  draw();
}

function leave(): void {
  isDragging = false;
  draw();
}

function drop(event: DragEvent): void {
  event.preventDefault();
  leave();
  void read(event.dataTransfer?.files[0]);
}

draw();

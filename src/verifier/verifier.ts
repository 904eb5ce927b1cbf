/** The verifier: one page in one file. Reads what it is given, computes, and asks nobody. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { type CheckedRecord, checkRecord } from '../domain/ledger/check-record.ts';
import { readEvidence } from '../domain/ledger/read-evidence.ts';
import { verifier as words } from '../i18n/zh-CN/verifier.ts';
import { arithmetic, keyIdOf } from './arithmetic.ts';
import { drawOutcome, drawTrouble } from './draw.ts';
import './verifier.css';

/** A record of a whole career is some hundred kilobytes. */
const LARGEST_BYTES = 20 * 1024 * 1024;

const app = document.querySelector<HTMLElement>('#app');
let isDragging = false;
let outcome: TemplateResult | undefined;

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
        <input id="file" type="file" accept=".json,.txt,application/json,text/plain" aria-describedby="file-hint" @change=${choose} />
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
  check();
}

function check(): void {
  const text = typedIn('text');
  const brought = { text, publicKey: typedIn('key'), name: typedIn('name') };
  const file = readEvidence(brought, keyIdOf);
  if (text.trim() === '') outcome = drawTrouble(words.nothing);
  else if (!file) outcome = drawTrouble(words.unreadable);
  else outcome = drawOutcome(checked(file, brought.publicKey));
  draw();
  app?.querySelector<HTMLElement>('#verdict, #outcome .tell')?.scrollIntoView({ block: 'nearest' });
}

function checked(file: Parameters<typeof checkRecord>[0], publicKey: string): CheckedRecord {
  return checkRecord(file, arithmetic, publicKey);
}

async function read(file: File | undefined): Promise<void> {
  if (!file) return;
  const area = app?.querySelector<HTMLTextAreaElement>('#text');
  if (file.size > LARGEST_BYTES) {
    outcome = drawTrouble(words.tooLarge);
    draw();
    return;
  }
  if (area) area.value = await file.text();
  check();
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

/** Verify a certificate, for anybody: by its code, its QR code or its file; what it says, whether it stands, what proves it. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { readPresented } from '../../domain/certificate/check-paper.ts';
import { readPdfProofs } from '../../domain/certificate/pdf-proof.ts';
import { wait } from '../../drawing/dates.ts';
import { figures } from '../../drawing/figures.styles.ts';
import { failed, waiting } from '../../drawing/states.ts';
import { record } from '../../i18n/record.ts';
import type { Refusal } from '../../stores/api.ts';
import { controls } from '../../styles/controls.styles.ts';
import { drawCertificate } from './certificate.ts';
import { drawChooser, readChosen } from './file.ts';
import { drawHeld } from './held.ts';
import { type Brought, type Inquiry, inquire } from './inquiry.ts';
import { verifyStyles } from './verify.styles.ts';

type Finding =
  | { readonly kind: 'none' | 'asking' }
  | { readonly kind: 'done'; readonly inquiry: Inquiry; readonly brought: Brought };

const CODE_LENGTH = 16;

export class Verify extends LitElement {
  static override styles = [controls, figures, verifyStyles];
  static override properties = {
    typed: { state: true },
    trouble: { state: true },
    fileTrouble: { state: true },
    finding: { state: true },
  };
  declare typed: string;
  declare trouble: string | undefined;
  declare fileTrouble: string | undefined;
  declare finding: Finding;

  #run = 0;

  constructor() {
    super();
    this.typed = presentedByAddress();
    this.finding = { kind: 'none' };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A phone that scans a second code while the page is open changes the fragment alone.
    window.addEventListener('hashchange', this.#addressChanged);
    if (this.typed !== '') void this.#check();
  }

  override disconnectedCallback(): void {
    window.removeEventListener('hashchange', this.#addressChanged);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const words = record.verify;
    return html`
      <form novalidate @submit=${this.#submit}>
        <div class="field">
          <label for="code">${words.code}</label>
          <span id="hint" class="muted">${words.hint}</span>
          <div class="row">
            <input id="code" name="code" class="num" .value=${this.typed} autocomplete="off" autocapitalize="characters"
              spellcheck="false" enterkeyhint="search" aria-invalid=${this.trouble ? 'true' : 'false'}
              aria-describedby=${this.trouble ? 'trouble hint' : 'hint'}
              @input=${(event: Event) => {
                this.typed = (event.target as HTMLInputElement).value;
              }} />
            <button class="button first" type="submit">${words.submit}</button>
          </div>
          ${this.trouble ? html`<span id="trouble" class="error" role="alert">${this.trouble}</span>` : nothing}
        </div>
      </form>
      ${drawChooser(this.fileTrouble, (file) => void this.#choose(file))}
      <div class="finding">${this.#drawFinding()}</div>
    `;
  }

  #drawFinding(): TemplateResult | typeof nothing {
    const { finding } = this;
    if (finding.kind !== 'done') return finding.kind === 'asking' ? waiting() : nothing;
    const { inquiry, brought } = finding;
    const { held, answer, code } = inquiry;
    if (answer.kind === 'found') {
      return html`${drawHeld(held, answer.found)} ${drawCertificate(answer.found)}`;
    }
    const again = () => void this.#ask(code, brought);
    return html`${drawHeld(held, undefined)} ${drawRefusal(answer.problem, code, held.compact || held.file ? record.verify.offlineState : '', again)}`;
  }

  #addressChanged = (): void => {
    const presented = presentedByAddress();
    if (presented === '') return;
    this.typed = presented;
    void this.#check();
  };

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    await this.#check();
    await this.updateComplete;
    if (this.trouble) this.renderRoot.querySelector<HTMLInputElement>('#code')?.focus();
    else this.#focusResult();
  };

  #focusResult(): void {
    this.renderRoot.querySelector<HTMLElement>('#held, #result')?.focus();
  }

  /** A mistyped code is found here, before anybody is asked. */
  async #check(): Promise<void> {
    const presented = readPresented(this.typed);
    this.trouble = presented === undefined ? describeMistake(this.typed) : undefined;
    this.fileTrouble = undefined;
    if (presented === undefined) {
      this.finding = { kind: 'none' };
      return;
    }
    if (presented.kind === 'compact') {
      await this.#ask(presented.compact.claim.code, { compact: presented.compact });
      return;
    }
    this.typed = presented.code;
    history.replaceState(history.state, '', `?code=${presented.code}`);
    await this.#ask(presented.code, {});
  }

  async #choose(chosen: File): Promise<void> {
    const read = await readChosen(chosen);
    this.fileTrouble = read.kind === 'trouble' ? read.sentence : undefined;
    this.trouble = undefined;
    if (read.kind === 'trouble') return;
    if (read.kind === 'text') {
      this.typed = read.text;
      if (readPresented(read.text)) await this.#check();
      else this.fileTrouble = record.verify.notOurs(read.name);
      return;
    }
    const { name, bytes } = read;
    // A file of an older release names no code: then the one that was typed is meant.
    const typed = readPresented(this.typed);
    const code = readPdfProofs(bytes)[0]?.claim?.code ?? (typed?.kind === 'code' ? typed.code : undefined);
    if (code === undefined) {
      this.fileTrouble = record.verify.fileNeedsCode(name);
      return;
    }
    await this.#ask(code, { file: { name, bytes } });
    await this.updateComplete;
    this.#focusResult();
  }

  async #ask(code: string, brought: Brought): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    this.finding = { kind: 'asking' };
    const inquiry = await inquire(code, brought);
    if (run === this.#run) this.finding = { kind: 'done', inquiry, brought };
  }
}

/** The fragment of a scanned code is never sent to a server. */
function presentedByAddress(): string {
  if (location.hash.startsWith('#c=')) return location.hash;
  return new URLSearchParams(location.search).get('code') ?? '';
}

function drawRefusal(problem: Refusal, code: string, offline: string, again: () => void): TemplateResult {
  const words = record.verify;
  if (problem.code === 'not-found') return html`<p class="sheet" role="alert">${words.unknown(code)}</p>`;
  if (problem.code === 'too-many-requests') {
    const until = 'retryAfterSeconds' in problem ? problem.retryAfterSeconds : undefined;
    return html`<p class="sheet" role="alert">${words.tooMany(wait(until ?? 60))}</p>`;
  }
  return html`${failed(problem, again)} ${offline ? html`<p class="muted">${offline}</p>` : nothing}`;
}

function describeMistake(typed: string): string {
  const length = [...typed.replace(/[\s‐-―-]/g, '')].length;
  if (length === 0) return record.verify.codeMissing;
  if (length > CODE_LENGTH * 2) return record.verify.notACode;
  return length === CODE_LENGTH ? record.verify.codeMistyped : record.verify.codeLength(length);
}

customElements.define('md-verify', Verify);

declare global {
  interface HTMLElementTagNameMap {
    'md-verify': Verify;
  }
}

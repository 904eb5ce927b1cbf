/** Verify a certificate by its code, for anybody: every printed field, its state, and the PDF's own hash. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { PublicCertificate } from '../../domain/api/api.ts';
import { readCertificateCode } from '../../domain/certificate/code.ts';
import { wait } from '../../drawing/dates.ts';
import { figures } from '../../drawing/figures.styles.ts';
import { failed, waiting } from '../../drawing/states.ts';
import { record } from '../../i18n/record.ts';
import { api, type Refusal } from '../../stores/api.ts';
import { controls } from '../../styles/controls.styles.ts';
import { drawCertificate } from './certificate.ts';
import { compareFile, drawFile, type FileVerdict } from './file.ts';
import { verifyStyles } from './verify.styles.ts';

type Finding =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'unknown' | 'tooMany'; readonly sentence: string }
  | { readonly kind: 'failed'; readonly problem: Refusal; readonly code: string }
  | { readonly kind: 'found'; readonly certificate: PublicCertificate };

const CODE_LENGTH = 16;

export class Verify extends LitElement {
  static override styles = [controls, figures, verifyStyles];
  static override properties = {
    typed: { state: true },
    trouble: { state: true },
    finding: { state: true },
    fileVerdict: { state: true },
  };
  declare typed: string;
  declare trouble: string | undefined;
  declare finding: Finding;
  declare fileVerdict: FileVerdict | undefined;

  #run = 0;

  constructor() {
    super();
    this.typed = new URLSearchParams(location.search).get('code') ?? '';
    this.finding = { kind: 'none' };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.typed !== '') void this.#check();
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
      <div class="finding">${this.#drawFinding()}</div>
    `;
  }

  #drawFinding(): TemplateResult | typeof nothing {
    const { finding } = this;
    switch (finding.kind) {
      case 'none':
        return nothing;
      case 'asking':
        return waiting();
      case 'unknown':
      case 'tooMany':
        return html`<p class="sheet" role="alert">${finding.sentence}</p>`;
      case 'failed':
        return failed(finding.problem, () => void this.#ask(finding.code));
      case 'found':
        return html`${drawCertificate(finding.certificate)}
        ${drawFile(this.fileVerdict, (file) => void this.#compare(file, finding.certificate.pdfHash))}`;
    }
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    await this.#check();
    await this.updateComplete;
    if (this.trouble) this.renderRoot.querySelector<HTMLInputElement>('#code')?.focus();
    else this.renderRoot.querySelector<HTMLElement>('#result')?.focus();
  };

  /** A mistyped code is found here, before anybody is asked. */
  async #check(): Promise<void> {
    const code = readCertificateCode(this.typed);
    this.trouble = code === undefined ? describeMistake(this.typed) : undefined;
    if (code === undefined) {
      this.finding = { kind: 'none' };
      return;
    }
    this.typed = code;
    history.replaceState(history.state, '', `?code=${code}`);
    await this.#ask(code);
  }

  async #ask(code: string): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    this.finding = { kind: 'asking' };
    this.fileVerdict = undefined;
    const outcome = await api.get<PublicCertificate>(`/api/certificates/${code}`);
    if (run !== this.#run) return;
    this.finding = outcome.ok
      ? { kind: 'found', certificate: outcome.value }
      : findingOf(outcome.problem, code);
  }

  async #compare(file: File, pdfHash: string): Promise<void> {
    this.fileVerdict = { kind: 'reading' };
    this.fileVerdict = await compareFile(file, pdfHash);
  }
}

function findingOf(problem: Refusal, code: string): Finding {
  if (problem.code === 'not-found') return { kind: 'unknown', sentence: record.verify.unknown(code) };
  if (problem.code === 'too-many-requests') {
    return { kind: 'tooMany', sentence: record.verify.tooMany(wait(problem.retryAfterSeconds ?? 60)) };
  }
  return { kind: 'failed', problem, code };
}

function describeMistake(typed: string): string {
  const length = [...typed.replace(/[\s‐-―-]/g, '')].length;
  if (length === 0) return record.verify.codeMissing;
  return length === CODE_LENGTH ? record.verify.codeMistyped : record.verify.codeLength(length);
}

customElements.define('md-verify', Verify);

declare global {
  interface HTMLElementTagNameMap {
    'md-verify': Verify;
  }
}

/** Setting a password with an activation code, once; the code may stand behind the # of the page's address. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { activation as words } from '../../i18n/roster.ts';
import { api } from '../../stores/api.ts';
import { controls } from '../../styles/controls.styles.ts';
import { activateStyles } from './activate.styles.ts';

const FIELDS = ['code', 'staffNumber', 'password', 'again'] as const;
type Field = (typeof FIELDS)[number];

/** Which field lacks something; `form` for what the server says of the whole. */
interface Trouble {
  readonly at: Field | 'form';
  readonly sentence: string;
}

export class Activate extends LitElement {
  static override styles = [controls, activateStyles];
  static override properties = {
    isBusy: { state: true },
    isShown: { state: true },
    isDone: { state: true },
    trouble: { state: true },
  };
  declare isBusy: boolean;
  declare isShown: boolean;
  declare isDone: boolean;
  declare trouble: Trouble | undefined;

  /** Sent to no server with the address; taken out of it so that it does not stay in the history. */
  readonly #code = decodeURIComponent(location.hash.slice(1));

  constructor() {
    super();
    this.isBusy = false;
    this.isShown = false;
    this.isDone = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (location.hash !== '') history.replaceState(history.state, '', location.pathname);
  }

  protected override render(): TemplateResult {
    if (this.isDone) {
      return html`<div class="form">
        <p class="said" role="status" tabindex="-1">${words.done}</p>
        <a class="button first" href="/sign-in/">${words.signIn}</a>
      </div>`;
    }
    const kind = this.isShown ? 'text' : 'password';
    return html`<form class="form" novalidate @submit=${this.#submit}>
      <p id="trouble" class="error" tabindex="-1" role="alert">${this.trouble?.at === 'form' ? this.trouble.sentence : nothing}</p>
      ${this.#field('code', words.code, words.codeHint, html`<input id="code" name="code" .value=${this.#code} autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" maxlength="40" required aria-invalid=${this.#invalid('code')} aria-describedby=${this.#describedBy('code', true)} />`)}
      ${this.#field('staffNumber', words.number, undefined, html`<input id="staffNumber" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required aria-invalid=${this.#invalid('staffNumber')} aria-describedby=${this.#describedBy('staffNumber', false)} />`)}
      ${this.#field('password', words.password, words.rules, html`<input id="password" name="password" type=${kind} autocomplete="new-password" required aria-invalid=${this.#invalid('password')} aria-describedby=${this.#describedBy('password', true)} />`)}
      ${this.#field('again', words.again, undefined, html`<input id="again" name="again" type=${kind} autocomplete="new-password" required aria-invalid=${this.#invalid('again')} aria-describedby=${this.#describedBy('again', false)} />`)}
      <label class="check"><input type="checkbox" .checked=${this.isShown} @change=${() => {
        this.isShown = !this.isShown;
      }} /> ${words.show}</label>
      <button class="button first" type="submit" aria-disabled=${this.isBusy ? 'true' : 'false'}>${this.isBusy ? words.submitting : words.submit}</button>
    </form>`;
  }

  #field(at: Field, label: string, hint: string | undefined, input: TemplateResult): TemplateResult {
    return html`<div class="field">
      <label for=${at}>${label}</label>
      ${hint === undefined ? nothing : html`<span id="${at}-hint" class="muted">${hint}</span>`}
      ${input}
      ${this.trouble?.at === at ? html`<span id="${at}-trouble" class="error">${this.trouble.sentence}</span>` : nothing}
    </div>`;
  }

  #invalid(at: Field): 'true' | 'false' {
    return this.trouble?.at === at ? 'true' : 'false';
  }

  #describedBy(at: Field, hasHint: boolean): string | typeof nothing {
    const ids = [this.trouble?.at === at ? `${at}-trouble` : '', hasHint ? `${at}-hint` : ''];
    return ids.filter(Boolean).join(' ') || nothing;
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.isBusy) return;
    const [code = '', staffNumber = '', password = '', again = ''] = FIELDS.map(
      (field) => this.renderRoot.querySelector<HTMLInputElement>(`#${field}`)?.value ?? '',
    );
    if (code.trim() === '') return this.#refuse('code', words.codeMissing);
    if (staffNumber.trim() === '') return this.#refuse('staffNumber', words.numberMissing);
    if (password === '') return this.#refuse('password', words.passwordMissing);
    if (password !== again) return this.#refuse('again', words.notSame);
    this.trouble = undefined;
    this.isBusy = true;
    const used = await api.post('/api/activation', { code, staffNumber, password });
    this.isBusy = false;
    if (used.ok) return this.#finish();
    const isPassword = 'field' in used.problem && used.problem.field === '/password';
    return this.#refuse(isPassword ? 'password' : 'form', used.problem.detail);
  };

  async #finish(): Promise<void> {
    this.isDone = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.said')?.focus();
  }

  async #refuse(at: Trouble['at'], sentence: string): Promise<void> {
    this.trouble = { at, sentence };
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(at === 'form' ? '#trouble' : `#${at}`)?.focus();
  }
}

customElements.define('md-activate', Activate);

declare global {
  interface HTMLElementTagNameMap {
    'md-activate': Activate;
  }
}

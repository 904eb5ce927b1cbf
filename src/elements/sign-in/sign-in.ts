/** The sign-in form. After it, on to the page one came from. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { SessionView } from '../../domain/api/api.ts';
import { wait } from '../../drawing/dates.ts';
import { waiting } from '../../drawing/states.ts';
import { record } from '../../i18n/record.ts';
import type { Refusal } from '../../stores/api.ts';
import { session } from '../../stores/session.ts';
import { nextAddress } from '../../stores/sign-in-path.ts';
import { controls } from '../../styles/controls.styles.ts';
import { signInStyles } from './sign-in.styles.ts';

/** Which field lacks something, and the sentence that says so; `form` for what concerns both. */
interface Trouble {
  readonly at: 'staffNumber' | 'password' | 'form';
  readonly sentence: string;
}

export class SignIn extends LitElement {
  static override styles = [controls, signInStyles];
  static override properties = {
    who: { state: true },
    known: { state: true },
    busy: { state: true },
    shown: { state: true },
    trouble: { state: true },
  };
  declare who: SessionView | undefined;
  declare known: boolean;
  declare busy: boolean;
  declare shown: boolean;
  declare trouble: Trouble | undefined;

  /** How the page is left after signing in. */
  leaveFor: (address: string) => void = (address) => location.assign(address);

  #stopListening: (() => void) | undefined;

  constructor() {
    super();
    this.known = false;
    this.busy = false;
    this.shown = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = session.onChange((who) => this.#know(who));
    void session.current().then((who) => this.#know(who));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  protected override render(): TemplateResult {
    if (!this.known) return waiting();
    return this.who && !this.busy ? this.#signedIn(this.who) : this.#form();
  }

  #signedIn({ person }: SessionView): TemplateResult {
    return html`<div class="form">
      <p>${record.signIn.already(person.maskedName, person.unit.name)}</p>
      <div class="actions">
        <a class="button first" href=${nextAddress(location.search)}>${record.signIn.goOn}</a>
        <button class="button" type="button" @click=${() => void session.signOut()}>${record.account.signOut}</button>
      </div>
    </div>`;
  }

  #form(): TemplateResult {
    const words = record.signIn;
    return html`<form class="form" novalidate @submit=${this.#submit}>
      <p id="trouble" class="error" tabindex="-1" role="alert">${this.trouble?.at === 'form' ? this.trouble.sentence : nothing}</p>
      <div class="field">
        <label for="staffNumber">${words.staffNumber}</label>
        <span id="hint" class="muted">${words.staffNumberHint}</span>
        <input id="staffNumber" name="username" autocomplete="username" autocapitalize="none" spellcheck="false"
          required aria-invalid=${this.#invalid('staffNumber')} aria-describedby=${this.#describedBy('staffNumber', 'hint')} />
        ${this.#fieldTrouble('staffNumber')}
      </div>
      <div class="field">
        <label for="password">${words.password}</label>
        <div class="with-button">
          <input id="password" name="password" type=${this.shown ? 'text' : 'password'} autocomplete="current-password"
            required aria-invalid=${this.#invalid('password')} aria-describedby=${this.#describedBy('password')} />
          <button class="button small" type="button" aria-pressed=${this.shown ? 'true' : 'false'} aria-controls="password"
            @click=${() => {
              this.shown = !this.shown;
            }}>${words.show}</button>
        </div>
        ${this.#fieldTrouble('password')}
      </div>
      <button class="button first" type="submit" aria-disabled=${this.busy ? 'true' : 'false'}>${this.busy ? words.submitting : words.submit}</button>
      <p class="muted">${words.help}</p>
    </form>`;
  }

  #fieldTrouble(field: 'staffNumber' | 'password'): TemplateResult | typeof nothing {
    if (this.trouble?.at !== field) return nothing;
    return html`<span id="${field}-trouble" class="error">${this.trouble.sentence}</span>`;
  }

  #invalid(field: 'staffNumber' | 'password'): 'true' | 'false' {
    return this.trouble?.at === field || (this.trouble?.at === 'form' && this.#blamesFields)
      ? 'true'
      : 'false';
  }

  #describedBy(field: 'staffNumber' | 'password', hint = ''): string | typeof nothing {
    const trouble =
      this.trouble?.at === field ? `${field}-trouble` : this.trouble?.at === 'form' ? 'trouble' : '';
    return [trouble, hint].filter(Boolean).join(' ') || nothing;
  }

  #blamesFields = false;

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const staffNumber = this.#input('staffNumber').value.trim();
    const password = this.#input('password').value;
    if (staffNumber === '') return this.#refuse('staffNumber', record.signIn.staffNumberMissing);
    if (password === '') return this.#refuse('password', record.signIn.passwordMissing);
    this.trouble = undefined;
    this.busy = true;
    const outcome = await session.signIn(staffNumber, password);
    if (outcome.ok) return this.leaveFor(nextAddress(location.search));
    this.busy = false;
    this.#blamesFields = outcome.problem.code === 'wrong-credentials';
    return this.#refuse('form', sentenceFor(outcome.problem));
  };

  async #refuse(at: Trouble['at'], sentence: string): Promise<void> {
    this.trouble = { at, sentence };
    await this.updateComplete;
    if (at !== 'form') this.#input(at).focus();
    else this.renderRoot.querySelector<HTMLElement>('#trouble')?.focus();
  }

  #input(id: 'staffNumber' | 'password'): HTMLInputElement {
    const input = this.renderRoot.querySelector<HTMLInputElement>(`#${id}`);
    if (!input) throw new Error(`the sign-in form has no field ${id}`);
    return input;
  }

  #know(who: SessionView | undefined): void {
    this.who = who;
    this.known = true;
  }
}

function sentenceFor(problem: Refusal): string {
  const words = record.signIn;
  const seconds = 'retryAfterSeconds' in problem ? problem.retryAfterSeconds : undefined;
  switch (problem.code) {
    case 'wrong-credentials':
      return words.wrong;
    case 'account-locked':
      return seconds === undefined ? words.lockedForNow : words.locked(wait(seconds));
    case 'too-many-requests':
      return words.tooMany(wait(seconds ?? 60));
    default:
      return problem.detail;
  }
}

customElements.define('md-sign-in', SignIn);

declare global {
  interface HTMLElementTagNameMap {
    'md-sign-in': SignIn;
  }
}

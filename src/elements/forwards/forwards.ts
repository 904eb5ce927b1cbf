/** Where statements are reported to, for administrators: each forward with how far it is; add, pause, resume, remove. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ForwardView } from '../../domain/api/forwards.ts';
import { figures } from '../../drawing/figures.styles.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { forwards as words } from '../../i18n/forwards.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { addition, CHANGES, type Change, rekeying, removal } from './forward-calls.ts';
import { drawForward, type ForwardAction } from './forward-card.ts';
import {
  drawAddForm,
  drawKeyForm,
  drawRemoval,
  type FormState,
  type FormTrouble,
  placeOfTrouble,
  readKey,
  readNewForward,
} from './forward-form.ts';
import { forwardsStyles } from './forwards.styles.ts';

/** Undefined for whoever may not forward. */
type Listed = readonly ForwardView[] | undefined;

/** What is open besides the list; one at a time. `id` is a forward's. */
type Panel = { readonly kind: 'add' } | { readonly kind: 'rekey' | 'remove'; readonly id: string };

export class Forwards extends LitElement {
  static override styles = [controls, figures, forwardsStyles];
  static override properties = {
    panel: { state: true },
    trouble: { state: true },
    refusal: { state: true },
    isBusy: { state: true },
    said: { state: true },
  };
  declare panel: Panel | undefined;
  /** Of the panel. */
  declare trouble: FormTrouble | undefined;
  /** Of a button pressed in the list. */
  declare refusal: string;
  declare isBusy: boolean;
  /** What was done last, for whoever cannot see it. */
  declare said: string;

  readonly #listed = new Loaded<Listed>(this, readForwards);

  constructor() {
    super();
    this.isBusy = false;
    this.refusal = '';
    this.said = '';
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#listed, words.signedOut, (views) =>
      views ? this.#list(views) : drawNotAllowed(),
    );
  }

  #list(views: readonly ForwardView[]): TemplateResult {
    const isAdding = this.panel?.kind === 'add';
    return html`
      <div class="actions top">
        <button class="button first" type="button" data-action="add" aria-expanded=${isAdding ? 'true' : 'false'} @click=${() => this.#open({ kind: 'add' })}>${words.add}</button>
        <button class="button" type="button" data-action="refresh" @click=${this.#refresh}>${words.refresh}</button>
        <p class="said muted" role="status" tabindex="-1">${this.said}</p>
      </div>
      <p class="outside error" role="alert">${this.refusal}</p>
      ${isAdding ? drawAddForm(this.#formState((form) => addition(readNewForward(form)))) : nothing}
      ${views.length === 0 && !isAdding ? html`<p class="sheet">${words.none}</p>` : nothing}
      <ul class="forwards" ?hidden=${views.length === 0}>
        ${repeat(
          views,
          (view) => view.id,
          (view) => html`<li class="sheet forward" data-id=${view.id}>
            ${drawForward(view, (action) => this.#act(view, action))} ${this.#panelOf(view)}
          </li>`,
        )}
      </ul>
    `;
  }

  #panelOf(view: ForwardView): TemplateResult | typeof nothing {
    const { panel } = this;
    if (!panel || panel.kind === 'add' || panel.id !== view.id) return nothing;
    const state = this.#formState((form) => rekeying(view, readKey(form)));
    return panel.kind === 'rekey'
      ? drawKeyForm(state, view.name)
      : drawRemoval(state, view.name, () => void this.#finish(removal(view)));
  }

  #formState(changeIn: (form: HTMLFormElement) => Change): FormState {
    return {
      trouble: this.trouble,
      isBusy: this.isBusy,
      cancel: () => void this.#close(),
      submit: (event) => {
        event.preventDefault();
        const form = event.target as HTMLFormElement;
        if (!this.isBusy) void this.#send(form, changeIn(form));
      },
    };
  }

  /** What a form holds; a refusal keeps it as it was typed. */
  async #send(form: HTMLFormElement, change: Change): Promise<void> {
    this.isBusy = true;
    await this.#finish(change);
    this.isBusy = false;
    if (!this.trouble) return;
    await this.updateComplete;
    placeOfTrouble(form)?.focus();
  }

  /** What a panel was opened for: done, it is closed. */
  async #finish({ said, name, call }: Change): Promise<void> {
    this.trouble = undefined;
    const outcome = await call();
    if (!outcome.ok) {
      this.trouble = troubleOf(outcome.problem);
      return;
    }
    this.panel = undefined;
    await this.#done(words.said[said](name));
  }

  #act(view: ForwardView, action: ForwardAction): void {
    if (action === 'rekey' || action === 'remove') void this.#open({ kind: action, id: view.id });
    else void this.#press(CHANGES[action](view));
  }

  async #press({ said, name, call }: Change): Promise<void> {
    const outcome = await call();
    this.refusal = outcome.ok ? '' : outcome.problem.detail;
    if (outcome.ok) await this.#done(words.said[said](name));
  }

  /** The button that was pressed may be gone, so the focus goes to what is said. */
  async #done(said: string): Promise<void> {
    this.said = said;
    await this.#listed.load();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.said')?.focus();
  }

  #refresh = async (): Promise<void> => {
    this.said = '';
    this.refusal = '';
    await this.#listed.load();
    this.said = words.refreshed;
  };

  async #open(panel: Panel): Promise<void> {
    this.trouble = undefined;
    this.refusal = '';
    this.said = '';
    this.panel = panel;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.form input, .form h3[tabindex]')?.focus();
  }

  /** Back to the button that opened it. */
  async #close(): Promise<void> {
    const { panel } = this;
    this.panel = undefined;
    this.trouble = undefined;
    await this.updateComplete;
    const place = panel && panel.kind !== 'add' ? `[data-id="${panel.id}"] ` : '';
    this.renderRoot.querySelector<HTMLElement>(`${place}[data-action="${panel?.kind}"]`)?.focus();
  }
}

async function readForwards(): Promise<Outcome<Listed>> {
  const outcome = await api.get<readonly ForwardView[]>('/api/forwards');
  if (!outcome.ok && outcome.problem.code === 'not-allowed') return { ok: true, value: undefined };
  return outcome;
}

function troubleOf(problem: { readonly detail: string; readonly field?: string }): FormTrouble {
  return { field: problem.field, sentence: problem.detail };
}

function drawNotAllowed(): TemplateResult {
  return html`<div class="sheet state">
    <p>${words.notAllowed}</p>
    <a class="button" href="/my/hours/">${words.toMyHours}</a>
  </div>`;
}

customElements.define('md-forwards', Forwards);

declare global {
  interface HTMLElementTagNameMap {
    'md-forwards': Forwards;
  }
}

/** Keys of other systems, for administrators: which there are, making one, revoking one. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { CreatedServiceKey, ServiceKeyRequest, ServiceKeyView } from '../../domain/api/api.ts';
import { isScope } from '../../domain/xapi/scopes.ts';
import { figures } from '../../drawing/figures.styles.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { serviceKeys as words } from '../../i18n/service-keys.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { session } from '../../stores/session.ts';
import { controls } from '../../styles/controls.styles.ts';
import { stackedTableNaming } from '../../styles/stacked-table.styles.ts';
import { copyText } from './copy-text.ts';
import { type Copying, drawCreated } from './created-key.ts';
import { drawKeyForm, type FormTrouble, troubleOf } from './key-form.ts';
import { drawKeys } from './key-table.ts';
import { drawRevokeDialog } from './revoke-dialog.ts';
import { serviceKeysStyles } from './service-keys.styles.ts';

/** Undefined for whoever is no administrator. */
type Keys = readonly ServiceKeyView[] | undefined;

const PATH = '/api/keys';

export class ServiceKeys extends LitElement {
  static override styles = [controls, figures, stackedTableNaming(css`5rem`, css`60rem`), serviceKeysStyles];
  static override properties = {
    created: { state: true },
    copying: { state: true },
    formTrouble: { state: true },
    revoking: { state: true },
    revokeTrouble: { state: true },
    busy: { state: true },
    said: { state: true },
  };
  /** Holds the only copy of a secret; gone when it is dismissed, or somebody else signs in. */
  declare created: CreatedServiceKey | undefined;
  declare copying: Copying | undefined;
  declare formTrouble: FormTrouble | undefined;
  /** The key that is asked about. */
  declare revoking: ServiceKeyView | undefined;
  declare revokeTrouble: string | undefined;
  declare busy: boolean;
  /** What was done last. */
  declare said: string;

  readonly #keys = new Loaded<Keys>(this, async (who) =>
    // Not asked where the answer is known: the server would put a refusal into its audit log.
    who.person.roles.includes('administrator')
      ? api.get<readonly ServiceKeyView[]>(PATH)
      : { ok: true, value: undefined },
  );
  #stopListening: (() => void) | undefined;

  constructor() {
    super();
    this.busy = false;
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = session.onChange(() => {
      this.created = undefined;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
    this.created = undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('revoking') && this.revoking) this.#find<HTMLDialogElement>('dialog')?.showModal();
  }

  /** The secret stands apart from the list: it must not vanish because the list cannot be read again. */
  protected override render(): TemplateResult {
    const desk = drawLoaded(this.#keys, words.signedOut, (keys) =>
      keys ? this.#desk(keys) : drawNotAllowed(),
    );
    return html`${desk}
      ${
        this.created
          ? html`<section aria-labelledby="created">${drawCreated(this.created, this.copying, { copy: this.#copy, dismiss: this.#dismiss })}</section>`
          : nothing
      }`;
  }

  #desk(keys: readonly ServiceKeyView[]): TemplateResult {
    const { busy } = this;
    const asked = { confirm: this.#revoke, closed: this.#closed };
    return html`
      <section aria-labelledby="list">
        <h2 id="list" tabindex="-1">${words.list}</h2>
        <p class="said" role="status">${this.said}</p>
        ${drawKeys(keys, this.#ask)}
      </section>
      ${
        this.created
          ? nothing
          : html`<section aria-labelledby="new">
              <h2 id="new" tabindex="-1">${words.create}</h2>
              ${drawKeyForm({ busy, trouble: this.formTrouble }, this.#create)}
            </section>`
      }
      ${drawRevokeDialog(this.revoking, { busy, trouble: this.revokeTrouble }, asked)}
    `;
  }

  #create = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const form = new FormData(event.target as HTMLFormElement);
    const name = String(form.get('name')).trim();
    const scopes = form.getAll('scope').map(String).filter(isScope);
    if (name === '') return this.#refuse({ at: 'name', sentence: words.nameMissing });
    if (scopes.length === 0) return this.#refuse({ at: 'scopes', sentence: words.scopesMissing });
    this.formTrouble = undefined;
    this.said = '';
    const outcome = await this.#whileBusy(
      api.post<CreatedServiceKey>(PATH, { name, scopes } satisfies ServiceKeyRequest),
    );
    if (!outcome.ok) return this.#refuse(troubleOf(outcome.problem));
    this.created = outcome.value;
    this.copying = undefined;
    await this.#focus('#created');
    await this.#keys.load();
  };

  async #refuse(trouble: FormTrouble): Promise<void> {
    this.formTrouble = trouble;
    await this.#focus({ name: '#name', scopes: 'input[name=scope]', form: '#form-trouble' }[trouble.at]);
  }

  #copy = async (what: string, text: string): Promise<void> => {
    this.copying = undefined;
    await this.updateComplete;
    this.copying = { what, done: await copyText(text, this.renderRoot) };
  };

  #dismiss = async (): Promise<void> => {
    this.created = undefined;
    await this.#focus('#new');
  };

  #ask = (key: ServiceKeyView): void => {
    this.said = '';
    this.revokeTrouble = undefined;
    this.revoking = key;
  };

  #closed = (): void => {
    this.revoking = undefined;
  };

  #revoke = async (): Promise<void> => {
    const key = this.revoking;
    if (!key || this.busy) return;
    this.revokeTrouble = undefined;
    const outcome = await this.#whileBusy(api.delete(`${PATH}/${encodeURIComponent(key.key)}`));
    const isGone = !outcome.ok && ['conflict', 'not-found'].includes(outcome.problem.code);
    if (!outcome.ok && !isGone) {
      this.revokeTrouble = outcome.problem.detail;
      return;
    }
    await this.#keys.load();
    this.#find<HTMLDialogElement>('dialog')?.close();
    this.said = outcome.ok ? words.revoked(key.name) : outcome.problem.detail;
    // The button that was pressed is no longer there to take the focus back.
    await this.#focus('#list');
  };

  async #whileBusy<Value>(asked: Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    this.busy = true;
    const outcome = await asked;
    this.busy = false;
    return outcome;
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.#find<HTMLElement>(selector)?.focus();
  }

  #find<Found extends HTMLElement>(selector: string): Found | null {
    return this.renderRoot.querySelector<Found>(selector);
  }
}

function drawNotAllowed(): TemplateResult {
  return html`<div class="sheet state">
    <p>${words.notAllowed}</p>
    <a class="button" href="/my/hours/">${words.toMyHours}</a>
  </div>`;
}

customElements.define('md-service-keys', ServiceKeys);

declare global {
  interface HTMLElementTagNameMap {
    'md-service-keys': ServiceKeys;
  }
}

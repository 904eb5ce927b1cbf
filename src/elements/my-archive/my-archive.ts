/** The way to one's archive: all of it, or one year. Shows nothing while nobody is signed in. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { CertificateListItem } from '../../domain/api/api.ts';
import { myArchive as words } from '../../i18n/zh-CN/my-archive.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { myArchiveStyles } from './my-archive.styles.ts';

export class MyArchive extends LitElement {
  static override properties = { year: { state: true } };
  static override styles = [controls, myArchiveStyles];

  declare private year: string;
  readonly #years = new Loaded<readonly number[]>(this, readYears);

  constructor() {
    super();
    this.year = '';
  }

  protected override render(): TemplateResult | typeof nothing {
    const { state } = this.#years;
    return state.kind === 'ready' ? this.#draw(state.value) : nothing;
  }

  #draw(years: readonly number[]): TemplateResult {
    const address = `/api/me/archive${this.year === '' ? '' : `?year=${this.year}`}`;
    return html`<section class="sheet" aria-labelledby="title">
      <h2 id="title">${words.title}</h2>
      <p>${words.lead}</p>
      <div class="row">
        ${years.length > 1 ? this.#drawRange(years) : nothing}
        <a class="button" href=${address} download>${words.download}</a>
      </div>
      <p class="muted">${words.verify}<a href="/verifier.html" target="_blank" rel="noopener">${words.verifier}</a>${words.verifyEnd}</p>
      <p class="muted">${words.badge}</p>
    </section>`;
  }

  #drawRange(years: readonly number[]): TemplateResult {
    return html`<label for="range">${words.range}</label>
      <select id="range" class="input" @change=${this.#choose}>
        <option value="">${words.allYears}</option>
        ${years.map((year) => html`<option value=${year}>${words.year(year)}</option>`)}
      </select>`;
  }

  #choose(event: Event): void {
    this.year = (event.target as HTMLSelectElement).value;
  }
}

/** Of certificates, the newest first: with one year there is nothing to choose. */
async function readYears(): Promise<Outcome<readonly number[]>> {
  const certificates = await api.get<readonly CertificateListItem[]>('/api/me/certificates');
  if (!certificates.ok) return certificates;
  const years = new Set(certificates.value.map(({ year }) => year));
  return { ok: true, value: [...years].sort((one, other) => other - one) };
}

customElements.define('md-my-archive', MyArchive);

declare global {
  interface HTMLElementTagNameMap {
    'md-my-archive': MyArchive;
  }
}

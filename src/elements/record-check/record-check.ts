/** On the desk of auditors and administrators: whether last night's recomputation found every status right. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { RecordCheckView } from '../../domain/api/record-check.ts';
import { longDay } from '../../drawing/dates.ts';
import { record } from '../../i18n/record.ts';
import { api } from '../../stores/api.ts';
import { session } from '../../stores/session.ts';
import { controls } from '../../styles/controls.styles.ts';
import { recordCheckStyles } from './record-check.styles.ts';

export class RecordCheck extends LitElement {
  static override styles = [controls, recordCheckStyles];
  static override properties = { view: { state: true } };
  /** Undefined for whoever may not see it, and until it is known. */
  declare view: RecordCheckView | undefined;

  #stopListening: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = session.onChange(() => void this.#ask());
    void this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.view) return nothing;
    const words = record.recordCheck;
    const { latest } = this.view;
    return html`<section aria-labelledby="check">
      <h2 id="check">${words.heading}</h2>
      ${latest ? drawLatest(latest) : html`<p class="muted">${words.never}</p>`}
    </section>`;
  }

  async #ask(): Promise<void> {
    const who = await session.current();
    const maySee = who?.person.roles.some((role) => role === 'auditor' || role === 'administrator');
    const outcome = maySee ? await api.get<RecordCheckView>('/api/record-check') : undefined;
    this.view = outcome?.ok ? outcome.value : undefined;
  }
}

function drawLatest(latest: NonNullable<RecordCheckView['latest']>): TemplateResult {
  const words = record.recordCheck;
  const day = longDay(latest.day);
  if (latest.years === null) return html`<p class="muted">${words.running(day)}</p>`;
  const years = latest.years.toLocaleString('zh-CN');
  const { differenceCount, differences } = latest;
  if (differenceCount === 0)
    return html`<p class="num"><span aria-hidden="true">✓</span> ${words.same(day, years)}</p>`;
  const more = differenceCount - differences.length;
  return html`<div class="warning num" role="alert">
    <p>${words.differs(day, differenceCount.toLocaleString('zh-CN'), years)}</p>
    <table>
      <thead><tr><th scope="col">${words.person}</th><th scope="col" class="amount">${words.year}</th></tr></thead>
      <tbody>
        ${differences.map(({ personId, year }) => html`<tr><td><code>${personId}</code></td><td class="amount">${year}</td></tr>`)}
      </tbody>
    </table>
    ${more > 0 ? html`<p>${words.more(more)}</p>` : nothing}
  </div>`;
}

customElements.define('md-record-check', RecordCheck);

declare global {
  interface HTMLElementTagNameMap {
    'md-record-check': RecordCheck;
  }
}

/**
 * On the desk's first page: how many were warned, by what they wait for. With `of-person`: the warnings of the person in
 * the page's address. Nothing without one, or for whoever may not see it.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { WarningsView } from '../../domain/api/warnings.ts';
import { WARNING_STATES } from '../../domain/warning/warning.ts';
import { quarterText, warningTag } from '../../drawing/warning-case.ts';
import { warnings } from '../../i18n/warnings.ts';
import { api } from '../../stores/api.ts';
import { session } from '../../stores/session.ts';
import { controls } from '../../styles/controls.styles.ts';
import { warningNoteStyles } from './warning-note.styles.ts';

const words = warnings.note;
const READERS = ['officer', 'auditor', 'administrator'] as const;

export class WarningNote extends LitElement {
  static override styles = [controls, warningNoteStyles];
  static override properties = { view: { state: true }, ofPerson: { type: Boolean, attribute: 'of-person' } };
  declare view: WarningsView | undefined;
  declare ofPerson: boolean;

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
    return this.ofPerson ? drawPerson(this.view) : drawCounts(this.view);
  }

  async #ask(): Promise<void> {
    const who = await session.current();
    const person = new URLSearchParams(location.search).get('id');
    const maySee = who?.person.roles.some((role) => READERS.some((reader) => reader === role));
    const query = this.ofPerson ? `person=${encodeURIComponent(person ?? '')}` : 'page=0';
    const isAsked = maySee && (!this.ofPerson || person !== null);
    const outcome = isAsked ? await api.get<WarningsView>(`/api/warnings?${query}`) : undefined;
    this.view = outcome?.ok ? outcome.value : undefined;
  }
}

function drawCounts({ counts }: WarningsView): TemplateResult | typeof nothing {
  const states = WARNING_STATES.filter((state) => state !== 'closed' && counts[state] > 0);
  const open = states.reduce((sum, state) => sum + counts[state], 0);
  if (open === 0) return nothing;
  return html`<section aria-labelledby="warned">
    <h2 id="warned">${words.heading}</h2>
    <p class="num">${words.open(open)}：</p>
    <ul class="num">${states.map(
      (state) =>
        html`<li><a href=${`/admin/warnings/?state=${state}`}>${words.part(warnings.states[state], counts[state])}</a></li>`,
    )}</ul>
    <p><a href="/admin/warnings/">${words.toAll}</a></p>
  </section>`;
}

function drawPerson({ warnings: own }: WarningsView): TemplateResult | typeof nothing {
  if (own.length === 0) return nothing;
  return html`<section aria-labelledby="warned">
    <h2 id="warned">${words.heading}</h2>
    <ul class="num">${own.map(
      (line) =>
        html`<li><a href=${`/admin/warnings/?id=${encodeURIComponent(line.id)}`}>${words.ofPerson(quarterText(line.first), quarterText(line.second))}</a>${warningTag(line)}</li>`,
    )}</ul>
  </section>`;
}

customElements.define('md-warning-note', WarningNote);

declare global {
  interface HTMLElementTagNameMap {
    'md-warning-note': WarningNote;
  }
}

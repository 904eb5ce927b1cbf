/** A year's hours: what is required, what there is, and what every part of it rests on. */
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { HoursView } from '../../domain/api/api.ts';
import type { Explanation } from '../../domain/api/explain.ts';
import { CATEGORIES, type Category } from '../../domain/policy/policy.ts';
import { longDay } from '../../drawing/dates.ts';
import type { ExplainedState, Explaining } from '../../drawing/explained.ts';
import { figures } from '../../drawing/figures.styles.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { record } from '../../i18n/record.ts';
import { explained as evidence } from '../../i18n/zh-CN/record-evidence.ts';
import { api } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { drawEntries } from './entries.ts';
import { myHoursStyles } from './my-hours.styles.ts';
import { drawRequirement } from './requirements.ts';

export class MyHours extends LitElement {
  static override styles = [controls, figures, myHoursStyles];
  static override properties = { kinds: { state: true }, year: { state: true } };
  /** Only entries of these kinds are listed; undefined lists all. */
  declare kinds: readonly Category[] | undefined;
  /** The year asked for; undefined is the current one. */
  declare year: number | undefined;

  readonly #hours = new Loaded<HoursView | undefined>(this, async () => {
    const whose = this.#whose();
    if (whose === undefined) return { ok: true, value: undefined };
    const path = `/api/${whose}/hours`;
    return api.get<HoursView>(this.year === undefined ? path : `${path}?year=${this.year}`);
  });
  #jumpWhenReady: boolean;

  constructor() {
    super();
    const asked = new URLSearchParams(location.search);
    this.kinds = readKinds(asked.get('kind'));
    const year = Number(asked.get('year'));
    this.year = Number.isInteger(year) && year > 0 ? year : undefined;
    this.#jumpWhenReady = this.kinds !== undefined;
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#hours, record.hours.signedOut, (hours) => (hours ? this.#ready(hours) : html``));
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (!this.#jumpWhenReady || this.#hours.state.kind !== 'ready') return;
    this.#jumpWhenReady = false;
    this.#toEntries();
  }

  #ready(hours: HoursView): TemplateResult {
    const words = record.hours;
    const { id, citation, version, cutOff, lateEntry, makeUp } = hours.policy;
    const days = record.policy.days(longDay(cutOff), longDay(lateEntry), makeUp && longDay(makeUp));
    return html`
      <div class="head">
        <p class="muted num">${words.basis(hours.year, citation, version)}<br />${words.asOf(longDay(hours.asOf))}<br />${days} <a href="/rules/${id}/#cut-off">${record.policy.rules}</a></p>
        ${this.#yearPicker(hours)}
      </div>
      <div class="requirements">
        ${hours.requirements.map((each) => drawRequirement(each, hours, { kinds: this.kinds, choose: this.#choose }))}
      </div>
      ${drawEntries(hours.entries, { kinds: this.kinds, choose: this.#choose, goTo: this.#goTo, explaining: this.#explaining, isOwn: !this.hasAttribute('of-another') })}
      ${drawDownloads(this.#whose() ?? 'me')}
    `;
  }

  readonly #explained = new Map<string, ExplainedState>();

  /** With the attribute `of-another`, of whom the address names, if it names anybody; the own without it. */
  #whose(): string | undefined {
    if (!this.hasAttribute('of-another')) return 'me';
    const id = new URLSearchParams(location.search).get('id');
    return id ? `people/${encodeURIComponent(id)}` : undefined;
  }

  /** An explanation is long: it comes when somebody asks, and stays. */
  readonly #explaining: Explaining = {
    of: (id) => this.#explained.get(id),
    ask: (id) => void this.#explain(id),
  };

  async #explain(id: string): Promise<void> {
    this.#explained.set(id, { kind: 'asking' });
    this.requestUpdate();
    const outcome = await api.get<Explanation>(`/api/entries/${encodeURIComponent(id)}`);
    this.#explained.set(
      id,
      outcome.ok
        ? { kind: 'told', explanation: outcome.value }
        : { kind: 'failed', problem: outcome.problem },
    );
    this.requestUpdate();
  }

  #yearPicker(hours: HoursView): TemplateResult | string {
    if (hours.years.length < 2) return '';
    return html`<label class="years">
      ${record.hours.year}
      <select class="input" @change=${(event: Event) => this.#showYear(event)}>
        ${hours.years.map((year) => html`<option value=${year} ?selected=${year === hours.year}>${record.hours.yearOption(year)}</option>`)}
      </select>
    </label>`;
  }

  #showYear(event: Event): void {
    this.year = Number((event.target as HTMLSelectElement).value);
    this.kinds = undefined;
    this.#keepInAddress();
    void this.#hours.load();
  }

  /** Pressing a number leads to the entries it is made of; pressing it again shows all. */
  #choose = (kinds: readonly Category[] | undefined): void => {
    const same = kinds !== undefined && this.kinds?.join() === kinds.join();
    this.kinds = same ? undefined : kinds;
    this.#keepInAddress();
    if (!same) void this.updateComplete.then(() => this.#toEntries());
  };

  #goTo = (id: string): void => {
    this.kinds = undefined;
    void this.updateComplete.then(() => {
      const row = this.renderRoot.querySelector<HTMLDetailsElement>(
        `details[data-entry="${CSS.escape(id)}"]`,
      );
      if (!row) return;
      row.open = true;
      row.querySelector('summary')?.focus();
    });
  };

  #toEntries(): void {
    const heading = this.renderRoot.querySelector<HTMLElement>('#entries');
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'start' });
  }

  #keepInAddress(): void {
    const asked = new URLSearchParams(location.search);
    asked.delete('year');
    asked.delete('kind');
    if (this.year !== undefined) asked.set('year', String(this.year));
    if (this.kinds) asked.set('kind', this.kinds.join('.'));
    const search = asked.toString();
    history.replaceState(history.state, '', search ? `?${search}` : location.pathname);
  }
}

/** Files of the server's: the browser keeps them, no script touches them. */
function drawDownloads(whose: string): TemplateResult {
  return html`<div class="downloads">
    <div class="actions">
      <a class="button" href="/api/${whose}/record" download="mingde-record.json">${whose === 'me' ? evidence.download : evidence.downloadOther}</a>
      <a class="button" href="/verifier.html" download="mingde-verifier.html">${evidence.verifier}</a>
    </div>
    <p class="muted">${evidence.downloadHint}</p>
  </div>`;
}

function readKinds(written: string | null): readonly Category[] | undefined {
  const kinds = CATEGORIES.filter((category) => written?.split('.').includes(category));
  return kinds.length > 0 ? kinds : undefined;
}

customElements.define('md-my-hours', MyHours);

declare global {
  interface HTMLElementTagNameMap {
    'md-my-hours': MyHours;
  }
}

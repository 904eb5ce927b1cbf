/** The desk's warnings: the list of who lags two quarters running, one case, and the forms that carry it on. */
import { html, LitElement, type TemplateResult } from 'lit';
import type { SessionView } from '../../domain/api/api.ts';
import type { WarningActKind, WarningsView, WarningView } from '../../domain/api/warnings.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { warningCase } from '../../drawing/warning-case.styles.ts';
import { warnings as words } from '../../i18n/warnings.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { stackedTable } from '../../styles/stacked-table.styles.ts';
import { type ActForm, type MeasureRow, readAct, readMeasures } from './act-forms.ts';
import { type Place, pathOf, placeIn } from './place.ts';
import { drawCase } from './warning-case.ts';
import { drawList } from './warning-list.ts';
import { warningsStyles } from './warnings.styles.ts';

type Shown =
  | { readonly kind: 'notAllowed' }
  | { readonly kind: 'list'; readonly list: WarningsView }
  | { readonly kind: 'one'; readonly one: WarningView };

const READERS = ['officer', 'auditor', 'administrator'] as const;

export class Warnings extends LitElement {
  static override styles = [controls, warningCase, stackedTable, warningsStyles];
  static override properties = {
    acting: { state: true },
    measures: { state: true },
    trouble: { state: true },
    isBusy: { state: true },
    said: { state: true },
  };
  /** Which act is being written down. */
  declare acting: WarningActKind | undefined;
  declare measures: readonly MeasureRow[];
  declare trouble: string | undefined;
  declare isBusy: boolean;
  /** What was done last, for whoever cannot see it. */
  declare said: string;

  #place: Place = placeIn(location.search);
  readonly #shown = new Loaded<Shown>(this, (who) => this.#read(who));

  constructor() {
    super();
    this.isBusy = false;
    this.measures = [];
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.#follow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#follow);
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#shown, words.signedOut, (shown) => this.#ready(shown));
  }

  #ready(shown: Shown): TemplateResult {
    if (shown.kind === 'notAllowed') {
      return html`<div class="sheet state"><p>${words.notAllowed}</p><a class="button" href="/my/tasks/">${words.toTasks}</a></div>`;
    }
    const go = (event: MouseEvent, place: Place) => this.#go(event, place);
    const said = html`<p class="said" role="status" tabindex="-1">${this.said}</p>`;
    if (shown.kind === 'list') return html`${said}${drawList(shown.list, this.#place, go)}`;
    const up: Place = { ...this.#place, id: undefined };
    const open = (kind: WarningActKind) => this.#open(shown.one, kind);
    return html`<div class="detail">
      <a class="back" href=${pathOf(up)} @click=${(event: MouseEvent) => go(event, up)}>${words.case.back}</a>
      ${said} ${drawCase(shown.one, this.#form(shown.one), open)}
    </div>`;
  }

  async #read({ person }: SessionView): Promise<Outcome<Shown>> {
    if (!READERS.some((role) => person.roles.includes(role)))
      return { ok: true, value: { kind: 'notAllowed' } };
    const { id, state, page } = this.#place;
    if (id !== undefined) {
      const one = await api.get<WarningView>(`/api/warnings/${encodeURIComponent(id)}`);
      return one.ok ? { ok: true, value: { kind: 'one', one: one.value } } : one;
    }
    const query = new URLSearchParams({ ...(state && { state }), page: String(page) });
    const list = await api.get<WarningsView>(`/api/warnings?${query}`);
    return list.ok ? { ok: true, value: { kind: 'list', list: list.value } } : list;
  }

  #go(event: MouseEvent, place: Place): void {
    // A new tab is a new tab.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    history.pushState(null, '', pathOf(place));
    void this.#show(place);
  }

  #follow = (): void => {
    void this.#show(placeIn(location.search));
  };

  async #show(place: Place): Promise<void> {
    const from = this.#place;
    this.#place = place;
    this.trouble = undefined;
    this.acting = undefined;
    this.said = '';
    await this.#shown.load();
    await this.updateComplete;
    const back = from.id === undefined ? '[aria-current="page"]' : `[data-id="${CSS.escape(from.id)}"]`;
    this.#focus(place.id === undefined ? back : '.detail h2');
  }

  #open(view: WarningView, kind: WarningActKind): void {
    this.trouble = undefined;
    this.acting = kind;
    if (kind === 'planned') {
      const before = view.steps.findLast((step) => step.kind === 'planned')?.measures ?? [];
      const again = before.map((measure) => ({ ...measure, id: freshId() }));
      this.measures = again.length > 0 ? again : [emptyRow(view.person.name)];
    }
    void this.updateComplete.then(() => this.#focus('.form h3'));
  }

  #form(view: WarningView): ActForm | undefined {
    const { acting: kind } = this;
    if (!kind) return undefined;
    const keep = () => {
      const form = this.renderRoot.querySelector('form');
      if (form) this.measures = readMeasures(form, this.measures);
    };
    return {
      ...{ kind, measures: this.measures, trouble: this.trouble, isBusy: this.isBusy },
      addMeasure: () => {
        keep();
        const row = emptyRow(view.person.name);
        this.measures = [...this.measures, row];
        void this.updateComplete.then(() => this.#focus(`[data-measure="${row.id}"] input`));
      },
      removeMeasure: (id) => {
        keep();
        this.measures = this.measures.filter((row) => row.id !== id);
        void this.updateComplete.then(() => this.#focus('.form h3'));
      },
      send: (event) => {
        event.preventDefault();
        void this.#send(view, kind, event.target as HTMLFormElement);
      },
      cancel: () => {
        this.acting = undefined;
        void this.updateComplete.then(() => this.#focus(`[data-open="${kind}"]`));
      },
    };
  }

  /** A refusal keeps what was typed. */
  async #send(view: WarningView, kind: WarningActKind, form: HTMLFormElement): Promise<void> {
    if (this.isBusy) return;
    this.measures = kind === 'planned' ? readMeasures(form, this.measures) : this.measures;
    const act = readAct(form, { kind, measures: this.measures }, view.version);
    this.isBusy = true;
    this.trouble = undefined;
    const outcome = await api.post(`/api/warnings/${encodeURIComponent(view.id)}/acts`, act);
    this.isBusy = false;
    if (!outcome.ok) {
      this.trouble = outcome.problem.detail;
      await this.updateComplete;
      this.#focus('.error');
      return;
    }
    this.acting = undefined;
    this.said = words.said[kind];
    await this.#shown.load();
    await this.updateComplete;
    this.#focus('.said');
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

let rows = 0;

/** Only within the page. */
function freshId(): string {
  rows += 1;
  return `m-${rows}`;
}

function emptyRow(responsible: string): MeasureRow {
  return { id: freshId(), text: '', dueDay: '', responsible };
}

customElements.define('md-warnings', Warnings);

declare global {
  interface HTMLElementTagNameMap {
    'md-warnings': Warnings;
  }
}

/** Reports to hand over, and the closing of a year. The sheets are the server's; the browser only keeps them. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { UnitView } from '../../domain/api/api.ts';
import type { ReportKind, ReportsView, YearCloseView } from '../../domain/api/reports.ts';
import { dayOf, yearOf } from '../../domain/base/calendar.ts';
import { dayOfInstant, longDay } from '../../drawing/dates.ts';
import { figures } from '../../drawing/figures.styles.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { reports as words } from '../../i18n/reports.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { type ClosingState, drawClosing } from './closing.ts';
import { reportsStyles } from './reports.styles.ts';

interface Desk {
  readonly view: ReportsView;
  readonly units: readonly UnitView[];
}

const YEARS_BACK = 3;

export class Reports extends LitElement {
  static override styles = [controls, figures, reportsStyles];
  static override properties = {
    unit: { state: true },
    year: { state: true },
    asOf: { state: true },
    closing: { state: true },
  };
  declare unit: string | undefined;
  declare year: number;
  declare asOf: string;
  declare closing: ClosingState;

  readonly #desk = new Loaded<Desk | undefined>(this, readDesk);

  constructor() {
    super();
    this.year = yearOf(Date.now());
    this.asOf = '';
    this.closing = { kind: 'idle' };
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#desk, words.signedOut, (desk) => (desk ? this.#draw(desk) : drawNotAllowed()));
  }

  #draw({ view, units }: Desk): TemplateResult {
    return html`${units.length > 0 ? this.#pickers(units) : nothing}
      ${units.length > 0 ? this.#annual() : nothing}
      <section aria-labelledby="sheets"><h2 id="sheets">${words.sheets}</h2>
        <p class="muted">${words.sheetsHint}</p>
        <ul class="sheets">${view.kinds.map((kind) => this.#sheet(kind))}</ul></section>
      ${
        units.length === 0
          ? nothing
          : html`<section aria-labelledby="closing"><h2 id="closing">${words.close.heading}</h2>
        <p class="muted">${words.close.hint}</p>
        ${drawClosed(view.closed)}
        ${drawClosing(view.closable, this.closing, {
          change: (state) => {
            this.closing = state;
          },
          send: (year, isEarlyAccepted) => void this.#close(year, isEarlyAccepted),
        })}</section>`
      }`;
  }

  #pickers(units: readonly UnitView[]): TemplateResult {
    const current = yearOf(Date.now());
    const years = Array.from({ length: YEARS_BACK }, (_, back) => current - back);
    const top = Math.min(...units.map(({ depth }) => depth));
    const chosen = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;
    return html`<div class="pickers">
      <label class="field"><span class="label">${words.unit}</span><select @change=${(event: Event) => {
        this.unit = chosen(event);
      }}>${units.map(({ id, name, depth }) => html`<option value=${id} .selected=${id === this.unit}>${'　'.repeat(depth - top)}${name}</option>`)}</select></label>
      <label class="field"><span class="label">${words.year}</span><select class="num" @change=${(
        event: Event,
      ) => {
        this.year = Number(chosen(event));
        this.asOf = '';
      }}>${years.map((year) => html`<option value=${year} .selected=${year === this.year}>${words.yearOption(year)}</option>`)}</select></label>
      <label class="field"><span class="label">${words.asOf}</span><input class="num" type="date" min="${this.year}-01-01" max=${dayOf(Date.now())} .value=${this.asOf} @change=${(
        event: Event,
      ) => {
        this.asOf = chosen(event);
      }} /></label>
    </div>`;
  }

  #annual(): TemplateResult {
    const text = words.annual;
    return html`<section aria-labelledby="annual"><h2 id="annual">${text.heading}</h2>
      <p class="muted">${text.what}</p>
      <div class="actions"><a class="button" href="/admin/reports/annual/?${this.#query()}">${text.open}</a></div></section>`;
  }

  #query(): URLSearchParams {
    const query = new URLSearchParams();
    if (this.unit !== undefined) query.set('unit', this.unit);
    query.set('year', String(this.year));
    if (this.asOf !== '') query.set('asOf', this.asOf);
    return query;
  }

  #sheet(kind: ReportKind): TemplateResult {
    const { name, what } = words.kinds[kind];
    const query = kind === 'items' ? `year=${this.year}` : this.#query();
    return html`<li><div><h3>${name}</h3><p class="muted">${what}</p></div>
      <a class="button" href="/api/reports/${kind}.xlsx?${query}" download>${words.download(name)}</a></li>`;
  }

  async #close(year: number, isEarlyAccepted: boolean): Promise<void> {
    this.closing = { kind: 'closing', year };
    const outcome = await api.post<YearCloseView>('/api/year-closes', { year, isEarlyAccepted });
    this.closing = outcome.ok
      ? { kind: 'done', year }
      : { kind: 'asking', year, trouble: outcome.problem.detail };
    if (outcome.ok) await this.#desk.load();
  }
}

async function readDesk(): Promise<Outcome<Desk | undefined>> {
  const view = await api.get<ReportsView>('/api/reports');
  if (!view.ok) return view.problem.code === 'not-allowed' ? { ok: true, value: undefined } : view;
  // A publisher has reports, but no unit.
  const units = await api.get<readonly UnitView[]>('/api/units');
  if (!units.ok && units.problem.code !== 'not-allowed') return units;
  return { ok: true, value: { view: view.value, units: units.ok ? units.value : [] } };
}

function drawClosed(closed: readonly YearCloseView[]): TemplateResult {
  const text = words.close;
  if (closed.length === 0) return html`<p>${text.none}</p>`;
  return html`<ul class="closed num">${closed.map(
    ({ year, closedAt, people, met, treeSize, rootHash }) => html`<li>
      <strong>${text.closedLine(year, longDay(dayOfInstant(closedAt)))}</strong>，${text.figures(met, people)}<br />
      <span class="muted">${text.log(treeSize)} <code>${rootHash}</code></span></li>`,
  )}</ul>`;
}

function drawNotAllowed(): TemplateResult {
  return html`<div class="sheet state"><p>${words.notAllowed}</p>
    <a class="button" href="/my/hours/">${words.toMyHours}</a></div>`;
}

customElements.define('md-reports', Reports);

declare global {
  interface HTMLElementTagNameMap {
    'md-reports': Reports;
  }
}

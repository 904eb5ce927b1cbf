/** A unit's annual report, to be read and printed. What it says is the server's; each number leads to its names. */
import { html, LitElement, type TemplateResult } from 'lit';
import type { UnitView } from '../../domain/api/api.ts';
import { dayOf, yearOf } from '../../domain/base/calendar.ts';
import type { ReportDocument } from '../../domain/report/annual/document.ts';
import { chartStyles } from '../../drawing/charts.styles.ts';
import { figures } from '../../drawing/figures.styles.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { annualReport as words } from '../../i18n/annual-report.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { annualReportStyles } from './annual-report.styles.ts';
import { drawBlock } from './blocks.ts';

interface Desk {
  readonly units: readonly UnitView[];
  readonly report: ReportDocument;
}

interface Asked {
  /** Undefined: the highest that may be seen. */
  readonly unit: string | undefined;
  readonly year: number;
  /** Undefined: today, or the closing of a year that was closed. */
  readonly asOf: string | undefined;
}

const YEARS_BACK = 3;

export class AnnualReport extends LitElement {
  static override styles = [controls, figures, chartStyles, annualReportStyles];
  static override properties = { asked: { state: true } };
  declare asked: Asked;

  readonly #desk: Loaded<Desk | undefined>;

  constructor() {
    super();
    this.asked = readAddress(location.search, yearOf(Date.now()));
    this.#desk = new Loaded(this, () => this.#read());
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#desk, words.signedOut, (desk) => (desk ? this.#draw(desk) : drawNotAllowed()));
  }

  #draw({ units, report }: Desk): TemplateResult {
    return html`${this.#pickers(units, report)}
      <article aria-labelledby="title">
        <header class="cover"><p class="of">${report.unit.name}</p><h2 id="title">${report.title}</h2>
          <p class="as-of num">${report.state}</p>
          <ul class="imprint muted num">${report.imprint.map((line) => html`<li>${line}</li>`)}</ul></header>
        <nav class="contents" aria-label=${words.contents}><ol>${report.sections.map(
          ({ id, heading }) =>
            html`<li><a href="#${id}" @click=${(event: Event) => this.#goTo(event, id)}>${heading}</a></li>`,
        )}</ol></nav>
        ${report.sections.map(
          ({ id, heading, blocks }) =>
            html`<section aria-labelledby=${id}><h3 id=${id} tabindex="-1">${heading}</h3>${blocks.map((block) => drawBlock(block, report))}</section>`,
        )}
      </article>`;
  }

  #pickers(units: readonly UnitView[], report: ReportDocument): TemplateResult {
    const current = yearOf(Date.now());
    const years = Array.from({ length: YEARS_BACK }, (_, back) => current - back);
    const top = Math.min(...units.map(({ depth }) => depth));
    const chosen = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;
    const { year, asOf } = this.asked;
    return html`<div class="pickers no-print">
      <label class="field unit"><span class="label">${words.unit}</span>
        <select @change=${(event: Event) => this.#ask({ unit: chosen(event) })}>
          ${units.map(({ id, name, depth }) => html`<option value=${id} .selected=${id === report.unit.id}>${'　'.repeat(depth - top)}${name}</option>`)}
        </select></label>
      <label class="field"><span class="label">${words.year}</span>
        <select class="num" @change=${(event: Event) => this.#ask({ year: Number(chosen(event)), asOf: undefined })}>
          ${years.map((one) => html`<option value=${one} .selected=${one === year}>${words.yearOption(one)}</option>`)}
        </select></label>
      <label class="field"><span class="label">${words.asOf}</span>
        <input class="num" type="date" min="${year}-01-01" max=${dayOf(Date.now())} .value=${asOf ?? ''}
          @change=${(event: Event) => this.#ask({ asOf: chosen(event) || undefined })} /></label>
      <div class="actions"><a class="button" href="/admin/reports/">${words.back}</a></div>
    </div>`;
  }

  /** The address stays the report's own: what a heading is called is of no use to anybody else. */
  #goTo(event: Event, id: string): void {
    event.preventDefault();
    const heading = this.renderRoot.querySelector<HTMLElement>(`#${id}`);
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'start' });
  }

  #ask(change: Partial<Asked>): void {
    this.asked = { ...this.asked, ...change };
    history.replaceState(null, '', `?${queryOf(this.asked)}`);
    void this.#desk.load();
  }

  async #read(): Promise<Outcome<Desk | undefined>> {
    const [units, report] = await Promise.all([
      api.get<readonly UnitView[]>('/api/units'),
      api.get<ReportDocument>(`/api/reports/annual?${queryOf(this.asked)}`),
    ]);
    if (!units.ok) return units.problem.code === 'not-allowed' ? { ok: true, value: undefined } : units;
    return report.ok ? { ok: true, value: { units: units.value, report: report.value } } : report;
  }
}

function queryOf({ unit, year, asOf }: Asked): URLSearchParams {
  const query = new URLSearchParams();
  if (unit !== undefined) query.set('unit', unit);
  query.set('year', String(year));
  if (asOf !== undefined) query.set('asOf', asOf);
  return query;
}

function readAddress(search: string, currentYear: number): Asked {
  const query = new URLSearchParams(search);
  const year = Number(query.get('year'));
  const asOf = query.get('asOf') ?? '';
  return {
    unit: query.get('unit') ?? undefined,
    year: Number.isInteger(year) && year > 2000 ? year : currentYear,
    asOf: /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? asOf : undefined,
  };
}

function drawNotAllowed(): TemplateResult {
  return html`<div class="sheet state"><p>${words.notAllowed}</p>
    <a class="button" href="/my/hours/">${words.toMyHours}</a></div>`;
}

customElements.define('md-annual-report', AnnualReport);

declare global {
  interface HTMLElementTagNameMap {
    'md-annual-report': AnnualReport;
  }
}

/** The desk of a training officer: who of a unit has met the year, and who lags. Reads; changes nothing. */
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { UnitPeopleView, UnitView } from '../../domain/api/api.ts';
import { yearOf } from '../../domain/base/calendar.ts';
import { figures } from '../../drawing/figures.styles.ts';
import { drawLoaded, failed, waiting } from '../../drawing/states.ts';
import { record } from '../../i18n/record.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { Loaded, type LoadState } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { FILTERS, type Filter, lagOrder, matches } from './lagging.ts';
import { drawCounts, drawPages, drawPeople, PAGE_SIZE } from './people-table.ts';
import { unitPeopleStyles } from './unit-people.styles.ts';

/** Undefined for whoever has no desk. */
type Reach = readonly UnitView[] | undefined;

const YEARS_BACK = 3;

export class UnitPeople extends LitElement {
  static override styles = [controls, figures, unitPeopleStyles];
  static override properties = {
    unitId: { state: true },
    year: { state: true },
    people: { state: true },
    filter: { state: true },
    find: { state: true },
    page: { state: true },
  };
  declare unitId: string | undefined;
  declare year: number;
  declare people: LoadState<UnitPeopleView>;
  declare filter: Filter;
  declare find: string;
  /** From 0. */
  declare page: number;

  readonly #units = new Loaded<Reach>(this, readUnits);
  #run = 0;

  constructor() {
    super();
    this.year = yearOf(Date.now());
    this.people = { kind: 'loading' };
    this.filter = 'all';
    this.find = '';
    this.page = 0;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { state } = this.#units;
    const first = state.kind === 'ready' ? state.value?.[0] : undefined;
    if (first && this.unitId === undefined) this.unitId = first.id;
    if (!first) this.unitId = undefined;
    if (changed.has('filter') || changed.has('find')) this.page = 0;
    if (this.unitId !== undefined && (changed.has('unitId') || changed.has('year'))) void this.#readPeople();
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#units, record.desk.signedOut, (units) => {
      if (!units) return drawNotAllowed();
      return units.length === 0 ? html`<p class="sheet">${record.desk.noUnits}</p>` : this.#desk(units);
    });
  }

  #desk(units: readonly UnitView[]): TemplateResult {
    const toStatements = html`<p class="elsewhere"><a href="/admin/statements/">${record.desk.toStatements}</a></p>`;
    return html`${toStatements} ${this.#pickers(units)} ${this.#peopleOf()}`;
  }

  #pickers(units: readonly UnitView[]): TemplateResult {
    const words = record.desk;
    const top = Math.min(...units.map((unit) => unit.depth));
    return html`<div class="pickers">
      <label class="field"><span class="label">${words.unit}</span>
        <select @change=${(event: Event) => {
          this.unitId = (event.target as HTMLSelectElement).value;
        }}>
          ${units.map((unit) => html`<option value=${unit.id} ?selected=${unit.id === this.unitId}>${'　'.repeat(unit.depth - top)}${unit.name}</option>`)}
        </select>
      </label>
      <label class="field year"><span class="label">${words.year}</span>
        <select class="num" @change=${(event: Event) => {
          this.year = Number((event.target as HTMLSelectElement).value);
        }}>
          ${recentYears().map((year) => html`<option value=${year} ?selected=${year === this.year}>${words.yearOption(year)}</option>`)}
        </select>
      </label>
    </div>`;
  }

  #peopleOf(): TemplateResult {
    const { people } = this;
    if (people.kind === 'failed') return failed(people.problem, () => void this.#readPeople());
    if (people.kind !== 'ready') return waiting();
    const { value } = people;
    if (value.people.length === 0) return html`<p class="sheet">${record.desk.nobody}</p>`;
    const found = value.people.filter((person) => matches(person, this.filter, this.find)).sort(lagOrder);
    const from = this.page * PAGE_SIZE;
    return html`
      ${drawCounts(value)} ${this.#filters()}
      ${drawPages(found.length, this.page, this.#turn)}
      ${drawPeople(value, found.slice(from, from + PAGE_SIZE))}
      ${found.length > PAGE_SIZE ? drawPages(found.length, this.page, this.#turn, 'end') : ''}
    `;
  }

  #filters(): TemplateResult {
    const words = record.desk;
    return html`<div class="filters">
      <label class="field find"><span class="label">${words.find}</span>
        <input type="search" .value=${this.find} @input=${(event: Event) => {
          this.find = (event.target as HTMLInputElement).value;
        }} />
      </label>
      <div class="actions" role="group" aria-label=${words.show}>
        ${FILTERS.map(
          (
            filter,
          ) => html`<button class="button small" type="button" aria-pressed=${filter === this.filter ? 'true' : 'false'}
            @click=${() => {
              this.filter = filter;
            }}>${words.filters[filter]}</button>`,
        )}
      </div>
    </div>`;
  }

  #turn = async (page: number): Promise<void> => {
    this.page = page;
    await this.updateComplete;
    const table = this.renderRoot.querySelector<HTMLElement>('table');
    table?.focus({ preventScroll: true });
    table?.scrollIntoView({ block: 'start' });
  };

  async #readPeople(): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    this.people = { kind: 'loading' };
    this.page = 0;
    const path = `/api/units/${encodeURIComponent(this.unitId ?? '')}/people?year=${this.year}`;
    const outcome = await api.get<UnitPeopleView>(path);
    if (run !== this.#run) return;
    this.people = outcome.ok
      ? { kind: 'ready', value: outcome.value }
      : { kind: 'failed', problem: outcome.problem };
  }
}

async function readUnits(): Promise<Outcome<Reach>> {
  const outcome = await api.get<readonly UnitView[]>('/api/units');
  if (!outcome.ok && outcome.problem.code === 'not-allowed') return { ok: true, value: undefined };
  return outcome;
}

function recentYears(): readonly number[] {
  const current = yearOf(Date.now());
  return Array.from({ length: YEARS_BACK }, (_, back) => current - back);
}

function drawNotAllowed(): TemplateResult {
  return html`<div class="sheet state">
    <p>${record.desk.notAllowed}</p>
    <a class="button" href="/my/hours/">${record.desk.toMyHours}</a>
  </div>`;
}

customElements.define('md-unit-people', UnitPeople);

declare global {
  interface HTMLElementTagNameMap {
    'md-unit-people': UnitPeople;
  }
}

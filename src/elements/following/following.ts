/** The dashboard of a training officer: a subtree's year in figures, each of which opens the people behind it. */
import { html, LitElement, type TemplateResult } from 'lit';
import type { UnitView } from '../../domain/api/api.ts';
import type { FollowedPeople, FollowingView } from '../../domain/api/following.ts';
import { dayOf, yearOf } from '../../domain/base/calendar.ts';
import { chartStyles } from '../../drawing/charts.styles.ts';
import { figures } from '../../drawing/figures.styles.ts';
import { drawLoaded, failed, waiting } from '../../drawing/states.ts';
import { following } from '../../i18n/following.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { Loaded, type LoadState } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import {
  type Asked,
  describeNames,
  LAGGING,
  type Names,
  pageAddress,
  peoplePath,
  readAddress,
  viewPath,
} from './asked.ts';
import { drawDistribution, drawMonths, drawPrinciples } from './charts.ts';
import { followingStyles } from './following.styles.ts';
import { drawOverview } from './overview.ts';
import { drawTiers, drawUnits } from './parts.ts';
import { drawPeople } from './people-list.ts';

interface Desk {
  readonly units: readonly UnitView[];
  readonly view: FollowingView;
}

const YEARS_BACK = 3;
/** Somebody who writes a name should not start a search with every letter. */
const TYPING_MS = 300;

export class Following extends LitElement {
  static override styles = [controls, figures, chartStyles, followingStyles];
  static override properties = {
    asked: { state: true },
    names: { state: true },
    find: { state: true },
    people: { state: true },
  };
  declare asked: Asked;
  declare names: Names;
  declare find: string;
  declare people: LoadState<FollowedPeople>;

  readonly #desk: Loaded<Desk | undefined>;
  #page = 0;
  /** A report leads to a list: the page opens there. */
  #opensAtNames = location.hash === '#names';
  #run = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    const { names, ...asked } = readAddress(location.search, yearOf(Date.now()));
    this.asked = asked;
    this.names = names;
    this.find = '';
    this.people = { kind: 'loading' };
    this.#desk = new Loaded(this, () => this.#read());
  }

  protected override updated(): void {
    if (!this.#opensAtNames || !this.renderRoot.querySelector('#names')) return;
    this.#opensAtNames = false;
    this.#showNames();
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#desk, following.signedOut, (desk) =>
      desk ? this.#draw(desk) : drawNotAllowed(),
    );
  }

  #draw({ units, view }: Desk): TemplateResult {
    const { all } = view;
    const open = (names: Names) => void this.#open(names);
    return html`${this.#pickers(units, view)} ${this.#path(view)}
      ${
        all.people === 0
          ? html`<p class="sheet">${following.nobody}</p>`
          : html`${drawOverview(view, open)}
            <div class="charts">${drawDistribution(view, open)} ${drawMonths(view, open)}</div>
            ${drawUnits(view, open, this.#goTo)}
            <div class="charts">${drawTiers(view, open)} ${drawPrinciples(view, open)}</div>
            ${this.#list(view)}`
      }`;
  }

  #pickers(units: readonly UnitView[], view: FollowingView): TemplateResult {
    const today = dayOf(Date.now());
    const top = Math.min(...units.map(({ depth }) => depth));
    const current = yearOf(Date.now());
    const years = Array.from({ length: YEARS_BACK }, (_, back) => current - back);
    const chosen = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;
    return html`<div class="pickers">
      <label class="field unit"><span class="label">${following.unit}</span>
        <select @change=${(event: Event) => this.#goTo(chosen(event))}>
          ${units.map(({ id, name, depth }) => html`<option value=${id} .selected=${id === view.unit.id}>${'　'.repeat(depth - top)}${name}</option>`)}
        </select></label>
      <label class="field"><span class="label">${following.year}</span>
        <select class="num" @change=${(event: Event) => this.#ask({ year: Number(chosen(event)), asOf: undefined })}>
          ${years.map((year) => html`<option value=${year} .selected=${year === view.year}>${following.yearOption(year)}</option>`)}
        </select></label>
      <label class="field"><span class="label">${following.asOf}</span>
        <input class="num" type="date" aria-describedby="as-of-hint" min="${view.year}-01-01" max=${today} .value=${view.asOf}
          @change=${(event: Event) => this.#askDay(chosen(event), today)} /></label>
      ${view.isToday ? '' : html`<button class="button small today" type="button" @click=${() => this.#ask({ asOf: undefined })}>${following.today}</button>`}
      ${view.closedOn === null || view.isFrozen ? '' : html`<button class="button small today" type="button" @click=${() => this.#ask({ isFrozen: true })}>${following.frozen}</button>`}
      <p class="muted hint" id="as-of-hint">${following.asOfHint}</p>
    </div>`;
  }

  #path({ above, unit }: FollowingView): TemplateResult | string {
    if (above.length === 0) return '';
    return html`<nav class="path" aria-label=${following.path}>
      ${above.map(({ id, name }) => html`<button class="link" type="button" @click=${() => this.#goTo(id)}>${name}</button><span aria-hidden="true">›</span>`)}
      <span aria-current="location">${unit.name}</span>
    </nav>`;
  }

  #list(view: FollowingView): TemplateResult {
    const words = following.list;
    const what = describeNames(this.names, view.policy.requiredCentihours);
    return html`<section class="list" aria-labelledby="names">
      <div class="head"><h2 id="names" tabindex="-1">${words.heading(what)}</h2>
        <div class="actions">
          ${this.names.group === 'lagging' && Object.keys(this.names).length === 1 ? '' : html`<button class="button small" type="button" @click=${() => void this.#open(LAGGING)}>${words.lagging}</button>`}
          ${Object.keys(this.names).length === 0 ? '' : html`<button class="button small" type="button" @click=${() => void this.#open({})}>${words.all}</button>`}
        </div></div>
      <label class="field find"><span class="label">${words.find}</span>
        <input type="search" .value=${this.find} @input=${(event: Event) => this.#write((event.target as HTMLInputElement).value)} /></label>
      ${this.#people(what)}
    </section>`;
  }

  #people(what: string): TemplateResult {
    const { people } = this;
    if (people.kind === 'failed') return failed(people.problem, () => void this.#readPeople());
    if (people.kind !== 'ready') return waiting();
    const turn = (page: number) => void this.#turn(page);
    return drawPeople(people.value, { what, year: this.asked.year, turn });
  }

  #askDay(day: string, today: string): void {
    this.#ask({ asOf: day === '' || day === today ? undefined : day });
  }

  #goTo = (unit: string): void => {
    this.names = LAGGING;
    this.#ask({ unit });
  };

  #ask(change: Partial<Asked>): void {
    const isFrozen = 'asOf' in change ? false : this.asked.isFrozen;
    this.asked = { ...this.asked, isFrozen, ...change };
    history.replaceState(null, '', pageAddress(this.asked));
    void this.#desk.load();
  }

  async #read(): Promise<Outcome<Desk | undefined>> {
    const [units, view] = await Promise.all([
      api.get<readonly UnitView[]>('/api/units'),
      api.get<FollowingView>(viewPath(this.asked)),
    ]);
    if (!units.ok) return units.problem.code === 'not-allowed' ? { ok: true, value: undefined } : units;
    if (!view.ok) return view;
    this.#page = 0;
    void this.#readPeople();
    return { ok: true, value: { units: units.value, view: view.value } };
  }

  async #open(names: Names): Promise<void> {
    this.names = names;
    this.find = '';
    this.#page = 0;
    void this.#readPeople();
    await this.updateComplete;
    this.#showNames();
  }

  #showNames(): void {
    const heading = this.renderRoot.querySelector<HTMLElement>('#names');
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'start' });
  }

  async #turn(page: number): Promise<void> {
    this.#page = page;
    await this.#readPeople();
    this.renderRoot.querySelector('#names')?.scrollIntoView({ block: 'start' });
  }

  #write(text: string): void {
    this.find = text;
    this.#page = 0;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.#readPeople(), TYPING_MS);
  }

  async #readPeople(): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    const path = peoplePath(this.asked, this.names, this.find, this.#page);
    const outcome = await api.get<FollowedPeople>(path);
    if (run !== this.#run) return;
    this.people = outcome.ok
      ? { kind: 'ready', value: outcome.value }
      : { kind: 'failed', problem: outcome.problem };
  }
}

function drawNotAllowed(): TemplateResult {
  return html`<div class="sheet state"><p>${following.notAllowed}</p>
    <a class="button" href="/my/hours/">${following.toMyHours}</a></div>`;
}

customElements.define('md-following', Following);

declare global {
  interface HTMLElementTagNameMap {
    'md-following': Following;
  }
}

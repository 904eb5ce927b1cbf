/** Units and people: looked up on any day, changed one by one, given roles and activation slips. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type {
  ActivationRequest,
  ActivationSlips,
  HandChangeView,
  RosterPersonDetail,
  RosterPersonView,
  RosterUnitView,
} from '../../domain/api/roster.ts';
import { dayOf } from '../../domain/base/calendar.ts';
import type { Role } from '../../domain/roster/person.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { roster as words } from '../../i18n/roster.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { onRosterChanged, rosterChanged } from '../../stores/roster-changed.ts';
import { controls } from '../../styles/controls.styles.ts';
import { stackedTableNaming } from '../../styles/stacked-table.styles.ts';
import { drawDesk, drawEmpty } from './desk-view.ts';
import { type Fields, fieldsOf, personFields, unitFields } from './form-fields.ts';
import { PeopleSearch } from './people-search.ts';
import { drawPerson, type PersonMode } from './person-form.ts';
import { rosterStyles } from './roster.styles.ts';
import { drawSlips } from './slips.ts';
import { drawUnit } from './unit-form.ts';

const WRITERS: readonly Role[] = ['officer', 'administrator'];
const READERS: readonly Role[] = [...WRITERS, 'auditor'];

interface Desk {
  readonly units: readonly RosterUnitView[];
  readonly mayChange: boolean;
}

/** What the dialog is about. */
type Asked =
  | { readonly about: 'person'; readonly person: RosterPersonView | undefined; readonly mode: PersonMode }
  | { readonly about: 'unit'; readonly unit: RosterUnitView | undefined };

export class Roster extends LitElement {
  static override styles = [controls, stackedTableNaming(css`6.5rem`), rosterStyles];
  static override properties = {
    asked: { state: true },
    detail: { state: true },
    slips: { state: true },
    isBusy: { state: true },
    trouble: { state: true },
    said: { state: true },
  };
  declare asked: Asked | undefined;
  declare detail: RosterPersonDetail | undefined;
  declare slips: ActivationSlips | undefined;
  declare isBusy: boolean;
  declare trouble: string;
  declare said: string;

  readonly #search = new PeopleSearch(this, (trouble) => {
    this.trouble = trouble;
  });
  readonly #desk = new Loaded<Desk | undefined>(this, async (who) => {
    const { roles } = who.person;
    // Not asked where the answer is known: the server would put a refusal into its audit log.
    if (!READERS.some((role) => roles.includes(role))) return { ok: true, value: undefined };
    const units = await api.get<readonly RosterUnitView[]>(`/api/roster/units?day=${this.#search.day}`);
    if (!units.ok) return units;
    this.#search.unitId ??= units.value[0]?.id;
    await this.#search.look();
    return {
      ok: true,
      value: { units: units.value, mayChange: WRITERS.some((role) => roles.includes(role)) },
    };
  });
  #stopListening: (() => void) | undefined;

  constructor() {
    super();
    this.isBusy = false;
    this.trouble = '';
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = onRosterChanged(this, () => void this.#desk.load());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const dialog = this.#find<HTMLDialogElement>('dialog');
    if (changed.has('asked') && this.asked && dialog && !dialog.open) dialog.showModal();
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#desk, words.signedOut, (desk) => (desk ? this.#draw(desk) : drawNotAllowed()));
  }

  #draw(desk: Desk): TemplateResult {
    if (this.slips) {
      return drawSlips(this.slips, { close: () => void this.#closeSlips(), print: () => window.print() });
    }
    const unit = desk.units.find(({ id }) => id === this.#search.unitId) ?? desk.units[0];
    return html`
      <p class="outside" role="status" tabindex="-1">${this.said}</p>
      <section aria-labelledby="desk">
        <h2 id="desk" class="visually-hidden">${words.tree.title}</h2>
        ${unit ? this.#drawDesk(desk, unit) : drawEmpty(desk.mayChange ? this.#addUnit : undefined)}
      </section>
      ${this.#drawDialog(desk, unit)}
    `;
  }

  #drawDesk({ units, mayChange }: Desk, unit: RosterUnitView): TemplateResult {
    const { people, day, text, isBelowToo, hasMore } = this.#search;
    const trouble = this.asked ? '' : this.trouble;
    return drawDesk(
      { units, unit, people, day, text, isBelowToo, hasMore, mayChange, trouble },
      {
        choose: (chosen) => void this.#choose(chosen),
        addUnit: this.#addUnit,
        editUnit: () => this.#ask({ about: 'unit', unit }),
        addPerson: () => this.#ask({ about: 'person', person: undefined, mode: 'add' }),
        slips: () => void this.#makeSlips({ unitId: unit.id, isBelowToo: this.#search.isBelowToo }),
        search: this.#lookAnew,
        more: () => void this.#search.more(),
        open: (person) => void this.#openPerson(person),
      },
    );
  }

  #drawDialog({ units }: Desk, unit: RosterUnitView | undefined): TemplateResult {
    const { asked, isBusy, trouble, detail, said } = this;
    const closed = () => {
      this.asked = undefined;
      this.detail = undefined;
      this.trouble = '';
    };
    const close = () => this.#find<HTMLDialogElement>('dialog')?.close();
    const content =
      asked?.about === 'unit'
        ? drawUnit({ unit: asked.unit, under: unit, units, isBusy, trouble }, { save: this.#saveUnit, close })
        : asked?.about === 'person' && unit
          ? drawPerson(
              { ...asked, detail, units, unit, isBusy, trouble, said, today: dayOf(Date.now()) },
              {
                mode: (mode) => {
                  this.trouble = '';
                  this.asked = { ...asked, mode };
                },
                save: this.#savePerson,
                grant: this.#grant,
                revoke: (role, unitId) => void this.#changeRole('DELETE', role, unitId),
                code: () => void (asked.person && this.#makeSlips({ people: [asked.person.id] })),
                close,
              },
            )
          : nothing;
    return html`<dialog aria-labelledby="asked" @close=${closed}>${content}</dialog>`;
  }

  #ask(asked: Asked): void {
    this.said = '';
    this.trouble = '';
    this.asked = asked;
  }

  #addUnit = (): void => this.#ask({ about: 'unit', unit: undefined });

  async #choose(unit: RosterUnitView): Promise<void> {
    this.#search.unitId = unit.id;
    this.said = '';
    await this.#search.look();
    await this.updateComplete;
    this.#find('#unit-name')?.focus();
  }

  #lookAnew = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    this.#search.read(event.target as HTMLFormElement);
    await this.#desk.load();
  };

  async #openPerson(person: RosterPersonView): Promise<void> {
    this.detail = undefined;
    this.#ask({ about: 'person', person, mode: 'change' });
    await this.#readDetail(person.id);
  }

  async #readDetail(id: string): Promise<void> {
    const detail = await api.get<RosterPersonDetail>(`/api/roster/people/${id}`);
    if (detail.ok) this.detail = detail.value;
    else this.trouble = detail.problem.detail;
  }

  #savePerson = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { asked } = this;
    if (this.isBusy || asked?.about !== 'person') return;
    const { person, mode } = asked;
    const changed = await this.#change('/api/roster/people', personFields(event, person, mode));
    if (changed) await this.#leaveDialog([words.person.done[changed.verdict], ...changed.notes].join(' '));
  };

  #saveUnit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { asked } = this;
    if (this.isBusy || asked?.about !== 'unit') return;
    const changed = await this.#change('/api/roster/units', unitFields(event, asked.unit));
    if (changed) await this.#leaveDialog(words.person.done[changed.verdict]);
  };

  async #change(path: string, fields: Fields): Promise<HandChangeView | undefined> {
    const changed = await this.#whileBusy(api.post<HandChangeView>(path, { fields }));
    if (changed.ok) return changed.value;
    this.trouble = changed.problem.detail;
    return undefined;
  }

  async #leaveDialog(said: string): Promise<void> {
    this.#find<HTMLDialogElement>('dialog')?.close();
    this.said = said;
    rosterChanged(this);
    await this.#desk.load();
    await this.updateComplete;
    this.#find('.outside')?.focus();
  }

  #grant = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { role, unitId } = fieldsOf(event);
    await this.#changeRole('PUT', role as Role, role === 'officer' ? unitId : undefined);
  };

  async #changeRole(method: 'PUT' | 'DELETE', role: Role, unitId: string | undefined): Promise<void> {
    const { asked } = this;
    if (this.isBusy || asked?.about !== 'person' || !asked.person) return;
    const path = `/api/roster/people/${asked.person.id}/roles`;
    const body = { role, ...(unitId === undefined ? {} : { unitId }) };
    const call = method === 'PUT' ? api.put(path, body) : api.delete(path, body);
    const done = await this.#whileBusy(call);
    if (!done.ok) {
      this.trouble = done.problem.detail;
      return;
    }
    this.said = method === 'PUT' ? words.person.granted : words.person.revoked;
    await this.#readDetail(asked.person.id);
  }

  async #makeSlips(request: ActivationRequest): Promise<void> {
    if (this.isBusy) return;
    const made = await this.#whileBusy(api.post<ActivationSlips>('/api/roster/activations', request));
    if (!made.ok) {
      this.trouble = made.problem.detail;
      return;
    }
    this.#find<HTMLDialogElement>('dialog')?.close();
    this.slips = made.value;
    document.documentElement.dataset.slips = '';
    await this.updateComplete;
    this.#find('#slips')?.focus();
  }

  async #closeSlips(): Promise<void> {
    this.slips = undefined;
    delete document.documentElement.dataset.slips;
    await this.#desk.load();
    await this.updateComplete;
    this.#find('#unit-name')?.focus();
  }

  async #whileBusy<Value>(work: Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    this.isBusy = true;
    this.trouble = '';
    const outcome = await work;
    this.isBusy = false;
    return outcome;
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

customElements.define('md-roster', Roster);

declare global {
  interface HTMLElementTagNameMap {
    'md-roster': Roster;
  }
}

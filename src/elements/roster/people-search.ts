/** The people of the chosen unit, as they were asked for: on a day, by a name, with the units below or without. */
import type { ReactiveControllerHost } from 'lit';
import type { RosterPeopleView, RosterPersonView } from '../../domain/api/roster.ts';
import { dayOf } from '../../domain/base/calendar.ts';
import { api } from '../../stores/api.ts';

export class PeopleSearch {
  unitId: string | undefined;
  people: readonly RosterPersonView[] = [];
  day = dayOf(Date.now());
  text = '';
  isBelowToo = true;
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #tell: (trouble: string) => void;
  #next: string | undefined;

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, tell: (trouble: string) => void) {
    this.#host = host;
    this.#tell = tell;
  }

  get hasMore(): boolean {
    return this.#next !== undefined;
  }

  /** What is looked for from now on; `look` looks. */
  read(form: HTMLFormElement): void {
    const data = new FormData(form);
    this.text = String(data.get('text')).trim();
    this.isBelowToo = data.has('below');
    this.day = String(data.get('day')) || dayOf(Date.now());
    this.#host.requestUpdate();
  }

  /** The people of the chosen unit, from the first. */
  async look(): Promise<void> {
    if (this.unitId === undefined) return;
    const page = await this.#page('');
    if (page) this.#take(page.people, page.next);
  }

  async more(): Promise<void> {
    const page = this.#next === undefined ? undefined : await this.#page(this.#next);
    if (page) this.#take([...this.people, ...page.people], page.next);
  }

  #take(people: readonly RosterPersonView[], next: string | undefined): void {
    this.people = people;
    this.#next = next;
    this.#host.requestUpdate();
  }

  async #page(after: string): Promise<RosterPeopleView | undefined> {
    const { day, text, isBelowToo, unitId } = this;
    const query = new URLSearchParams({ day, text, below: String(isBelowToo), after });
    const page = await api.get<RosterPeopleView>(`/api/roster/units/${unitId}/people?${query}`);
    if (this.unitId !== unitId) return undefined;
    if (page.ok) return page.value;
    this.#tell(page.problem.detail);
    return undefined;
  }
}

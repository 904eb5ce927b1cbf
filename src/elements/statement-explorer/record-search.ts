/** A search of the record as it stands on the page: the first page, and the later ones as they are asked for. */
import type { ReactiveControllerHost } from 'lit';
import type { StatementListView } from '../../domain/api/statements.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { FILTER_NAMES, type FilterName, type Filters, queryOf } from './address.ts';

export type Found =
  | { readonly kind: 'page'; readonly page: StatementListView }
  | { readonly kind: 'refused'; readonly field: FilterName; readonly sentence: string }
  /** `unasked` while a statement is shown that was not reached from a list. */
  | { readonly kind: 'unasked' | 'notAllowed' };

export class RecordSearch {
  readonly first: Loaded<Found>;
  later: readonly StatementListView[] = [];
  isBusy = false;
  /** Why the next page could not be had. */
  trouble: string | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #filters: () => Filters | undefined;
  #run = 0;

  /** @param filters - what to look for now; undefined for nothing */
  constructor(host: ReactiveControllerHost, filters: () => Filters | undefined) {
    this.#host = host;
    this.#filters = filters;
    this.first = new Loaded<Found>(host, () => this.#ask());
  }

  get found(): Found | undefined {
    return this.first.state.kind === 'ready' ? this.first.state.value : undefined;
  }

  get pages(): readonly StatementListView[] {
    return this.found?.kind === 'page' ? [this.found.page, ...this.later] : [];
  }

  /** What is on the page stays until the answer comes. */
  async again(): Promise<void> {
    this.#show({ isBusy: true });
    await this.first.load();
    this.#show({ isBusy: false });
  }

  /** @returns whether there is more on the page now */
  async more(): Promise<boolean> {
    const cursor = this.pages.at(-1)?.next;
    const filters = this.#filters();
    if (cursor === undefined || !filters || this.isBusy) return false;
    const run = this.#run;
    this.#show({ isBusy: true });
    const outcome = await api.get<StatementListView>(`/api/statements?${queryOf(filters, { cursor })}`);
    // Meanwhile something else was looked for.
    if (run !== this.#run) return false;
    if (outcome.ok) this.later = [...this.later, outcome.value];
    this.#show({ isBusy: false, trouble: outcome.ok ? undefined : outcome.problem.detail });
    return outcome.ok;
  }

  async #ask(): Promise<Outcome<Found>> {
    this.#run += 1;
    const run = this.#run;
    const filters = this.#filters();
    if (!filters) return { ok: true, value: { kind: 'unasked' } };
    const outcome = await readFirst(filters);
    if (run === this.#run) {
      this.later = [];
      this.trouble = undefined;
    }
    return outcome;
  }

  #show(state: { readonly isBusy: boolean; readonly trouble?: string | undefined }): void {
    this.isBusy = state.isBusy;
    this.trouble = state.trouble;
    this.#host.requestUpdate();
  }
}

async function readFirst(filters: Filters): Promise<Outcome<Found>> {
  const query = queryOf(filters);
  const outcome = await api.get<StatementListView>(`/api/statements${query === '' ? '' : `?${query}`}`);
  if (outcome.ok) return { ok: true, value: { kind: 'page', page: outcome.value } };
  const { problem } = outcome;
  if (problem.code === 'not-allowed') return { ok: true, value: { kind: 'notAllowed' } };
  const field = 'field' in problem ? FILTER_NAMES.find((name) => problem.field === `/${name}`) : undefined;
  return field ? { ok: true, value: { kind: 'refused', field, sentence: problem.detail } } : outcome;
}

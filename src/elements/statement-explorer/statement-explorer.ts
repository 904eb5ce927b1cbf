/** Look things up in the record: by person, content, verb and time; one statement with what it led to; export. */
import { html, LitElement, type TemplateResult } from 'lit';
import type { StatementDetail } from '../../domain/api/statements.ts';
import { figures } from '../../drawing/figures.styles.ts';
import { drawLoaded, failed, waiting } from '../../drawing/states.ts';
import { explorer } from '../../i18n/explorer.ts';
import { api } from '../../stores/api.ts';
import type { LoadState } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { type ActivityGroup, isListed, readGroups } from './activity-groups.ts';
import { addressOf, type Filters, NO_FILTERS, queryOf, readAddress } from './address.ts';
import { drawForm, type FilterForm, OTHER } from './filter-form.ts';
import { type Found, RecordSearch } from './record-search.ts';
import { drawNotAllowed, drawResults } from './results.ts';
import { type DetailActions, drawOpened } from './statement-detail.ts';
import { statementExplorerStyles } from './statement-explorer.styles.ts';
import { isForAnotherWindow, statementLinks } from './statement-link.ts';

const TROUBLE = '[aria-invalid="true"]';

/** Inside it stands a template with what can be picked from the catalogue, in `optgroup`s. */
export class StatementExplorer extends LitElement {
  static override styles = [controls, figures, statementExplorerStyles];
  static override properties = {
    filters: { state: true },
    draft: { state: true },
    isOther: { state: true },
    statement: { state: true },
    detail: { state: true },
  };
  declare filters: Filters;
  /** The form as typed so far. */
  declare draft: Filters;
  /** Content outside the catalogue is asked for, by its identifier. */
  declare isOther: boolean;
  /** The open statement's id. */
  declare statement: string | undefined;
  declare detail: LoadState<StatementDetail>;

  readonly #search = new RecordSearch(this, () => (this.statement === undefined ? this.filters : undefined));
  readonly #links = statementLinks(
    (id) => addressOf(this.filters, id),
    (id) => void this.#go(this.filters, id),
  );
  #groups: readonly ActivityGroup[] = [];
  #run = 0;

  constructor() {
    super();
    const { filters, statement } = readAddress(location.search);
    this.filters = filters;
    this.draft = filters;
    this.isOther = false;
    this.statement = statement;
    this.detail = { kind: 'loading' };
  }

  override connectedCallback(): void {
    this.#groups = readGroups(this);
    this.#draftFrom(this.filters);
    super.connectedCallback();
    window.addEventListener('popstate', this.#follow);
    if (this.statement !== undefined) void this.#readDetail(this.statement);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('popstate', this.#follow);
  }

  protected override render(): TemplateResult {
    const { first } = this.#search;
    // What was typed stays where it can be tried again.
    if (first.state.kind === 'failed' && this.statement === undefined) {
      return html`${drawForm(this.#form())} ${failed(first.state.problem, () => void first.retry())}`;
    }
    return drawLoaded(first, explorer.signedOut, (found) => {
      if (found.kind === 'notAllowed') return drawNotAllowed();
      return this.statement === undefined ? this.#drawSearch(found) : this.#drawStatement();
    });
  }

  #drawSearch(found: Found): TemplateResult {
    const { pages, isBusy, trouble } = this.#search;
    const form = drawForm(this.#form(found));
    if (found.kind === 'refused') return html`${form}<p role="status">${explorer.correct}</p>`;
    if (found.kind === 'unasked') return html`${form} ${waiting()}`;
    const results = drawResults({
      filters: this.filters,
      pages,
      isBusy,
      trouble,
      open: this.#links,
      more: () => void this.#more(),
      only: (person) => void this.#look({ ...this.filters, person }),
    });
    return html`${form} ${results}`;
  }

  #drawStatement(): TemplateResult {
    const actions: DetailActions = {
      ...this.#links,
      backHref: addressOf(this.filters),
      back: (event) => {
        if (isForAnotherWindow(event)) return;
        event.preventDefault();
        void this.#go(this.filters);
      },
      personHref: (person) => addressOf({ ...NO_FILTERS, person }),
    };
    return drawOpened(this.detail, actions, () => void this.#readDetail(this.statement ?? ''));
  }

  #form(found?: Found): FilterForm {
    return {
      draft: this.draft,
      groups: this.#groups,
      isOther: this.isOther,
      trouble: found?.kind === 'refused' ? found : undefined,
      change: (changed) => {
        this.draft = { ...this.draft, ...changed };
      },
      pick: (value) => {
        this.isOther = value === OTHER;
        this.draft = { ...this.draft, activity: this.isOther ? '' : value };
      },
      submit: (event) => {
        event.preventDefault();
        void this.#look(this.draft);
      },
      clear: () => void this.#look(NO_FILTERS),
    };
  }

  #draftFrom(filters: Filters): void {
    this.draft = filters;
    this.isOther = filters.activity !== '' && !isListed(this.#groups, filters.activity);
  }

  async #look(filters: Filters): Promise<void> {
    if (queryOf(filters) !== queryOf(this.filters)) return this.#go(filters);
    this.#draftFrom(filters);
    await this.#search.again();
    await this.#focus(TROUBLE);
  }

  async #go(filters: Filters, statement?: string): Promise<void> {
    history.pushState(null, '', addressOf(filters, statement));
    await this.#follow();
  }

  /** Show what the address says: after a step of ours, or the browser's own back and forward. */
  #follow = async (): Promise<void> => {
    const { filters, statement } = readAddress(location.search);
    const left = this.statement;
    const isSame = queryOf(filters) === queryOf(this.filters);
    this.filters = filters;
    this.statement = statement;
    if (!isSame) this.#draftFrom(filters);
    if (statement !== undefined) return this.#readDetail(statement);
    if (!isSame || this.#search.found?.kind === 'unasked') await this.#search.again();
    await this.#focus(left === undefined ? TROUBLE : `[data-statement="${CSS.escape(left)}"]`);
  };

  async #readDetail(id: string): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    this.detail = { kind: 'loading' };
    const outcome = await api.get<StatementDetail>(`/api/statements/${encodeURIComponent(id)}`);
    if (run !== this.#run) return;
    this.detail = outcome.ok
      ? { kind: 'ready', value: outcome.value }
      : { kind: 'failed', problem: outcome.problem };
    await this.#focus('#heading');
  }

  /** Whoever asked for more goes on reading where the new rows begin. */
  async #more(): Promise<void> {
    const shown = this.#search.pages.reduce((sum, { statements }) => sum + statements.length, 0);
    if (!(await this.#search.more())) return;
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('[data-statement]')[shown]?.focus();
  }

  /** The first that matches, once what has changed is drawn. */
  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

customElements.define('md-statement-explorer', StatementExplorer);

declare global {
  interface HTMLElementTagNameMap {
    'md-statement-explorer': StatementExplorer;
  }
}

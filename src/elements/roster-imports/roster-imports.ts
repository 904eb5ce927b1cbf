/** Sheets of the roster: choose one, look at the difference, confirm; and what was imported and changed before. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type {
  RosterImportView,
  RosterRowsView,
  RosterRowView,
  RosterUnitView,
} from '../../domain/api/roster.ts';
import { dayOf } from '../../domain/base/calendar.ts';
import type { Role } from '../../domain/roster/person.ts';
import type { RosterSheet } from '../../domain/roster/roster-import.ts';
import { count } from '../../drawing/amounts.ts';
import { figures } from '../../drawing/figures.styles.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { roster as words } from '../../i18n/roster.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { onRosterChanged, rosterChanged } from '../../stores/roster-changed.ts';
import { controls } from '../../styles/controls.styles.ts';
import { drawList } from './import-list.ts';
import { drawImport, isUnderWay, writtenRows } from './import-view.ts';
import { rosterImportsStyles } from './roster-imports.styles.ts';
import { drawRows, type RowsFilter } from './row-table.ts';
import { drawUpload } from './upload-form.ts';

const PATH = '/api/roster/imports';
const MOST_BYTES = 64 * 1024 * 1024;
/** Often enough for a bar that moves, seldom enough to disturb nobody. */
const ASK_AGAIN_MS = 700;

const WRITERS: readonly Role[] = ['officer', 'administrator'];
const READERS: readonly Role[] = [...WRITERS, 'auditor'];

interface Desk {
  readonly imports: readonly RosterImportView[];
  readonly units: readonly RosterUnitView[];
  readonly mayChange: boolean;
}

export class RosterImports extends LitElement {
  static override styles = [controls, figures, rosterImportsStyles];
  static override properties = {
    file: { state: true },
    kind: { state: true },
    isComplete: { state: true },
    current: { state: true },
    rows: { state: true },
    filter: { state: true },
    next: { state: true },
    isBusy: { state: true },
    isOver: { state: true },
    isAsking: { state: true },
    trouble: { state: true },
    said: { state: true },
  };
  declare file: File | undefined;
  declare kind: RosterSheet;
  declare isComplete: boolean;
  /** The import that is looked at. */
  declare current: RosterImportView | undefined;
  declare rows: readonly RosterRowView[];
  declare filter: RowsFilter;
  declare next: number | undefined;
  declare isBusy: boolean;
  declare isOver: boolean;
  /** Whether undoing is being asked about. */
  declare isAsking: boolean;
  declare trouble: string;
  declare said: string;

  readonly #desk = new Loaded<Desk | undefined>(this, async (who) => {
    const { roles } = who.person;
    // The page's other element tells whoever has nothing to do here.
    if (!READERS.some((role) => roles.includes(role))) return { ok: true, value: undefined };
    const [imports, units] = await Promise.all([
      api.get<readonly RosterImportView[]>(PATH),
      api.get<readonly RosterUnitView[]>('/api/roster/units'),
    ]);
    if (!imports.ok) return imports;
    if (!units.ok) return units;
    const mayChange = WRITERS.some((role) => roles.includes(role));
    return { ok: true, value: { imports: imports.value, units: units.value, mayChange } };
  });
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The file the current import was read from, while this page has it. */
  #readFrom: File | undefined;
  #stopListening: (() => void) | undefined;

  constructor() {
    super();
    this.kind = 'people';
    this.isComplete = false;
    this.rows = [];
    this.isBusy = false;
    this.isOver = false;
    this.isAsking = false;
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
    clearTimeout(this.#timer);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('isAsking') && this.isAsking) this.#find<HTMLDialogElement>('dialog')?.showModal();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { state } = this.#desk;
    if (state.kind === 'signedOut' || (state.kind === 'ready' && !state.value)) return nothing;
    return drawLoaded(this.#desk, '', (desk) => (desk ? this.#draw(desk) : html``));
  }

  #draw(desk: Desk): TemplateResult {
    const { current } = this;
    return html`
      <p class="outside" role="status" tabindex="-1">${this.said}</p>
      ${current ? this.#drawCurrent(current, desk) : desk.mayChange ? this.#drawUpload(desk) : nothing}
      ${drawList(desk.imports, (one) => void this.#open(one))}
      ${this.#drawDialog()}
    `;
  }

  #drawUpload({ units }: Desk): TemplateResult {
    const { file, kind, isComplete, isBusy, isOver, trouble } = this;
    return html`<section aria-labelledby="upload">
      <h2 id="upload" tabindex="-1">${words.upload.title}</h2>
      ${drawUpload(
        { file, kind, isComplete, units, isBusy, isOver, trouble, today: dayOf(Date.now()) },
        {
          choose: (chosen) => {
            this.file = chosen ?? this.file;
            this.trouble = '';
          },
          over: (over) => {
            this.isOver = over;
          },
          kind: (chosen) => {
            this.kind = chosen;
          },
          complete: (chosen) => {
            this.isComplete = chosen;
          },
          submit: this.#upload,
        },
      )}
    </section>`;
  }

  #drawCurrent(one: RosterImportView, { mayChange }: Desk): TemplateResult {
    const { rows, filter, isBusy } = this;
    const state = { isBusy, mayChange, trouble: this.isAsking ? '' : this.trouble };
    const actions = {
      confirm: () => void this.#confirm(one),
      drop: () => void this.#drop(one),
      undo: () => {
        this.trouble = '';
        this.isAsking = true;
      },
      close: () => void this.#leave(''),
    };
    const hasNewly = one.state === 'ready' && one.trouble !== null && one.rows.refused === 0;
    const table =
      one.state === 'unusable'
        ? nothing
        : drawRows(
            one,
            { rows, filter, hasNewly, hasMore: this.next !== undefined },
            { filter: (only) => void this.#filter(one, only), more: () => void this.#more(one) },
          );
    return drawImport(one, state, actions, table);
  }

  #drawDialog(): TemplateResult {
    const one = this.isAsking ? this.current : undefined;
    const closed = () => {
      this.isAsking = false;
      this.trouble = '';
    };
    return html`<dialog aria-labelledby="asked" aria-describedby="effect" @close=${closed}>
      ${
        one
          ? html`<div class="question">
              <h2 id="asked">${words.dialog.title(one.fileName)}</h2>
              <p id="effect">${words.dialog.effect(count(writtenRows(one)))}</p>
              <p class="error" role="alert">${this.trouble}</p>
              <div class="actions">
                <button class="button" type="button" @click=${() => this.#find<HTMLDialogElement>('dialog')?.close()}>${words.dialog.no}</button>
                <button class="button first" type="button" data-action="undo-yes" aria-disabled=${this.isBusy ? 'true' : 'false'} @click=${() => void this.#undo(one)}>${words.dialog.yes}</button>
              </div>
            </div>`
          : nothing
      }
    </dialog>`;
  }

  #upload = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.isBusy) return;
    const form = new FormData(event.target as HTMLFormElement);
    const { file, kind } = this;
    if (!file) return this.#refuse(words.upload.noFile, '#file');
    if (file.size > MOST_BYTES) return this.#refuse(words.upload.tooLarge, '#file');
    const query = new URLSearchParams({ name: file.name, kind });
    const day = String(form.get('day') ?? '');
    if (day > dayOf(Date.now())) return this.#refuse(words.upload.dayWrong, '#day');
    if (kind === 'people' && day !== '') query.set('day', day);
    const complete = String(form.get('complete') ?? '');
    if (kind === 'people' && this.isComplete && complete !== '') query.set('complete', complete);
    const begun = await this.#whileBusy(api.upload<RosterImportView>(`${PATH}?${query}`, file));
    if (!begun.ok) return this.#refuse(begun.problem.detail, '#file');
    this.#readFrom = file;
    this.file = undefined;
    await this.#show(begun.value);
  };

  async #refuse(sentence: string, at: string): Promise<void> {
    this.trouble = sentence;
    await this.updateComplete;
    this.#find(at)?.focus();
  }

  async #open(one: RosterImportView): Promise<void> {
    this.#readFrom = undefined;
    await this.#show(one);
  }

  async #show(one: RosterImportView): Promise<void> {
    this.said = '';
    this.trouble = '';
    this.filter = firstFilter(one);
    this.rows = [];
    this.next = undefined;
    this.current = one;
    await this.updateComplete;
    this.#find('#current')?.focus();
    await this.#follow(one);
  }

  /** While it is under way, ask again; at its end, get the rows. */
  async #follow(one: RosterImportView): Promise<void> {
    clearTimeout(this.#timer);
    if (isUnderWay(one)) {
      this.#timer = setTimeout(() => void this.#askAgain(one.id), ASK_AGAIN_MS);
      return;
    }
    await Promise.all([this.#filter(one, this.filter), this.#desk.load()]);
  }

  async #askAgain(id: string): Promise<void> {
    const asked = await api.get<RosterImportView>(`${PATH}/${id}`);
    if (this.current?.id !== id) return;
    if (!asked.ok) {
      // The work goes on at the server whether this page can see it or not.
      if (asked.problem.code === 'offline')
        this.#timer = setTimeout(() => void this.#askAgain(id), ASK_AGAIN_MS * 4);
      this.trouble = asked.problem.detail;
      return;
    }
    this.trouble = '';
    this.current = asked.value;
    if (!isUnderWay(asked.value)) this.filter = firstFilter(asked.value);
    if (asked.value.state === 'done' || asked.value.state === 'undone') rosterChanged(this);
    await this.#follow(asked.value);
  }

  async #filter(one: RosterImportView, filter: RowsFilter): Promise<void> {
    this.filter = filter;
    const page = await this.#page(one, 0);
    if (page && this.filter === filter && this.current?.id === one.id) {
      this.rows = page.rows;
      this.next = page.next;
    }
  }

  async #more(one: RosterImportView): Promise<void> {
    const page = this.next === undefined ? undefined : await this.#page(one, this.next);
    if (!page) return;
    this.rows = [...this.rows, ...page.rows];
    this.next = page.next;
  }

  async #page(one: RosterImportView, after: number): Promise<RosterRowsView | undefined> {
    if (one.state === 'unusable') return undefined;
    const query = new URLSearchParams({ after: String(after) });
    if (this.filter === 'newly') query.set('newly', 'true');
    else if (this.filter) query.set('verdict', this.filter);
    const page = await api.get<RosterRowsView>(`${PATH}/${one.id}/rows?${query}`);
    if (page.ok) return page.value;
    this.trouble = page.problem.detail;
    return undefined;
  }

  async #confirm(one: RosterImportView): Promise<void> {
    if (this.isBusy) return;
    this.trouble = '';
    if (!(await isUnchanged(this.#readFrom))) {
      this.trouble = words.current.fileChanged;
      return;
    }
    const written = this.#find<HTMLInputElement>('#leaving')?.value.trim();
    const leaving = written && /^\d+$/.test(written) ? { leaving: Number(written) } : {};
    const body = { fileHash: one.fileHash, counts: one.rows, ...leaving };
    const confirmed = await this.#whileBusy(
      api.post<RosterImportView>(`${PATH}/${one.id}/confirmation`, body),
    );
    if (confirmed.ok) return this.#show(confirmed.value);
    this.trouble = confirmed.problem.detail;
    // What changed since is to be seen.
    const now = await api.get<RosterImportView>(`${PATH}/${one.id}`);
    if (now.ok) this.current = now.value;
  }

  async #drop(one: RosterImportView): Promise<void> {
    if (this.isBusy) return;
    const dropped = await this.#whileBusy(api.delete(`${PATH}/${one.id}`));
    if (dropped.ok) return this.#leave(words.current.dropped);
    this.trouble = dropped.problem.detail;
  }

  async #undo(one: RosterImportView): Promise<void> {
    if (this.isBusy) return;
    const undone = await this.#whileBusy(api.post<RosterImportView>(`${PATH}/${one.id}/undoing`));
    if (!undone.ok) {
      this.trouble = undone.problem.detail;
      return;
    }
    this.#find<HTMLDialogElement>('dialog')?.close();
    if (!isUnderWay(undone.value)) rosterChanged(this);
    await this.#show(undone.value);
  }

  async #leave(said: string): Promise<void> {
    clearTimeout(this.#timer);
    this.current = undefined;
    this.trouble = '';
    this.said = said;
    await this.#desk.load();
    await this.updateComplete;
    (said === '' ? (this.#find('#upload') ?? this.#find('#past')) : this.#find('.outside'))?.focus();
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

/** What has to be looked at is shown first: faults, then what changed since. */
function firstFilter({ state, rows, trouble }: RosterImportView): RowsFilter {
  if (rows.refused > 0) return 'refused';
  return state === 'ready' && trouble !== null ? 'newly' : undefined;
}

/** A browser refuses to read a file that has been changed on the disk since it was chosen. */
async function isUnchanged(file: File | undefined): Promise<boolean> {
  if (!file) return true;
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

customElements.define('md-roster-imports', RosterImports);

declare global {
  interface HTMLElementTagNameMap {
    'md-roster-imports': RosterImports;
  }
}

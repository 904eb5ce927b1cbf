/** Sheets of the roster: choose one, look at the difference, confirm; and what was imported and changed before. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { RosterImportView, RosterRowView } from '../../domain/api/roster.ts';
import { dayOf } from '../../domain/base/calendar.ts';
import type { RosterSheet } from '../../domain/roster/roster-import.ts';
import { figures } from '../../drawing/figures.styles.ts';
import { sheetImport } from '../../drawing/sheet-import.styles.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { roster as words } from '../../i18n/roster.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { FollowedImport } from '../../stores/followed-import.ts';
import { Loaded } from '../../stores/loaded.ts';
import { onRosterChanged, rosterChanged } from '../../stores/roster-changed.ts';
import { controls } from '../../styles/controls.styles.ts';
import { progressBar } from '../../styles/progress.styles.ts';
import { question } from '../../styles/question.styles.ts';
import { stackedTableNaming } from '../../styles/stacked-table.styles.ts';
import { type Desk, FOLLOWING, PATH, readDesk } from './desk.ts';
import { drawList } from './import-list.ts';
import { drawImport, isUnderWay, readLeaving } from './import-view.ts';
import { rosterImportsStyles } from './roster-imports.styles.ts';
import { drawRows, type RowsFilter } from './row-table.ts';
import { drawUndoDialog } from './undo-dialog.ts';
import { drawUpload, readUpload } from './upload-form.ts';

export class RosterImports extends LitElement {
  static override styles = [
    controls,
    figures,
    progressBar,
    question,
    sheetImport,
    stackedTableNaming(css`6.5rem`),
    rosterImportsStyles,
  ];
  static override properties = {
    file: { state: true },
    kind: { state: true },
    isComplete: { state: true },
    isBusy: { state: true },
    isOver: { state: true },
    isAsking: { state: true },
    trouble: { state: true },
    said: { state: true },
  };
  declare file: File | undefined;
  declare kind: RosterSheet;
  declare isComplete: boolean;
  declare isBusy: boolean;
  declare isOver: boolean;
  /** Whether undoing is being asked about. */
  declare isAsking: boolean;
  declare trouble: string;
  declare said: string;

  readonly #desk = new Loaded<Desk | undefined>(this, readDesk);
  readonly #import = new FollowedImport<RosterImportView, RosterRowView, RowsFilter>(this, {
    ...FOLLOWING,
    tell: (trouble) => {
      this.trouble = trouble;
    },
    arrived: ({ state }, isNews) => {
      if (isNews && (state === 'done' || state === 'undone')) rosterChanged(this);
      return this.#desk.load();
    },
  });
  #stopListening: (() => void) | undefined;

  constructor() {
    super();
    this.kind = 'people';
    this.isComplete = false;
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
    const { current } = this.#import;
    return html`
      <p class="outside" role="status" tabindex="-1">${this.said}</p>
      ${current ? this.#drawCurrent(current, desk) : desk.mayChange ? this.#drawUpload(desk) : nothing}
      ${drawList(desk.imports, (one) => void this.#open(one))}
      ${drawUndoDialog(
        this.isAsking ? current : undefined,
        { isBusy: this.isBusy, trouble: this.trouble },
        { undo: (one) => void this.#undo(one), closed: this.#closeDialog },
      )}
    `;
  }

  #drawUpload({ units }: Desk): TemplateResult {
    const { file, kind, isComplete, isBusy, isOver, trouble } = this;
    return html`<section aria-labelledby="upload">
      <h2 id="upload" tabindex="-1">${words.upload.title}</h2>
      ${drawUpload(
        { file, kind, isComplete, units, isBusy, isOver, trouble, today: today() },
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
    const { isBusy } = this;
    const { rows, filter, hasMore } = this.#import;
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
            { rows, filter, hasNewly, hasMore },
            {
              filter: (only) => void this.#import.choose(one, only),
              more: () => void this.#import.more(one),
            },
          );
    return drawImport(one, state, actions, table);
  }

  #upload = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.isBusy) return;
    const { file, kind, isComplete } = this;
    const read = readUpload(event.target as HTMLFormElement, { file, kind, isComplete, today: today() });
    if ('sentence' in read) return this.#refuse(read.sentence, read.at);
    const begun = await this.#whileBusy(api.upload<RosterImportView>(`${PATH}?${read.query}`, read.file));
    if (!begun.ok) return this.#refuse(begun.problem.detail, '#file');
    this.#import.readFrom = read.file;
    this.file = undefined;
    await this.#show(begun.value);
  };

  async #refuse(sentence: string, at: string): Promise<void> {
    this.trouble = sentence;
    await this.updateComplete;
    this.#find(at)?.focus();
  }

  async #open(one: RosterImportView): Promise<void> {
    this.#import.readFrom = undefined;
    await this.#show(one);
  }

  async #show(one: RosterImportView): Promise<void> {
    this.said = '';
    this.trouble = '';
    this.#import.open(one);
    await this.updateComplete;
    this.#find('#current')?.focus();
    await this.#import.follow(one);
  }

  async #confirm(one: RosterImportView): Promise<void> {
    if (this.isBusy) return;
    this.trouble = '';
    if (!(await this.#import.isFileUnchanged())) {
      this.trouble = words.current.fileChanged;
      return;
    }
    const body = { fileHash: one.fileHash, counts: one.rows, ...readLeaving(this.renderRoot) };
    const confirmed = await this.#whileBusy(
      api.post<RosterImportView>(`${PATH}/${one.id}/confirmation`, body),
    );
    if (confirmed.ok) return this.#show(confirmed.value);
    this.trouble = confirmed.problem.detail;
    // What changed since is to be seen.
    const now = await this.#import.ask(one.id);
    if (now.ok) this.#import.replace(now.value);
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

  #closeDialog = (): void => {
    this.isAsking = false;
    this.trouble = '';
  };

  async #leave(said: string): Promise<void> {
    this.#import.close();
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

function today(): string {
  return dayOf(Date.now());
}

customElements.define('md-roster-imports', RosterImports);

declare global {
  interface HTMLElementTagNameMap {
    'md-roster-imports': RosterImports;
  }
}

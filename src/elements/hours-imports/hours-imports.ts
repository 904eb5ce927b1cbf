/** Importing hours of other platforms: choose a sheet, look at every row's verdict, confirm; and what was imported before. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { HoursImportView, ImportRowView } from '../../domain/api/hours-imports.ts';
import type { Verdict } from '../../domain/hours-import/hours-import.ts';
import type { Role } from '../../domain/roster/person.ts';
import { figures } from '../../drawing/figures.styles.ts';
import { sheetImport } from '../../drawing/sheet-import.styles.ts';
import { MOST_SHEET_BYTES } from '../../drawing/sheet-upload.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { hoursImports as words } from '../../i18n/hours-imports.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { FollowedImport } from '../../stores/followed-import.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { progressBar } from '../../styles/progress.styles.ts';
import { question } from '../../styles/question.styles.ts';
import { stackedTableNaming } from '../../styles/stacked-table.styles.ts';
import { hoursImportsStyles } from './hours-imports.styles.ts';
import { drawList } from './import-list.ts';
import { drawImport, isUnderWay } from './import-view.ts';
import { drawReversalDialog } from './reversal-dialog.ts';
import { drawRows } from './row-table.ts';
import { drawUpload } from './upload-form.ts';

const PATH = '/api/hours-imports';

const WRITERS: readonly Role[] = ['officer', 'administrator'];
const READERS: readonly Role[] = [...WRITERS, 'auditor'];

/** Undefined for whoever has nothing to do with imports. */
type Desk = { readonly imports: readonly HoursImportView[]; readonly mayChange: boolean } | undefined;

export class HoursImports extends LitElement {
  static override styles = [
    controls,
    figures,
    progressBar,
    question,
    sheetImport,
    stackedTableNaming(css`6.5rem`),
    hoursImportsStyles,
  ];
  static override properties = {
    file: { state: true },
    isBusy: { state: true },
    isOver: { state: true },
    isAsking: { state: true },
    trouble: { state: true },
    said: { state: true },
  };
  declare file: File | undefined;
  declare isBusy: boolean;
  declare isOver: boolean;
  /** Whether taking back is being asked about. */
  declare isAsking: boolean;
  declare trouble: string;
  declare said: string;

  readonly #desk = new Loaded<Desk>(this, async (who) => {
    const { roles } = who.person;
    // Not asked where the answer is known: the server would put a refusal into its audit log.
    if (!READERS.some((role) => roles.includes(role))) return { ok: true, value: undefined };
    const imports = await api.get<readonly HoursImportView[]>(PATH);
    if (!imports.ok) return imports;
    return {
      ok: true,
      value: { imports: imports.value, mayChange: WRITERS.some((role) => roles.includes(role)) },
    };
  });
  readonly #import = new FollowedImport<HoursImportView, ImportRowView, Verdict>(this, {
    path: PATH,
    isUnderWay,
    // What is wrong is what has to be mended, so it is shown first.
    firstFilter: ({ rows }) => (rows.refused > 0 ? 'refused' : undefined),
    nextFilter: (before, { rows }, filter) =>
      before.state === 'reading' && rows.refused > 0 ? 'refused' : filter,
    query: (verdict) => (verdict ? { verdict } : {}),
    tell: (trouble) => {
      this.trouble = trouble;
    },
    arrived: () => this.#desk.load(),
  });

  constructor() {
    super();
    this.isBusy = false;
    this.isOver = false;
    this.isAsking = false;
    this.trouble = '';
    this.said = '';
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('isAsking') && this.isAsking) this.#find<HTMLDialogElement>('dialog')?.showModal();
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#desk, words.signedOut, (desk) => (desk ? this.#draw(desk) : drawNotAllowed()));
  }

  #draw({ imports, mayChange }: NonNullable<Desk>): TemplateResult {
    const { current } = this.#import;
    return html`
      <p class="outside" role="status" tabindex="-1">${this.said}</p>
      ${current ? this.#drawCurrent(current, mayChange) : mayChange ? this.#drawUpload() : nothing}
      ${drawList(imports, (one) => void this.#open(one))}
      ${drawReversalDialog(
        this.isAsking ? current : undefined,
        { isBusy: this.isBusy, trouble: this.trouble },
        { submit: this.#reverse, closed: this.#closeDialog },
      )}
    `;
  }

  #drawUpload(): TemplateResult {
    const { file, isBusy, isOver, trouble } = this;
    return html`<section aria-labelledby="upload">
      <h2 id="upload" tabindex="-1">${words.upload.title}</h2>
      ${drawUpload(
        { file, isBusy, isOver, trouble },
        {
          choose: (chosen) => {
            this.file = chosen ?? this.file;
            this.trouble = '';
          },
          over: (over) => {
            this.isOver = over;
          },
          submit: this.#upload,
        },
      )}
    </section>`;
  }

  #drawCurrent(one: HoursImportView, mayChange: boolean): TemplateResult {
    const { isBusy } = this;
    const { rows, filter, hasMore } = this.#import;
    const state = { isBusy, mayChange, trouble: this.isAsking ? '' : this.trouble };
    const actions = {
      confirm: () => void this.#confirm(one),
      drop: () => void this.#drop(one),
      reverse: () => {
        this.trouble = '';
        this.isAsking = true;
      },
      close: () => void this.#leave(''),
    };
    const table =
      one.state === 'unusable'
        ? nothing
        : drawRows(
            one,
            { rows, filter, hasMore },
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
    const form = new FormData(event.target as HTMLFormElement);
    const year = String(form.get('year')).trim();
    const { file } = this;
    if (!file) return this.#refuse(words.upload.noFile, '#file');
    if (file.size > MOST_SHEET_BYTES) return this.#refuse(words.upload.tooLarge, '#file');
    if (year !== '' && !/^20\d{2}$/.test(year)) return this.#refuse(words.upload.yearWrong, '#year');
    const query = new URLSearchParams({ name: file.name, platform: String(form.get('platform')).trim() });
    if (year !== '') query.set('year', year);
    const begun = await this.#whileBusy(api.upload<HoursImportView>(`${PATH}?${query}`, file));
    if (!begun.ok) return this.#refuse(begun.problem.detail, '#file');
    this.#import.readFrom = file;
    this.file = undefined;
    await this.#show(begun.value);
  };

  async #refuse(sentence: string, at: string): Promise<void> {
    this.trouble = sentence;
    await this.updateComplete;
    this.#find(at)?.focus();
  }

  async #open(one: HoursImportView): Promise<void> {
    this.#import.readFrom = undefined;
    await this.#show(one);
  }

  async #show(one: HoursImportView): Promise<void> {
    this.said = '';
    this.trouble = '';
    this.#import.open(one);
    await this.updateComplete;
    this.#find('#current')?.focus();
    await this.#import.follow(one);
  }

  async #confirm(one: HoursImportView): Promise<void> {
    if (this.isBusy) return;
    this.trouble = '';
    if (!(await this.#import.isFileUnchanged())) {
      this.trouble = words.current.fileChanged;
      return;
    }
    const { fileHash, rows } = one;
    const body = { fileHash, newRows: rows.new };
    const confirmed = await this.#whileBusy(api.post<HoursImportView>(`${PATH}/${one.id}/posting`, body));
    if (confirmed.ok) return this.#show(confirmed.value);
    this.trouble = confirmed.problem.detail;
    // What changed since is to be seen.
    const now = await this.#import.ask(one.id);
    if (!now.ok) return;
    this.#import.replace({ ...now.value, trouble: null });
    await this.#import.choose(now.value, this.#import.filter);
  }

  async #drop(one: HoursImportView): Promise<void> {
    if (this.isBusy) return;
    const dropped = await this.#whileBusy(api.delete(`${PATH}/${one.id}`));
    if (dropped.ok) return this.#leave(words.current.dropped);
    this.trouble = dropped.problem.detail;
  }

  #reverse = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const one = this.#import.current;
    if (this.isBusy || !one) return;
    const reason = String(new FormData(event.target as HTMLFormElement).get('reason')).trim();
    if (reason.length < 2) return this.#refuse(words.dialog.reasonMissing, '#reason');
    const begun = await this.#whileBusy(api.post<HoursImportView>(`${PATH}/${one.id}/reversal`, { reason }));
    if (!begun.ok) return this.#refuse(begun.problem.detail, '#reason');
    this.#find<HTMLDialogElement>('dialog')?.close();
    await this.#show(begun.value);
  };

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

function drawNotAllowed(): TemplateResult {
  return html`<div class="sheet state">
    <p>${words.notAllowed}</p>
    <a class="button" href="/my/hours/">${words.toMyHours}</a>
  </div>`;
}

customElements.define('md-hours-imports', HoursImports);

declare global {
  interface HTMLElementTagNameMap {
    'md-hours-imports': HoursImports;
  }
}

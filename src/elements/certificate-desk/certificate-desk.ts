/** The desk of certificates: issue a batch and get it as one file, look at what was issued, take one back. */
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { UnitView } from '../../domain/api/api.ts';
import type {
  BatchView,
  IssuedRow,
  IssuedView,
  WithoutRow,
  WithoutView,
} from '../../domain/api/certificates.ts';
import { dayOf } from '../../domain/base/calendar.ts';
import type { Role } from '../../domain/roster/person.ts';
import { figures } from '../../drawing/figures.styles.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { certificateDesk as words } from '../../i18n/certificate-desk.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { progressBar } from '../../styles/progress.styles.ts';
import { question } from '../../styles/question.styles.ts';
import { stackedTableNaming } from '../../styles/stacked-table.styles.ts';
import { drawBatch, drawPast } from './batches.ts';
import { certificateDeskStyles } from './certificate-desk.styles.ts';
import { drawIssueForm } from './issue-form.ts';
import { drawIssued, drawRevocation } from './issued-list.ts';

const BATCHES = '/api/certificate-batches';
const ISSUED = '/api/certificates';
/** Often enough for a bar that moves, seldom enough to disturb nobody. */
const ASK_AGAIN_MS = 900;
const SHORTEST_REASON = 4;

const WRITERS: readonly Role[] = ['officer', 'administrator'];
const READERS: readonly Role[] = [...WRITERS, 'auditor'];

/** Undefined for whoever issues nothing. */
type Desk =
  | {
      readonly units: readonly UnitView[];
      readonly batches: readonly BatchView[];
      readonly mayChange: boolean;
    }
  | undefined;

export class CertificateDesk extends LitElement {
  static override styles = [
    controls,
    figures,
    progressBar,
    question,
    stackedTableNaming(css`5.5rem`),
    certificateDeskStyles,
  ];
  static override properties = {
    isList: { state: true },
    current: { state: true },
    without: { state: true },
    next: { state: true },
    found: { state: true },
    revoking: { state: true },
    isBusy: { state: true },
    trouble: { state: true },
    said: { state: true },
  };
  declare isList: boolean;
  /** The batch that is looked at. */
  declare current: BatchView | undefined;
  declare without: readonly WithoutRow[];
  declare next: number | undefined;
  declare found: IssuedView | undefined;
  /** The certificate of which it is asked whether it is to be taken back. */
  declare revoking: IssuedRow | undefined;
  declare isBusy: boolean;
  declare trouble:
    | { readonly at: 'issue' | 'batch' | 'issued' | 'dialog'; readonly sentence: string }
    | undefined;
  declare said: string;

  readonly #desk = new Loaded<Desk>(this, async (who) => {
    const { roles } = who.person;
    // Not asked where the answer is known: the server would put a refusal into its audit log.
    if (!READERS.some((role) => roles.includes(role))) return { ok: true, value: undefined };
    const units = await api.get<readonly UnitView[]>('/api/units');
    if (!units.ok) return units;
    const batches = await api.get<readonly BatchView[]>(BATCHES);
    if (!batches.ok) return batches;
    const mayChange = WRITERS.some((role) => roles.includes(role));
    return { ok: true, value: { units: units.value, batches: batches.value, mayChange } };
  });
  #timer: ReturnType<typeof setTimeout> | undefined;
  #question = new URLSearchParams();

  constructor() {
    super();
    this.isList = false;
    this.without = [];
    this.isBusy = false;
    this.said = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('revoking') && this.revoking) this.#find<HTMLDialogElement>('dialog')?.showModal();
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#desk, words.signedOut, (desk) => (desk ? this.#draw(desk) : drawNotAllowed()));
  }

  #draw({ units, batches, mayChange }: NonNullable<Desk>): TemplateResult {
    const { current, isBusy } = this;
    const today = dayOf(Date.now());
    const years = [0, 1, 2, 3].map((back) => Number(today.slice(0, 4)) - back);
    return html`
      <p class="outside" role="status" tabindex="-1">${this.said}</p>
      ${current ? this.#drawCurrent(current) : mayChange ? this.#drawForm(units, today) : ''}
      ${drawPast(batches, (batch) => void this.#show(batch))}
      ${drawIssued(
        { found: this.found, years, mayChange, trouble: this.#troubleAt('issued') },
        {
          find: this.#look,
          more: () => void this.#lookOn(),
          revoke: (row) => {
            this.trouble = undefined;
            this.revoking = row;
          },
          reissue: (row) => void this.#reissue(row),
        },
      )}
      ${drawRevocation(
        this.revoking,
        { isBusy, trouble: this.#troubleAt('dialog') },
        {
          submit: this.#revoke,
          closed: () => {
            this.revoking = undefined;
            this.trouble = undefined;
          },
        },
      )}
    `;
  }

  #drawForm(units: readonly UnitView[], today: string): TemplateResult {
    const { isList, isBusy } = this;
    return drawIssueForm(
      { units, isList, today, isBusy, trouble: this.#troubleAt('issue') },
      {
        choose: (list) => {
          this.isList = list;
          this.trouble = undefined;
        },
        submit: this.#issue,
      },
    );
  }

  #drawCurrent(batch: BatchView): TemplateResult {
    const state = {
      without: this.without,
      hasMore: this.next !== undefined,
      trouble: this.#troubleAt('batch'),
    };
    return drawBatch(batch, state, { more: () => void this.#more(batch), close: () => void this.#close() });
  }

  #troubleAt(at: NonNullable<typeof this.trouble>['at']): string {
    return this.trouble?.at === at ? this.trouble.sentence : '';
  }

  #issue = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.isBusy) return;
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const staffNumbers = text('list').split(/\s+/).filter(Boolean);
    if (this.isList && staffNumbers.length === 0) {
      this.trouble = { at: 'issue', sentence: words.issue.listMissing };
      this.#find('#list')?.focus();
      return;
    }
    const asOf = text('asOf');
    const body = {
      year: Number(text('year')),
      kinds: text('kinds'),
      ...(asOf && { asOf }),
      ...(this.isList ? { staffNumbers } : { unit: text('unit') }),
    };
    const begun = await this.#whileBusy(api.post<BatchView>(BATCHES, body));
    if (begun.ok) return this.#show(begun.value);
    this.trouble = { at: 'issue', sentence: begun.problem.detail };
  };

  async #show(batch: BatchView): Promise<void> {
    this.said = '';
    this.trouble = undefined;
    this.without = [];
    this.next = undefined;
    this.current = batch;
    await this.updateComplete;
    this.#find('#current')?.focus();
    await this.#follow(batch);
  }

  /** While it is under way, ask again; at its end, get who has none. */
  async #follow(batch: BatchView): Promise<void> {
    clearTimeout(this.#timer);
    if (batch.state === 'issuing') {
      this.#timer = setTimeout(() => void this.#askAgain(batch.id), ASK_AGAIN_MS);
      return;
    }
    await Promise.all([batch.without > 0 ? this.#more(batch) : undefined, this.#desk.load()]);
  }

  async #askAgain(id: string): Promise<void> {
    const asked = await api.get<BatchView>(`${BATCHES}/${id}`);
    if (this.current?.id !== id) return;
    if (!asked.ok) {
      // The work goes on at the server whether this page can see it or not.
      if (asked.problem.code === 'offline')
        this.#timer = setTimeout(() => void this.#askAgain(id), ASK_AGAIN_MS * 4);
      this.trouble = { at: 'batch', sentence: asked.problem.detail };
      return;
    }
    this.trouble = undefined;
    this.current = asked.value;
    await this.#follow(asked.value);
  }

  async #more({ id }: BatchView): Promise<void> {
    const page = await api.get<WithoutView>(`${BATCHES}/${id}/without?after=${this.next ?? -1}`);
    if (this.current?.id !== id) return;
    if (!page.ok) {
      this.trouble = { at: 'batch', sentence: page.problem.detail };
      return;
    }
    this.without = [...this.without, ...page.value.rows];
    this.next = page.value.next;
  }

  async #close(): Promise<void> {
    clearTimeout(this.#timer);
    this.current = undefined;
    this.trouble = undefined;
    await this.#desk.load();
    await this.updateComplete;
    (this.#find('#issue') ?? this.#find('#past'))?.focus();
  }

  #look = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const asked = [...form].map(([name, value]) => [name, String(value).trim()] as const);
    this.#question = new URLSearchParams(
      asked.filter(([, value]) => value !== '').map(([name, value]) => [name, value]),
    );
    await this.#lookAgain();
  };

  async #lookAgain(): Promise<void> {
    const found = await api.get<IssuedView>(`${ISSUED}?${this.#question}`);
    this.trouble = found.ok ? undefined : { at: 'issued', sentence: found.problem.detail };
    if (found.ok) this.found = found.value;
  }

  async #lookOn(): Promise<void> {
    const before = this.found;
    if (before?.next === undefined) return;
    const question = new URLSearchParams(this.#question);
    question.set('after', before.next);
    const found = await api.get<IssuedView>(`${ISSUED}?${question}`);
    if (found.ok) this.found = { ...found.value, rows: [...before.rows, ...found.value.rows] };
    else this.trouble = { at: 'issued', sentence: found.problem.detail };
  }

  #revoke = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const row = this.revoking;
    if (this.isBusy || !row) return;
    const reason = String(new FormData(event.target as HTMLFormElement).get('reason')).trim();
    const revoked =
      reason.length < SHORTEST_REASON
        ? words.dialog.reasonMissing
        : await this.#whileBusy(api.post(`${ISSUED}/${row.code}/revocation`, { reason }));
    const sentence = typeof revoked === 'string' ? revoked : revoked.ok ? undefined : revoked.problem.detail;
    if (sentence !== undefined) {
      this.trouble = { at: 'dialog', sentence };
      await this.updateComplete;
      this.#find('#reason')?.focus();
      return;
    }
    this.#find<HTMLDialogElement>('dialog')?.close();
    await this.#tell(words.dialog.done(row.code));
  };

  async #reissue({ code }: IssuedRow): Promise<void> {
    if (this.isBusy) return;
    const issued = await this.#whileBusy(api.post<{ readonly code: string }>(`${ISSUED}/${code}/reissue`));
    if (issued.ok) return this.#tell(words.issued.reissued(issued.value.code));
    this.trouble = { at: 'issued', sentence: issued.problem.detail };
  }

  async #tell(sentence: string): Promise<void> {
    await this.#lookAgain();
    this.said = sentence;
    await this.updateComplete;
    this.#find('.outside')?.focus();
  }

  async #whileBusy<Value>(work: Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    this.isBusy = true;
    this.trouble = undefined;
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
    <a class="button" href="/my/certificates/">${words.toMine}</a>
  </div>`;
}

customElements.define('md-certificate-desk', CertificateDesk);

declare global {
  interface HTMLElementTagNameMap {
    'md-certificate-desk': CertificateDesk;
  }
}

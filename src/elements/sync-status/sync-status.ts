/** Whether what was studied has reached the record, in one word; pressed, the details. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { studyText } from '../../i18n/zh-CN/study-lesson.ts';
import { describeMoment } from '../../stores/describe-moment.ts';
import { outbox } from '../../stores/outbox.ts';
import type { OutboxState } from '../../stores/outbox-queue.ts';
import { signInPath } from '../../stores/sign-in-path.ts';
import type { RejectedStatement } from '../../stores/study-shelf.ts';
import { controls } from '../../styles/controls.styles.ts';
import { syncStatusStyles } from './sync-status.styles.ts';
import { describeSync, explainSync, hasTrouble, isRoutineState } from './sync-words.ts';

/** Most statements arrive within this; a word that flickers says nothing. */
const SETTLE_MS = 800;

export class SyncStatus extends LitElement {
  static override styles = [controls, syncStatusStyles];
  static override properties = {
    sync: { state: true },
    open: { state: true },
    rejected: { state: true },
    sending: { state: true },
    spoken: { state: true },
  };
  declare sync: OutboxState | undefined;
  declare open: boolean;
  declare rejected: readonly RejectedStatement[];
  declare sending: boolean;
  declare spoken: string;

  #stopListening: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.open = false;
    this.rejected = [];
    this.sending = false;
    this.spoken = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = outbox.onChange((state) => this.#hear(state));
    void outbox.state().then((state) => this.#show(state));
    this.addEventListener('keydown', this.#closeOnEscape);
    document.addEventListener('click', this.#closeOutside);
    for (const kind of ['online', 'offline'] as const) addEventListener(kind, this.#ask);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
    clearTimeout(this.#timer);
    this.removeEventListener('keydown', this.#closeOnEscape);
    document.removeEventListener('click', this.#closeOutside);
    for (const kind of ['online', 'offline'] as const) removeEventListener(kind, this.#ask);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.sync) return nothing;
    const word = describeSync(this.sync);
    return html`
      <button
        type="button"
        class="word num ${this.sync.state} ${hasTrouble(this.sync) ? 'trouble' : ''}"
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-controls="details"
        aria-label=${studyText.sync.button(word)}
        @click=${this.#toggle}
      ><span class="mark" aria-hidden="true"></span>${word}</button>
      <div id="details" class="panel" role="group" aria-labelledby="title" ?hidden=${!this.open}>
        ${this.open ? this.#details(this.sync) : nothing}
      </div>
      <div class="visually-hidden" aria-live="polite">${this.spoken}</div>
    `;
  }

  #details(sync: OutboxState): TemplateResult {
    const words = studyText.sync;
    const canSend = sync.state !== 'signedOut' && sync.waiting + sync.rejected > 0;
    return html`
      <h2 id="title">${words.title}</h2>
      <p>${explainSync(sync)}</p>
      ${sync.since ? html`<p>${words.since(describeMoment(sync.since, new Date()))}</p>` : nothing}
      ${sync.isDurable ? nothing : html`<p class="error">${words.explain.memory}</p>`}
      ${this.rejected.length > 0 ? this.#rejectedList() : nothing}
      <div class="actions">
        ${
          canSend
            ? html`<button type="button" class="button small" aria-disabled=${this.sending ? 'true' : 'false'}
                @click=${this.#sendNow}>${this.sending ? words.sending : words.sendNow}</button>`
            : nothing
        }
        ${sync.state === 'signedOut' ? html`<a class="button small" href=${signInPath()}>${studyText.signIn}</a>` : nothing}
        <button type="button" class="button small" @click=${this.#close}>${words.close}</button>
      </div>
    `;
  }

  #rejectedList(): TemplateResult {
    const words = studyText.sync;
    return html`
      <p><b>${words.rejectedTitle(this.rejected.length)}</b>${words.rejectedHint}</p>
      <ul>
        ${this.rejected.map(({ statement, reason, status }) => {
          const { verb, object, timestamp } = statement;
          const what = `${verb.display['zh-CN']}“${object.definition.name?.['zh-CN'] ?? object.id}”`;
          const line = words.rejectedLine(what, describeMoment(timestamp, new Date()));
          return html`<li>${line}<br /><span class="muted">${reason || words.noReason(status)}</span></li>`;
        })}
      </ul>
    `;
  }

  #hear(state: OutboxState): void {
    clearTimeout(this.#timer);
    const isCalm = state.state === 'synced' && !hasTrouble(state);
    if (isCalm && this.sync) this.#show(state);
    else this.#timer = setTimeout(() => this.#show(state), SETTLE_MS);
  }

  #show(state: OutboxState): void {
    const before = this.sync;
    this.sync = state;
    // Numbers going up and down are no news to a listener; a change of state is.
    const isNews = before && (before.state !== state.state || before.rejected !== state.rejected);
    const isRoutine = isRoutineState(before) && isRoutineState(state);
    if (isNews && !isRoutine) this.spoken = studyText.sync.button(describeSync(state));
    if (this.open) void this.#readRejected();
  }

  #ask = (): void => void outbox.state().then((state) => this.#show(state));

  #toggle = (): void => {
    this.open = !this.open;
    if (this.open) void this.#readRejected();
  };

  async #readRejected(): Promise<void> {
    this.rejected = await outbox.rejected();
  }

  #sendNow = async (): Promise<void> => {
    if (this.sending) return;
    this.sending = true;
    await outbox.flushAll();
    this.sending = false;
    this.#show(await outbox.state());
    this.renderRoot.querySelector<HTMLButtonElement>('.word')?.focus();
  };

  #close = (): void => {
    this.open = false;
    this.renderRoot.querySelector<HTMLButtonElement>('.word')?.focus();
  };

  #closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.open) this.#close();
  };

  #closeOutside = (event: Event): void => {
    if (!event.composedPath().includes(this)) this.open = false;
  };
}

customElements.define('md-sync-status', SyncStatus);

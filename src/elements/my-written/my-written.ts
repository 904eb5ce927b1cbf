/** Written work of the signed-in person: the list, and the page to write on, where nothing that was typed is lost. */
import { html, LitElement, type TemplateResult } from 'lit';
import type { SessionView } from '../../domain/api/api.ts';
import type { MyWrittenView, MyWrittenWork } from '../../domain/api/written.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { writtenStyles } from '../../drawing/written.styles.ts';
import { written } from '../../i18n/written.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { DraftKeeper } from '../../stores/draft-keeper.ts';
import { Loaded } from '../../stores/loaded.ts';
import { controls } from '../../styles/controls.styles.ts';
import { myWrittenStyles } from './my-written.styles.ts';
import { drawWorks } from './work-list.ts';
import { drawWork, type WritingState } from './writing-page.ts';

const words = written.mine;
/** Whoever may write now. */
const WRITABLE: readonly MyWrittenWork['state'][] = ['open', 'overdue', 'returned', 'failed', 'revoked'];

type Shown =
  | { readonly kind: 'list'; readonly view: MyWrittenView }
  | { readonly kind: 'one'; readonly work: MyWrittenWork };

export class MyWritten extends LitElement {
  static override styles = [controls, writtenStyles, myWrittenStyles];
  static override properties = {
    trouble: { state: true },
    isBusy: { state: true },
    isAsking: { state: true },
    said: { state: true },
  };
  declare trouble: string | undefined;
  declare isBusy: boolean;
  declare isAsking: boolean;
  /** What was done last, for whoever cannot see it. */
  declare said: string;

  #keeper: DraftKeeper | undefined;
  readonly #shown = new Loaded<Shown>(this, (who) => this.#read(who));

  constructor() {
    super();
    this.isBusy = false;
    this.isAsking = false;
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#leave);
    addEventListener('pagehide', this.#leave);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#leave);
    removeEventListener('pagehide', this.#leave);
    this.#keeper?.stop();
    this.#keeper = undefined;
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#shown, words.signedOut, (shown) =>
      shown.kind === 'list'
        ? drawWorks(shown.view)
        : html`<p class="said" role="status" tabindex="-1">${this.said}</p>
            ${drawWork(shown.work, this.#writing())}`,
    );
  }

  #writing(): WritingState {
    const keeper = this.#keeper;
    return {
      keeper,
      trouble: this.trouble,
      isBusy: this.isBusy,
      isAsking: this.isAsking,
      type: (text) => {
        keeper?.write(text);
        this.trouble = undefined;
        this.requestUpdate();
      },
      choose: (which) => {
        keeper?.choose(which);
        this.requestUpdate();
        void this.updateComplete.then(() => this.#focus('textarea'));
      },
      ask: (isAsking) => {
        this.isAsking = isAsking;
        this.trouble = undefined;
        void this.updateComplete.then(() =>
          this.#focus(isAsking ? '.sure button' : '.writing > .actions button'),
        );
      },
      handIn: () => {
        if (!this.isBusy) void this.#handIn();
      },
    };
  }

  async #read({ person }: SessionView): Promise<Outcome<Shown>> {
    const task = new URLSearchParams(location.search).get('work');
    if (!task) {
      const list = await api.get<MyWrittenView>('/api/me/written');
      return list.ok ? { ok: true, value: { kind: 'list', view: list.value } } : list;
    }
    const one = await api.get<MyWrittenWork>(`/api/me/written/${encodeURIComponent(task)}`);
    if (!one.ok) return one;
    this.#keep(person.id, one.value);
    return { ok: true, value: { kind: 'one', work: one.value } };
  }

  /** Written anew, one begins with what was handed in last. A reload of the session keeps what is being typed. */
  #keep(personId: string, work: MyWrittenWork): void {
    const isWritable = WRITABLE.includes(work.state);
    if (this.#keeper && isWritable) return;
    this.#keeper?.stop();
    const known = work.draft ?? { text: work.handedIn?.text ?? '', revision: 0 };
    this.#keeper = isWritable
      ? new DraftKeeper({ personId, taskId: work.id }, known, () => this.requestUpdate())
      : undefined;
  }

  #leave = (): void => {
    if (document.visibilityState === 'hidden') this.#keeper?.flush();
  };

  async #handIn(): Promise<void> {
    const shown = this.#shown.state;
    if (shown.kind !== 'ready' || shown.value.kind !== 'one' || !this.#keeper) return;
    this.isBusy = true;
    const path = `/api/me/written/${encodeURIComponent(shown.value.work.id)}`;
    const sent = await api.post(path, { text: this.#keeper.text });
    this.isBusy = false;
    this.isAsking = false;
    if (!sent.ok) {
      this.trouble = sent.problem.detail;
      await this.updateComplete;
      this.#focus('textarea');
      return;
    }
    this.#keeper.end();
    this.#keeper = undefined;
    this.said = words.handedIn;
    await this.#shown.load();
    await this.updateComplete;
    this.#focus('.said');
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

customElements.define('md-my-written', MyWritten);

declare global {
  interface HTMLElementTagNameMap {
    'md-my-written': MyWritten;
  }
}

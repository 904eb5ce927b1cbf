/** Masthead: the way to sign in, or the masked name with the pages that are one's own. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { SessionView } from '../../domain/api/api.ts';
import type { Notices } from '../../domain/api/reviews.ts';
import { notices } from '../../i18n/notices.ts';
import { record } from '../../i18n/record.ts';
import { session } from '../../stores/session.ts';
import { signInPath } from '../../stores/sign-in-path.ts';
import { controls } from '../../styles/controls.styles.ts';
import { accountStyles } from './account.styles.ts';

const NOTHING_WAITS: Notices = { mine: 0, desk: 0 };
const DESK_ROLES = ['officer', 'auditor', 'administrator'] as const;

/**
 * @slot - what stands here without a script: a link to the sign-in page
 */
export class Account extends LitElement {
  static override styles = [controls, accountStyles];
  static override properties = {
    who: { state: true },
    known: { state: true },
    open: { state: true },
    trouble: { state: true },
  };
  declare who: SessionView | undefined;
  declare known: boolean;
  declare open: boolean;
  declare trouble: string | undefined;

  #stopListening: (() => void) | undefined;

  constructor() {
    super();
    this.known = false;
    this.open = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = session.onChange((who) => this.#show(who));
    void session.current().then((who) => this.#show(who));
    document.addEventListener('click', this.#closeOutside);
    this.addEventListener('focusout', this.#closeOnLeaving);
    this.addEventListener('keydown', this.#closeOnEscape);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
    document.removeEventListener('click', this.#closeOutside);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open') && !this.open) this.trouble = undefined;
  }

  protected override render(): TemplateResult {
    if (!this.known) return html`<div class="reserved"><slot></slot></div>`;
    if (!this.who) return html`<a class="sign-in" href=${signInPath()}>${record.account.signIn}</a>`;
    const { maskedName } = this.who.person;
    const { unread = 0 } = this.who.notices ?? NOTHING_WAITS;
    return html`
      <a class="bell" href="/my/notices/" aria-label=${notices.bell(unread)}>
        <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M10 2.5a5 5 0 0 0-5 5c0 4.2-1.7 5.5-1.7 6.5h13.4c0-1-1.7-2.3-1.7-6.5a5 5 0 0 0-5-5zM8 16.5a2.1 2.1 0 0 0 4 0" /></svg>
        ${unread > 0 ? html`<span class="count num" aria-hidden="true">${unread > 99 ? '99+' : unread}</span>` : nothing}
      </a><button
        type="button"
        class="name"
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-controls="menu"
        aria-label=${record.account.menu(maskedName)}
        @click=${() => {
          this.open = !this.open;
        }}
      >
        ${maskedName}<svg class="arrow" viewBox="0 0 10 6" aria-hidden="true"><path d="M1 1l4 4 4-4" /></svg>
      </button>
      <div id="menu" class="menu" ?hidden=${!this.open}>
        <ul>
          ${this.#links(this.who).map(([path, name]) => html`<li><a href=${path}>${name}</a></li>`)}
          <li><button type="button" @click=${this.#signOut}>${record.account.signOut}</button></li>
        </ul>
        ${this.trouble ? html`<p class="error" role="alert">${this.trouble}</p>` : nothing}
      </div>
    `;
  }

  #links(who: SessionView): (readonly [string, string])[] {
    const words = record.account;
    const hasDesk = DESK_ROLES.some((role) => who.person.roles.includes(role));
    const { mine, desk: waiting, tasks = 0, unread = 0 } = who.notices ?? NOTHING_WAITS;
    const counted = (name: string, count: number) => (count > 0 ? words.waiting(name, count) : name);
    const desk = hasDesk
      ? [
          ['/admin/', words.desk] as const,
          ['/admin/reviews/', counted(words.deskReviews, waiting)] as const,
          ['/admin/statements/', words.statements] as const,
        ]
      : [];
    // Who has a desk finds it there.
    const isPublisher = !hasDesk && who.person.roles.includes('publisher');
    const questions = isPublisher ? [['/admin/questions/', words.questions] as const] : [];
    return [
      ['/my/learning/', words.learning],
      ['/my/tasks/', counted(words.tasks, tasks)],
      ['/my/hours/', words.hours],
      ['/my/activities/', words.activities],
      ['/my/certificates/', words.certificates],
      ['/my/reviews/', counted(words.reviews, mine)],
      ['/my/notices/', counted(words.notices, unread)],
      ...desk,
      ...questions,
    ];
  }

  #show(who: SessionView | undefined): void {
    this.who = who;
    this.known = true;
    if (!who) this.open = false;
  }

  #signOut = async (): Promise<void> => {
    const outcome = await session.signOut();
    if (outcome.ok || outcome.problem.code === 'not-signed-in') return;
    this.trouble = outcome.problem.detail;
  };

  #closeOutside = (event: Event): void => {
    if (!event.composedPath().includes(this)) this.open = false;
  };

  #closeOnLeaving = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    // Pressing a place that takes no focus gives no target; the click itself decides then.
    if (to instanceof Node && !this.contains(to)) this.open = false;
  };

  #closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.open) return;
    this.open = false;
    this.renderRoot.querySelector<HTMLButtonElement>('.name')?.focus();
  };
}

customElements.define('md-account', Account);

declare global {
  interface HTMLElementTagNameMap {
    'md-account': Account;
  }
}

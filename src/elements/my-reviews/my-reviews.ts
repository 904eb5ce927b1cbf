/** What a learner is asked about, and what a learner asks for: warnings with a reply, appeals with their answers. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { MyReviewsView } from '../../domain/api/reviews.ts';
import { APPEAL_SUBJECTS, type AppealSubject } from '../../domain/review/appeal.ts';
import { longInstant } from '../../drawing/dates.ts';
import { figures } from '../../drawing/figures.styles.ts';
import {
  appealTag,
  dayText,
  drawAppealSteps,
  drawCardDecision,
  drawClaim,
  drawFinding,
  dueText,
} from '../../drawing/review-facts.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { reviews } from '../../i18n/reviews.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { session } from '../../stores/session.ts';
import { controls } from '../../styles/controls.styles.ts';
import {
  drawAppealForm,
  drawWordsForm,
  type FormState,
  type FormTrouble,
  placeOfTrouble,
  readAppeal,
} from './appeal-form.ts';
import { myReviewsStyles } from './my-reviews.styles.ts';

const words = reviews.mine;

type MyCard = MyReviewsView['cards'][number];
type MyAppeal = MyReviewsView['appeals'][number];
type Said = keyof typeof words.said;

/** Which form is open; one at a time. `id` is a card's or an appeal's. */
type Panel = { readonly kind: 'appeal' } | { readonly kind: 'reply' | 'review'; readonly id: string };

export class MyReviews extends LitElement {
  static override styles = [controls, figures, myReviewsStyles];
  static override properties = {
    panel: { state: true },
    subject: { state: true },
    trouble: { state: true },
    refusal: { state: true },
    isBusy: { state: true },
    said: { state: true },
  };
  declare panel: Panel | undefined;
  /** Chosen in the form of a new appeal. */
  declare subject: AppealSubject;
  /** Of the panel. */
  declare trouble: FormTrouble | undefined;
  /** Of a button pressed outside of a panel. */
  declare refusal: string;
  declare isBusy: boolean;
  /** What was done last, for whoever cannot see it. */
  declare said: string;

  readonly #view = new Loaded<MyReviewsView>(this, () => api.get<MyReviewsView>('/api/me/reviews'));
  /** The page that led here was about this course. */
  readonly #course: string;

  constructor() {
    super();
    this.isBusy = false;
    this.refusal = '';
    this.said = '';
    const asked = new URLSearchParams(location.search);
    const subject = asked.get('new');
    this.#course = asked.get('course') ?? '';
    this.subject = APPEAL_SUBJECTS.find((known) => known === subject) ?? 'course';
    if (subject !== null) this.panel = { kind: 'appeal' };
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#view, words.signedOut, (view) => this.#ready(view));
  }

  #ready(view: MyReviewsView): TemplateResult {
    return html`<p class="said" role="status" tabindex="-1">${this.said}</p>
      <p class="error" role="alert">${this.refusal}</p>
      ${view.cards.length === 0 ? nothing : this.#cards(view.cards)} ${this.#appeals(view)}`;
  }

  #cards(cards: readonly MyCard[]): TemplateResult {
    return html`<section aria-labelledby="cards">
      <h2 id="cards">${words.cards}</h2>
      <p>${words.cardLead}</p>
      ${repeat(
        cards,
        ({ id }) => id,
        (card) => html`<div class="sheet" data-id=${card.id}>${this.#card(card)}</div>`,
      )}
    </section>`;
  }

  #card(card: MyCard): TemplateResult {
    const isOpen = this.#isOpen('reply', card.id);
    return html`<h3>${reviews.signals[card.kind].name}</h3>
      ${drawFinding(card, reviews.desk.what)}
      ${card.replies.map(({ at, text }) => html`<p class="muted num">${words.replied(longInstant(at))}</p><p class="words">${text}</p>`)}
      ${card.decision ? html`<h4>${words.decision}</h4>${drawCardDecision(card.decision)}<p class="muted">${words.disagree}</p>` : this.#awaiting(card)}
      ${
        card.mayReply && !isOpen
          ? html`<p class="actions"><button class="button" type="button" data-action="reply"
              @click=${() => this.#open({ kind: 'reply', id: card.id })}>${card.replies.length > 0 ? words.moreReply : words.replyLabel}</button></p>`
          : nothing
      }
      ${
        isOpen
          ? drawWordsForm(
              this.#form(`/api/me/reviews/${encodeURIComponent(card.id)}/replies`, 'text', 'replied'),
              {
                pointer: '/text',
                id: 'text',
                label: words.replyLabel,
                hint: words.replyHint,
                submit: words.sendReply,
              },
            )
          : nothing
      }`;
  }

  #awaiting({ replies, replyBy }: MyCard): TemplateResult {
    return html`<p class="num">${replies.length > 0 ? words.awaiting : words.replyBy(dayText(replyBy))}</p>`;
  }

  #appeals(view: MyReviewsView): TemplateResult {
    const isMaking = this.panel?.kind === 'appeal';
    return html`<section aria-labelledby="appeals">
      <h2 id="appeals">${words.appeals}</h2>
      ${isMaking ? nothing : html`<p class="actions"><button class="button first" type="button" data-action="appeal" @click=${() => this.#open({ kind: 'appeal' })}>${words.make}</button></p>`}
      ${
        isMaking
          ? drawAppealForm(view, {
              ...this.#appealForm(),
              subject: this.subject,
              choose: (subject) => {
                this.subject = subject;
              },
              course: this.#course,
            })
          : nothing
      }
      ${view.appeals.length === 0 && !isMaking ? html`<p class="muted">${words.noAppeals}</p>` : nothing}
      ${repeat(
        view.appeals,
        ({ id }) => id,
        (appeal) => html`<div class="sheet" data-id=${appeal.id}>${this.#appeal(appeal)}</div>`,
      )}
    </section>`;
  }

  #appeal(appeal: MyAppeal): TemplateResult {
    const due = dueText(appeal, new Date());
    const isOpen = this.#isOpen('review', appeal.id);
    return html`<div class="head"><h3>${words.appealOf(appeal.title)}</h3>${appealTag(appeal)}</div>
      ${drawClaim(appeal)} ${drawAppealSteps(appeal)}
      ${due === '' ? nothing : html`<p class="num">${due}</p>`}
      ${appeal.mayAskReview && appeal.dueAt ? html`<p class="num">${words.askUntil(dayText(appeal.dueAt))}</p>` : nothing}
      <p class="actions" ?hidden=${isOpen || !(appeal.mayAskReview || appeal.state === 'open')}>
        ${appeal.mayAskReview ? html`<button class="button" type="button" data-action="review" @click=${() => this.#open({ kind: 'review', id: appeal.id })}>${words.askReview}</button>` : nothing}
        ${appeal.state === 'open' ? html`<button class="button small" type="button" data-action="withdraw" @click=${() => void this.#withdraw(appeal)}>${words.withdraw}</button>` : nothing}
      </p>
      ${
        isOpen
          ? drawWordsForm(
              this.#form(`/api/me/appeals/${encodeURIComponent(appeal.id)}/review`, 'words', 'reviewAsked'),
              {
                pointer: '/words',
                id: 'words',
                label: words.reviewLabel,
                hint: '',
                submit: words.sendReview,
              },
            )
          : nothing
      }`;
  }

  #isOpen(kind: 'reply' | 'review', id: string): boolean {
    return this.panel?.kind === kind && this.panel.id === id;
  }

  #form(path: string, name: string, said: Said): FormState {
    return {
      trouble: this.trouble,
      isBusy: this.isBusy,
      cancel: () => void this.#close(),
      submit: (event) => {
        event.preventDefault();
        const form = event.target as HTMLFormElement;
        const body = { [name]: String(new FormData(form).get(name) ?? '').trim() };
        void this.#send(form, said, () => api.post(path, body));
      },
    };
  }

  #appealForm(): FormState {
    return {
      trouble: this.trouble,
      isBusy: this.isBusy,
      cancel: () => void this.#close(),
      submit: (event) => {
        event.preventDefault();
        const form = event.target as HTMLFormElement;
        const request = readAppeal(form);
        if ('sentence' in request) void this.#stumble(form, request);
        else void this.#send(form, 'made', () => api.post('/api/me/appeals', request));
      },
    };
  }

  /** A refusal keeps what was typed. */
  async #send(form: HTMLFormElement, said: Said, call: () => Promise<Outcome<unknown>>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.trouble = undefined;
    const outcome = await call();
    this.isBusy = false;
    if (outcome.ok) {
      this.panel = undefined;
      await this.#done(said);
      return;
    }
    const { problem } = outcome;
    await this.#stumble(form, {
      field: 'field' in problem ? problem.field : undefined,
      sentence: problem.detail,
    });
  }

  async #stumble(form: HTMLFormElement, trouble: FormTrouble): Promise<void> {
    this.trouble = trouble;
    await this.updateComplete;
    placeOfTrouble(form)?.focus();
  }

  async #withdraw({ id }: MyAppeal): Promise<void> {
    const outcome = await api.post(`/api/me/appeals/${encodeURIComponent(id)}/withdrawal`);
    this.refusal = outcome.ok ? '' : outcome.problem.detail;
    if (outcome.ok) await this.#done('withdrawn');
  }

  /** The button that was pressed may be gone, so the focus goes to what is said. */
  async #done(said: Said): Promise<void> {
    this.said = words.said[said];
    this.refusal = '';
    await this.#view.load();
    // The count on the menu follows.
    void session.refresh();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.said')?.focus();
  }

  async #open(panel: Panel): Promise<void> {
    this.trouble = undefined;
    this.refusal = '';
    this.said = '';
    this.panel = panel;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('form h3, form textarea')?.focus();
  }

  /** Back to the button that opened it. */
  async #close(): Promise<void> {
    const { panel } = this;
    this.panel = undefined;
    this.trouble = undefined;
    await this.updateComplete;
    const place = panel && panel.kind !== 'appeal' ? `[data-id="${CSS.escape(panel.id)}"] ` : '';
    this.renderRoot.querySelector<HTMLElement>(`${place}[data-action="${panel?.kind}"]`)?.focus();
  }
}

customElements.define('md-my-reviews', MyReviews);

declare global {
  interface HTMLElementTagNameMap {
    'md-my-reviews': MyReviews;
  }
}

/** The desk's warnings and appeals: what waits, one of them with its evidence, and the decision about it. */
import { html, LitElement, type TemplateResult } from 'lit';
import type { SessionView } from '../../domain/api/api.ts';
import type { ReviewAppealView, ReviewCardView, ReviewDeskView } from '../../domain/api/reviews.ts';
import { evidenceDayStyles } from '../../drawing/evidence-day.styles.ts';
import { figures } from '../../drawing/figures.styles.ts';
import { drawLoaded } from '../../drawing/states.ts';
import { reviews } from '../../i18n/reviews.ts';
import { api, type Outcome } from '../../stores/api.ts';
import { Loaded } from '../../stores/loaded.ts';
import { session } from '../../stores/session.ts';
import { controls } from '../../styles/controls.styles.ts';
import {
  type FormState,
  type FormTrouble,
  placeOfTrouble,
  readAppealDecision,
  readCardDecision,
} from './decision-form.ts';
import { type Place, pathOf, placeIn } from './place.ts';
import { drawAppeal, drawCard } from './review-detail.ts';
import { drawList } from './review-list.ts';
import { reviewsStyles } from './reviews.styles.ts';

const words = reviews.desk;

type Shown =
  | { readonly kind: 'notAllowed' }
  | { readonly kind: 'list'; readonly desk: ReviewDeskView }
  | { readonly kind: 'card'; readonly card: ReviewCardView }
  | { readonly kind: 'appeal'; readonly appeal: ReviewAppealView };

const READERS = ['officer', 'auditor', 'administrator'] as const;

export class Reviews extends LitElement {
  static override styles = [controls, figures, evidenceDayStyles, reviewsStyles];
  static override properties = {
    showsClosed: { state: true },
    trouble: { state: true },
    isBusy: { state: true },
    said: { state: true },
    outcome: { state: true },
  };
  declare showsClosed: boolean;
  declare trouble: FormTrouble | undefined;
  declare isBusy: boolean;
  /** What was done last, for whoever cannot see it. */
  declare said: string;
  /** What is chosen in the form. */
  declare outcome: string;

  #place: Place | undefined = placeIn(location.search);
  readonly #shown = new Loaded<Shown>(this, (who) => this.#read(who));

  constructor() {
    super();
    this.showsClosed = false;
    this.isBusy = false;
    this.said = '';
    this.outcome = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.#follow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#follow);
  }

  protected override render(): TemplateResult {
    return drawLoaded(this.#shown, words.signedOut, (shown) =>
      shown.kind === 'notAllowed' ? drawNotAllowed() : this.#ready(shown),
    );
  }

  #ready(shown: Exclude<Shown, { kind: 'notAllowed' }>): TemplateResult {
    return html`<p class="said" role="status" tabindex="-1">${this.said}</p>
      ${
        shown.kind === 'list'
          ? drawList(shown.desk, {
              showsClosed: this.showsClosed,
              toggleClosed: () => {
                this.showsClosed = !this.showsClosed;
              },
              go: (event, place) => this.#go(event, place),
            })
          : html`<div class="detail">
              <a class="back" href=${pathOf(undefined)} @click=${(event: MouseEvent) => this.#go(event, undefined)}>${words.back}</a>
              ${shown.kind === 'card' ? drawCard(shown.card, this.#form()) : drawAppeal(shown.appeal, this.#form())}
            </div>`
      }`;
  }

  async #read({ person }: SessionView): Promise<Outcome<Shown>> {
    if (!READERS.some((role) => person.roles.includes(role))) {
      return { ok: true, value: { kind: 'notAllowed' } };
    }
    const outcome = await this.#readPlace(this.#place);
    const isRefused = !outcome.ok && outcome.problem.code === 'not-allowed' && !this.#place;
    return isRefused ? { ok: true, value: { kind: 'notAllowed' } } : outcome;
  }

  async #readPlace(place: Place | undefined): Promise<Outcome<Shown>> {
    const id = encodeURIComponent(place?.id ?? '');
    if (place?.kind === 'card') {
      const card = await api.get<ReviewCardView>(`/api/reviews/cards/${id}`);
      return card.ok ? { ok: true, value: { kind: 'card', card: card.value } } : card;
    }
    if (place?.kind === 'appeal') {
      const appeal = await api.get<ReviewAppealView>(`/api/reviews/appeals/${id}`);
      return appeal.ok ? { ok: true, value: { kind: 'appeal', appeal: appeal.value } } : appeal;
    }
    const desk = await api.get<ReviewDeskView>('/api/reviews');
    return desk.ok ? { ok: true, value: { kind: 'list', desk: desk.value } } : desk;
  }

  #go(event: MouseEvent, place: Place | undefined): void {
    // A new tab is a new tab.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    history.pushState(null, '', pathOf(place));
    void this.#show(place);
  }

  #follow = (): void => {
    void this.#show(placeIn(location.search));
  };

  async #show(place: Place | undefined): Promise<void> {
    const from = this.#place;
    this.#place = place;
    this.trouble = undefined;
    this.said = '';
    this.outcome = '';
    await this.#shown.load();
    await this.updateComplete;
    const back = from && !place ? `[data-id="${CSS.escape(from.id)}"]` : '';
    const target = place ? '.detail h2' : back || '#appeals';
    this.renderRoot.querySelector<HTMLElement>(target)?.focus();
  }

  #form(): FormState {
    return {
      trouble: this.trouble,
      isBusy: this.isBusy,
      outcome: this.outcome,
      choose: (outcome) => {
        this.outcome = outcome;
      },
      submit: (event) => {
        event.preventDefault();
        if (!this.isBusy) void this.#send(event.target as HTMLFormElement);
      },
    };
  }

  /** A refusal keeps what was typed. */
  async #send(form: HTMLFormElement): Promise<void> {
    const place = this.#place;
    if (!place) return;
    this.isBusy = true;
    this.trouble = undefined;
    const path = `/api/reviews/${place.kind}s/${encodeURIComponent(place.id)}/decision`;
    const body = place.kind === 'card' ? readCardDecision(form) : readAppealDecision(form);
    const outcome = await api.post(path, body);
    this.isBusy = false;
    if (!outcome.ok) {
      const { problem } = outcome;
      this.trouble = { field: 'field' in problem ? problem.field : undefined, sentence: problem.detail };
      await this.updateComplete;
      placeOfTrouble(form)?.focus();
      return;
    }
    this.outcome = '';
    this.said = place.kind === 'card' ? words.saidDecided : words.saidAnswered;
    await this.#shown.load();
    void session.refresh();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.said')?.focus();
  }
}

function drawNotAllowed(): TemplateResult {
  return html`<div class="sheet state">
    <p>${words.notAllowed}</p>
    <a class="button" href="/my/reviews/">${words.toMine}</a>
  </div>`;
}

customElements.define('md-reviews', Reviews);

declare global {
  interface HTMLElementTagNameMap {
    'md-reviews': Reviews;
  }
}

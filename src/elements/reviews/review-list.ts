/** What waits on the desk: warnings and appeals, open ones first. */
import { html, nothing, type TemplateResult } from 'lit';
import type { AppealFacts, ReviewDeskView, ReviewedPerson } from '../../domain/api/reviews.ts';
import { longDay } from '../../drawing/dates.ts';
import { appealTag, dueText } from '../../drawing/review-facts.ts';
import { reviews } from '../../i18n/reviews.ts';
import { type Place, pathOf } from './place.ts';

const words = reviews.desk;

export interface ListChoice {
  readonly showsClosed: boolean;
  readonly toggleClosed: () => void;
  readonly go: (event: MouseEvent, place: Place) => void;
}

export function drawList(desk: ReviewDeskView, choice: ListChoice): TemplateResult {
  const { cards, appeals } = desk.open;
  return html`<p class="counts num">
      <span>${words.openCards(cards)}</span><span>${words.openAppeals(appeals)}</span>
      <label class="closed"><input type="checkbox" .checked=${choice.showsClosed} @change=${choice.toggleClosed} />${words.showClosed}</label>
    </p>
    ${drawAppeals(desk, choice)} ${drawCards(desk, choice)}`;
}

function drawCards({ cards }: ReviewDeskView, { showsClosed, go }: ListChoice): TemplateResult {
  const listed = cards.filter(({ decision }) => showsClosed || decision === null);
  return html`<section aria-labelledby="cards">
    <h2 id="cards">${words.cards}</h2>
    ${listed.length === 0 ? html`<p class="muted">${words.noCards}</p>` : nothing}
    <ul class="list" ?hidden=${listed.length === 0}>${listed.map((card) =>
      row(
        { kind: 'card', id: card.id },
        {
          name: reviews.cardOn(card.person.name, reviews.signals[card.kind].name),
          tag: cardTag(card),
          more: [
            longDay(card.day),
            card.about,
            card.person.unit,
            reviews.weightOf(reviews.weights[card.weight]),
          ],
        },
        go,
      ),
    )}</ul>
  </section>`;
}

function cardTag({ decision, replies }: ReviewDeskView['cards'][number]): TemplateResult {
  if (decision) return html`<span class="tag neutral">${reviews.outcomes[decision.outcome]}</span>`;
  return html`<span class="tag neutral">${replies.length > 0 ? words.replied : words.awaitsReply}</span>`;
}

function drawAppeals({ appeals }: ReviewDeskView, { showsClosed, go }: ListChoice): TemplateResult {
  const now = new Date();
  const listed = appeals.filter(({ state }) => showsClosed || state === 'open');
  const more = (appeal: AppealFacts & { readonly person: ReviewedPerson }) => [
    longDay(appeal.day),
    reviews.subjects[appeal.subject],
    appeal.person.unit,
    dueText(appeal, now),
  ];
  return html`<section aria-labelledby="appeals">
    <h2 id="appeals">${words.appeals}</h2>
    ${listed.length === 0 ? html`<p class="muted">${words.noAppeals}</p>` : nothing}
    <ul class="list" ?hidden=${listed.length === 0}>${listed.map((appeal) =>
      row(
        { kind: 'appeal', id: appeal.id },
        {
          name: reviews.cardOn(appeal.person.name, appeal.title),
          tag: appealTag(appeal),
          more: more(appeal),
        },
        go,
      ),
    )}</ul>
  </section>`;
}

interface RowWords {
  readonly name: string;
  readonly tag: TemplateResult;
  readonly more: readonly string[];
}

function row(place: Place, { name, tag, more }: RowWords, go: ListChoice['go']): TemplateResult {
  return html`<li><a class="row" href=${pathOf(place)} data-id=${place.id} @click=${(event: MouseEvent) => go(event, place)}>
    <span class="name">${name}</span>${tag}
    <span class="muted num">${more.filter(Boolean).join(' · ')}</span>
  </a></li>`;
}

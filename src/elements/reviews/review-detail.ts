/** One card or one appeal, with the evidence beside it and the form that decides it. */
import { html, nothing, type TemplateResult } from 'lit';
import type {
  EvidenceEntry,
  ReviewAppealView,
  ReviewCardView,
  ReviewedPerson,
  StudyEvidence,
} from '../../domain/api/reviews.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import { dayOfInstant, longInstant, shortDay } from '../../drawing/dates.ts';
import { drawEvidenceDay, type Window } from '../../drawing/evidence-day.ts';
import {
  appealTag,
  dayText,
  drawAppealSteps,
  drawCardDecision,
  drawClaim,
  drawFinding,
  dueText,
  factRow,
} from '../../drawing/review-facts.ts';
import { record } from '../../i18n/record.ts';
import { reviews } from '../../i18n/reviews.ts';
import { drawAppealForm, drawCardForm, type FormState } from './decision-form.ts';

const words = reviews.desk;

export function drawCard(card: ReviewCardView, form: FormState): TemplateResult {
  return html`<div class="sheet">
      <div class="head">
        <h2 tabindex="-1">${reviews.cardOn(card.person.name, reviews.signals[card.kind].name)}</h2>
        <span class="tag neutral">${reviews.weightOf(reviews.weights[card.weight])}</span>
      </div>
      ${drawPerson(card.person)} ${drawFinding(card, words.what)}
    </div>
    <div class="sheet">
      <h3>${words.reply}</h3>
      ${card.replies.length === 0 ? html`<p class="muted num">${words.noReply(dayText(card.replyBy))}</p>` : nothing}
      ${card.replies.map(({ at, text }) => html`<p class="words">${text}</p><p class="muted num">${longInstant(at)}</p>`)}
    </div>
    ${drawEvidence(card.evidence, { from: card.from, to: card.to })}
    <div class="sheet">
      <h3>${card.decision ? words.decision : words.decide}</h3>
      ${card.decision ? drawCardDecision(card.decision) : nothing}
      ${!card.decision && !card.mayDecide ? html`<p>${words.notYours}</p>` : nothing}
      ${card.mayDecide ? drawCardForm(card, form) : nothing}
    </div>`;
}

export function drawAppeal(appeal: ReviewAppealView, form: FormState): TemplateResult {
  const due = dueText(appeal, new Date());
  const isOpen = appeal.state === 'open';
  return html`<div class="sheet">
      <div class="head">
        <h2 tabindex="-1">${reviews.cardOn(appeal.person.name, appeal.title)}</h2>
        ${appealTag(appeal)}
      </div>
      ${drawPerson(appeal.person)} ${drawClaim(appeal)}
      ${due === '' ? nothing : html`<p class="num">${due}</p>`}
    </div>
    ${appeal.history.length === 0 ? nothing : html`<div class="sheet"><h3>${words.decision}</h3>${drawAppealSteps(appeal)}</div>`}
    ${drawEvidence(appeal.evidence)}
    ${
      isOpen
        ? html`<div class="sheet">
            <h3>${words.appealDecide}</h3>
            ${appeal.stage === 2 ? html`<p>${words.reviewNote}</p>` : nothing}
            ${appeal.mayDecide ? drawAppealForm(appeal, form) : html`<p>${words.notYours}</p>`}
          </div>`
        : nothing
    }`;
}

function drawPerson({ name, staffNumber, unit }: ReviewedPerson): TemplateResult {
  return html`<dl class="num">${factRow(words.person, words.personOf(name, staffNumber, unit))}</dl>`;
}

function drawEvidence({ days, entries }: StudyEvidence, window?: Window): TemplateResult {
  const year = Number(days.at(-1)?.day.slice(0, 4));
  return html`<div class="sheet">
    <h3>${reviews.evidence.title}</h3>
    ${days.map((day) => drawEvidenceDay(day, window))}
    ${drawEntries(entries, year)}
  </div>`;
}

function drawEntries(entries: readonly EvidenceEntry[], year: number): TemplateResult {
  const { evidence } = reviews;
  if (entries.length === 0) return html`<p class="muted">${evidence.noEntries}</p>`;
  return html`<details class="behind entries">
    <summary>${evidence.entries(year)}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${evidence.entries(year)}>
      <table class="num">
        <thead><tr><th scope="col">${evidence.postedAt}</th><th scope="col">${evidence.entry}</th><th scope="col" class="amount">${evidence.amount}</th></tr></thead>
        <tbody>${entries.map(
          (entry) => html`<tr>
            <td>${shortDay(dayOfInstant(entry.postedAt))}</td>
            <th scope="row">${titleOf(entry)}${entry.origin === '' ? nothing : html`<br /><span class="muted">${evidence.origin(entry.origin)}</span>`}</th>
            <td class="amount">${formatCreditHours(entry.centihours)}</td>
          </tr>`,
        )}</tbody>
      </table>
    </div>
  </details>`;
}

function titleOf({ title, category, isReversed }: EvidenceEntry): TemplateResult | string {
  const name = record.hours.titleWithKind(title, record.kinds[category]);
  return isReversed ? html`<s>${name}</s> ${reviews.evidence.reversed}` : name;
}

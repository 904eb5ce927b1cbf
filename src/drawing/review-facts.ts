/** What a card and an appeal are about, as both sides see it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { AppealFacts, AppealStep, CardDecisionView, CardFacts } from '../domain/api/reviews.ts';
import { formatCreditHours } from '../domain/base/centihours.ts';
import { record } from '../i18n/record.ts';
import { reviews } from '../i18n/reviews.ts';
import { dayOfInstant, longDay, longInstant } from './dates.ts';

/** 2026 年 11 月 12 日 */
export function dayText(iso: string): string {
  return longDay(dayOfInstant(iso));
}

export function factRow(term: string, value: TemplateResult | string): TemplateResult {
  return html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
}

/** @param what - what the paragraph that tells the finding is called */
export function drawFinding(card: CardFacts, what: string): TemplateResult {
  const signal = reviews.signals[card.kind];
  return html`<dl class="num">
      ${card.about === '' ? nothing : factRow(reviews.about, card.about)}
      ${factRow(reviews.time, timeSpan(card))}
      ${factRow(what, signal.what(card.facts))}
    </dl>
    <p class="limits"><b>${reviews.desk.limits}</b>${signal.limits}</p>`;
}

function timeSpan({ from, to }: CardFacts): string {
  const begin = longInstant(from);
  const end = longInstant(to);
  if (begin === end) return begin;
  return dayOfInstant(from) === dayOfInstant(to) ? `${begin}–${end.split(' ').at(-1)}` : `${begin}–${end}`;
}

export function drawCardDecision(decision: CardDecisionView): TemplateResult {
  const { at, by, outcome, reason, entries } = decision;
  return html`<p><b>${reviews.outcomes[outcome]}</b></p>
    <p class="words">${reason}</p>
    ${entries.length === 0 ? nothing : html`<p>${reviews.reversed(entries.join('、'))}</p>`}
    <p class="muted num">${reviews.desk.decided(longInstant(at), by)}</p>`;
}

export function drawClaim(appeal: AppealFacts): TemplateResult {
  const { claimedCentihours, subject, day, words, madeAt } = appeal;
  const claimed =
    claimedCentihours === null ? reviews.claimedOpen : reviews.hours(formatCreditHours(claimedCentihours));
  return html`<dl class="num">
    ${factRow(reviews.about, reviews.subjects[subject])} ${factRow(reviews.day, longDay(day))}
    ${factRow(reviews.claimed, claimed)} ${factRow(reviews.madeAt, longInstant(madeAt))}
    ${factRow(reviews.words, html`<span class="words">${words}</span>`)}
  </dl>`;
}

export function drawAppealSteps({ history }: AppealFacts): TemplateResult | typeof nothing {
  if (history.length === 0) return nothing;
  return html`<ol class="steps">${history.map(
    (step) => html`<li>
      <p><b>${reviews.steps[step.kind]}</b>${amountOf(step)}</p>
      ${step.text === '' ? nothing : html`<p class="words">${step.text}</p>`}
      <p class="muted num">${longInstant(step.at)}${step.by === '' ? nothing : `　${reviews.decidedBy(step.by)}`}</p>
    </li>`,
  )}</ol>`;
}

function amountOf({ category, centihours }: AppealStep): string {
  return category === undefined || centihours === undefined
    ? ''
    : `：${reviews.grantedAs(record.kinds[category], formatCreditHours(centihours))}`;
}

/** State, stage and deadline, in words. */
export function appealTag({ state, stage }: AppealFacts): TemplateResult {
  const tone = { open: 'neutral', withdrawn: 'neutral', granted: 'met', refused: 'unmet' }[state];
  const tick = state === 'granted' ? html`<span aria-hidden="true">✓</span>` : nothing;
  return html`<span class="tag ${tone}">${tick}${reviews.states[state]}${stage === 2 ? ` · ${reviews.stages[2]}` : nothing}</span>`;
}

/** @param now - the instant the page is drawn */
export function dueText({ state, dueAt }: AppealFacts, now: Date): string {
  if (state !== 'open' || dueAt === null) return '';
  const day = dayText(dueAt);
  return Date.parse(dueAt) < now.getTime() ? reviews.overdue(day) : reviews.answerBy(day);
}

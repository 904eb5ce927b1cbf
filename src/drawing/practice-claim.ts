/** Claimed practice as both sides see it: what, when, how long, the photos, and what happened to it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PracticeView } from '../domain/api/events.ts';
import { formatCreditHours } from '../domain/base/centihours.ts';
import type { PracticeState } from '../domain/event/practice.ts';
import { events } from '../i18n/events.ts';
import { longDay, longInstant } from './dates.ts';

const words = events.practice;

const TAGS: Record<PracticeState, string> = {
  first: 'neutral',
  second: 'neutral',
  approved: 'neutral',
  posted: 'met',
  refused: 'unmet',
  withdrawn: 'neutral',
};

/** @param isDesk - with the person, and with what the officer ought to notice */
export function drawClaim(claim: PracticeView, isDesk: boolean): TemplateResult {
  const { content, person, centihours } = claim;
  const facts: readonly (readonly [string, string])[] = [
    [words.when, longDay(content.day)],
    [words.place, content.place],
    [words.organiser, content.organiser],
    [words.amount, amountText(claim)],
    [words.worth, centihours === null ? events.ruleMismatch : events.hours(formatCreditHours(centihours))],
    [words.principle, content.principle === null ? '' : events.principles[content.principle]],
  ];
  return html`<div class="head"><h3 id="claim-${claim.id}">${content.title}</h3><span class="tag ${TAGS[claim.state]}">${events.practiceStates[claim.state]}</span></div>
    <p class="muted num">${events.practiceKinds[content.kind]}${isDesk ? ` · ${person.name} ${person.staffNumber} · ${person.unit}` : ''}</p>
    <dl class="facts num">${facts
      .filter(([, value]) => value !== '')
      .map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
    <p class="words">${content.text}</p>
    ${isDesk ? drawNotices(claim) : nothing} ${drawPhotos(claim)}
    <details><summary>${words.history}</summary>
      <ol>${claim.events.map(
        ({ kind, at, who, words: said }) =>
          html`<li><span class="muted num">${longInstant(at)} ${who}</span> ${words.events[kind]} ${said}</li>`,
      )}</ol>
    </details>`;
}

function amountText({ content: { amount } }: PracticeView): string {
  return amount.kind === 'minutes' ? words.minutes(amount.minutes) : words.days(amount.days, amount.halfDays);
}

function drawNotices({ similar, sameDayEvents }: PracticeView): TemplateResult {
  return html`${similar.length > 0 ? html`<p class="notice" role="note">${words.similar(similar.join('、'))}</p>` : nothing}
    ${sameDayEvents.length > 0 ? html`<p class="notice" role="note">${words.sameDay(sameDayEvents.join('、'))}</p>` : nothing}`;
}

function drawPhotos({ id, content: { photos } }: PracticeView): TemplateResult | typeof nothing {
  if (photos.length === 0) return nothing;
  return html`<ul class="photos" aria-label=${words.photos}>${photos.map((hash, at) => {
    const path = `/api/practice/${encodeURIComponent(id)}/photos/${hash}`;
    return html`<li><a href=${path} target="_blank"><img src=${path} alt=${words.photo(at + 1)} loading="lazy" /></a></li>`;
  })}</ul>`;
}

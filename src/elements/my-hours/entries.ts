/** Every entry of the year as a row that opens to what it rests on. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { HoursEntryView } from '../../domain/api/api.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import { CATEGORIES } from '../../domain/policy/policy.ts';
import { dayOfInstant, shortDay } from '../../drawing/dates.ts';
import type { Explaining } from '../../drawing/explained.ts';
import { ETHICS_CATEGORIES } from '../../drawing/ruler.ts';
import { record } from '../../i18n/record.ts';
import { drawEvidence } from './evidence.ts';
import type { Choice, Kinds } from './requirements.ts';

export interface EntryChoice extends Choice {
  /** Open another entry and go there. */
  readonly goTo: (id: string) => void;
  readonly explaining: Explaining;
  /** Somebody else's are read, not appealed. */
  readonly isOwn: boolean;
}

export function drawEntries(entries: readonly HoursEntryView[], choice: EntryChoice): TemplateResult {
  const words = record.hours;
  const listed = [...entries]
    .filter((entry) => choice.kinds?.includes(entry.category) ?? true)
    .sort((left, right) => right.index - left.index);
  const name = kindsName(choice.kinds);
  return html`<section aria-labelledby="entries">
    <div class="head entries-head">
      <h2 id="entries" tabindex="-1">${words.whereFrom}</h2>
      <span class="muted num" role="status">${name ? words.countOf(listed.length, name) : words.count(listed.length)}</span>
    </div>
    ${drawFilter(entries, choice)}
    ${listed.length === 0 ? drawEmpty(choice) : nothing}
    <div class="entries" ?hidden=${listed.length === 0}>
      ${repeat(
        listed,
        (entry) => entry.id,
        (entry) => drawEntry(entry, entries, choice),
      )}
    </div>
    ${choice.isOwn ? html`<p class="missing-hours"><a href="/my/reviews/?new=course">${words.missingHours}</a></p>` : nothing}
  </section>`;
}

/** One button a kind there is; they do what pressing the figures does. */
function drawFilter(entries: readonly HoursEntryView[], choice: Choice): TemplateResult | typeof nothing {
  const present = CATEGORIES.filter((category) => entries.some((entry) => entry.category === category));
  if (present.length < 2 && !choice.kinds) return nothing;
  const button = (kinds: Kinds, name: string) =>
    html`<button class="button small" type="button" aria-pressed=${choice.kinds?.join() === kinds?.join() ? 'true' : 'false'}
      @click=${() => choice.choose(kinds)}>${name}</button>`;
  return html`<div class="actions filter" role="group" aria-label=${record.hours.kind}>
    ${button(undefined, record.hours.showAll)}
    ${present.map((category) => button([category], record.kinds[category]))}
  </div>`;
}

function kindsName(kinds: Kinds): string | undefined {
  if (!kinds) return undefined;
  const [only] = kinds;
  if (kinds.length === 1 && only) return record.kinds[only];
  return kinds.join() === ETHICS_CATEGORIES.join() ? record.hours.allEthics : record.hours.bothOnline;
}

function drawEmpty({ kinds, isOwn }: EntryChoice): TemplateResult {
  const words = record.hours;
  return html`<div class="state empty">
    <p>${kinds ? words.emptyKind : words.empty}</p>
    ${isOwn ? html`<a class="button" href="/courses/">${words.toCourses}</a>` : nothing}
  </div>`;
}

function drawEntry(
  entry: HoursEntryView,
  all: readonly HoursEntryView[],
  choice: EntryChoice,
): TemplateResult {
  const title = record.hours.titleWithKind(entry.evidence.title, record.kinds[entry.category]);
  const amount = signed(entry.centihours);
  const tag = tagOf(entry);
  return html`<details class="entry" data-entry=${entry.id}>
    <summary>
      <span class="muted num">${shortDay(dayOfInstant(entry.postedAt))}</span>
      <span class="title">
        ${entry.isReversed ? html`<s>${title}</s> <span class="tag neutral">${record.hours.reversed}</span>` : title}
        ${tag ? html`<span class="tag neutral">${tag}</span>` : nothing}
      </span>
      <span class="amount num">${entry.isReversed ? html`<s>${amount}</s>` : amount}</span>
    </summary>
    ${drawEvidence(entry, all, choice)}
  </details>`;
}

/** What is out of the ordinary about a posting. */
function tagOf({ evidence }: HoursEntryView): string | undefined {
  if (evidence.kind === 'reopening') return record.policy.reopening;
  if (evidence.kind === 'reversal' || evidence.entered === undefined) return undefined;
  return record.policy.irregular[evidence.entered];
}

/** Two places always, so that the column lines up: 150 → +1.50, -100 → −1.00. */
function signed(centihours: number): string {
  const [whole, fraction = ''] = formatCreditHours(Math.abs(centihours)).split('.');
  return `${centihours < 0 ? '−' : '+'}${whole}.${fraction.padEnd(2, '0')}`;
}

/** Who is on the list and who was there, with what each gets; and entering it by hand. */
import { html, nothing, type TemplateResult } from 'lit';
import type { EventPersonView, EventView } from '../../domain/api/events.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import { dayWithin } from '../../drawing/dates.ts';
import { events } from '../../i18n/events.ts';

const words = events.people;

export interface PeopleActions {
  readonly mark: (people: readonly EventPersonView[], kind: 'whole' | 'absent') => void;
  readonly askTimes: (person: EventPersonView) => void;
  readonly askStrike: (person: EventPersonView) => void;
  readonly remove: (person: EventPersonView) => void;
  readonly addNumbers: (form: HTMLFormElement, as: 'list' | 'present') => void;
}

export interface PeopleRights {
  /** Attendance may be entered now. */
  readonly mayEnter: boolean;
  readonly mayInvite: boolean;
  readonly mayStrike: boolean;
}

export function drawPeople(event: EventView, rights: PeopleRights, actions: PeopleActions): TemplateResult {
  const { counts, people } = event;
  const open = people.filter(({ state }) => state === 'none');
  return html`<section aria-labelledby="people">
    <h2 id="people">${words.title}</h2>
    <p class="num">${words.counts(counts.present, counts.absent, counts.credited, formatCreditHours(counts.centihours))}</p>
    ${
      rights.mayEnter && open.length > 0
        ? html`<p><button class="button" type="button" data-action="all" @click=${() => actions.mark(open, 'whole')}>${words.allPresent(open.length)}</button></p>`
        : nothing
    }
    ${people.length === 0 ? html`<p class="muted">${words.none}</p>` : drawTable(event, rights, actions)}
    ${rights.mayInvite ? drawAdding(rights, actions) : nothing}
  </section>`;
}

function drawTable(event: EventView, rights: PeopleRights, actions: PeopleActions): TemplateResult {
  const hasActs = rights.mayEnter || rights.mayStrike;
  return html`<div class="scroll" role="region" aria-label=${words.caption} tabindex="0"><table class="people stacks">
    <caption class="visually-hidden">${words.caption}</caption>
    <thead>
      <tr>
        <th scope="col">${words.person}</th>
        <th scope="col">${words.presence}</th>
        <th scope="col">${words.result}</th>
        <th scope="col" class="amount">${words.hours}</th>
        ${hasActs ? html`<th scope="col">${words.act}</th>` : nothing}
      </tr>
    </thead>
    <tbody>${event.people.map((person) => drawRow(event, person, { rights, actions, hasActs }))}</tbody>
  </table></div>`;
}

interface RowParts {
  readonly rights: PeopleRights;
  readonly actions: PeopleActions;
  readonly hasActs: boolean;
}

function drawRow(
  event: EventView,
  person: EventPersonView,
  { rights, actions, hasActs }: RowParts,
): TemplateResult {
  return html`<tr>
    <th scope="row">${person.name} <span class="muted num">${person.staffNumber}</span><span class="muted unit">${person.unit}</span></th>
    <td class="num">${presenceText(event, person)}
      ${person.means.length > 0 ? html`<span class="muted">${words.by(person.means.map((means) => events.means[means]).join('、'))}</span>` : nothing}
      ${person.note ? html`<span class="muted note">${person.note}</span>` : nothing}</td>
    <td>${drawResult(person)}</td>
    <td class="amount" data-label=${words.hours}>${person.centihours > 0 ? formatCreditHours(person.centihours) : ''}</td>
    ${hasActs ? html`<td class="acts">${drawActs(person, rights, actions)}</td>` : nothing}
  </tr>`;
}

function presenceText({ plan }: EventView, { state, days }: EventPersonView): string {
  if (state !== 'times') return words.states[state];
  const isOneDay = plan.day === plan.lastDay;
  return days
    .map(({ day, cameAt, leftAt }) => {
      const times = leftAt
        ? events.times(cameAt ?? '', leftAt)
        : plan.needsSignOut
          ? `${cameAt ?? ''} ${words.noLeft}`
          : (cameAt ?? '');
      return isOneDay ? times : `${dayWithin(Number(plan.day.slice(0, 4)), day)} ${times}`;
    })
    .join('；');
}

function drawResult({ state, verdict, minutes, shareBasisPoints, credit }: EventPersonView): TemplateResult {
  if (credit?.isReversed) return html`<span class="tag neutral">${words.isReversed}</span>`;
  if (verdict === null) return html`<span class="muted">${words.states.none}</span>`;
  const tag =
    verdict === 'credited' ? 'met' : verdict === 'absent' || verdict === 'noHours' ? 'neutral' : 'unmet';
  const share = words.share(minutes, String(Math.floor(shareBasisPoints / 100)));
  return html`<span class="tag ${tag}">${events.verdicts[verdict]}</span>
    ${state === 'times' ? html`<span class="muted num">${share}</span>` : nothing}`;
}

function drawActs(person: EventPersonView, rights: PeopleRights, actions: PeopleActions): TemplateResult {
  const act = (name: string, press: () => void) =>
    html`<button class="link" type="button" aria-label=${words.labelled(name, person.name)} @click=${press}>${name}</button>`;
  const stands = person.credit && !person.credit.isReversed;
  if (stands) return html`${rights.mayStrike ? act(words.strike, () => actions.askStrike(person)) : nothing}`;
  if (!rights.mayEnter) return html``;
  return html`${person.state === 'whole' ? nothing : act(words.whole, () => actions.mark([person], 'whole'))}
    ${act(words.times, () => actions.askTimes(person))}
    ${person.state === 'absent' ? nothing : act(words.absent, () => actions.mark([person], 'absent'))}
    ${person.isInvited && person.state === 'none' ? act(words.remove, () => actions.remove(person)) : nothing}`;
}

function drawAdding(rights: PeopleRights, { addNumbers }: PeopleActions): TemplateResult {
  const form = (event: Event) => (event.target as HTMLElement).closest('form') as HTMLFormElement;
  return html`<details class="sheet">
    <summary>${words.addTitle}</summary>
    <form class="adding" novalidate @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      addNumbers(event.target as HTMLFormElement, 'list');
    }}>
      <div class="field">
        <label for="numbers">${words.numbers}</label>
        <textarea id="numbers" name="numbers" rows="4" aria-describedby="numbers-hint"></textarea>
        <p id="numbers-hint" class="muted">${words.numbersHint}</p>
      </div>
      <div class="actions">
        <button class="button" type="submit">${words.addToList}</button>
        ${rights.mayEnter ? html`<button class="button" type="button" data-action="add-present" @click=${(event: Event) => addNumbers(form(event), 'present')}>${words.addPresent}</button>` : nothing}
      </div>
    </form>
  </details>`;
}

/** People of a unit on a day: searched, listed, and the way to change each. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RosterPersonView, RosterUnitView } from '../../domain/api/roster.ts';
import { KIND_WORDS, TIER_WORDS } from '../../domain/roster/words.ts';
import { count } from '../../drawing/amounts.ts';
import { dayOfInstant, longDay } from '../../drawing/dates.ts';
import { roster } from '../../i18n/roster.ts';

const words = roster.people;

export interface PeopleState {
  readonly unit: RosterUnitView;
  readonly people: readonly RosterPersonView[];
  readonly day: string;
  readonly text: string;
  readonly isBelowToo: boolean;
  readonly hasMore: boolean;
  readonly mayChange: boolean;
}

export interface PeopleActions {
  readonly search: (event: SubmitEvent) => void;
  readonly more: () => void;
  readonly open: (person: RosterPersonView) => void;
}

export function drawPeople(state: PeopleState, actions: PeopleActions): TemplateResult {
  const { people, text, hasMore } = state;
  return html`${drawSearch(state, actions)}
    ${
      people.length === 0
        ? html`<p class="muted">${text === '' ? words.none : words.noneFound}</p>`
        : drawTable(state, actions)
    }
    <p class="muted" role="status">${people.length > 0 ? words.shown(count(people.length)) : ''}</p>
    ${hasMore ? html`<button class="button small" type="button" @click=${actions.more}>${words.more}</button>` : nothing}`;
}

function drawSearch({ day, text, isBelowToo }: PeopleState, { search }: PeopleActions): TemplateResult {
  return html`<form class="search" role="search" novalidate @submit=${search}>
    <div class="field">
      <label for="text">${words.search}</label>
      <input id="text" name="text" .value=${text} maxlength="50" autocomplete="off" />
    </div>
    <div class="field">
      <label for="on">${words.day}</label>
      <input id="on" name="day" type="date" .value=${day} />
    </div>
    <label class="check"><input type="checkbox" name="below" .checked=${isBelowToo} /> ${words.below}</label>
    <button class="button" type="submit">${words.find}</button>
  </form>`;
}

function drawTable({ unit, people, day, mayChange }: PeopleState, { open }: PeopleActions): TemplateResult {
  return html`<table class="people stacks">
    <caption class="visually-hidden">${words.caption(unit.name, longDay(day))}</caption>
    <thead>
      <tr>
        <th scope="col">${words.name}</th>
        <th scope="col">${words.unit}</th>
        <th scope="col">${words.post}</th>
        <th scope="col">${words.kind}</th>
        <th scope="col">${words.access}</th>
        ${mayChange ? html`<th scope="col"><span class="visually-hidden">${words.openShort}</span></th>` : nothing}
      </tr>
    </thead>
    <tbody>
      ${people.map(
        (person) => html`<tr>
          <th scope="row">${person.name} <span class="muted num">${person.staffNumber}</span></th>
          <td data-label=${words.unit}><span>${person.unit.name} <span class="muted num">${words.since(person.since)}</span></span></td>
          <td data-label=${words.post}>${person.post}</td>
          <td data-label=${words.kind}><span>${TIER_WORDS[person.tier]} <span class="muted">${KIND_WORDS[person.trainingKind]}</span></span></td>
          <td data-label=${words.access}>${accessTag(person)}</td>
          ${
            mayChange
              ? html`<td class="open"><button class="button small" type="button" aria-label=${words.open(person.name)} @click=${() => open(person)}>${words.openShort}</button></td>`
              : nothing
          }
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function accessTag({ hasPassword, codeUntil }: RosterPersonView): TemplateResult {
  if (codeUntil !== null) {
    return html`<span class="muted">${words.codeUntil(longDay(dayOfInstant(codeUntil)))}</span>`;
  }
  return hasPassword
    ? html`<span class="tag met">${words.hasPassword}</span>`
    : html`<span class="tag neutral">${words.noPassword}</span>`;
}

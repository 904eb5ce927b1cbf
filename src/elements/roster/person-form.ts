/** One person: added, changed, moved, let go; where they have been, and what roles they have. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RosterPersonDetail, RosterPersonView, RosterUnitView } from '../../domain/api/roster.ts';
import { TIER_IDS, TRAINING_KINDS } from '../../domain/catalogue/catalogue.ts';
import type { Role } from '../../domain/roster/person.ts';
import { KIND_WORDS, TIER_WORDS } from '../../domain/roster/words.ts';
import { longDay } from '../../drawing/dates.ts';
import { roster } from '../../i18n/roster.ts';

const words = roster.person;

export type PersonMode = 'add' | 'change' | 'move' | 'leave';

export interface PersonState {
  /** Undefined for somebody new. */
  readonly person: RosterPersonView | undefined;
  readonly detail: RosterPersonDetail | undefined;
  readonly mode: PersonMode;
  readonly units: readonly RosterUnitView[];
  /** The unit that is looked at. */
  readonly unit: RosterUnitView;
  readonly today: string;
  readonly isBusy: boolean;
  readonly trouble: string;
  readonly said: string;
}

export interface PersonActions {
  readonly mode: (mode: PersonMode) => void;
  readonly save: (event: SubmitEvent) => void;
  readonly grant: (event: SubmitEvent) => void;
  readonly revoke: (role: Role, unitId: string | undefined) => void;
  readonly code: () => void;
  readonly close: () => void;
}

export function drawPerson(state: PersonState, actions: PersonActions): TemplateResult {
  const { person, mode, isBusy, trouble, said } = state;
  return html`<div class="question">
    <h2 id="asked" tabindex="-1">${person ? words.title(person.name, person.staffNumber) : words.addTitle}</h2>
    <p class="said" role="status">${said}</p>
    <form class="fields" novalidate @submit=${actions.save}>
      ${person ? drawModes(state, actions) : nothing}
      ${drawFields(state)}
      <p class="error" role="alert">${trouble}</p>
      <div class="actions">
        <button class="button first" type="submit" aria-disabled=${isBusy ? 'true' : 'false'}>${words.save[mode]}</button>
        <button class="button" type="button" data-action="close" @click=${actions.close}>${words.cancel}</button>
      </div>
    </form>
    ${person && state.detail ? drawDetail(state.detail, state, actions) : nothing}
  </div>`;
}

function drawModes({ mode }: PersonState, actions: PersonActions): TemplateResult {
  return html`<fieldset class="choice">
    <legend class="visually-hidden">${words.mode}</legend>
    ${(['change', 'move', 'leave'] as const).map(
      (one) => html`<label>
        <input type="radio" name="mode" .value=${one} .checked=${mode === one} @change=${() => actions.mode(one)} />
        ${words.modes[one]}
      </label>`,
    )}
  </fieldset>`;
}

function drawFields(state: PersonState): TemplateResult {
  const { mode, today } = state;
  if (mode === 'leave') {
    return html`<p class="muted">${words.leaveEffect}</p>
      ${dayField('leaveDay', words.leaveDay, today, today)}`;
  }
  if (mode === 'move') {
    return html`${unitField(words.toUnit, state)} ${dayField('since', words.moveDay, today, today)}`;
  }
  const { person } = state;
  return html`${
    person
      ? nothing
      : html`<div class="field">
          <label for="staffNumber">${words.number}</label>
          <span id="number-hint" class="muted">${words.numberHint}</span>
          <input id="staffNumber" name="staffNumber" maxlength="32" autocomplete="off" required aria-describedby="number-hint" />
        </div>`
  }
  ${textField('name', words.name, person?.name ?? '')}
  ${person ? nothing : unitField(words.unit, state)}
  ${textField('post', words.post, person?.post ?? '')}
  <div class="pair">
    ${choiceField('tier', words.tier, TIER_IDS, TIER_WORDS, person?.tier ?? 'grassroots')}
    ${choiceField('trainingKind', words.kind, TRAINING_KINDS, KIND_WORDS, person?.trainingKind ?? 'inService')}
  </div>
  ${dayField('startDay', words.start, person?.startDay ?? '', undefined)}`;
}

function textField(name: string, label: string, value: string): TemplateResult {
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <input id=${name} name=${name} .value=${value} maxlength="100" autocomplete="off" />
  </div>`;
}

function dayField(name: string, label: string, value: string, max: string | undefined): TemplateResult {
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <input id=${name} name=${name} type="date" .value=${value} max=${max ?? nothing} />
  </div>`;
}

function choiceField<Key extends string>(
  name: string,
  label: string,
  keys: readonly Key[],
  texts: Readonly<Record<Key, string>>,
  chosen: Key,
): TemplateResult {
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <select id=${name} name=${name}>
      ${keys.map((key) => html`<option .value=${texts[key]} ?selected=${key === chosen}>${texts[key]}</option>`)}
    </select>
  </div>`;
}

function unitField(label: string, { units, person, unit }: PersonState): TemplateResult {
  const chosen = person?.unit.id ?? unit.id;
  return html`<div class="field">
    <label for="unit">${label}</label>
    <select id="unit" name="unit">
      ${units.map(({ id, name, code, depth }) => html`<option .value=${code} ?selected=${id === chosen}>${'　'.repeat(depth)}${name}</option>`)}
    </select>
  </div>`;
}

function drawDetail(detail: RosterPersonDetail, state: PersonState, actions: PersonActions): TemplateResult {
  return html`<section aria-labelledby="past-units">
      <h3 id="past-units">${words.past}</h3>
      <ul class="plain">
        ${detail.memberships.map(
          ({ unit, from, to }) =>
            html`<li>${unit.name} <span class="muted num">${longDay(from)} — ${to === null ? words.present : longDay(to)}</span></li>`,
        )}
      </ul>
    </section>
    <section aria-labelledby="roles">
      <h3 id="roles">${words.rolesTitle}</h3>
      ${detail.roles.length === 0 ? html`<p class="muted">${words.noRoles}</p>` : drawRoles(detail, actions)}
      ${detail.mayGrant ? drawGrant(state, actions) : nothing}
    </section>
    <button class="button small" type="button" data-action="code" @click=${actions.code}>${words.code}</button>`;
}

function drawRoles(detail: RosterPersonDetail, { revoke }: PersonActions): TemplateResult {
  return html`<ul class="plain">
    ${detail.roles.map(({ role, unit }) => {
      const name = roster.roles[role];
      const text = unit ? words.ofUnit(name, unit.name) : name;
      return html`<li>
        ${text}
        ${
          detail.mayGrant
            ? html`<button class="link" type="button" aria-label=${words.revokeLabel(text)} @click=${() => revoke(role, unit?.id)}>${words.revoke}</button>`
            : nothing
        }
      </li>`;
    })}
  </ul>`;
}

const GRANTED = ['officer', 'publisher', 'auditor', 'administrator'] as const;

function drawGrant({ units, person }: PersonState, { grant }: PersonActions): TemplateResult {
  return html`<form class="grant" novalidate @submit=${grant}>
    <div class="field">
      <label for="role">${words.grantRole}</label>
      <select id="role" name="role">
        ${GRANTED.map((role) => html`<option .value=${role}>${roster.roles[role]}</option>`)}
      </select>
    </div>
    <div class="field">
      <label for="over">${words.grantUnit}</label>
      <select id="over" name="unitId">
        ${units.map(({ id, name, depth }) => html`<option .value=${id} ?selected=${id === person?.unit.id}>${'　'.repeat(depth)}${name}</option>`)}
      </select>
    </div>
    <button class="button small" type="submit">${words.grant}</button>
  </form>`;
}

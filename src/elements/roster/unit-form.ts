/** One unit: added, or changed with its place in the tree. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RosterUnitView } from '../../domain/api/roster.ts';
import { ORGAN_TYPES } from '../../domain/roster/person.ts';
import { ORGAN_WORDS } from '../../domain/roster/words.ts';
import { roster } from '../../i18n/roster.ts';

const words = roster.unit;

export interface UnitState {
  /** Undefined for a new one. */
  readonly unit: RosterUnitView | undefined;
  /** Under which a new one comes. */
  readonly under: RosterUnitView | undefined;
  readonly units: readonly RosterUnitView[];
  readonly isBusy: boolean;
  readonly trouble: string;
}

export interface UnitActions {
  readonly save: (event: SubmitEvent) => void;
  readonly close: () => void;
}

export function drawUnit(state: UnitState, { save, close }: UnitActions): TemplateResult {
  const { unit, isBusy, trouble } = state;
  return html`<div class="question">
    <h2 id="asked" tabindex="-1">${unit ? words.title(unit.name) : words.addTitle}</h2>
    <form class="fields" novalidate @submit=${save}>
      ${
        unit
          ? nothing
          : html`<div class="field">
              <label for="code">${words.code}</label>
              <span id="code-hint" class="muted">${words.codeHint}</span>
              <input id="code" name="code" maxlength="32" autocomplete="off" aria-describedby="code-hint" />
            </div>`
      }
      <div class="field">
        <label for="name">${words.name}</label>
        <input id="name" name="name" .value=${unit?.name ?? ''} maxlength="60" autocomplete="off" />
      </div>
      ${drawParent(state)}
      <div class="field">
        <label for="organType">${words.organ}</label>
        <select id="organType" name="organType">
          ${ORGAN_TYPES.map((type) => html`<option .value=${ORGAN_WORDS[type]} ?selected=${type === (unit?.organType ?? 'government')}>${ORGAN_WORDS[type]}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="sector">${words.sector}</label>
        <input id="sector" name="sector" .value=${unit?.sector ?? ''} maxlength="60" autocomplete="off" />
      </div>
      <p class="error" role="alert">${trouble}</p>
      <div class="actions">
        <button class="button first" type="submit" aria-disabled=${isBusy ? 'true' : 'false'}>${words.save}</button>
        <button class="button" type="button" data-action="close" @click=${close}>${roster.person.cancel}</button>
      </div>
    </form>
  </div>`;
}

function drawParent({ unit, under, units }: UnitState): TemplateResult | typeof nothing {
  // The highest unit within reach is placed by whoever stands above.
  if (unit && unit.depth === 0) return nothing;
  const parentId = unit ? unit.parentId : (under?.id ?? null);
  return html`<div class="field">
    <label for="parent">${words.parent}</label>
    <select id="parent" name="parent">
      ${unit || units.length > 0 ? nothing : html`<option value="">${words.noParent}</option>`}
      ${units
        .filter(({ id }) => id !== unit?.id)
        .map(
          ({ id, name, code, depth }) =>
            html`<option .value=${code} ?selected=${id === parentId}>${'　'.repeat(depth)}${name}</option>`,
        )}
    </select>
  </div>`;
}

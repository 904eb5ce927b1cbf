/** The tree of units beside the people of the one that is chosen. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RosterUnitView } from '../../domain/api/roster.ts';
import { roster as words } from '../../i18n/roster.ts';
import { drawPeople, type PeopleActions, type PeopleState } from './people-table.ts';
import { drawTree } from './unit-tree.ts';

export interface DeskState extends PeopleState {
  readonly units: readonly RosterUnitView[];
  readonly trouble: string;
}

export interface DeskActions extends PeopleActions {
  readonly choose: (unit: RosterUnitView) => void;
  readonly addUnit: () => void;
  readonly editUnit: () => void;
  readonly addPerson: () => void;
  readonly slips: () => void;
}

export function drawDesk(state: DeskState, actions: DeskActions): TemplateResult {
  const { units, unit, mayChange, trouble } = state;
  return html`<div class="desk">
    <div class="side">
      ${drawTree(units, unit.id, actions.choose)}
      ${mayChange ? drawAddUnit(actions.addUnit) : nothing}
      <p class="exports muted"><a href="/api/roster/units.xlsx" download>${words.tree.exportUnits}</a></p>
    </div>
    <div class="main">
      <div class="head">
        <div>
          <h3 id="unit-name" tabindex="-1">${unit.name}</h3>
          <p class="muted num">${words.tree.code(unit.code)}${unit.sector === '' ? '' : ` · ${unit.sector}`}</p>
        </div>
        ${
          mayChange
            ? html`<div class="actions">
                ${button(words.tree.edit, 'edit-unit', actions.editUnit)}
                ${button(words.people.add, 'add-person', actions.addPerson)}
              </div>`
            : nothing
        }
      </div>
      <p class="error" role="alert">${trouble}</p>
      ${drawPeople(state, actions)}
      <div class="exports muted">
        ${mayChange ? html`<button class="link" type="button" data-action="slips" @click=${actions.slips}>${words.people.slips}</button>` : nothing}
        <a href="/api/roster/units/${unit.id}/people.xlsx" download>${words.people.exportPeople}</a>
        <a href="/api/roster/units/${unit.id}/people.csv" download>${words.people.exportCsv}</a>
      </div>
    </div>
  </div>`;
}

/** @param addUnit - undefined for whoever only looks */
export function drawEmpty(addUnit: (() => void) | undefined): TemplateResult {
  return html`<p>${words.tree.none}</p>
    ${addUnit ? drawAddUnit(addUnit) : nothing}`;
}

function drawAddUnit(addUnit: () => void): TemplateResult {
  return button(words.tree.add, 'add-unit', addUnit);
}

function button(name: string, action: string, press: () => void): TemplateResult {
  return html`<button class="button small" type="button" data-action=${action} @click=${press}>${name}</button>`;
}

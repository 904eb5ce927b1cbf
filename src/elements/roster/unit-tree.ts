/** The units within reach as a tree of buttons, indented; the chosen one is current. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RosterUnitView } from '../../domain/api/roster.ts';
import { count } from '../../drawing/amounts.ts';
import { roster } from '../../i18n/roster.ts';

const words = roster.tree;

export function drawTree(
  units: readonly RosterUnitView[],
  chosen: string | undefined,
  choose: (unit: RosterUnitView) => void,
): TemplateResult {
  return html`<nav class="tree" aria-label=${words.units}>
    <ul>
      ${units.map(
        (unit) => html`<li style="--depth: ${Math.min(unit.depth, 6)}">
          <button
            type="button"
            class="unit"
            aria-current=${unit.id === chosen ? 'true' : nothing}
            @click=${() => choose(unit)}
          ><span>${unit.name}</span> <span class="muted num">${words.people(count(unit.peopleBelow))}</span></button>
        </li>`,
      )}
    </ul>
  </nav>`;
}

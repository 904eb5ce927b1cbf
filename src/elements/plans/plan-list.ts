/** Every unit's plan of the year: how far it has come, and how many of its activities were held. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PlanSummary, PlansView } from '../../domain/api/plans.ts';
import type { PlanState } from '../../domain/plan/plan.ts';
import { plans } from '../../i18n/plans.ts';
import { type Place, pathOf } from './place.ts';

const words = plans.annual;

export type Go = (event: MouseEvent, place: Place) => void;

const LOOK: Readonly<Record<PlanState, 'met' | 'unmet' | 'neutral'>> = {
  none: 'neutral',
  draft: 'neutral',
  submitted: 'unmet',
  sentBack: 'unmet',
  approved: 'met',
};

export function stateTagOf(state: PlanState): TemplateResult {
  return html`<span class="tag ${LOOK[state]}">${words.states[state]}</span>`;
}

export function drawList({ year, plans: all }: PlansView, go: Go): TemplateResult {
  const { columns } = words;
  return html`<nav class="years bar" aria-label=${plans.assignments.year}>
      ${[year - 1, year, year + 1].map((each) => drawYear(each, each === year, go))}
    </nav>
    <table class="num stacks">
      <caption class="visually-hidden">${words.caption(year)}</caption>
      <thead><tr>
        <th scope="col">${columns.unit}</th><th scope="col">${columns.state}</th>
        <th scope="col" class="amount">${columns.held}</th><th scope="col" class="amount">${columns.missed}</th><th scope="col">${columns.next}</th>
      </tr></thead>
      <tbody>${all.map((plan) => drawRow(plan, year, go))}</tbody>
    </table>`;
}

function drawYear(year: number, isShown: boolean, go: Go): TemplateResult {
  const place: Place = { year, unit: undefined, isEditing: false };
  return html`<a class="num" href=${pathOf(place)} aria-current=${isShown ? 'page' : nothing}
    @click=${(event: MouseEvent) => go(event, place)}>${plans.assignments.showYear(year)}</a>`;
}

function drawRow(plan: PlanSummary, year: number, go: Go): TemplateResult {
  const { unit, state, activities } = plan;
  const place: Place = { year, unit: unit.id, isEditing: false };
  return html`<tr>
    <th scope="row"><a style=${`margin-inline-start:${unit.depth * 1.2}em`} href=${pathOf(place)} data-id=${unit.id} @click=${(event: MouseEvent) => go(event, place)}>${unit.name}</a></th>
    <td>${stateTagOf(state)}</td>
    <td class="amount" data-label=${words.columns.held}>${activities.all === 0 ? '—' : words.ofActivities(activities.done, activities.all)}</td>
    <td class="amount" data-label=${words.columns.missed}>${activities.missed === 0 ? '—' : html`<span class="late">${words.times(activities.missed)}</span>`}</td>
    <td data-label=${nextStep(plan) === '' ? nothing : words.columns.next}>${nextStep(plan)}</td>
  </tr>`;
}

function nextStep({ state, mayEdit, mayApprove }: PlanSummary): string {
  if (mayApprove) return words.nextSteps.approve;
  if (!mayEdit) return '';
  if (state === 'none') return words.nextSteps.write;
  return state === 'draft' || state === 'sentBack' ? words.nextSteps.submit : '';
}

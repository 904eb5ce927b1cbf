/** The form that writes a plan: activities by quarter and courses by day, a line each. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PlanView } from '../../domain/api/plans.ts';
import {
  TIER_IDS,
  type TierId,
  TRAINING_KINDS,
  type TrainingKind,
} from '../../domain/catalogue/catalogue.ts';
import { EVENT_KINDS, type EventKind } from '../../domain/event/event.ts';
import { type PlanLine, QUARTERS } from '../../domain/plan/plan.ts';
import { plans } from '../../i18n/plans.ts';

const words = plans.annual;

export interface FormState {
  readonly lines: readonly PlanLine[];
  readonly trouble: string | undefined;
  readonly isBusy: boolean;
  readonly add: (kind: PlanLine['kind']) => void;
  readonly fill: () => void;
  readonly remove: (id: string) => void;
  readonly save: (event: SubmitEvent) => void;
}

export function drawForm(view: PlanView, state: FormState): TemplateResult {
  return html`<form class="sheet make" novalidate @submit=${state.save}>
    <h2 tabindex="-1">${words.writing(view.unit.name, view.year)}</h2>
    <p class="error" role="alert" tabindex="-1">${state.trouble ?? nothing}</p>
    ${state.lines.length === 0 ? html`<p>${words.start} <button class="button small" type="button" @click=${state.fill}>${words.fill}</button></p>` : nothing}
    ${state.lines.map((line, at) => (line.kind === 'activity' ? drawActivity(line, at, state) : drawStudy(line, at, view, state)))}
    <div class="actions">
      <button class="button small" type="button" @click=${() => state.add('activity')}>${words.addActivity}</button>
      <button class="button small" type="button" @click=${() => state.add('study')}>${words.addStudy}</button>
    </div>
    <div class="actions"><button class="button first" type="submit" aria-disabled=${state.isBusy ? 'true' : 'false'}>${words.save}</button></div>
  </form>`;
}

function drawActivity(
  line: Extract<PlanLine, { kind: 'activity' }>,
  at: number,
  state: FormState,
): TemplateResult {
  const { id } = line;
  return html`<fieldset class="line" data-line=${id}><legend>${words.lineOf(at + 1, words.activity)}</legend>
    <div class="pair">
      <div class="field"><label for=${`${id}-activity`}>${words.activity}</label>
        <select id=${`${id}-activity`} name=${`${id}-activity`}>${EVENT_KINDS.map((kind) => html`<option value=${kind} ?selected=${kind === line.activity}>${words.activities[kind]}</option>`)}</select></div>
      <div class="field"><label for=${`${id}-quarter`}>${words.when}</label>
        <select id=${`${id}-quarter`} name=${`${id}-quarter`}>${QUARTERS.map((quarter) => html`<option value=${quarter} ?selected=${quarter === line.quarter}>${words.quarter(quarter)}</option>`)}</select></div>
      ${drawTitle(line)}
    </div>
    ${drawRemove(line, at, state)}
  </fieldset>`;
}

function drawStudy(
  line: Extract<PlanLine, { kind: 'study' }>,
  at: number,
  view: PlanView,
  state: FormState,
): TemplateResult {
  const { id } = line;
  const chosen = new Set(line.items.map((item) => item.id));
  return html`<fieldset class="line" data-line=${id}><legend>${words.lineOf(at + 1, words.study)}</legend>
    <div class="pair">${drawTitle(line)}
      <div class="field"><label for=${`${id}-due`}>${plans.assignments.form.due}</label>
        <input id=${`${id}-due`} name=${`${id}-due`} type="date" min=${`${view.year}-01-01`} max=${`${view.year}-12-31`} .defaultValue=${line.dueDay} /></div></div>
    ${drawBoxes(
      `${id}-items`,
      plans.assignments.form.courses,
      view.courses.map((course) => [course.id, course.title]),
      chosen,
    )}
    ${drawBoxes(
      `${id}-tiers`,
      plans.assignments.form.tiers,
      TIER_IDS.map((tier) => [tier, plans.tiers[tier]]),
      new Set(line.tiers),
    )}
    ${drawBoxes(
      `${id}-kinds`,
      plans.assignments.form.kinds,
      TRAINING_KINDS.map((kind) => [kind, plans.kinds[kind]]),
      new Set(line.trainingKinds),
    )}
    ${drawRemove(line, at, state)}
  </fieldset>`;
}

function drawTitle({ id, title }: PlanLine): TemplateResult {
  return html`<div class="field"><label for=${`${id}-title`}>${words.title2}</label>
    <input id=${`${id}-title`} name=${`${id}-title`} maxlength="60" autocomplete="off" .defaultValue=${title} /></div>`;
}

function drawRemove({ id }: PlanLine, at: number, { remove }: FormState): TemplateResult {
  return html`<p><button class="link" type="button" aria-label=${words.removeLine(at + 1)} @click=${() => remove(id)}>${words.remove}</button></p>`;
}

function drawBoxes(
  name: string,
  legend: string,
  boxes: readonly (readonly [string, string])[],
  chosen: ReadonlySet<string>,
): TemplateResult {
  return html`<fieldset><legend class="sub">${legend}</legend><div class="boxes">${boxes.map(
    ([value, text]) =>
      html`<label class="choice"><input type="checkbox" name=${name} value=${value} ?checked=${chosen.has(value)} /><span>${text}</span></label>`,
  )}</div></fieldset>`;
}

/** The lines as the form has them now. What was typed is read, not judged. */
export function readLines(form: HTMLFormElement, lines: readonly PlanLine[]): readonly PlanLine[] {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '').trim();
  const all = (name: string) => data.getAll(name).map(String);
  return lines.map((line): PlanLine => {
    const { id } = line;
    const title = text(`${id}-title`);
    if (line.kind === 'activity') {
      const activity = text(`${id}-activity`) as EventKind;
      return { id, kind: 'activity', activity, quarter: Number(text(`${id}-quarter`)), title };
    }
    return {
      ...{ id, kind: 'study', title, dueDay: text(`${id}-due`) },
      items: all(`${id}-items`).map((item) => ({ kind: 'course', id: item })),
      tiers: all(`${id}-tiers`) as TierId[],
      trainingKinds: all(`${id}-kinds`) as TrainingKind[],
    };
  });
}

/** What every unit's year is asked to have: a seminar, and a lecture each quarter. */
export function usualLines(freshId: () => string): readonly PlanLine[] {
  const activity = (of: EventKind, quarter: number, title: string): PlanLine => ({
    ...{ id: freshId(), kind: 'activity', activity: of, quarter, title },
  });
  return [
    ...QUARTERS.map((quarter) => activity('lecture', quarter, words.lectureOf(quarter))),
    activity('seminar', 2, words.activities.seminar),
  ];
}

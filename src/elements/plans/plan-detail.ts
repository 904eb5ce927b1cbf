/** One unit's plan: the four quarters with their lights, what is missing, and the acts that carry it on. */
import { html, nothing, type TemplateResult } from 'lit';
import type { LitLine, PlanView } from '../../domain/api/plans.ts';
import { lastDayOf, quarterOf } from '../../domain/base/quarter.ts';
import { type PlanLine, QUARTERS } from '../../domain/plan/plan.ts';
import { dayOfInstant, longDay, shortDay } from '../../drawing/dates.ts';
import { plans } from '../../i18n/plans.ts';
import { type Place, pathOf } from './place.ts';
import type { Go } from './plan-list.ts';
import { stateTagOf } from './plan-list.ts';

const words = plans.annual;

export interface ActState {
  /** The reason is being asked for. */
  readonly isSendingBack: boolean;
  readonly trouble: string | undefined;
  readonly isBusy: boolean;
  readonly act: (kind: 'submitted' | 'approved') => void;
  readonly askReason: (isAsking: boolean) => void;
  readonly sendBack: (event: SubmitEvent) => void;
}

export function drawPlan(
  view: PlanView,
  place: Place,
  { go, act }: { readonly go: Go; readonly act: ActState },
): TemplateResult {
  const isChanged = view.inForce !== null && view.state !== 'approved';
  const draft: readonly LitLine[] = view.draft.map((line) => ({
    line,
    light: 'planned',
    day: null,
    study: null,
  }));
  return html`<div class="sheet">
      <div class="head"><h2 tabindex="-1">${words.of(view.unit.name, view.year)}</h2>${stateTagOf(view.state)}</div>
      <p class="error" role="alert" tabindex="-1">${act.trouble ?? nothing}</p>
      ${drawGaps(view)} ${drawActs(view, place, go, act)}
    </div>
    ${view.inForce ? html`<section aria-labelledby="in-force"><h3 id="in-force">${words.inForce}</h3>${drawQuarters(view.inForce, view.year, true)}</section>` : nothing}
    ${view.inForce === null || isChanged ? html`<section aria-labelledby="draft"><h3 id="draft">${words.draft}</h3>${view.draft.length === 0 ? html`<p class="muted">${words.empty}</p>` : drawQuarters(draft, view.year, false)}</section>` : nothing}
    ${view.history.length === 0 ? nothing : drawHistory(view)}`;
}

function drawGaps({ gaps, state }: PlanView): TemplateResult | typeof nothing {
  if (state === 'none') return nothing;
  const lines = [
    ...(gaps.seminars === 'none' ? [words.gaps.noSeminar] : []),
    ...(gaps.seminars === 'many' ? [words.gaps.manySeminars] : []),
    ...(gaps.lectures.length > 0 ? [words.gaps.lectures(gaps.lectures.join('、'))] : []),
  ];
  if (lines.length === 0) return nothing;
  return html`<div class="limits"><b>${words.gaps.title}</b><ul class="lines">${lines.map((line) => html`<li>${line}</li>`)}</ul></div>`;
}

function drawActs(view: PlanView, place: Place, go: Go, act: ActState): TemplateResult | typeof nothing {
  const busy = act.isBusy ? 'true' : 'false';
  if (view.state === 'submitted') {
    if (!view.mayApprove) return html`<p>${words.waits}</p>`;
    if (act.isSendingBack) {
      return html`<form class="change" novalidate @submit=${act.sendBack}>
        <div class="field"><label for="reason">${words.reason}</label><input id="reason" name="reason" maxlength="500" autocomplete="off" /></div>
        <div class="actions"><button class="button first" type="submit" aria-disabled=${busy}>${words.confirmSendBack}</button>
          <button class="button" type="button" @click=${() => act.askReason(false)}>${plans.makeUp.cancel}</button></div>
      </form>`;
    }
    return html`<p>${words.approveNote}</p><div class="actions">
      <button class="button first" type="button" aria-disabled=${busy} @click=${() => act.act('approved')}>${words.approve}</button>
      <button class="button" type="button" @click=${() => act.askReason(true)}>${words.sendBack}</button></div>`;
  }
  if (!view.mayEdit) return nothing;
  const edit = { ...place, isEditing: true };
  const isReady = view.draft.length > 0 && view.state !== 'approved';
  return html`<div class="actions">
    ${isReady ? html`<button class="button first" type="button" aria-disabled=${busy} @click=${() => act.act('submitted')}>${words.submit}</button>` : nothing}
    <a class="button ${isReady ? '' : 'first'}" href=${pathOf(edit)} @click=${(event: MouseEvent) => go(event, edit)}>${view.draft.length === 0 ? words.write : words.edit}</a>
  </div>`;
}

function quarterOfLine(line: PlanLine): number {
  return line.kind === 'activity' ? line.quarter : quarterOf(line.dueDay).quarter;
}

function drawQuarters(lines: readonly LitLine[], year: number, isLit: boolean): TemplateResult {
  return html`<div class="quarters">${QUARTERS.map((quarter) => {
    const own = lines.filter(({ line }) => quarterOfLine(line) === quarter);
    return html`<section class="quarter" aria-label=${words.quarter(quarter)}>
      <h4>${words.quarter(quarter)} <span class="muted num">${words.until(shortDay(lastDayOf({ year, quarter })))}</span></h4>
      ${own.length === 0 ? html`<p class="muted">${words.nothingThen}</p>` : html`<ul>${own.map((one) => drawLine(one, isLit))}</ul>`}
    </section>`;
  })}</div>`;
}

function drawLine({ line, light, day, study }: LitLine, isLit: boolean): TemplateResult {
  const name = line.kind === 'activity' ? words.activities[line.activity] : words.study;
  return html`<li>
    ${isLit ? html`<span class="light ${light}"><i aria-hidden="true"></i>${words.lights[light]}</span>` : nothing}
    <b>${line.title}</b>
    <span class="muted num">${name}${day === null ? '' : ` · ${words.heldOn(shortDay(day))}`}</span>
    ${
      line.kind === 'study'
        ? html`<span class="muted num">${words.studyDue(shortDay(line.dueDay), audienceOf(line))}</span>
            ${study ? html`<a class="num" href=${`/admin/plans/assignments/?assignment=${encodeURIComponent(study.assignment)}`}>${plans.assignments.ofPeople(study.done, study.meant)}</a>` : nothing}`
        : nothing
    }
  </li>`;
}

function audienceOf(line: Extract<PlanLine, { kind: 'study' }>): string {
  const names = [
    ...line.tiers.map((tier) => plans.tiers[tier]),
    ...line.trainingKinds.map((kind) => plans.kinds[kind]),
  ];
  return names.length === 0 ? plans.assignments.facts.everybody : names.join('、');
}

function drawHistory({ history }: PlanView): TemplateResult {
  return html`<details class="history"><summary>${plans.assignments.history}</summary>
    <ul class="lines num">${history.map(
      ({ kind, at, by, reason }) =>
        html`<li>${longDay(dayOfInstant(at))} ${by} ${words.acts[kind]}${reason === '' ? '' : `：${reason}`}</li>`,
    )}</ul></details>`;
}

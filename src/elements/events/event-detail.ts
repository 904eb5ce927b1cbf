/** One event: what it is, what is to be done next, and what was done to it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { EventActView, EventView } from '../../domain/api/events.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import type { EventStep } from '../../domain/event/event-life.ts';
import { longInstant } from '../../drawing/dates.ts';
import { events } from '../../i18n/events.ts';
import { stateTag, whenText, worthText } from './event-list.ts';
import { type Place, pathOf } from './place.ts';

const words = events.detail;

export interface DetailActions {
  readonly go: (event: MouseEvent, place: Place) => void;
  readonly step: (step: EventStep) => void;
  readonly ask: (kind: 'cancel' | 'return' | 'reopen') => void;
  readonly approve: () => void;
}

export function drawHead(event: EventView, isBusy: boolean, actions: DetailActions): TemplateResult {
  return html`<header class="sheet top">
    <div class="head"><h2 tabindex="-1">${event.plan.title}</h2>${stateTag(event.state)}</div>
    <p class="muted">${events.kinds[event.plan.kind]} · ${event.unit.name}</p>
    ${event.trouble === null ? nothing : html`<p class="error" role="alert">${event.trouble}</p>`}
    ${drawFacts(event)} ${drawShared(event)}
    ${event.mayChange ? drawActions(event, isBusy, actions) : nothing}
  </header>`;
}

function drawFacts(event: EventView): TemplateResult {
  const { plan } = event;
  const share = String(plan.minimumShareBasisPoints / 100);
  const facts: readonly (readonly [string, string | TemplateResult])[] = [
    [words.when, whenText(plan)],
    [words.place, plan.place],
    [words.organiser, plan.organiser],
    [
      words.speaker,
      [plan.speaker, plan.speakerKind ? events.speakers[plan.speakerKind] : ''].filter(Boolean).join('，'),
    ],
    [words.principles, plan.principles.map((id) => events.principles[id]).join('、')],
    [words.worth, worthText(event)],
    [words.rule, plan.worth.kind === 'none' ? '' : words.ruleOf(share, plan.graceMinutes, plan.needsSignOut)],
    ...(plan.oath
      ? [
          [words.oath, `${plan.oath.text}（${words.oathOf(plan.oath.textVersion)}）`] as const,
          [words.leader, plan.oath.leader] as const,
          [words.witnesses, plan.oath.witnesses.join('、') || words.noWitness] as const,
        ]
      : []),
    [words.materials, plan.materials.length > 0 ? drawMaterials(event) : ''],
    [words.notes, plan.notes],
    [words.submittedBy, event.submittedBy ?? ''],
    [words.approvedBy, event.approvedBy ?? ''],
  ];
  return html`<dl class="facts num">${facts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

function drawMaterials({ plan }: EventView): TemplateResult {
  return html`${plan.materials.map(({ title, where }) =>
    where === ''
      ? html`<span class="material">${title}</span>`
      : html`<a class="material" href=${where} rel="noreferrer">${title}</a>`,
  )}`;
}

function drawShared({ sharedDevices, state }: EventView): TemplateResult | typeof nothing {
  if (sharedDevices.length === 0 || state === 'posted') return nothing;
  return html`<div class="shared" role="note">
    <p>${words.shared}：${sharedDevices.map((names) => names.join('、')).join('；')}</p>
    <p class="muted">${words.sharedHint}</p>
  </div>`;
}

/** The next thing to do comes first. */
function drawActions(event: EventView, isBusy: boolean, actions: DetailActions): TemplateResult {
  const { state, plan, today } = event;
  const isDay = today >= plan.day;
  const press = (name: string, run: () => void, isFirst = false) =>
    html`<button class="button ${isFirst ? 'first' : ''}" type="button" aria-disabled=${isBusy ? 'true' : 'false'} @click=${run}>${name}</button>`;
  const step = (one: EventStep, isFirst = false) =>
    press(words[one as 'announce'], () => actions.step(one), isFirst);
  const edit: Place = { kind: 'edit', id: event.id };
  const editLink = html`<a class="button" href=${pathOf(edit)} @click=${(click: MouseEvent) => actions.go(click, edit)}>${words.edit}</a>`;
  const codeLink = html`<a class="button ${isDay ? 'first' : ''}" href="/admin/events/code/?event=${event.id}">${words.code}</a>`;
  const cancel = press(words.cancel, () => actions.ask('cancel'));
  switch (state) {
    case 'draft':
      return html`<div class="actions">${today <= plan.lastDay ? step('announce', true) : nothing}${isDay ? step('hold', today > plan.lastDay) : nothing}${editLink}${cancel}</div>`;
    case 'announced':
      return html`<div class="actions">${codeLink}${isDay ? step('hold') : nothing}${editLink}${cancel}</div>`;
    case 'held':
      return html`<div class="actions">${step('submit', true)}${today <= plan.lastDay ? codeLink : nothing}${editLink}${cancel}</div>`;
    case 'submitted':
      return drawApproval(event, isBusy, actions);
    case 'posted':
      return html`<div class="actions">${press(words.reopen, () => actions.ask('reopen'))}</div>`;
    default:
      return html``;
  }
}

function drawApproval(event: EventView, isBusy: boolean, { approve, ask }: DetailActions): TemplateResult {
  const { counts, approval } = event;
  const name =
    counts.credited > 0
      ? words.approve(counts.credited, formatCreditHours(counts.centihours))
      : words.approveNone;
  return html`${approval.isAllowed ? nothing : html`<p class="muted">${approval.reason ?? ''}</p>`}
    <div class="actions">
      ${approval.isAllowed ? html`<button class="button first" type="button" data-action="approve" aria-disabled=${isBusy ? 'true' : 'false'} @click=${approve}>${name}</button>` : nothing}
      <button class="button" type="button" @click=${() => ask('return')}>${words.return}</button>
    </div>`;
}

export function drawHistory({ acts }: EventView): TemplateResult {
  return html`<details class="history"><summary>${words.history}</summary>
    <ol>${acts.map((act) => html`<li><span class="muted num">${words.historyBy(longInstant(act.at), act.who)}</span> ${events.acts[act.kind]} ${moreOf(act)}</li>`)}</ol>
  </details>`;
}

function moreOf({ detail }: EventActView): string {
  const { person, people, reason } = detail;
  return [person, people === undefined ? undefined : words.historyPeople(String(people)), reason]
    .filter((part) => part !== undefined)
    .join('，');
}

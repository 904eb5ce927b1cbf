/** The form of an event's plan. What was typed is read, not judged: the server does that. */
import { html, nothing, type TemplateResult } from 'lit';
import type { EventDeskView, EventView } from '../../domain/api/events.ts';
import { PRINCIPLE_IDS, type PrincipleId } from '../../domain/catalogue/catalogue.ts';
import {
  DEFAULT_GRACE_MINUTES,
  DEFAULT_MINIMUM_SHARE,
  EVENT_KINDS,
  type EventKind,
  type EventPlan,
  type EventWorth,
  SPEAKER_KINDS,
  type SpeakerKind,
} from '../../domain/event/event.ts';
import { events } from '../../i18n/events.ts';
import { timeOf } from './event-list.ts';

const words = events.form;

export interface FormState {
  readonly desk: EventDeskView;
  /** Undefined for a new one. */
  readonly event: EventView | undefined;
  readonly kind: EventKind;
  readonly chooseKind: (kind: EventKind) => void;
  readonly isBusy: boolean;
  readonly trouble: { readonly field: string | undefined; readonly sentence: string } | undefined;
  readonly submit: (event: SubmitEvent) => void;
  readonly cancel: (event: MouseEvent) => void;
}

/** What a new event begins with. */
const BLANK: EventPlan = {
  ...{ kind: 'lecture', title: '', day: '', lastDay: '', beginsAt: 540, endsAt: 690, place: '' },
  ...{ organiser: '', speaker: '', speakerKind: null, principles: [], materials: [], notes: '' },
  worth: { kind: 'none' },
  minimumShareBasisPoints: DEFAULT_MINIMUM_SHARE,
  graceMinutes: DEFAULT_GRACE_MINUTES,
  ...{ needsSignOut: true, isInvitedOnly: false, oath: null },
};

export function drawForm(state: FormState): TemplateResult {
  const { event, kind, isBusy, trouble } = state;
  const plan = event?.plan ?? BLANK;
  const isByDays = state.desk.rules[kind === 'practice' ? 'practice' : 'event'] === 'days';
  return html`<form class="sheet plan" novalidate @submit=${state.submit}>
    <h2 tabindex="-1">${event ? words.editTitle(event.plan.title) : words.newTitle}</h2>
    <p class="error" role="alert" tabindex="-1">${trouble?.sentence ?? ''}</p>
    ${event ? nothing : drawUnits(state)}
    <div class="pair">
      ${field(
        'kind',
        words.kind,
        html`<select id="kind" name="kind" @change=${(change: Event) => state.chooseKind((change.target as HTMLSelectElement).value as EventKind)}>
        ${EVENT_KINDS.map((one) => html`<option value=${one} ?selected=${one === kind}>${events.kinds[one]}</option>`)}
      </select>`,
      )}
      ${text(state, 'title', words.name, plan.title)}
    </div>
    <div class="pair four">
      ${text(state, 'day', words.day, plan.day, { type: 'date' })}
      ${text(state, 'lastDay', words.lastDay, plan.lastDay === plan.day ? '' : plan.lastDay, { type: 'date', hint: words.lastDayHint })}
      ${text(state, 'beginsAt', words.begins, timeOf(plan.beginsAt), { type: 'time' })}
      ${text(state, 'endsAt', words.ends, timeOf(plan.endsAt), { type: 'time' })}
    </div>
    <div class="pair">
      ${text(state, 'place', words.place, plan.place)}
      ${text(state, 'organiser', words.organiser, plan.organiser)}
      ${text(state, 'speaker', words.speaker, plan.speaker)}
      ${field(
        'speakerKind',
        words.speakerKind,
        html`<select id="speakerKind" name="speakerKind">
        <option value="">${words.none}</option>
        ${SPEAKER_KINDS.map((one) => html`<option value=${one} ?selected=${one === plan.speakerKind}>${events.speakers[one]}</option>`)}
      </select>`,
      )}
    </div>
    ${drawPrinciples(plan)}
    <fieldset>
      <legend>${words.worth}</legend>
      <div class="pair four">
        ${isByDays ? drawDays(state, event?.plan.worth) : drawMinutes(state, event?.plan.worth)}
        ${text(state, 'share', words.share, String(plan.minimumShareBasisPoints / 100), { type: 'number', hint: words.shareHint })}
        ${text(state, 'graceMinutes', words.grace, String(plan.graceMinutes), { type: 'number' })}
      </div>
      ${check('needsSignOut', words.signOut, plan.needsSignOut)}
      ${check('isInvitedOnly', words.invitedOnly, plan.isInvitedOnly)}
    </fieldset>
    ${kind === 'oath' ? drawOath(state, plan) : nothing}
    <div class="pair">
      ${area('materials', words.materials, plan.materials.map(({ title, where }) => `${title} ${where}`.trim()).join('\n'), words.materialsHint)}
      ${area('notes', words.notes, plan.notes)}
    </div>
    <div class="actions">
      <button class="button first" type="submit" aria-disabled=${isBusy ? 'true' : 'false'}>${isBusy ? words.saving : words.save}</button>
      <a class="button" href="?" @click=${state.cancel}>${words.cancel}</a>
    </div>
  </form>`;
}

function drawUnits({ desk }: FormState): TemplateResult {
  return field(
    'unitId',
    words.unit,
    html`<select id="unitId" name="unitId">
      ${desk.units.map(({ id, name, depth }) => html`<option value=${id}>${'　'.repeat(depth)}${name}</option>`)}
    </select>`,
  );
}

function drawPrinciples(plan: EventPlan): TemplateResult {
  return html`<fieldset aria-describedby="principles-hint">
    <legend>${words.principles}</legend>
    <div class="checks">
      ${PRINCIPLE_IDS.map((id) => check('principles', events.principles[id], plan.principles.includes(id), id))}
    </div>
    <p id="principles-hint" class="muted">${words.principlesHint}</p>
  </fieldset>`;
}

function drawMinutes(state: FormState, worth: EventWorth | undefined): TemplateResult {
  const written = worth?.kind === 'minutes' ? String(worth.minutes) : worth?.kind === 'none' ? '0' : '';
  return text(state, 'minutes', words.worthMinutes, written, {
    type: 'number',
    hint: words.worthMinutesHint,
  });
}

function drawDays(state: FormState, worth: EventWorth | undefined): TemplateResult {
  const { days, halfDays } = worth?.kind === 'days' ? worth : { days: worth ? 0 : 1, halfDays: 0 };
  return html`${text(state, 'days', words.worthDays, String(days), { type: 'number', hint: words.worthDaysHint })}
  ${text(state, 'halfDays', words.worthHalfDays, String(halfDays), { type: 'number' })}`;
}

function drawOath(state: FormState, plan: EventPlan): TemplateResult {
  const { oath } = plan;
  return html`<fieldset>
    <legend>${words.oathTitle}</legend>
    ${area('oathText', words.oathText, oath?.text ?? '')}
    <div class="pair">
      ${text(state, 'oathVersion', words.oathVersion, oath?.textVersion)}
      ${text(state, 'oathLeader', words.oathLeader, oath?.leader)}
    </div>
    ${area('oathWitnesses', words.oathWitnesses, oath?.witnesses.join('\n') ?? '', words.oathWitnessesHint)}
  </fieldset>`;
}

function field(id: string, label: string, control: TemplateResult): TemplateResult {
  return html`<div class="field"><label for=${id}>${label}</label>${control}</div>`;
}

/** Where the server found something wrong, by the form's own names. */
const FIELDS: Readonly<Record<string, string>> = {
  oath: 'oathText',
  worth: 'minutes',
  minimumShareBasisPoints: 'share',
};

function text(
  { trouble }: FormState,
  id: string,
  label: string,
  value = '',
  { type = 'text', hint }: { readonly type?: string; readonly hint?: string } = {},
): TemplateResult {
  const wrong = (trouble?.field ?? '').replace('/plan/', '').split('/')[0] ?? '';
  const isWrong = (FIELDS[wrong] ?? wrong) === id;
  return field(
    id,
    label,
    html`<input id=${id} name=${id} type=${type} .value=${value} autocomplete="off" maxlength="120"
        aria-invalid=${isWrong ? 'true' : nothing} aria-describedby=${hint ? `${id}-hint` : nothing} />
      ${hint ? html`<p id="${id}-hint" class="muted">${hint}</p>` : nothing}`,
  );
}

function area(id: string, label: string, value: string, hint?: string): TemplateResult {
  return field(
    id,
    label,
    html`<textarea id=${id} name=${id} rows="3" .value=${value} aria-describedby=${hint ? `${id}-hint` : nothing}></textarea>
      ${hint ? html`<p id="${id}-hint" class="muted">${hint}</p>` : nothing}`,
  );
}

function check(name: string, label: string, isChecked: boolean, value = 'on'): TemplateResult {
  return html`<label class="check"><input type="checkbox" name=${name} value=${value} .checked=${isChecked} />${label}</label>`;
}

/** What stands in the form. A time or number that is none becomes one the server refuses with the field's name. */
export function readForm(form: HTMLFormElement): { readonly unitId: string; readonly plan: EventPlan } {
  const data = new FormData(form);
  const said = (name: string) => String(data.get(name) ?? '').trim();
  const number = (name: string) => (/^\d{1,5}$/.test(said(name)) ? Number(said(name)) : -1);
  const kind = said('kind') as EventKind;
  const [beginsAt, endsAt] = [minutesOf(said('beginsAt')), minutesOf(said('endsAt'))];
  const plan: EventPlan = {
    ...{ kind, title: said('title'), day: said('day'), lastDay: said('lastDay') || said('day') },
    ...{ beginsAt, endsAt, place: said('place'), organiser: said('organiser'), speaker: said('speaker') },
    speakerKind: said('speakerKind') === '' ? null : (said('speakerKind') as SpeakerKind),
    principles: data.getAll('principles').map(String) as PrincipleId[],
    materials: lines(said('materials')).map(material),
    notes: said('notes'),
    worth: worthIn(data, { said, number, length: endsAt - beginsAt }),
    minimumShareBasisPoints: Math.round(Number(said('share')) * 100),
    graceMinutes: number('graceMinutes'),
    needsSignOut: data.has('needsSignOut'),
    isInvitedOnly: data.has('isInvitedOnly'),
    oath:
      kind === 'oath'
        ? {
            ...{ text: said('oathText'), textVersion: said('oathVersion'), leader: said('oathLeader') },
            witnesses: lines(said('oathWitnesses')),
          }
        : null,
  };
  return { unitId: said('unitId'), plan };
}

interface Reading {
  readonly said: (name: string) => string;
  readonly number: (name: string) => number;
  readonly length: number;
}

function worthIn(data: FormData, { said, number, length }: Reading): EventWorth {
  if (data.has('days')) {
    const [days, halfDays] = [number('days'), number('halfDays')];
    return days === 0 && halfDays === 0 ? { kind: 'none' } : { kind: 'days', days, halfDays };
  }
  if (said('minutes') === '') return { kind: 'minutes', minutes: length };
  return number('minutes') === 0 ? { kind: 'none' } : { kind: 'minutes', minutes: number('minutes') };
}

function minutesOf(time: string): number {
  const match = /^(\d{1,2}):(\d{2})/.exec(time);
  return match ? Number(match[1]) * 60 + Number(match[2]) : -1;
}

function lines(written: string): readonly string[] {
  return written
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

function material(line: string): { readonly title: string; readonly where: string } {
  const address = /\s+(https?:\/\/\S+|\/\S+)$/.exec(line);
  return address
    ? { title: line.slice(0, address.index), where: address[1] ?? '' }
    : { title: line, where: '' };
}

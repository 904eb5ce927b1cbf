/** The form that asks for written work: filled in, checked for how many people it means, then confirmed. */
import { html, nothing, type TemplateResult } from 'lit';
import type { WrittenChoices, WrittenRequest } from '../../domain/api/written.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import {
  TIER_IDS,
  type TierId,
  TRAINING_KINDS,
  type TrainingKind,
} from '../../domain/catalogue/catalogue.ts';
import { WRITTEN_KINDS, type WrittenKind } from '../../domain/written/rubric.ts';
import { longDay } from '../../drawing/dates.ts';
import { drawRubric } from '../../drawing/rubric.ts';
import { plans } from '../../i18n/plans.ts';
import { written } from '../../i18n/written.ts';

const words = written.desk.form;
const shared = plans.assignments.form;

export interface FormState {
  readonly trouble: { readonly field: string | undefined; readonly sentence: string } | undefined;
  readonly isBusy: boolean;
  /** How many people it means, once it was checked; changing anything forgets it. */
  readonly found: number | undefined;
  readonly kind: WrittenKind;
  readonly rubric: string;
  /** Whether it is a part of an assignment. */
  readonly assignment: string;
  readonly choose: (what: 'kind' | 'rubric' | 'assignment', value: string) => void;
  readonly forget: () => void;
  readonly submit: (event: SubmitEvent) => void;
}

const FIELDS = [
  ...['/topic', '/minimumCharacters', '/rubric', '/assignment', '/unitId', '/staffNumbers', '/dueDay'],
  ...['/newcomerDays', '/words'],
];

export function drawForm(choices: WrittenChoices, state: FormState): TemplateResult {
  const rubrics = choices.rubrics.filter(({ kinds }) => kinds.includes(state.kind));
  const rubric = rubrics.find(({ id }) => id === state.rubric) ?? rubrics[0];
  const worth = choices.worth[state.kind] ?? 0;
  const pick = (what: 'kind' | 'rubric' | 'assignment') => (event: Event) =>
    state.choose(what, (event.target as HTMLSelectElement).value);
  return html`<form class="sheet make" novalidate @submit=${state.submit} @change=${state.forget}>
    <h2 tabindex="-1">${words.title}</h2>
    <p class="general error" role="alert" tabindex="-1">${state.trouble && !FIELDS.includes(state.trouble.field ?? '') ? state.trouble.sentence : nothing}</p>
    <div class="pair">
      ${field(state, 'kind', words.kind, worth > 0 ? written.desk.facts.worth(formatCreditHours(worth)) : written.desk.facts.noHours, html`<select id="kind" name="kind" aria-describedby="kind-hint" @change=${pick('kind')}>${WRITTEN_KINDS.map((kind) => html`<option value=${kind} ?selected=${kind === state.kind}>${written.kinds[kind]}</option>`)}</select>`)}
      ${field(state, 'minimumCharacters', words.least, words.leastHint, html`<input id="minimumCharacters" name="minimumCharacters" inputmode="numeric" .defaultValue=${'800'} aria-invalid=${invalid(state, 'minimumCharacters')} aria-describedby="minimumCharacters-hint minimumCharacters-trouble" />`)}
    </div>
    ${field(state, 'topic', words.topic, words.topicHint, html`<input id="topic" name="topic" maxlength="60" autocomplete="off" aria-invalid=${invalid(state, 'topic')} aria-describedby="topic-hint topic-trouble" />`)}
    ${field(state, 'rubric', words.rubric, words.rubricHint, html`<select id="rubric" name="rubric" aria-describedby="rubric-hint rubric-trouble" @change=${pick('rubric')}>${rubrics.map(({ id, title }) => html`<option value=${id} ?selected=${id === rubric?.id}>${title}</option>`)}</select>`)}
    ${rubric ? html`<details><summary>${written.rubric.title}</summary>${drawRubric(rubric)}</details>` : nothing}
    ${field(state, 'assignment', words.partOf, words.partOfHint, html`<select id="assignment" name="assignment" aria-describedby="assignment-hint assignment-trouble" @change=${pick('assignment')}><option value="">${words.own}</option>${choices.assignments.map(({ id, title, dueDay }) => html`<option value=${id} ?selected=${id === state.assignment}>${words.option(title, longDay(dueDay))}</option>`)}</select>`)}
    ${state.assignment === '' ? drawWhom(choices, state) : nothing}
    ${field(state, 'words', words.words, '', html`<textarea id="words" name="words" rows="3" maxlength="1000" aria-describedby="words-trouble"></textarea>`)}
    ${drawEnd(state)}
  </form>`;
}

function drawWhom({ units, today }: WrittenChoices, state: FormState): TemplateResult {
  return html`${field(state, 'unitId', shared.unit, shared.unitHint, html`<select id="unitId" name="unitId" aria-describedby="unitId-hint unitId-trouble">${units.map(({ id, name, depth }) => html`<option value=${id}>${'　'.repeat(depth)}${name}</option>`)}</select>`)}
    <fieldset aria-describedby="whom-hint"><legend>${shared.whom}</legend><span id="whom-hint" class="muted">${shared.whomHint}</span>
      ${boxes(
        'tiers',
        shared.tiers,
        TIER_IDS.map((id) => [id, plans.tiers[id]]),
      )}
      ${boxes(
        'trainingKinds',
        shared.kinds,
        TRAINING_KINDS.map((id) => [id, plans.kinds[id]]),
      )}
    </fieldset>
    <details><summary>${shared.list}</summary>
      ${field(state, 'staffNumbers', shared.list, shared.listHint, html`<textarea id="staffNumbers" name="staffNumbers" rows="4" aria-invalid=${invalid(state, 'staffNumbers')} aria-describedby="staffNumbers-hint staffNumbers-trouble"></textarea>`)}
    </details>
    <div class="pair">
      ${field(state, 'dueDay', shared.due, '', html`<input id="dueDay" name="dueDay" type="date" min=${today} aria-invalid=${invalid(state, 'dueDay')} aria-describedby="dueDay-trouble" />`)}
      ${field(state, 'newcomerDays', shared.newcomerDays, shared.newcomerHint, html`<input id="newcomerDays" name="newcomerDays" inputmode="numeric" .defaultValue=${'30'} aria-invalid=${invalid(state, 'newcomerDays')} aria-describedby="newcomerDays-hint newcomerDays-trouble" />`)}
    </div>`;
}

function drawEnd({ found, isBusy }: FormState): TemplateResult {
  const busy = isBusy ? 'true' : 'false';
  if (found === undefined) {
    return html`<div class="actions"><button class="button first" type="submit" aria-disabled=${busy}>${isBusy ? words.checking : words.check}</button></div>`;
  }
  return html`<p class="found num" role="status" tabindex="-1">${found === 0 ? shared.foundNobody : words.found(found)}</p>
    <div class="actions"><button class="button first" type="submit" aria-disabled=${busy}>${isBusy ? words.busy : words.confirm}</button></div>`;
}

function boxes(name: string, legend: string, of: readonly (readonly [string, string])[]): TemplateResult {
  return html`<fieldset><legend class="sub">${legend}</legend>
    <div class="boxes">${of.map(([value, text]) => html`<label class="choice"><input type="checkbox" name=${name} value=${value} /><span>${text}</span></label>`)}</div>
  </fieldset>`;
}

function field(
  state: FormState,
  id: string,
  label: string,
  hint: string,
  control: TemplateResult,
): TemplateResult {
  return html`<div class="field"><label for=${id}>${label}</label>
    ${hint === '' ? nothing : html`<span id=${`${id}-hint`} class="muted">${hint}</span>`}
    ${control}<span id=${`${id}-trouble`} class="error">${troubleAt(state, id) ?? nothing}</span></div>`;
}

function invalid(state: FormState, id: string): 'true' | 'false' {
  return troubleAt(state, id) === undefined ? 'false' : 'true';
}

function troubleAt({ trouble }: FormState, id: string): string | undefined {
  return trouble?.field === `/${id}` ? trouble.sentence : undefined;
}

/** What was typed is read, not judged: the server does that. */
export function readForm(form: HTMLFormElement): WrittenRequest {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '').trim();
  const chosen = (name: string) => data.getAll(name).map(String);
  const assignment = text('assignment');
  const whom = {
    unitId: text('unitId'),
    tiers: chosen('tiers') as TierId[],
    trainingKinds: chosen('trainingKinds') as TrainingKind[],
    staffNumbers: text('staffNumbers')
      .split(/[\s,，、;；]+/)
      .filter(Boolean),
    dueDay: text('dueDay'),
    newcomerDays: Number(text('newcomerDays')),
  };
  return {
    kind: text('kind') as WrittenKind,
    topic: text('topic'),
    minimumCharacters: Number(text('minimumCharacters')),
    rubric: text('rubric'),
    ...(text('words') !== '' && { words: text('words') }),
    ...(assignment === '' ? whom : { assignment, unitId: '', dueDay: '2000-01-01' }),
  };
}

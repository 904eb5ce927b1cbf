/** The form that makes an assignment: filled in, checked for how many people it means, then confirmed. */
import { html, nothing, type TemplateResult } from 'lit';
import type {
  AssignmentChoices,
  AssignmentPreview,
  AssignmentRequest,
} from '../../domain/api/assignments.ts';
import type { AssignedItem } from '../../domain/assignment/assignment.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import {
  TIER_IDS,
  type TierId,
  TRAINING_KINDS,
  type TrainingKind,
} from '../../domain/catalogue/catalogue.ts';
import { plans } from '../../i18n/plans.ts';

const words = plans.assignments.form;

export interface FormTrouble {
  readonly field: string | undefined;
  readonly sentence: string;
}

export interface FormState {
  readonly trouble: FormTrouble | undefined;
  readonly isBusy: boolean;
  /** Known once it was checked; changing anything forgets it. */
  readonly preview: AssignmentPreview | undefined;
  /** The unit that is chosen. */
  readonly unitId: string;
  readonly chooseUnit: (unitId: string) => void;
  readonly forget: () => void;
  readonly submit: (event: SubmitEvent) => void;
}

const FIELDS = [
  '/title',
  '/items',
  '/staffNumbers',
  '/unitIds',
  '/dueDay',
  '/newcomerDays',
  '/unitId',
  '/words',
];

export function drawForm(choices: AssignmentChoices, state: FormState): TemplateResult {
  const of = (kind: AssignedItem['kind']) => choices.items.filter((item) => item.kind === kind);
  return html`<form class="sheet make" novalidate @submit=${state.submit} @change=${state.forget}>
    <h2 tabindex="-1">${words.title}</h2>
    <p class="general error" role="alert" tabindex="-1">${generalTrouble(state)}</p>
    ${field(state, '/title', 'title', words.name, words.nameHint, html`<input id="title" name="title" maxlength="60" autocomplete="off" aria-invalid=${invalid(state, '/title')} aria-describedby="title-hint title-trouble" />`)}
    ${drawUnit(choices, state)}
    ${drawItems(state, '/items', words.courses, of('course'))}
    <details><summary>${words.cases}</summary>${drawItems(state, '', words.cases, of('case'))}</details>
    <fieldset class="whom" aria-describedby="whom-hint">
      <legend>${words.whom}</legend><span id="whom-hint" class="muted">${words.whomHint}</span>
      ${drawBoxes(
        'tiers',
        words.tiers,
        TIER_IDS.map((id) => [id, plans.tiers[id]]),
      )}
      ${drawBoxes(
        'trainingKinds',
        words.kinds,
        TRAINING_KINDS.map((id) => [id, plans.kinds[id]]),
      )}
    </fieldset>
    <details class="more"><summary>${words.list}</summary>
      ${field(state, '/staffNumbers', 'staffNumbers', words.list, words.listHint, html`<textarea id="staffNumbers" name="staffNumbers" rows="4" aria-invalid=${invalid(state, '/staffNumbers')} aria-describedby="staffNumbers-hint staffNumbers-trouble"></textarea>`)}
    </details>
    <div class="pair">
      ${field(state, '/dueDay', 'dueDay', words.due, '', html`<input id="dueDay" name="dueDay" type="date" min=${choices.today} aria-invalid=${invalid(state, '/dueDay')} aria-describedby="dueDay-trouble" />`)}
      ${field(state, '/newcomerDays', 'newcomerDays', words.newcomerDays, words.newcomerHint, html`<input id="newcomerDays" name="newcomerDays" inputmode="numeric" .defaultValue=${'30'} aria-invalid=${invalid(state, '/newcomerDays')} aria-describedby="newcomerDays-hint newcomerDays-trouble" />`)}
    </div>
    ${field(state, '/words', 'words', words.words, '', html`<textarea id="words" name="words" rows="3" maxlength="500" aria-invalid=${invalid(state, '/words')} aria-describedby="words-trouble"></textarea>`)}
    ${drawEnd(state)}
  </form>`;
}

function drawEnd({ preview, isBusy }: FormState): TemplateResult {
  const busy = isBusy ? 'true' : 'false';
  if (!preview) {
    return html`<div class="actions"><button class="button first" type="submit" aria-disabled=${busy}>${isBusy ? words.checking : words.check}</button></div>`;
  }
  return html`<p class="found num" role="status" tabindex="-1">${preview.people === 0 ? words.foundNobody : words.found(preview.people, preview.done)}</p>
    <div class="actions"><button class="button first" type="submit" aria-disabled=${busy}>${isBusy ? words.busy : words.confirm}</button></div>`;
}

function drawUnit({ units }: AssignmentChoices, state: FormState): TemplateResult {
  const below = unitsBelow(units, state.unitId);
  return html`${field(
    state,
    '/unitId',
    'unitId',
    words.unit,
    words.unitHint,
    html`<select id="unitId" name="unitId" aria-describedby="unitId-hint unitId-trouble"
      @change=${(event: Event) => state.chooseUnit((event.target as HTMLSelectElement).value)}>
      ${units.map(({ id, name, depth }) => html`<option value=${id} ?selected=${id === state.unitId}>${'　'.repeat(depth)}${name}</option>`)}
    </select>`,
  )}
  ${
    below.length === 0
      ? nothing
      : html`<details class="more"><summary>${words.onlyUnits}</summary>
          ${drawBoxes(
            'unitIds',
            words.onlyUnitsLabel,
            below.map(({ id, name }) => [id, name]),
          )}
          <span class="error">${troubleAt(state, '/unitIds') ?? nothing}</span></details>`
  }`;
}

function unitsBelow(units: AssignmentChoices['units'], unitId: string): AssignmentChoices['units'] {
  const within = new Set([unitId]);
  return units.filter(({ id, parentId }) => {
    if (parentId === null || !within.has(parentId)) return false;
    within.add(id);
    return true;
  });
}

function drawItems(
  state: FormState,
  pointer: string,
  legend: string,
  items: AssignmentChoices['items'],
): TemplateResult {
  return html`<fieldset><legend>${legend}</legend>
    <div class="boxes">${items.map(
      ({
        kind,
        id,
        title,
        credit,
      }) => html`<label class="choice"><input type="checkbox" name="items" value=${`${kind}:${id}`} />
        <span>${title} <span class="muted num">${words.creditHours(formatCreditHours(credit))}</span></span></label>`,
    )}</div>
    ${pointer === '' ? nothing : html`<span class="error">${troubleAt(state, pointer) ?? nothing}</span>`}
  </fieldset>`;
}

function drawBoxes(
  name: string,
  legend: string,
  boxes: readonly (readonly [string, string])[],
): TemplateResult {
  return html`<fieldset><legend class="sub">${legend}</legend>
    <div class="boxes">${boxes.map(([value, text]) => html`<label class="choice"><input type="checkbox" name=${name} value=${value} /><span>${text}</span></label>`)}</div>
  </fieldset>`;
}

function field(
  state: FormState,
  pointer: string,
  id: string,
  label: string,
  hint: string,
  control: TemplateResult,
): TemplateResult {
  return html`<div class="field"><label for=${id}>${label}</label>
    ${hint === '' ? nothing : html`<span id=${`${id}-hint`} class="muted">${hint}</span>`}
    ${control}<span id=${`${id}-trouble`} class="error">${troubleAt(state, pointer) ?? nothing}</span></div>`;
}

function invalid(state: FormState, pointer: string): 'true' | 'false' {
  return troubleAt(state, pointer) === undefined ? 'false' : 'true';
}

function troubleAt({ trouble }: FormState, pointer: string): string | undefined {
  return trouble?.field === pointer ? trouble.sentence : undefined;
}

function generalTrouble({ trouble }: FormState): string | typeof nothing {
  return trouble && !FIELDS.includes(trouble.field ?? '') ? trouble.sentence : nothing;
}

/** What was typed is read, not judged: the server does that. */
export function readForm(form: HTMLFormElement): AssignmentRequest {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '').trim();
  const chosen = (name: string) => data.getAll(name).map(String);
  const staffNumbers = text('staffNumbers')
    .split(/[\s,，、;；]+/)
    .filter(Boolean);
  return {
    unitId: text('unitId'),
    title: text('title'),
    items: chosen('items').map((key): AssignedItem => {
      const [kind, id = ''] = key.split(':');
      return { kind: kind === 'case' ? 'case' : 'course', id };
    }),
    tiers: chosen('tiers') as TierId[],
    trainingKinds: chosen('trainingKinds') as TrainingKind[],
    unitIds: chosen('unitIds'),
    staffNumbers,
    dueDay: text('dueDay'),
    newcomerDays: Number(text('newcomerDays')),
    ...(text('words') !== '' && { words: text('words') }),
  };
}

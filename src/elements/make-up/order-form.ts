/** The form that orders make-up training: what was missed, who of those who missed it, and what makes up for it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { MakeUpCandidates, MakeUpRequest, MakeUpSubjects } from '../../domain/api/make-up.ts';
import { parseCreditHours } from '../../domain/base/centihours.ts';
import { MAKE_UP_CAUSES, type MakeUpCause } from '../../domain/make-up/order.ts';
import type { WrittenKind } from '../../domain/written/rubric.ts';
import { longDay } from '../../drawing/dates.ts';
import { plans } from '../../i18n/plans.ts';
import { written } from '../../i18n/written.ts';

const words = plans.makeUp.form;

export interface FormState {
  readonly year: number;
  /** `cause:id`; empty before one is chosen. */
  readonly subject: string;
  readonly candidates: MakeUpCandidates | undefined;
  readonly chosen: number;
  readonly trouble: { readonly field: string | undefined; readonly sentence: string } | undefined;
  readonly isBusy: boolean;
  readonly choose: (subject: string) => void;
  readonly count: (event: Event) => void;
  readonly submit: (event: SubmitEvent) => void;
}

const FIELDS = ['/items', '/dueDay', '/centihours'];

export function drawForm(view: MakeUpSubjects, state: FormState): TemplateResult {
  return html`<form class="sheet make" novalidate @submit=${state.submit}>
    <h2 tabindex="-1">${words.title}</h2>
    <p class="general error" role="alert" tabindex="-1">${state.trouble && !FIELDS.includes(state.trouble.field ?? '') ? state.trouble.sentence : nothing}</p>
    <div class="field"><label for="subject">${words.subject}</label>
      <select id="subject" name="subject" @change=${(event: Event) => state.choose((event.target as HTMLSelectElement).value)}>
        <option value="" ?selected=${state.subject === ''}>${words.choose}</option>
        ${MAKE_UP_CAUSES.map((cause) => drawGroup(view, cause, state.subject))}
      </select></div>
    ${state.candidates ? drawRest(view, state, state.candidates) : nothing}
  </form>`;
}

function drawGroup(
  { subjects }: MakeUpSubjects,
  cause: MakeUpCause,
  chosen: string,
): TemplateResult | typeof nothing {
  const group = subjects.filter((subject) => subject.cause === cause);
  if (group.length === 0) return nothing;
  return html`<optgroup label=${plans.causes[cause]}>${group.map(({ id, title, day }) => {
    const value = `${cause}:${id}`;
    return html`<option value=${value} ?selected=${value === chosen}>${day === null ? title : words.option(title, longDay(day))}</option>`;
  })}</optgroup>`;
}

function drawRest(
  view: MakeUpSubjects,
  state: FormState,
  { people, ordered }: MakeUpCandidates,
): TemplateResult {
  const already = ordered > 0 ? html`<p class="muted num">${words.alreadyOrdered(ordered)}</p>` : nothing;
  if (people.length === 0) return html`<p>${words.nobody}</p>${already}`;
  const proposed = view.subjects.find(({ cause, id }) => `${cause}:${id}` === state.subject)?.items ?? [];
  return html`<fieldset @change=${state.count}><legend>${words.people}</legend>
      <div class="boxes">${people.map(
        ({
          id,
          name,
          staffNumber,
          unit,
        }) => html`<label class="choice"><input type="checkbox" name="people" value=${id} checked />
          <span>${name} <span class="muted num">${staffNumber} · ${unit}</span></span></label>`,
      )}</div>${already}
    </fieldset>
    <fieldset aria-describedby="remedy-hint"><legend>${words.remedy}</legend><span id="remedy-hint" class="muted">${words.remedyHint}</span>
      <div class="boxes">${view.courses.map(
        ({ id, title }) =>
          html`<label class="choice"><input type="checkbox" name="items" value=${id} ?checked=${proposed.some((item) => item.id === id)} /><span>${title}</span></label>`,
      )}</div>
      <span class="error">${troubleAt(state, '/items')}</span>
    </fieldset>
    <div class="pair">
      <div class="field"><label for="hours">${words.hours}</label><span id="hours-hint" class="muted">${words.hoursHint}</span>
        <input id="hours" name="hours" inputmode="decimal" autocomplete="off" aria-describedby="hours-hint hours-trouble" />
        <span id="hours-trouble" class="error">${troubleAt(state, '/centihours')}</span></div>
      <div class="field"><label for="dueDay">${words.due}</label>
        ${view.lastDay === null ? nothing : html`<span id="due-hint" class="muted num">${words.dueHint(state.year, longDay(view.lastDay))}</span>`}
        <input id="dueDay" name="dueDay" type="date" min=${view.today} aria-describedby="dueDay-trouble" />
        <span id="dueDay-trouble" class="error">${troubleAt(state, '/dueDay')}</span></div>
    </div>
    ${drawWriting(view)}
    <div class="field"><label for="words">${words.words}</label><textarea id="words" name="words" rows="3" maxlength="500"></textarea></div>
    <p class="muted">${words.note}</p>
    <div class="actions"><button class="button first" type="submit" aria-disabled=${state.isBusy ? 'true' : 'false'}>${state.isBusy ? words.busy : words.submit(state.chosen)}</button></div>`;
}

function drawWriting({ rubrics }: MakeUpSubjects): TemplateResult | typeof nothing {
  if (rubrics.length === 0) return nothing;
  const { form } = written.desk;
  return html`<details><summary>${words.writing}</summary>
    <p class="muted">${words.writingHint}</p>
    <div class="field"><label for="topic">${form.topic}</label><span id="topic-hint" class="muted">${form.topicHint}</span>
      <input id="topic" name="topic" maxlength="60" autocomplete="off" aria-describedby="topic-hint" /></div>
    <div class="pair">
      <div class="field"><label for="rubric">${form.rubric}</label>
        <select id="rubric" name="rubric">${rubrics.flatMap(({ id, title, kinds }) => kinds.map((kind) => html`<option value=${`${kind}:${id}`}>${written.kinds[kind]}：${title}</option>`))}</select></div>
      <div class="field"><label for="least">${form.least}</label>
        <input id="least" name="least" inputmode="numeric" autocomplete="off" .defaultValue=${'800'} /></div>
    </div>
  </details>`;
}

/** Written work is asked where it has a topic. */
function readWriting(data: FormData): Pick<MakeUpRequest, 'writing'> {
  const topic = String(data.get('topic') ?? '').trim();
  if (topic === '') return {};
  const [kind, rubric = ''] = String(data.get('rubric') ?? '').split(':');
  const minimumCharacters = Number(data.get('least'));
  return { writing: { kind: (kind ?? '') as WrittenKind, topic, minimumCharacters, rubric } };
}

function troubleAt({ trouble }: FormState, pointer: string): string | typeof nothing {
  return trouble?.field === pointer ? trouble.sentence : nothing;
}

/** What was typed is read, not judged: the server does that. */
export function readForm(form: HTMLFormElement, year: number): MakeUpRequest {
  const data = new FormData(form);
  const [cause, ...id] = String(data.get('subject') ?? '').split(':');
  const amount = parseCreditHours(String(data.get('hours') ?? ''));
  return {
    cause: (cause ?? '') as MakeUpCause,
    subject: id.join(':'),
    year,
    people: data.getAll('people').map(String),
    items: data.getAll('items').map((item) => ({ kind: 'course', id: String(item) })),
    ...(amount.ok && { centihours: amount.value }),
    dueDay: String(data.get('dueDay') ?? ''),
    words: String(data.get('words') ?? '').trim(),
    ...readWriting(data),
  };
}

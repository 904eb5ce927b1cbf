/** The form of a new appeal, and the short ones that carry a few words. What was typed is read, not judged. */
import { html, nothing, type TemplateResult } from 'lit';
import type { AppealRequest, MyReviewsView } from '../../domain/api/reviews.ts';
import { parseCreditHours } from '../../domain/base/centihours.ts';
import { APPEAL_SUBJECTS, type AppealSubject } from '../../domain/review/appeal.ts';
import { LONGEST_TEXT } from '../../domain/review/rules.ts';
import { reviews } from '../../i18n/reviews.ts';

/** What was found wrong: the field's pointer, and the sentence that names the fix. */
export interface FormTrouble {
  readonly field: string | undefined;
  readonly sentence: string;
}

export interface FormState {
  readonly trouble: FormTrouble | undefined;
  readonly isBusy: boolean;
  readonly submit: (event: SubmitEvent) => void;
  readonly cancel: () => void;
}

export interface AppealFormState extends FormState {
  readonly subject: AppealSubject;
  readonly choose: (subject: AppealSubject) => void;
  /** What the page that led here was about. */
  readonly course: string;
}

const words = reviews.mine.form;
const FIELDS = ['/subject', '/course', '/title', '/day', '/claimedCentihours', '/words'];

export function drawAppealForm(view: MyReviewsView, state: AppealFormState): TemplateResult {
  return html`<form class="sheet" novalidate aria-labelledby="appeal-title" @submit=${state.submit}>
    <h3 id="appeal-title" tabindex="-1">${words.title}</h3>
    <p>${words.lead}</p>
    ${drawGeneral(state)}
    <div class="field">
      <label for="subject">${words.subject}</label>
      <select id="subject" name="subject" @change=${(event: Event) => state.choose((event.target as HTMLSelectElement).value as AppealSubject)}>
        ${APPEAL_SUBJECTS.map((subject) => html`<option value=${subject} ?selected=${subject === state.subject}>${reviews.subjects[subject]}</option>`)}
      </select>
    </div>
    ${state.subject === 'course' ? drawCourses(view, state) : drawName(state)}
    <div class="pair">
      ${field(state, '/day', 'day', words.day, words.dayHint, (described, invalid) => html`<input id="day" name="day" type="date" min=${view.firstDay} max=${view.today} required aria-invalid=${invalid} aria-describedby=${described} />`)}
      ${field(state, '/claimedCentihours', 'claimed', words.claimed, words.claimedHint, (described, invalid) => html`<input id="claimed" name="claimed" inputmode="decimal" autocomplete="off" aria-invalid=${invalid} aria-describedby=${described} />`)}
    </div>
    ${textField(state, '/words', 'words', words.words, words.wordsHint)}
    ${drawButtons(state, words.submit)}
  </form>`;
}

/** A reply, or why a review is asked for. @param pointer - the field as the server names it */
export function drawWordsForm(
  state: FormState,
  {
    pointer,
    id,
    label,
    hint,
    submit,
  }: Readonly<Record<'pointer' | 'id' | 'label' | 'hint' | 'submit', string>>,
): TemplateResult {
  return html`<form novalidate @submit=${state.submit}>
    ${drawGeneral(state, [pointer])} ${textField(state, pointer, id, label, hint)} ${drawButtons(state, submit)}
  </form>`;
}

/** @returns the request, or the field that cannot be read */
export function readAppeal(form: HTMLFormElement): AppealRequest | FormTrouble {
  const text = (name: string) => String(new FormData(form).get(name) ?? '').trim();
  const claimed = text('claimed');
  const amount = claimed === '' ? undefined : parseCreditHours(claimed);
  if (amount && !amount.ok) return { field: '/claimedCentihours', sentence: reviews.mine.wrongHours };
  const subject = text('subject') as AppealSubject;
  return {
    subject,
    ...(subject === 'course' ? { course: text('course') } : { title: text('title') }),
    day: text('day'),
    ...(amount && { claimedCentihours: amount.value }),
    words: text('words'),
  };
}

/** The field at fault, or the form's own sentence. */
export function placeOfTrouble(form: HTMLFormElement): HTMLElement | null {
  return form.querySelector('[aria-invalid="true"]') ?? form.querySelector('.general');
}

function drawCourses({ courses }: MyReviewsView, state: AppealFormState): TemplateResult {
  return field(
    state,
    '/course',
    'course',
    words.course,
    '',
    (
      described,
      invalid,
    ) => html`<select id="course" name="course" required aria-invalid=${invalid} aria-describedby=${described}>
      <option value="">${words.chooseCourse}</option>
      ${courses.map(({ id, title }) => html`<option value=${id} ?selected=${id === state.course}>${title}</option>`)}
    </select>`,
  );
}

function drawName(state: FormState): TemplateResult {
  return field(
    state,
    '/title',
    'title',
    words.name,
    words.nameHint,
    (described, invalid) =>
      html`<input id="title" name="title" maxlength="80" autocomplete="off" required aria-invalid=${invalid} aria-describedby=${described} />`,
  );
}

function textField(
  state: FormState,
  pointer: string,
  id: string,
  label: string,
  hint: string,
): TemplateResult {
  return field(
    state,
    pointer,
    id,
    label,
    hint,
    (described, invalid) =>
      html`<textarea id=${id} name=${id} rows="4" maxlength=${LONGEST_TEXT} required aria-invalid=${invalid} aria-describedby=${described}></textarea>`,
  );
}

function field(
  { trouble }: FormState,
  pointer: string,
  id: string,
  label: string,
  hint: string,
  control: (described: string, invalid: 'true' | 'false') => TemplateResult,
): TemplateResult {
  const wrong = trouble?.field === pointer ? trouble.sentence : undefined;
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${control(`${id}-trouble ${id}-hint`, wrong ? 'true' : 'false')}
    <span id="${id}-hint" class="muted">${hint}</span>
    <span id="${id}-trouble" class="error">${wrong ?? nothing}</span>
  </div>`;
}

function drawGeneral({ trouble }: FormState, fields: readonly string[] = FIELDS): TemplateResult {
  const isGeneral = trouble && !fields.includes(trouble.field ?? '');
  return html`<p class="general error" role="alert" tabindex="-1">${isGeneral ? trouble.sentence : nothing}</p>`;
}

function drawButtons({ isBusy, cancel }: FormState, submit: string): TemplateResult {
  return html`<div class="actions">
    <button class="button first" type="submit" aria-disabled=${isBusy ? 'true' : 'false'}>${isBusy ? reviews.desk.submitting : submit}</button>
    <button class="button" type="button" @click=${cancel}>${words.cancel}</button>
  </div>`;
}

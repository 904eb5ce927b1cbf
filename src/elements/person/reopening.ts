/** The form that opens a closed year again: it asks once, and says what follows. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ReopeningRequest } from '../../domain/api/person.ts';
import { dayOf } from '../../domain/base/calendar.ts';
import { CATEGORIES, type Category } from '../../domain/policy/policy.ts';
import { longDay } from '../../drawing/dates.ts';
import { person } from '../../i18n/person.ts';
import { record } from '../../i18n/record.ts';

export type ReopeningState =
  | { readonly kind: 'open'; readonly trouble?: string; readonly request?: ReopeningRequest }
  | { readonly kind: 'asking' | 'sending'; readonly request: ReopeningRequest }
  | { readonly kind: 'done' };

export interface ReopeningActs {
  readonly change: (state: ReopeningState) => void;
  readonly send: (request: ReopeningRequest) => void;
}

export function drawReopening(
  years: readonly number[],
  state: ReopeningState,
  acts: ReopeningActs,
): TemplateResult {
  const words = person.reopen;
  return html`<details class="reopen" ?open=${state.kind !== 'open' || state.trouble !== undefined}><summary>${words.heading}</summary>
    <p class="muted">${words.hint}</p>
    ${state.kind === 'open' ? drawForm(years, state, acts) : nothing}
    ${state.kind === 'asking' || state.kind === 'sending' ? drawQuestion(state, acts) : nothing}
    ${state.kind === 'done' ? html`<p role="status">${words.done}</p>` : nothing}
  </details>`;
}

function drawForm(
  years: readonly number[],
  { trouble, request }: Extract<ReopeningState, { kind: 'open' }>,
  { change }: ReopeningActs,
): TemplateResult {
  const words = person.reopen;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(given.get(name) ?? '').trim();
    const asked: ReopeningRequest = {
      year: Number(text('year')),
      category: text('category') as Category,
      until: text('until'),
      reason: text('reason'),
    };
    const isWhole = asked.until !== '' && asked.reason !== '';
    change(
      isWhole ? { kind: 'asking', request: asked } : { kind: 'open', trouble: words.missing, request: asked },
    );
  };
  return html`<form novalidate @submit=${submit}>
    <label class="field"><span class="label">${words.year}</span><select class="num" name="year">
      ${years.map((year) => html`<option value=${year} .selected=${year === request?.year}>${words.yearOption(year)}</option>`)}</select></label>
    <label class="field"><span class="label">${words.category}</span><select name="category">
      ${CATEGORIES.map((one) => html`<option value=${one} .selected=${one === request?.category}>${record.kinds[one]}</option>`)}</select></label>
    <label class="field"><span class="label">${words.until}</span><input class="num" type="date" name="until" min=${dayOf(Date.now())} .value=${request?.until ?? ''} /></label>
    <label class="field wide"><span class="label">${words.reason}</span><textarea name="reason" rows="2" maxlength="500" .value=${request?.reason ?? ''}></textarea></label>
    ${trouble === undefined ? nothing : html`<p class="error wide" role="alert">${trouble}</p>`}
    <div class="actions wide"><button class="button" type="submit">${words.submit}</button></div>
  </form>`;
}

function drawQuestion(
  { kind, request }: Extract<ReopeningState, { kind: 'asking' | 'sending' }>,
  { change, send }: ReopeningActs,
): TemplateResult {
  const words = person.reopen;
  const isSending = kind === 'sending';
  return html`<div class="sheet state" role="group" aria-label=${words.heading}>
    <p class="num">${words.sure(request.year, record.kinds[request.category], longDay(request.until))}</p>
    <div class="actions">
      <button class="button first" type="button" ?disabled=${isSending} @click=${() => send(request)}>${isSending ? words.submitting : words.confirm}</button>
      <button class="button" type="button" ?disabled=${isSending} @click=${() => change({ kind: 'open', request })}>${words.cancel}</button>
    </div></div>`;
}

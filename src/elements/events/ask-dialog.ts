/** The question before an act that needs a reason or times, and what follows from it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { EventPersonView, EventView } from '../../domain/api/events.ts';
import { events } from '../../i18n/events.ts';

const words = events.ask;

export type Question =
  | { readonly kind: 'cancel' | 'return' | 'reopen' }
  | { readonly kind: 'strike' | 'times'; readonly person: EventPersonView };

export interface AskActions {
  readonly submit: (form: HTMLFormElement) => void;
  readonly closed: () => void;
}

/** @param question - undefined while nothing is asked; the dialog stands there closed then */
export function drawAsk(
  event: EventView | undefined,
  question: Question | undefined,
  { trouble, isBusy }: { readonly trouble: string; readonly isBusy: boolean },
  { submit, closed }: AskActions,
): TemplateResult {
  return html`<dialog aria-labelledby="asked" aria-describedby="effect" @close=${closed}>
    ${question && event ? drawQuestion(event, question, { trouble, isBusy }, submit) : nothing}
  </dialog>`;
}

function drawQuestion(
  event: EventView,
  question: Question,
  { trouble, isBusy }: { readonly trouble: string; readonly isBusy: boolean },
  submit: AskActions['submit'],
): TemplateResult {
  const { effect, yes } = words[question.kind];
  return html`<form class="question" novalidate @submit=${(sent: SubmitEvent) => {
    sent.preventDefault();
    submit(sent.target as HTMLFormElement);
  }}>
    <h2 id="asked">${titleOf(question)}</h2>
    <p id="effect">${effect}</p>
    ${question.kind === 'times' ? drawTimes(event, question.person) : drawReason(trouble)}
    <p id="ask-trouble" class="error" role="alert">${trouble}</p>
    <div class="actions">
      <button class="button" type="button" @click=${(press: Event) => (press.target as HTMLElement).closest('dialog')?.close()}>${words.no}</button>
      <button class="button first" type="submit" aria-disabled=${isBusy ? 'true' : 'false'}>${yes}</button>
    </div>
  </form>`;
}

function titleOf(question: Question): string {
  return question.kind === 'strike' || question.kind === 'times'
    ? words[question.kind].title(question.person.name)
    : words[question.kind].title;
}

function drawReason(trouble: string): TemplateResult {
  return html`<div class="field">
    <label for="reason">${words.reason}</label>
    <textarea id="reason" name="reason" rows="3" maxlength="200" required aria-describedby="ask-trouble" aria-invalid=${trouble === '' ? nothing : 'true'}></textarea>
  </div>`;
}

function drawTimes({ plan }: EventView, { days }: EventPersonView): TemplateResult {
  const [first] = days;
  return html`<div class="pair">
    ${plan.day === plan.lastDay ? nothing : html`<div class="field"><label for="ask-day">${words.day}</label><input id="ask-day" name="day" type="date" .value=${first?.day ?? plan.day} /></div>`}
    <div class="field"><label for="ask-came">${words.cameAt}</label><input id="ask-came" name="cameAt" type="time" .value=${first?.cameAt ?? ''} /></div>
    <div class="field"><label for="ask-left">${words.leftAt}</label><input id="ask-left" name="leftAt" type="time" .value=${first?.leftAt ?? ''} /></div>
  </div>`;
}

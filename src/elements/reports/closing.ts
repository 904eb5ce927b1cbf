/** The question before a year is closed: it is asked once, and says what follows. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ClosableYear } from '../../domain/api/reports.ts';
import { longDay } from '../../drawing/dates.ts';
import { reports } from '../../i18n/reports.ts';

export type ClosingState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking'; readonly year: number; readonly trouble?: string }
  | { readonly kind: 'closing'; readonly year: number }
  | { readonly kind: 'done'; readonly year: number };

export interface ClosingActs {
  readonly change: (state: ClosingState) => void;
  readonly send: (year: number, isEarlyAccepted: boolean) => void;
}

export function drawClosing(
  closable: readonly ClosableYear[],
  state: ClosingState,
  acts: ClosingActs,
): TemplateResult {
  const words = reports.close;
  const done = state.kind === 'done' ? html`<p role="status">${words.done(state.year)}</p>` : nothing;
  if (state.kind === 'asking' || state.kind === 'closing') {
    const one = closable.find(({ year }) => year === state.year);
    if (one) return drawQuestion(one, state, acts);
  }
  if (closable.length === 0) return html`${done}<p class="muted">${words.nothingToClose}</p>`;
  return html`${done}<div class="actions">${closable.map(
    ({ year }) =>
      html`<button class="button" type="button" @click=${() => acts.change({ kind: 'asking', year })}>${words.open(year)}</button>`,
  )}</div>`;
}

function drawQuestion(
  { year, lastDay, isEarly }: ClosableYear,
  state: Extract<ClosingState, { kind: 'asking' | 'closing' }>,
  { change, send }: ClosingActs,
): TemplateResult {
  const words = reports.close;
  const isClosing = state.kind === 'closing';
  const trouble = state.kind === 'asking' ? state.trouble : undefined;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    send(year, new FormData(event.target as HTMLFormElement).get('early') === 'on');
  };
  return html`<form class="sheet state" aria-label=${words.open(year)} @submit=${submit}>
    <p>${words.sure(year)}</p>
    ${isEarly ? html`<label class="check"><input type="checkbox" name="early" /> <span>${words.early(longDay(lastDay))}</span></label>` : nothing}
    ${trouble === undefined ? nothing : html`<p class="error" role="alert">${trouble}</p>`}
    <div class="actions">
      <button class="button first" type="submit" ?disabled=${isClosing}>${isClosing ? words.closing : words.confirm}</button>
      <button class="button" type="button" ?disabled=${isClosing} @click=${() => change({ kind: 'idle' })}>${words.cancel}</button>
    </div></form>`;
}

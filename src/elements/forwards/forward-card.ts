/** One forward on its sheet: where to, how far, what is in the way, what was refused, and what can be done. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ForwardTroubleView, ForwardView, RefusedView } from '../../domain/api/forwards.ts';
import type { ForwardFilter } from '../../domain/forward/forward.ts';
import { longInstant } from '../../drawing/dates.ts';
import { forwards as words } from '../../i18n/forwards.ts';

export type ForwardAction = 'pause' | 'resume' | 'retry' | 'retryRefused' | 'rekey' | 'remove';
type Act = (action: ForwardAction) => void;

type Standing = keyof typeof words.standings;
const TAG: Readonly<Record<Standing, string>> = {
  paused: 'neutral',
  blocked: 'unmet',
  sending: 'neutral',
  done: 'met',
};

export function drawForward(view: ForwardView, act: Act): TemplateResult {
  const standing = standingOf(view);
  return html`
    <div class="head">
      <h2>${view.name}</h2>
      <span class="tag ${TAG[standing]}">${standing === 'done' ? html`<span aria-hidden="true">✓</span>` : nothing}${words.standings[standing]}</span>
    </div>
    <p class="figure-line num">${pendingText(view)}</p>
    ${view.trouble && !view.trouble.isOver ? drawTrouble(view.trouble) : nothing}
    <dl class="num">
      ${row(words.address, words.addressValue(view.address, view.version))}
      ${row(words.key, words.keyValue(view.keyHint))}
      ${row(words.content, ...contentOf(view.filter))}
      ${row(words.sent, words.sentValue(number(view.sent)))}
      ${row(words.lastSuccess, view.lastSuccessAt === null ? words.never : longInstant(view.lastSuccessAt))}
      ${view.trouble?.isOver ? row(words.lastTrouble, `${longInstant(view.trouble.at)} ${words.troubles[view.trouble.kind]}`) : nothing}
      ${view.nextAttemptAt === null ? nothing : row(words.nextAttempt, longInstant(view.nextAttemptAt))}
    </dl>
    ${view.refusedCount > 0 ? drawRefused(view, act) : nothing}
    ${drawActions(view, act)}
  `;
}

function standingOf({ state, trouble, pending }: ForwardView): Standing {
  if (state === 'paused') return 'paused';
  if (trouble && !trouble.isOver) return 'blocked';
  return pending.count > 0 ? 'sending' : 'done';
}

function pendingText({ pending }: ForwardView): string {
  const count = number(pending.count);
  return pending.precision === 'exact' ? words.pending(count) : words.pendingAtMost(count);
}

function drawTrouble({ kind, status, detail, at }: ForwardTroubleView): TemplateResult {
  const told = [status === null ? '' : String(status), detail].filter(Boolean).join(' ');
  const facts = status === null ? words.networkFacts(told) : words.facts(told);
  return html`<div class="trouble">
    <p>${words.troubles[kind]}${words.willRetry}</p>
    <p class="muted num">${longInstant(at)}${told === '' ? nothing : html`　${facts}`}</p>
  </div>`;
}

/** @returns a line for each condition */
function contentOf({ authority, verbs, activity }: ForwardFilter): readonly string[] {
  const names = verbs.map((iri) => words.verbNames[iri] ?? iri).join('、');
  const conditions = [
    ...(authority === 'all' ? [] : [words.authorities[authority]]),
    ...(names === '' ? [] : [words.verbs(names)]),
    ...(activity ? [words.activities[activity.match](activity.iri)] : []),
  ];
  return conditions.length === 0 ? [words.authorities.all] : conditions;
}

function row(term: string, ...values: readonly string[]): TemplateResult {
  return html`<div><dt>${term}</dt>${values.map((value) => html`<dd>${value}</dd>`)}</div>`;
}

function drawRefused({ name, refused, refusedCount }: ForwardView, act: Act): TemplateResult {
  return html`<details class="refused">
    <summary>${words.refusedCount(number(refusedCount))}</summary>
    <p>${words.refusedLead}${refusedCount > refused.length ? words.refusedShown(refused.length) : nothing}</p>
    <ol class="num">${refused.map(drawOne)}</ol>
    <button class="button small" type="button" aria-label=${words.actionOf(words.refusedAgain, name)} @click=${() => act('retryRefused')}>${words.refusedAgain}</button>
  </details>`;
}

function drawOne({ statement, status, reason, at }: RefusedView): TemplateResult {
  return html`<li>
    <p>${words.reason(status, reason)}</p>
    <p class="muted">${longInstant(at)}　${words.refusedStatement} ${statement}</p>
  </li>`;
}

function drawActions({ name, state, trouble }: ForwardView, act: Act): TemplateResult {
  const isRunning = state === 'running';
  const button = (action: ForwardAction, text: string) =>
    html`<button class="button small" type="button" data-action=${action} aria-label=${words.actionOf(text, name)} @click=${() => act(action)}>${text}</button>`;
  return html`<p class="actions">
    ${isRunning ? button('pause', words.pause) : button('resume', words.resume)}
    ${isRunning && trouble && !trouble.isOver ? button('retry', words.retry) : nothing}
    ${button('rekey', words.rekey)} ${button('remove', words.remove)}
  </p>`;
}

function number(count: number): string {
  return count.toLocaleString('zh-CN');
}

/** The learner's claims of practice, each with what happened to it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PracticeView } from '../../domain/api/events.ts';
import { drawClaim } from '../../drawing/practice-claim.ts';
import { events } from '../../i18n/events.ts';

const words = events.mine;

export interface ClaimActions {
  readonly resend: (claim: PracticeView) => void;
  readonly withdraw: (claim: PracticeView) => void;
}

export function drawClaims(claims: readonly PracticeView[], actions: ClaimActions): TemplateResult {
  if (claims.length === 0) return html`<p class="muted">${words.noClaims}</p>`;
  return html`${claims.map(
    (claim) => html`<article class="sheet claim" aria-labelledby="claim-${claim.id}">
      ${drawClaim(claim, false)} ${drawRefusal(claim)} ${drawActs(claim, actions)}
    </article>`,
  )}`;
}

function drawRefusal({ state, events: happened }: PracticeView): TemplateResult | typeof nothing {
  const last = happened.at(-1);
  return state === 'refused' && last ? html`<p class="notice">${words.refusedBy(last.words)}</p>` : nothing;
}

function drawActs(claim: PracticeView, { resend, withdraw }: ClaimActions): TemplateResult | typeof nothing {
  const mayResend = claim.state === 'first' || claim.state === 'refused';
  const mayWithdraw = mayResend || claim.state === 'second';
  if (!mayWithdraw) return nothing;
  return html`<div class="actions">
    ${mayResend ? html`<button class="button small" type="button" data-action="resend" @click=${() => resend(claim)}>${words.resend}</button>` : nothing}
    <button class="button small" type="button" data-action="withdraw" @click=${() => withdraw(claim)}>${words.withdraw}</button>
  </div>`;
}

/** Activation slips, to be printed and cut apart: a person's number, code and the way to the page. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { ActivationSlip, ActivationSlips } from '../../domain/api/roster.ts';
import { count } from '../../drawing/amounts.ts';
import { dayOfInstant, longDay } from '../../drawing/dates.ts';
import { roster } from '../../i18n/roster.ts';

const words = roster.slips;

export function drawSlips(
  { slips, expiresAt, isCut }: ActivationSlips,
  { close, print }: { readonly close: () => void; readonly print: () => void },
): TemplateResult {
  const day = longDay(dayOfInstant(expiresAt));
  return html`<section class="slips" aria-labelledby="slips">
    <div class="about">
      <h2 id="slips" tabindex="-1">${words.title}</h2>
      <p class="trouble">${words.lead(count(slips.length), day)}</p>
      ${isCut ? html`<p>${words.cut}</p>` : nothing}
      <div class="actions">
        <button class="button first" type="button" data-action="print" @click=${print}>${words.print}</button>
        <button class="button" type="button" data-action="slips-close" @click=${close}>${words.close}</button>
      </div>
    </div>
    <ul>${slips.map((slip) => drawSlip(slip, day))}</ul>
  </section>`;
}

function drawSlip({ name, unit, staffNumber, code, url, qr }: ActivationSlip, day: string): TemplateResult {
  return html`<li class="slip">
    <svg class="qr" viewBox="0 0 ${qr.size} ${qr.size}" aria-hidden="true">${svg`<path d=${qr.path} />`}</svg>
    <div>
      <p class="muted">${words.portal}</p>
      <p class="who">${name} <span class="muted">${unit}</span></p>
      <dl>
        <dt>${words.number}</dt>
        <dd class="num">${staffNumber}</dd>
        <dt>${words.code}</dt>
        <dd class="code">${code}</dd>
      </dl>
      <p class="steps">${words.steps}</p>
      <p class="muted url">${url.split('#')[0]} · ${words.until(day)}</p>
    </div>
  </li>`;
}

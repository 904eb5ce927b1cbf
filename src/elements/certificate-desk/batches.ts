/** One batch, while it is made and afterwards; and the batches of before. */
import { html, nothing, type TemplateResult } from 'lit';
import type { BatchView, WithoutRow } from '../../domain/api/certificates.ts';
import { longDay, longInstant } from '../../drawing/dates.ts';
import { certificateDesk } from '../../i18n/certificate-desk.ts';

const count = (value: number) => value.toLocaleString('zh-CN');

export interface BatchState {
  readonly without: readonly WithoutRow[];
  readonly hasMore: boolean;
  readonly trouble: string;
}

export interface BatchActions {
  readonly more: () => void;
  readonly close: () => void;
}

export function drawBatch(
  batch: BatchView,
  state: BatchState,
  { more, close }: BatchActions,
): TemplateResult {
  const words = certificateDesk.current;
  const isReady = batch.state === 'ready';
  return html`<section class="current" aria-labelledby="current">
    <h2 id="current" tabindex="-1">${words.title(batch.asked, batch.year)}</h2>
    <p class="muted num">${words.facts(certificateDesk.kinds[batch.kinds], longDay(batch.asOf))}</p>
    ${isReady ? drawReady(batch) : drawProgress(batch)}
    <p class="error" role="alert">${state.trouble}</p>
    <div class="actions">
      ${
        isReady && batch.certificates > 0
          ? html`<a class="button first" href=${batch.archiveUrl} download aria-describedby="archive">${words.download}</a>`
          : nothing
      }
      <button class="button" type="button" @click=${close}>${words.close}</button>
    </div>
    ${isReady && batch.certificates > 0 ? html`<p id="archive" class="muted">${words.downloadHint}</p>` : nothing}
    ${isReady && batch.without > 0 ? drawWithout(batch, state, more) : nothing}
  </section>`;
}

function drawReady({ certificates, fresh }: BatchView): TemplateResult {
  const words = certificateDesk.current;
  return html`<p class="said num" role="status">${certificates > 0 ? words.ready(count(certificates), count(fresh)) : words.none}</p>`;
}

function drawProgress({ done, people }: BatchView): TemplateResult {
  const words = certificateDesk.current;
  return html`<div class="progress">
    <p class="said num" role="status">${words.working(count(done), count(people))}</p>
    <progress max=${people} value=${done} aria-label=${words.working(count(done), count(people))}></progress>
    <p class="muted">${words.leave}</p>
  </div>`;
}

function drawWithout(
  { without }: BatchView,
  { without: rows, hasMore }: BatchState,
  more: () => void,
): TemplateResult {
  const words = certificateDesk.current;
  return html`<p class="num">${words.without(count(without))}</p>
    <table class="stacks">
      <caption class="visually-hidden">${words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">${words.person}</th>
          <th scope="col">${words.staffNumber}</th>
          <th scope="col">${words.unit}</th>
          <th scope="col">${words.reason}</th>
        </tr>
      </thead>
      <tbody>${rows.map(
        ({ name, staffNumber, unit, reason, detail }) => html`<tr>
          <th scope="row">${name || '—'}</th>
          <td class="num" data-label=${words.staffNumber}>${staffNumber}</td>
          <td data-label=${words.unit}>${unit || '—'}</td>
          <td data-label=${words.reason}><span><span class="tag neutral">${certificateDesk.reasons[reason]}</span> ${detail}</span></td>
        </tr>`,
      )}</tbody>
    </table>
    ${hasMore ? html`<button class="button small" type="button" @click=${more}>${words.more}</button>` : nothing}`;
}

export function drawPast(batches: readonly BatchView[], open: (batch: BatchView) => void): TemplateResult {
  const words = certificateDesk.past;
  return html`<section aria-labelledby="past">
    <h2 id="past" tabindex="-1">${words.title}</h2>
    ${batches.length === 0 ? html`<p class="muted">${words.none}</p>` : drawTable(batches, open)}
  </section>`;
}

function drawTable(batches: readonly BatchView[], open: (batch: BatchView) => void): TemplateResult {
  const words = certificateDesk.past;
  return html`<table class="stacks">
    <caption class="visually-hidden">${words.caption}</caption>
    <thead>
      <tr>
        <th scope="col">${words.what}</th>
        <th scope="col">${words.kind}</th>
        <th scope="col">${words.asOf}</th>
        <th scope="col">${words.who}</th>
        <th scope="col" class="amount">${words.count}</th>
        <th scope="col">${words.state}</th>
        <th scope="col"><span class="visually-hidden">${words.openShort}</span></th>
      </tr>
    </thead>
    <tbody>${batches.map((batch) => {
      const title = certificateDesk.current.title(batch.asked, batch.year);
      return html`<tr>
        <th scope="row">${title}</th>
        <td data-label=${words.kind}>${certificateDesk.kinds[batch.kinds]}</td>
        <td class="num" data-label=${words.asOf}>${longDay(batch.asOf)}</td>
        <td data-label=${words.who}><span>${batch.by}<span class="muted num">${longInstant(batch.askedAt)}</span></span></td>
        <td class="amount" data-label=${words.count}>${count(batch.certificates)}</td>
        <td data-label=${words.state}><span class="tag ${batch.state === 'ready' ? 'met' : 'neutral'}">${words[batch.state]}</span></td>
        <td><button class="button small" type="button" aria-label=${words.open(title)} @click=${() => open(batch)}>${words.openShort}</button></td>
      </tr>`;
    })}</tbody>
  </table>`;
}

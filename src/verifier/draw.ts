/** What was found, drawn: a verdict first, then every single thing that was checked. */
import { html, nothing, type TemplateResult } from 'lit';
import { dayOf, timeOf } from '../domain/base/calendar.ts';
import { formatCreditHours } from '../domain/base/centihours.ts';
import { type CertificateClaim, certifiedCentihours } from '../domain/certificate/claim.ts';
import type { CheckedCertificate, CheckedEntry, CheckedRecord } from '../domain/ledger/check-record.ts';
import { ethicsCentihours } from '../domain/policy/assess-year.ts';
import { record } from '../i18n/zh-CN/record.ts';
import { verifier as words } from '../i18n/zh-CN/verifier.ts';
import { drawVerdict } from './draw-verdict.ts';

export function drawOutcome(checked: CheckedRecord): TemplateResult {
  return html`
    ${verdictOf(checked)} ${checked.isMixed ? html`<p class="tell bad">${words.mixed}</p>` : nothing}
    ${drawCheckpoint(checked)} ${checked.entries.length > 0 ? drawEntries(checked) : nothing}
    ${checked.certificates.length > 0 ? drawCertificates(checked.certificates) : nothing}
  `;
}

export function drawTrouble(sentence: string): TemplateResult {
  return html`<p class="tell bad">${sentence}</p>`;
}

function verdictOf({ isWhole, key }: CheckedRecord): TemplateResult {
  const { verdicts } = words;
  if (key === 'foreign') return drawVerdict('bad', verdicts.foreign, verdicts.foreignDetail);
  if (!isWhole) return drawVerdict('bad', verdicts.wrong, verdicts.wrongDetail);
  return key === 'known'
    ? drawVerdict('good', verdicts.whole, verdicts.wholeDetail)
    : drawVerdict('plain', verdicts.coherent, verdicts.coherentDetail);
}

type Fact = readonly [name: string, value: TemplateResult | string];

function facts(list: readonly Fact[]): TemplateResult {
  return html`<dl>${list.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function drawCheckpoint({ checkpoint, checkpointState, keyIds }: CheckedRecord): TemplateResult {
  const states = { good: words.checkpointGood, bad: words.checkpointBad, none: words.checkpointNone };
  const keys = keyIds.length > 0 ? html`<code>${keyIds.join(' ')}</code>` : words.noKey;
  return html`<section aria-labelledby="checkpoint">
    <h2 id="checkpoint">${words.checkpoint}</h2>
    ${facts([
      [words.outcome, html`<span class=${checkpointState}>${states[checkpointState]}</span>`],
      [words.keyId, keys],
      ...(checkpoint
        ? ([
            [words.signedAt, instant(checkpoint.signedAtMs)],
            [words.size, checkpoint.treeSize.toLocaleString('zh-CN')],
            [words.root, html`<code>${checkpoint.rootHash}</code>`],
            [words.origin, checkpoint.origin],
          ] as const)
        : []),
    ])}
  </section>`;
}

function drawEntries({ entries, years }: CheckedRecord): TemplateResult {
  const wrong = entries.filter(({ state }) => state !== 'proved').length;
  const ordered = [...entries].sort((one, other) => other.index - one.index);
  return html`<section aria-labelledby="entries">
      <h2 id="entries">${words.entries}</h2>
      <p class=${wrong === 0 ? 'good' : 'bad'}>${words.entryCount(entries.length, wrong)}</p>
      <div class="wide" role="region" aria-label=${words.entryTable} tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">${words.matter}</th>
              <th scope="col">${words.year}</th>
              <th scope="col">${words.kind}</th>
              <th scope="col" class="amount">${words.hours}</th>
              <th scope="col">${words.place}</th>
              <th scope="col">${words.outcome}</th>
            </tr>
          </thead>
          <tbody>
            ${ordered.map(drawEntry)}
          </tbody>
        </table>
      </div>
    </section>
    <section aria-labelledby="totals">
      <h2 id="totals">${words.totals}</h2>
      ${facts(
        years.map(({ year, totals }) => [
          words.certificateOf(year),
          `${words.ethics} ${formatCreditHours(ethicsCentihours(totals))} · ${words.others} ${formatCreditHours(totals.otherOnline)}`,
        ]),
      )}
      <p class="muted">${words.totalsHint}</p>
    </section>`;
}

function drawEntry({ index, entry, state }: CheckedEntry): TemplateResult {
  const title = entry?.evidence.title ?? '—';
  const hours = entry ? formatCreditHours(entry.centihours).replace('-', '−') : '—';
  return html`<tr>
    <th scope="row">${entry?.source === 'reversal' ? words.reversal(title) : title}</th>
    <td>${entry?.year ?? '—'}</td>
    <td>${entry ? record.kinds[entry.category] : '—'}</td>
    <td class="amount">${hours}</td>
    <td>${words.placeOf((index + 1).toLocaleString('zh-CN'))}</td>
    <td class=${state === 'proved' ? 'good' : 'bad'}>${words.entryStates[state]}</td>
  </tr>`;
}

function drawCertificates(certificates: readonly CheckedCertificate[]): TemplateResult {
  return html`<section aria-labelledby="certificates">
    <h2 id="certificates">${words.certificates}</h2>
    ${certificates.map(drawCertificate)}
  </section>`;
}

function drawCertificate({ claim, signature, log, totals, state }: CheckedCertificate): TemplateResult {
  const toned = (outcome: string, text: string) => html`<span class=${outcome}>${text}</span>`;
  return html`<div class="sheet">
    <h3>${headingOf(claim)} · ${formatCreditHours(certifiedCentihours(claim))} ${words.hours}</h3>
    ${facts([
      [words.code, html`<code>${claim.code}</code>`],
      [words.holder, claim.name],
      [words.unit, claim.unit],
      [words.signature, toned(signature, words.signatures[signature])],
      [words.log, toned(log, words.logs[log])],
      [claim.kind === 'course' ? words.credit : words.sums, toned(totals, factsOf(claim)[totals])],
      [words.stateNow, words.states[state] ?? state],
    ])}
    ${signature === 'bad' && claim.name.includes('*') ? html`<p class="tell">${words.maskedName}</p>` : nothing}
    ${claim.isSample ? html`<p class="tell">${words.sample}</p>` : nothing}
  </div>`;
}

function headingOf(claim: CertificateClaim): string {
  return claim.kind === 'course' ? words.courseOf(claim.course.title) : words.certificateOf(claim.year);
}

function factsOf({ kind }: CertificateClaim) {
  return kind === 'course' ? words.creditOf : words.sumsOf;
}

function instant(atMs: number): string {
  return `${dayOf(atMs)} ${timeOf(atMs)}`;
}

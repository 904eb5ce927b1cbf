/** One warning for the desk: the quarters, whose turn it is, what may be done, and what was done. */
import { html, nothing, type TemplateResult } from 'lit';
import type { WarningActKind, WarningView } from '../../domain/api/warnings.ts';
import {
  drawFigures,
  drawWarningSteps,
  openedText,
  quarterText,
  warningTag,
} from '../../drawing/warning-case.ts';
import { warnings } from '../../i18n/warnings.ts';
import { type ActForm, drawActForm } from './act-forms.ts';

const words = warnings.case;

/** @param form - undefined while no act is being written down */
export function drawCase(
  view: WarningView,
  form: ActForm | undefined,
  open: (kind: WarningActKind) => void,
): TemplateResult {
  const { person } = view;
  return html`<div class="sheet">
      <div class="head"><h2 tabindex="-1">${words.of(person.name)}</h2><span class="tags">${warningTag(view)}</span></div>
      <p class="muted num">${person.unit} · ${words.staffNumber(person.staffNumber)} · ${openedText(view)}</p>
      ${drawFigures(view)}
      ${view.isLifted && view.state !== 'closed' ? html`<p class="limits">${warnings.liftedNote}</p>` : nothing}
      ${view.hasLeft && view.state !== 'closed' ? html`<p class="limits">${warnings.leftNote}</p>` : nothing}
      <p class="muted">${words.source(view.source)}</p>
      <p><a href=${`/admin/person/?id=${encodeURIComponent(person.id)}`}>${words.record}</a></p>
    </div>
    <section class="next" aria-labelledby="next"><h2 id="next">${words.next}</h2>${form ? html`<div class="sheet">${drawActForm(view, form)}</div>` : drawNext(view, open)}</section>
    <section aria-labelledby="history"><h2 id="history">${words.history}</h2>${drawWarningSteps(view)}</section>`;
}

function drawNext(view: WarningView, open: (kind: WarningActKind) => void): TemplateResult {
  const { mayAct, waitsFor, waitsForPerson } = view;
  return html`${waitSentence(view)} ${waitsForPerson ? html`<p>${warnings.waitsForPerson}。</p>` : nothing}
    ${
      mayAct.length === 0
        ? nothing
        : html`<div class="actions">${mayAct.map(
            (kind, at) =>
              html`<button class="button ${at === 0 && waitsFor !== 'quarter' ? 'first' : ''}" type="button" data-open=${kind} @click=${() => open(kind)}>${warnings.acts[kind]}</button>`,
          )}</div>`
    }`;
}

function waitSentence({ waitsFor, followed, outcome, mayAct }: WarningView): TemplateResult | typeof nothing {
  if (outcome) return html`<p>${words.closed(warnings.outcomes[outcome])}</p>`;
  if (waitsFor === 'above' && !mayAct.includes('approved')) return html`<p>${words.waits.above}</p>`;
  if (waitsFor === 'quarter' && followed) return html`<p>${words.waits.quarter(quarterText(followed))}</p>`;
  return mayAct.length === 0 && waitsFor === 'officer' ? html`<p>${words.waits.other}</p>` : nothing;
}

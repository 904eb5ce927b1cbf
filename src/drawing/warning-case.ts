/** What a warning is about and what became of it, as both sides see it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { WarningFacts, WarningStep, WarningView } from '../domain/api/warnings.ts';
import { formatCreditHours } from '../domain/base/centihours.ts';
import type { Quarter } from '../domain/base/quarter.ts';
import type { WarningState } from '../domain/warning/warning.ts';
import { isWeak, type QuarterFigure } from '../domain/warning/weak-quarter.ts';
import { warnings } from '../i18n/warnings.ts';
import { dayOfInstant, longDay, longInstant } from './dates.ts';

const { columns } = warnings.case;

export const quarterText = ({ year, quarter }: Quarter): string => warnings.quarter(year, quarter);

const LOOK: Readonly<Record<WarningState, 'met' | 'unmet' | 'neutral'>> = {
  opened: 'unmet',
  told: 'unmet',
  talked: 'unmet',
  planned: 'neutral',
  returned: 'unmet',
  following: 'neutral',
  closed: 'met',
};

export function warningTag({ state, isLifted }: Pick<WarningFacts, 'state' | 'isLifted'>): TemplateResult {
  const isOpen = state !== 'closed';
  return html`<span class="tag ${LOOK[state]}">${isOpen ? nothing : html`<span aria-hidden="true">✓</span>`}${warnings.states[state]}</span>
    ${isOpen && isLifted ? html`<span class="tag met">${warnings.lifted}</span>` : nothing}`;
}

/** Both quarters and the one that is followed, then and now. */
export function drawFigures({ first, second, now, followed }: WarningView): TemplateResult {
  const rows: readonly Row[] = [
    ...[first, second].map((atOpening, at) => ({ quarter: atOpening, atOpening, now: now[at] })),
    ...(followed ? [{ quarter: followed, atOpening: undefined, now: followed.figure ?? undefined }] : []),
  ];
  const caption = warnings.case.figuresCaption(quarterText(first), quarterText(second));
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
    <table class="num">
      <caption class="visually-hidden">${caption}</caption>
      <thead><tr><th scope="col">${columns.quarter}</th><th scope="col" class="amount">${columns.required}</th>
        <th scope="col" class="amount">${columns.atOpening}</th><th scope="col" class="amount">${columns.posted}</th><th scope="col" class="amount">${columns.now}</th></tr></thead>
      <tbody>${rows.map(drawRow)}</tbody>
    </table></div>
    <p class="muted">${warnings.case.figuresNote}</p>`;
}

interface Row {
  readonly quarter: Quarter;
  /** Undefined for a quarter that is followed. */
  readonly atOpening: QuarterFigure | undefined;
  /** Undefined before it is known. */
  readonly now: QuarterFigure | undefined;
}

function drawRow({ quarter, atOpening, now }: Row): TemplateResult {
  const figure = atOpening ?? now;
  const hours = (centihours: number | undefined) =>
    centihours === undefined ? '—' : formatCreditHours(centihours);
  return html`<tr>
    <th scope="row">${quarterText(quarter)}${atOpening ? nothing : html` <span class="muted">${warnings.case.followed}</span>`}</th>
    <td class="amount">${hours(figure?.requiredCentihours)}</td>
    <td class="amount">${atOpening ? html`<b class="late">${hours(atOpening.countedCentihours)}</b>` : '—'}</td>
    <td class="amount">${hours(figure?.postedCentihours)}</td>
    <td class="amount">${now ? html`<b class=${isWeak(now) ? 'late' : 'enough'}>${hours(now.countedCentihours)}</b>` : warnings.case.notYet}</td>
  </tr>`;
}

export function drawWarningSteps({ steps }: WarningView): TemplateResult {
  if (steps.length === 0) return html`<p class="muted">${warnings.case.nothingYet}</p>`;
  return html`<ol class="steps">${steps.map(
    (step) => html`<li>
      <p><b>${warnings.steps[step.kind]}</b>${step.outcome ? `：${warnings.outcomes[step.outcome]}` : nothing}</p>
      ${drawStep(step)}
      <p class="muted num">${longInstant(step.at)}${step.by === '' ? nothing : `　${warnings.step.by(step.by)}`}</p>
    </li>`,
  )}</ol>`;
}

function drawStep({
  kind,
  head,
  day,
  place,
  text,
  measures,
  unconfirmed,
  figures,
}: WarningStep): TemplateResult {
  const words = warnings.step;
  return html`${kind === 'told' ? html`<p>${words.toldTo(head)}</p>` : nothing}
    ${kind === 'talked' ? html`<p class="num">${words.talkedBy(head, longDay(day ?? ''), place)}</p>` : nothing}
    ${text === '' ? nothing : html`<p class="words">${text}</p>`}
    ${
      measures.length === 0
        ? nothing
        : html`<ol class="measures">${measures.map(
            (measure) =>
              html`<li>${measure.text}<span class="muted num">${words.measure(longDay(measure.dueDay), measure.responsible)}</span></li>`,
          )}</ol>`
    }
    ${unconfirmed === '' ? nothing : html`<p class="words">${words.unconfirmed(unconfirmed)}</p>`}
    ${figures.map(
      (figure) =>
        html`<p class="num">${words.figure(
          quarterText(figure),
          formatCreditHours(figure.countedCentihours),
          formatCreditHours(figure.requiredCentihours),
        )}</p>`,
    )}`;
}

export function openedText({ openedAt }: Pick<WarningFacts, 'openedAt'>): string {
  return warnings.case.opened(longDay(dayOfInstant(openedAt)));
}

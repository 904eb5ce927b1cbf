/** The sheet of one requirement: the number, its figure, its state and what is missing. */
import { html, nothing, type TemplateResult } from 'lit';
import type { HoursView } from '../../domain/api/api.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import type {
  HoursAssessment,
  RequirementAssessment,
  ShareAssessment,
} from '../../domain/policy/assess-year.ts';
import type { Category } from '../../domain/policy/policy.ts';
import { shortDay } from '../../drawing/dates.ts';
import { drawKey, drawRuler, ETHICS_CATEGORIES, measure, rulerTable } from '../../drawing/ruler.ts';
import { drawShare, formatShare, missingShareCentihours, shareTable } from '../../drawing/share.ts';
import { stateTag } from '../../drawing/states.ts';
import { record } from '../../i18n/record.ts';

export type Kinds = readonly Category[] | undefined;

/** Which entries are listed, and how another choice is made. */
export interface Choice {
  readonly kinds: Kinds;
  readonly choose: (kinds: Kinds) => void;
}

const ONLINE: readonly Category[] = ['ethicsOnline', 'otherOnline'];

export function drawRequirement(
  assessment: RequirementAssessment,
  hours: HoursView,
  choice: Choice,
): TemplateResult {
  return assessment.kind === 'minimumHours'
    ? drawHours(assessment, hours, choice)
    : drawOnlineShare(assessment, choice);
}

function drawHours(assessment: HoursAssessment, hours: HoursView, choice: Choice): TemplateResult {
  const words = record.hours;
  const achieved = formatCreditHours(assessment.achievedCentihours);
  const required = formatCreditHours(assessment.requiredCentihours);
  const missing = formatCreditHours(
    Math.max(0, assessment.requiredCentihours - assessment.achievedCentihours),
  );
  const drawing = measure(hours.totals, assessment);
  return html`<section class="sheet requirement" aria-labelledby="r-${assessment.id}">
    <div class="head">
      <h2 id="r-${assessment.id}">${assessment.title}</h2>
      ${stateTag(assessment.state, missing)}
    </div>
    <p class="figure num">
      <button class="number" type="button" @click=${() => choice.choose(ETHICS_CATEGORIES)}>${achieved}<span class="visually-hidden">${words.seeSources}</span></button>
      <small>${words.ofRequired(required)}</small>
    </p>
    ${drawRuler(drawing, (category) => choice.choose([category]))}
    ${drawKey(
      drawing,
      (
        category,
        content,
      ) => html`<button class="link" type="button" aria-pressed=${pressed(choice, [category])}
        @click=${() => choice.choose([category])}>${content}</button>`,
    )}
    <p class="muted num">${assessment.state === 'met' ? words.reached : words.missing(missing, shortDay(hours.policy.cutOff))}</p>
    ${rulerTable(drawing)}
  </section>`;
}

function drawOnlineShare(share: ShareAssessment, choice: Choice): TemplateResult {
  const words = record.hours;
  const missing = formatCreditHours(missingShareCentihours(share));
  const numerator = formatCreditHours(share.numeratorCentihours);
  const denominator = formatCreditHours(share.denominatorCentihours);
  return html`<section class="sheet requirement" aria-labelledby="r-${share.id}">
    <div class="head">
      <h2 id="r-${share.id}">${share.title}</h2>
      ${stateTag(share.state, missing)}
    </div>
    ${
      share.achievedBasisPoints === undefined
        ? nothing
        : html`<p class="figure num">
            <button class="number" type="button" @click=${() => choice.choose(ONLINE)}>${formatShare(share.achievedBasisPoints)}<span class="visually-hidden">${words.seeSources}</span></button>
            <small>${words.ofShare(numerator, denominator)}</small>
          </p>`
    }
    ${drawShare(share)}
    ${share.state === 'notAssessable' ? html`<p>${words.shareNotAssessable[share.reading]}</p>` : nothing}
    ${share.state === 'unmet' ? html`<p>${words.shareMissing(missing)}</p>` : nothing}
    <p class="muted num">${words.shareMark(formatShare(share.requiredBasisPoints))}${words.shareReading[share.reading]}</p>
    ${shareTable(share)}
  </section>`;
}

function pressed(choice: Choice, kinds: readonly Category[]): 'true' | 'false' {
  return choice.kinds?.join() === kinds.join() ? 'true' : 'false';
}

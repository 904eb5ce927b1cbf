/** The sheet of one requirement: the number, its figure, its state and what is missing. */
import { html, nothing, type TemplateResult } from 'lit';
import type { HoursView } from '../../domain/api/api.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import type {
  CapReached,
  HoursAssessment,
  PrinciplesAssessment,
  RequirementAssessment,
  ShareAssessment,
} from '../../domain/policy/assess-year.ts';
import type { Category } from '../../domain/policy/policy.ts';
import { dayWithin } from '../../drawing/dates.ts';
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
  switch (assessment.kind) {
    case 'minimumHours':
      return drawHours(assessment, hours, choice);
    case 'minimumPrinciples':
      return drawPrinciples(assessment, hours);
    case 'minimumShare':
      return drawOnlineShare(assessment, hours, choice);
  }
}

/** The clause of the rules that this requirement is. */
function ruleLink({ policy }: HoursView, id: string): TemplateResult {
  return html`<a href="/rules/${policy.id}/#${id}">${record.policy.rules}</a>`;
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
    <p class="muted num">${assessment.state === 'met' ? words.reached : words.missing(missing, dayWithin(hours.year, hours.policy.cutOff))} ${ruleLink(hours, assessment.id)}</p>
    ${assessment.capsReached.map(drawCap)}
    ${rulerTable(drawing)}
  </section>`;
}

function drawCap({ title, maximumCentihours, postedCentihours }: CapReached): TemplateResult {
  const [maximum, posted] = [maximumCentihours, postedCentihours].map(formatCreditHours);
  return html`<p class="num">${record.policy.cap(title, maximum ?? '', posted ?? '')}</p>`;
}

function drawPrinciples(assessment: PrinciplesAssessment, hours: HoursView): TemplateResult {
  const words = record.policy;
  const required = formatCreditHours(assessment.requiredCentihours);
  const missing = assessment.principles.filter(({ state }) => state !== 'met');
  return html`<section class="sheet requirement" aria-labelledby="r-${assessment.id}">
    <div class="head">
      <h2 id="r-${assessment.id}">${assessment.title}</h2>
      ${stateTag(assessment.state, words.eachOf(String(missing.length), String(assessment.principles.length)))}
    </div>
    <p class="num">${words.each(required)}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">${words.principle}</th>
          <th scope="col" class="amount">${words.achieved}</th>
          <th scope="col" class="amount">${words.state}</th>
        </tr>
      </thead>
      <tbody>
        ${assessment.principles.map(
          ({ principle, achievedCentihours, state }) => html`<tr>
            <th scope="row">${words.principles[principle]}</th>
            <td class="amount num">${words.eachOf(formatCreditHours(achievedCentihours), required)}</td>
            <td class="amount">${stateTag(state, formatCreditHours(assessment.requiredCentihours - achievedCentihours))}</td>
          </tr>`,
        )}
      </tbody>
    </table>
    <p class="muted">
      ${missing.length > 0 ? words.missingPrinciples(missing.map(({ principle }) => words.principles[principle])) : record.hours.reached}
      ${ruleLink(hours, assessment.id)}
    </p>
  </section>`;
}

function drawOnlineShare(share: ShareAssessment, hours: HoursView, choice: Choice): TemplateResult {
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
    <p class="muted num">${words.shareMark(formatShare(share.requiredBasisPoints))}${words.shareReading[share.reading]} ${ruleLink(hours, share.id)}</p>
    ${shareTable(share)}
  </section>`;
}

function pressed(choice: Choice, kinds: readonly Category[]): 'true' | 'false' {
  return choice.kinds?.join() === kinds.join() ? 'true' : 'false';
}

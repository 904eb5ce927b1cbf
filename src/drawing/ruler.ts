/** The year as a ruler: the required hours as its length, filled without gaps by the kinds of hours earned. */
import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { formatCreditHours } from '../domain/base/centihours.ts';
import type { HoursAssessment } from '../domain/policy/assess-year.ts';
import { CATEGORIES, type Category, type CategoryTotals } from '../domain/policy/policy.ts';
import { record } from '../i18n/record.ts';

export const ETHICS_CATEGORIES = ['ethicsOnline', 'ethicsEvent', 'ethicsPractice', 'ethicsMakeUp'] as const;

export interface RulerPart {
  readonly category: Category;
  readonly centihours: number;
}

export interface RulerDrawing {
  /** In drawing order, none of them negative or empty. */
  readonly parts: readonly RulerPart[];
  readonly requiredCentihours: number;
  readonly sumCentihours: number;
  /** What the ruler's whole length stands for. */
  readonly lengthCentihours: number;
}

/**
 * Clamp once, before anything is drawn or announced.
 * @param requirement - a kind of hours that it does not count is not drawn, and one beyond its cap only up to it
 */
export function measure(
  totals: CategoryTotals,
  requirement: Pick<HoursAssessment, 'categories' | 'requiredCentihours' | 'capsReached'>,
): RulerDrawing {
  const { categories, requiredCentihours, capsReached } = requirement;
  const counted = countedOf(totals, capsReached);
  const parts = ETHICS_CATEGORIES.filter((category) => categories.includes(category))
    .map((category) => ({ category, centihours: counted[category] }))
    .filter((part) => part.centihours > 0);
  const sumCentihours = parts.reduce((sum, part) => sum + part.centihours, 0);
  const lengthCentihours = Math.max(requiredCentihours, Math.ceil(sumCentihours / 100) * 100, 100);
  return { parts, requiredCentihours, sumCentihours, lengthCentihours };
}

/** Under a cap the kinds fill it in their order; none is negative. */
function countedOf(totals: CategoryTotals, caps: HoursAssessment['capsReached']): CategoryTotals {
  const counted: Record<Category, number> = { ...totals };
  for (const category of CATEGORIES) counted[category] = Math.max(0, totals[category]);
  for (const { categories, maximumCentihours } of caps) {
    let left = maximumCentihours;
    for (const category of categories) {
      counted[category] = Math.min(counted[category], left);
      left -= counted[category];
    }
  }
  return counted;
}

/** @param choose - called when a part is pressed; the key below offers the same to the keyboard */
export function drawRuler(drawing: RulerDrawing, choose?: (category: Category) => void): TemplateResult {
  let from = 0;
  const bars = drawing.parts.map(({ category, centihours }) => {
    const bar = svg`<rect x=${percent(from, drawing)} width=${percent(centihours, drawing)} height="100%"
      fill="url(#p-${category})" class=${choose ? 'pressable' : ''} @click=${choose ? () => choose(category) : nothing} />`;
    from += centihours;
    return bar;
  });
  return html`<svg class="ruler" role="img" aria-label=${announce(drawing)}>
    ${patterns()}
    <rect class="bed" width="100%" height="100%" />
    ${bars} ${hourGaps(drawing)} ${requiredMark(drawing)}
  </svg>`;
}

/** What the ruler says without being seen. */
function announce(drawing: RulerDrawing): string {
  const kinds = drawing.parts.map((part) =>
    record.hours.kindWithHours(record.kinds[part.category], formatCreditHours(part.centihours)),
  );
  const { sumCentihours, requiredCentihours } = drawing;
  return record.hours.rulerLabel(
    formatCreditHours(sumCentihours),
    formatCreditHours(requiredCentihours),
    kinds,
  );
}

/** The key below a ruler: one item a kind. @param item - draws a kind's item around its swatch and words */
export function drawKey(
  drawing: RulerDrawing,
  item: (category: Category, words: TemplateResult) => TemplateResult,
): TemplateResult | typeof nothing {
  if (drawing.parts.length === 0) return nothing;
  return html`<ul class="key num">
    ${drawing.parts.map(({ category, centihours }) => {
      const words = record.hours.kindWithHours(record.kinds[category], formatCreditHours(centihours));
      return html`<li>${item(category, html`${swatch(category)}${words}`)}</li>`;
    })}
  </ul>`;
}

/** The small square of a kind, as the ruler draws it; must stand in the same root as a ruler. */
function swatch(category: Category): TemplateResult {
  return html`<svg viewBox="0 0 12 12" aria-hidden="true"><rect width="12" height="12" fill="url(#p-${category})" /></svg>`;
}

/** The table behind the figure. */
export function rulerTable(drawing: RulerDrawing): TemplateResult {
  return html`<details class="behind">
    <summary>${record.hours.asTable}</summary>
    <table>
      <thead><tr><th scope="col">${record.hours.kind}</th><th scope="col" class="amount">${record.hours.creditHours}</th></tr></thead>
      <tbody>
        ${ETHICS_CATEGORIES.map((category) => {
          const part = drawing.parts.find((candidate) => candidate.category === category);
          return html`<tr><th scope="row">${record.kinds[category]}</th><td class="amount">${formatCreditHours(part?.centihours ?? 0)}</td></tr>`;
        })}
        <tr><th scope="row">${record.hours.sum}</th><td class="amount">${formatCreditHours(drawing.sumCentihours)}</td></tr>
        <tr><th scope="row">${record.hours.required}</th><td class="amount">${formatCreditHours(drawing.requiredCentihours)}</td></tr>
      </tbody>
    </table>
  </details>`;
}

function percent(centihours: number, { lengthCentihours }: RulerDrawing): string {
  return `${(centihours * 100) / lengthCentihours}%`;
}

/** One gap a 学时 while they can be told apart, else one every ten. */
function hourGaps(drawing: RulerDrawing): SVGTemplateResult[] {
  const step = drawing.lengthCentihours > 2400 ? 1000 : 100;
  const gaps: SVGTemplateResult[] = [];
  for (let at = step; at < drawing.lengthCentihours; at += step) {
    gaps.push(svg`<line class="gap" x1=${percent(at, drawing)} x2=${percent(at, drawing)} y2="100%" />`);
  }
  return gaps;
}

/** Where the requirement ends, drawn only when the year went beyond it. */
function requiredMark(drawing: RulerDrawing): SVGTemplateResult | typeof nothing {
  if (drawing.lengthCentihours <= drawing.requiredCentihours) return nothing;
  const at = percent(drawing.requiredCentihours, drawing);
  return svg`<line class="halo" x1=${at} x2=${at} y2="100%" /><line class="required" x1=${at} x2=${at} y2="100%" />`;
}

/** Kinds differ in lightness and in pattern, so that they are told apart without colour. */
function patterns(): SVGTemplateResult {
  return svg`<defs>
    <pattern id="p-ethicsOnline" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="k-ethicsOnline" width="8" height="8" /></pattern>
    <pattern id="p-ethicsEvent" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="k-ethicsEvent" width="6" height="6" /><line class="on-ethicsEvent" x1="0" x2="0" y2="6" /></pattern>
    <pattern id="p-ethicsPractice" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="k-ethicsPractice" width="6" height="6" /><circle class="on-ethicsPractice" cx="3" cy="3" r="1.1" /></pattern>
    <pattern id="p-ethicsMakeUp" width="5" height="5" patternUnits="userSpaceOnUse"><rect class="k-ethicsMakeUp" width="5" height="5" /><line class="on-ethicsMakeUp" y1="2.5" x2="5" y2="2.5" /></pattern>
  </defs>`;
}

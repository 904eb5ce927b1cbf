/** A rubric as writers and readers see it: each criterion with its points and what its levels mean. */
import { html, type TemplateResult } from 'lit';
import { fullPoints, type Rubric, type RubricCriterion } from '../domain/written/rubric.ts';
import { written } from '../i18n/written.ts';

const words = written.rubric;

export function drawRubric(rubric: Rubric): TemplateResult {
  return html`<p class="muted num">${words.of(rubric.title, rubric.passPoints, fullPoints(rubric))}</p>
    ${rubric.criteria.map(
      (
        criterion,
      ) => html`<h4 class="num">${criterion.title} <span class="muted">${words.points(criterion.points)}</span></h4>
        ${drawLevels(criterion)}`,
    )}`;
}

export function drawLevels({ points, levels }: RubricCriterion): TemplateResult {
  return html`<dl class="levels num">${levels.map(({ from, title, means }, at) => {
    const above = levels[at - 1];
    const to = above ? above.from - 1 : points;
    return html`<div><dt>${title} <span class="muted">${words.range(from, to)}</span></dt><dd>${means}</dd></div>`;
  })}</dl>`;
}

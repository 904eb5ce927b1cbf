/** The year's hours as charts: how many people have how many, when they were posted, and what they were about. */
import { html, nothing, type TemplateResult } from 'lit';
import type { FollowingView } from '../../domain/api/following.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import { type Column, drawColumns, drawLength } from '../../drawing/charts.ts';
import { following } from '../../i18n/following.ts';
import { record } from '../../i18n/record.ts';
import { describeStep, type Names } from './asked.ts';
import type { Open } from './overview.ts';

interface Bar {
  readonly name: string;
  readonly column: Column;
  /** As the table writes it. */
  readonly exact: string;
  /** With its unit. */
  readonly spoken: string;
  readonly names: Names;
}

export function drawDistribution(view: FollowingView, open: Open): TemplateResult {
  const words = following.charts;
  const required = view.policy.requiredCentihours;
  const bars = view.distribution.map(({ from, people }, step): Bar => {
    const name = describeStep(step, required);
    const look = step > 0 && from >= required ? 'met' : step === 0 ? 'noHours' : 'hoursShort';
    return {
      name,
      exact: people.toLocaleString('zh-CN'),
      spoken: following.people(people),
      names: { step },
      column: { name, value: people, written: compact(people), look, press: () => open({ step }) },
    };
  });
  return drawFigure(words.distribution, undefined, words.distributionLabel, bars, open, [
    words.stepColumn,
    words.peopleColumn,
  ]);
}

export function drawMonths(view: FollowingView, open: Open): TemplateResult {
  const words = following.charts;
  const months = view.months.filter(({ month, centihours }) => month < 13 || centihours !== 0);
  const bars = months.map(({ month, centihours }): Bar => {
    const written = centihours === 0 ? '' : compact(Math.round(centihours / 100));
    return {
      name: words.month(month),
      exact: formatCreditHours(centihours),
      spoken: following.hours(formatCreditHours(centihours)),
      names: { month },
      column: { name: words.monthShort(month), value: centihours, written, press: () => open({ month }) },
    };
  });
  return drawFigure(words.months, words.monthsNote, words.months, bars, open, [
    words.monthColumn,
    words.hoursColumn,
  ]);
}

export function drawPrinciples(view: FollowingView, open: Open): TemplateResult {
  const words = following.charts;
  const most = Math.max(...view.principles.map(({ centihours }) => centihours));
  const rest = view.withoutPrincipleCentihours;
  return html`<section aria-labelledby="principles"><h3 id="principles">${words.principles}</h3>
    <table class="lengths"><caption class="visually-hidden">${words.principles}</caption>
      <thead class="visually-hidden"><tr><th scope="col">${words.principleColumn}</th><td></td><th scope="col">${words.hoursColumn}</th></tr></thead>
      <tbody>${view.principles.map(({ principle, centihours }) => {
        const name = record.policy.principles[principle];
        return html`<tr><th scope="row">${name}</th><td class="drawn">${drawLength(centihours, most)}</td>
          <td class="amount"><button class="link" type="button" aria-label="${following.list.principle(name)}，${following.hours(formatCreditHours(centihours))}" @click=${() => open({ principle })}>${formatCreditHours(centihours)}</button></td></tr>`;
      })}</tbody></table>
    ${rest === 0 ? nothing : html`<p class="muted num">${words.principlesNote(formatCreditHours(rest))}</p>`}
  </section>`;
}

function drawFigure(
  heading: string,
  note: string | undefined,
  label: string,
  bars: readonly Bar[],
  open: Open,
  [first, second]: readonly [string, string],
): TemplateResult {
  const words = following.charts;
  const peak = bars.reduce(
    (most, bar) => (bar.column.value > most.column.value ? bar : most),
    bars[0] as Bar,
  );
  return html`<figure><figcaption><h3>${heading}</h3>${note ? html`<span class="muted">${note}</span>` : nothing}</figcaption>
    ${drawColumns(
      bars.map(({ column }) => column),
      `${label}：${words.peak(peak.name, peak.spoken)}`,
    )}
    <details class="behind"><summary>${words.asTable}</summary><table>
      <caption class="visually-hidden">${heading}</caption>
      <thead><tr><th scope="col">${first}</th><th scope="col" class="amount">${second}</th></tr></thead>
      <tbody>${bars.map(
        ({ name, exact, spoken, names }) =>
          html`<tr><th scope="row">${name}</th><td class="amount"><button class="link" type="button" aria-label="${name}，${spoken}" @click=${() => open(names)}>${exact}</button></td></tr>`,
      )}</tbody></table></details>
  </figure>`;
}

/** 12345 → 1.2万: what stands above a column must not run into its neighbours. */
function compact(value: number): string {
  return value < 10_000 ? String(value) : `${Math.floor(value / 1000) / 10}万`;
}

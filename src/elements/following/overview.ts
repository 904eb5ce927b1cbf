/** How the unit stands: who has met the year, why the others have not, and where it goes at this pace. */
import { html, nothing, type TemplateResult } from 'lit';
import type { FollowFigures, FollowGroup, FollowingView } from '../../domain/api/following.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import { LAG_REASONS } from '../../domain/report/standing.ts';
import { drawShares } from '../../drawing/charts.ts';
import { longDay } from '../../drawing/dates.ts';
import { formatShare } from '../../drawing/share.ts';
import { following } from '../../i18n/following.ts';
import type { Names } from './asked.ts';

export type Open = (names: Names) => void;

/** Rounded down to a tenth, so that nothing looks finished before it is. */
export function percentOf(part: number, whole: number): string {
  return whole <= 0 ? '0' : String(Math.floor((part * 1000) / whole) / 10);
}

export function groupsOf(figures: FollowFigures): readonly (readonly [FollowGroup, number])[] {
  return [['met', figures.met], ...LAG_REASONS.map((reason) => [reason, figures.reasons[reason]] as const)];
}

export function drawOverview(view: FollowingView, open: Open): TemplateResult {
  const words = following.overview;
  const { all, policy, asOf, isToday, isFrozen } = view;
  const groups = groupsOf(all);
  const share = policy.shareBasisPoints === null ? null : formatShare(policy.shareBasisPoints);
  const parts = groups.map(([group, value]) => ({ look: group, value, press: () => open({ group }) }));
  return html`<section class="overview" aria-labelledby="stands">
    <h2 id="stands">${words.heading(view.unit.name, view.year)}</h2>
    <p class="muted num">${isFrozen ? words.frozen(longDay(asOf)) : words.stands(longDay(asOf), isToday)}</p>
    <p class="headline num"><span>${words.met}</span>
      <button class="link figure" type="button" @click=${() => open({ group: 'met' })}>${all.met.toLocaleString('zh-CN')}</button>
      <span>${words.of(all.people)}</span>
      <span class="rate">${words.share(percentOf(all.met, all.people))}</span>
    </p>
    ${drawShares(parts, words.bar(all.met, all.people))}
    <ul class="key num" aria-label=${words.key}>
      ${groups.map(
        ([
          group,
          count,
        ]) => html`<li><svg class="swatch" aria-hidden="true"><rect class="part ${group}" width="100%" height="100%" /></svg><button
          class="link" type="button" @click=${() => open({ group })}>${words.keyOf(following.groups[group], count)}</button></li>`,
      )}
    </ul>
    <p class="muted num">${words.rule(formatCreditHours(policy.requiredCentihours), share)}
      ${all.people > 0 ? words.average(formatCreditHours(Math.floor(all.countedCentihours / all.people))) : nothing}</p>
    ${drawForecast(view, open)}
  </section>`;
}

function drawForecast({ forecast, all, policy }: FollowingView, open: Open): TemplateResult | typeof nothing {
  if (!forecast || all.onTheWay === null) return nothing;
  const words = following.forecast;
  const { daysPassed, daysInYear } = forecast;
  return html`<div class="forecast num">
    <h3>${words.heading}</h3>
    <p><button class="link" type="button" @click=${() => open({ group: 'onTheWay' })}>${words.on(all.onTheWay)}</button>，<button
      class="link" type="button" @click=${() => open({ group: 'notOnTheWay' })}>${words.off(all.people - all.onTheWay)}</button>。
      <span class="muted">${words.passed(daysPassed, daysInYear)}</span></p>
    <details class="behind"><summary>${words.how}</summary>
      <p>${words.method(daysPassed, daysInYear, formatCreditHours(policy.requiredCentihours))}</p></details>
  </div>`;
}

/** The unit's people by what they belong to: units below, and tiers. Each row is drawn and written. */
import { html, nothing, type TemplateResult } from 'lit';
import type { FollowFigures, FollowingView, FollowUnit } from '../../domain/api/following.ts';
import { drawRowShares } from '../../drawing/charts.ts';
import { following } from '../../i18n/following.ts';
import type { Names } from './asked.ts';
import { groupsOf, type Open, percentOf } from './overview.ts';

export function drawUnits(
  view: FollowingView,
  open: Open,
  goTo: (unit: string) => void,
): TemplateResult | typeof nothing {
  const words = following.units;
  if (view.units.length === 0) return nothing;
  const rows = view.units.map((unit) => {
    const name = unit.isDirect ? words.own(unit.name) : unit.name;
    return drawRow(nameOf(unit, name, goTo), name, unit.figures, namesOf(unit), open);
  });
  return html`<section aria-labelledby="units"><h3 id="units">${words.heading}</h3>
    ${drawTable(words.caption(view.unit.name), words.unit, rows)}</section>`;
}

export function drawTiers(view: FollowingView, open: Open): TemplateResult {
  const words = following.byTier;
  const rows = view.tiers
    .filter(({ figures }) => figures.people > 0)
    .map(({ tier, figures }) => {
      const name = following.tiers[tier];
      return drawRow(html`${name}`, name, figures, { tier }, open);
    });
  return html`<section aria-labelledby="tiers"><h3 id="tiers">${words.heading}</h3>
    ${drawTable(words.caption, words.tier, rows)}</section>`;
}

function nameOf(unit: FollowUnit, name: string, goTo: (unit: string) => void): TemplateResult {
  if (unit.isDirect) return html`${name}`;
  return html`<button class="link" type="button" title=${following.units.open(name)} @click=${() => goTo(unit.id)}>${name}</button>`;
}

function namesOf({ id, name, isDirect }: FollowUnit): Names {
  return isDirect ? { isDirect } : { unit: { id, name } };
}

/** The scrolling region is reached by the keyboard, so that it can be scrolled. */
function drawTable(caption: string, first: string, rows: readonly TemplateResult[]): TemplateResult {
  const words = following.units;
  return html`<div class="wide" role="region" tabindex="0" aria-label=${caption}><table>
    <caption class="visually-hidden">${caption}</caption>
    <thead><tr><th scope="col">${first}</th><th scope="col" class="drawn"><span class="visually-hidden">${words.rate}</span></th>
      <th scope="col" class="amount">${words.rate}</th><th scope="col" class="amount">${words.met}</th>
      <th scope="col" class="amount">${words.lagging}</th><th scope="col" class="amount">${words.people}</th></tr></thead>
    <tbody>${rows}</tbody>
  </table></div>`;
}

function drawRow(
  head: TemplateResult,
  name: string,
  figures: FollowFigures,
  names: Names,
  open: Open,
): TemplateResult {
  const words = following.units;
  const { people, met } = figures;
  const button = (what: string, count: number, of: Names) =>
    html`<button class="link" type="button" aria-label=${words.list(what, name, count)} @click=${() => open(of)}>${count.toLocaleString('zh-CN')}</button>`;
  const parts = groupsOf(figures).map(([look, value]) => ({ look, value }));
  return html`<tr><th scope="row">${head}</th>
    <td class="drawn">${drawRowShares(parts, people)}</td>
    <td class="amount">${following.percent(percentOf(met, people))}</td>
    <td class="amount">${button(words.met, met, { ...names, group: 'met' })}</td>
    <td class="amount">${button(words.lagging, people - met, { ...names, group: 'lagging' })}</td>
    <td class="amount">${button('', people, names)}</td></tr>`;
}

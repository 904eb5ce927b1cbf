/** The online share as a bar with the required mark on it, and what is still missing from it. */
import { html, type TemplateResult } from 'lit';
import { formatCreditHours } from '../domain/base/centihours.ts';
import type { ShareAssessment } from '../domain/policy/assess-year.ts';
import { record } from '../i18n/record.ts';

/** Basis points as people write them: 1250 → `12.5%`. */
export function formatShare(basisPoints: number): string {
  return `${formatCreditHours(basisPoints)}%`;
}

/**
 * How many more online ethics hours would meet the share. An hour earned online counts above and below the
 * line, except where the denominator is a quota.
 * @returns whole centihours, rounded up; 0 when met or not assessable
 */
export function missingShareCentihours(share: ShareAssessment): number {
  if (share.state !== 'unmet') return 0;
  const lacking =
    share.denominatorCentihours * share.requiredBasisPoints - share.numeratorCentihours * 10_000;
  const worth = share.reading === 'quota' ? 10_000 : 10_000 - share.requiredBasisPoints;
  return worth <= 0 ? 0 : Math.max(0, Math.ceil(lacking / worth));
}

/** The bar is a whole: 100 % of the online hours; the required mark stands in it. */
export function drawShare(share: ShareAssessment): TemplateResult {
  const achieved = Math.min(10_000, Math.max(0, share.achievedBasisPoints ?? 0));
  const mark = `${share.requiredBasisPoints / 100}%`;
  const label =
    share.achievedBasisPoints === undefined
      ? record.hours.shareUnknown(formatShare(share.requiredBasisPoints))
      : record.hours.shareLabel(formatShare(achieved), formatShare(share.requiredBasisPoints));
  return html`<svg class="share-bar" role="img" aria-label=${label}>
    <rect class="bed" y="15%" width="100%" height="70%" />
    <rect class="k-ethicsOnline" y="15%" width="${achieved / 100}%" height="70%" />
    <line class="halo" x1=${mark} x2=${mark} y2="100%" />
    <line class="required" x1=${mark} x2=${mark} y2="100%" />
  </svg>`;
}

export function shareTable(share: ShareAssessment): TemplateResult {
  const words = record.hours;
  const rows: readonly (readonly [string, string])[] = [
    [words.shareNumerator, formatCreditHours(share.numeratorCentihours)],
    [words.shareDenominator[share.reading], formatCreditHours(share.denominatorCentihours)],
    [
      words.shareAchieved,
      share.achievedBasisPoints === undefined ? '—' : formatShare(share.achievedBasisPoints),
    ],
    [words.shareRequired, formatShare(share.requiredBasisPoints)],
  ];
  return html`<details class="behind">
    <summary>${words.asTable}</summary>
    <table>
      <tbody>${rows.map(([name, amount]) => html`<tr><th scope="row">${name}</th><td class="amount">${amount}</td></tr>`)}</tbody>
    </table>
  </details>`;
}

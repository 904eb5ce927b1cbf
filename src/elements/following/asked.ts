/** What the dashboard is asked for: which unit, year and day, and whose names. As an address of the page and of /api. */
import { FOLLOW_GROUPS, type FollowGroup } from '../../domain/api/following.ts';
import { formatCreditHours } from '../../domain/base/centihours.ts';
import { TIER_IDS, type TierId } from '../../domain/catalogue/catalogue.ts';
import { PRINCIPLE_IDS, type PrincipleId } from '../../domain/catalogue/principle.ts';
import { hourRanges } from '../../domain/report/standing.ts';
import { following } from '../../i18n/following.ts';
import { record } from '../../i18n/record.ts';

export interface Asked {
  /** Undefined: the highest that may be seen. */
  readonly unit: string | undefined;
  readonly year: number;
  /** Undefined: today. */
  readonly asOf: string | undefined;
  /** As the year was frozen when it was closed, instead of a day. */
  readonly isFrozen: boolean;
}

/** Whose names are listed; an empty one means everybody. */
export interface Names {
  readonly group?: FollowGroup;
  readonly step?: number;
  readonly tier?: TierId;
  readonly month?: number;
  readonly principle?: PrincipleId;
  readonly isDirect?: boolean;
  /** Of another unit than the one that is looked at. */
  readonly unit?: { readonly id: string; readonly name: string };
}

export const LAGGING: Names = { group: 'lagging' };

export function viewPath(asked: Asked): string {
  return `/api/following?${queryOf(asked)}`;
}

export function peoplePath(asked: Asked, names: Names, find: string, page: number): string {
  const query = queryOf(names.unit ? { ...asked, unit: names.unit.id } : asked);
  const { group, step, tier, month, principle, isDirect } = names;
  const wanted = { group, step, tier, month, principle };
  for (const [name, value] of Object.entries(wanted)) if (value !== undefined) query.set(name, String(value));
  if (isDirect) query.set('direct', '1');
  if (find.trim() !== '') query.set('find', find.trim());
  if (page > 0) query.set('page', String(page));
  return `/api/following/people?${query}`;
}

function queryOf({ unit, year, asOf, isFrozen }: Asked): URLSearchParams {
  const query = new URLSearchParams();
  if (unit !== undefined) query.set('unit', unit);
  query.set('year', String(year));
  if (isFrozen) query.set('frozen', '1');
  else if (asOf !== undefined) query.set('asOf', asOf);
  return query;
}

/** The page's own address, so that it can be kept and sent to somebody. */
export function pageAddress(asked: Asked): string {
  return `?${queryOf(asked)}`;
}

export function readAddress(search: string, currentYear: number): Asked & { readonly names: Names } {
  const query = new URLSearchParams(search);
  const year = Number(query.get('year'));
  return {
    unit: query.get('unit') ?? undefined,
    year: Number.isInteger(year) && year > 2000 ? year : currentYear,
    asOf: /^\d{4}-\d{2}-\d{2}$/.test(query.get('asOf') ?? '') ? (query.get('asOf') ?? undefined) : undefined,
    isFrozen: query.get('frozen') === '1',
    names: namesIn(query),
  };
}

/** As reports write them; an address that names nobody in particular lists whoever lags, one with `all` everybody. */
function namesIn(query: URLSearchParams): Names {
  const group = FOLLOW_GROUPS.find((one) => one === query.get('group'));
  const tier = TIER_IDS.find((one) => one === query.get('tier'));
  const principle = PRINCIPLE_IDS.find((one) => one === query.get('principle'));
  const step = wholeIn(query, 'step');
  const month = wholeIn(query, 'month');
  const names: Names = {
    ...(group && { group }),
    ...(tier && { tier }),
    ...(principle && { principle }),
    ...(step !== undefined && step <= 7 && { step }),
    ...(month !== undefined && month >= 1 && month <= 13 && { month }),
    ...(query.get('direct') === '1' && { isDirect: true }),
  };
  return Object.keys(names).length > 0 || query.get('names') === 'all' ? names : LAGGING;
}

function wholeIn(query: URLSearchParams, name: string): number | undefined {
  const written = query.get(name) ?? '';
  return /^\d{1,2}$/.test(written) ? Number(written) : undefined;
}

/** In words: 市政务服务中心 · 窗口单位 · 学时不够 */
export function describeNames(names: Names, requiredCentihours: number): string {
  const words = following.list;
  const parts = [
    names.unit?.name,
    names.isDirect ? words.direct : undefined,
    names.tier && following.tiers[names.tier],
    names.group && following.groups[names.group],
    names.step === undefined ? undefined : words.step(describeStep(names.step, requiredCentihours)),
    names.month === undefined ? undefined : words.month(following.charts.month(names.month)),
    names.principle && words.principle(record.policy.principles[names.principle]),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? words.everybody : parts.join(' · ');
}

export function describeStep(step: number, requiredCentihours: number): string {
  const range = hourRanges(requiredCentihours)[step];
  if (!range) return '';
  const below = range.below === null ? null : formatCreditHours(range.below);
  if (step === 1) return following.charts.stepFirst(below ?? '');
  return following.charts.step(formatCreditHours(range.from), below, step === 0);
}

/** Numbers and days as reports write them. Shares are rounded down: nothing looks finished before it is. */
import { type Centihours, formatCreditHours } from '../../base/centihours.ts';

export function count(value: number): string {
  return value.toLocaleString('zh-CN');
}

export function people(value: number): string {
  return `${count(value)} 人`;
}

/** With the minus sign of typography, and thousands apart: 123456 → `1,234.56`. */
export function hours(centihours: Centihours): string {
  const [whole = '', part] = formatCreditHours(centihours).replace('-', '−').split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return part === undefined ? grouped : `${grouped}.${part}`;
}

/** To a tenth, rounded down; what is something is never 0%. Without a whole there is no share. */
export function percent(part: number, whole: number): string {
  if (whole <= 0) return '—';
  const tenths = Math.floor((part * 1000) / whole);
  if (tenths === 0 && part > 0) return '不到 0.1%';
  return `${tenths < 0 ? '−' : ''}${Math.abs(tenths) / 10}%`;
}

/** After Chinese words: a number stands off by a space. */
export function spaced(written: string): string {
  return /^[\d−]/.test(written) ? ` ${written}` : written;
}

/** Basis points: 1250 → `12.5%`. */
export function basisPoints(value: number): string {
  return `${formatCreditHours(value)}%`;
}

/** 甲、乙和丙 */
export function listed(names: readonly string[]): string {
  return names.length < 2
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join('、')}和${spaced(names.at(-1) ?? '')}`;
}

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 1 to 20, as headings are numbered. */
export function ordinal(value: number): string {
  if (value <= 10) return DIGITS[value] ?? String(value);
  return `十${value === 20 ? '' : (DIGITS[value - 10] ?? '')}`;
}

/** Figures of an import as people read them. */
import { formatCreditHours } from '../../domain/base/centihours.ts';

const grouping = new Intl.NumberFormat('zh-CN');

export function count(rows: number): string {
  return grouping.format(rows);
}

export function hours(centihours: number): string {
  return formatCreditHours(centihours);
}

/** Rounded down, so that 100 % is never said too early. */
export function percent(basisPoints: number): string {
  return `${Math.floor(basisPoints / 100)}%`;
}

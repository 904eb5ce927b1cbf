/** Numbers as people read them. */

const grouping = new Intl.NumberFormat('zh-CN');

export function count(amount: number): string {
  return grouping.format(amount);
}

/** Rounded down, so that 100 % is never said too early. */
export function percent(basisPoints: number): string {
  return `${Math.floor(basisPoints / 100)}%`;
}

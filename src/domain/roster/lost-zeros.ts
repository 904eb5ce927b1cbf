/** Staff numbers that lost their leading zeros to an office program, told by the width that the others have. */

export interface WidthCount {
  /** Characters of a number. */
  readonly width: number;
  readonly numbers: number;
}

/** Of fewer numbers no width is usual. */
const ENOUGH = 20;
/** Nine in ten. */
const USUAL_SHARE = 0.9;

/** @returns the width that nearly all numbers have; undefined where there is none, or too few numbers */
export function usualWidth(counts: readonly WidthCount[]): number | undefined {
  const all = counts.reduce((sum, { numbers }) => sum + numbers, 0);
  const usual = counts.find(({ numbers }) => numbers >= all * USUAL_SHARE);
  return all < ENOUGH ? undefined : usual?.width;
}

/** A number too short by some zeros, which no program would have left there. */
export function hasLostZeros(staffNumber: string, width: number): boolean {
  return /^[1-9]\d*$/.test(staffNumber) && staffNumber.length < width;
}

/** @param cell - where it stands */
export function lostZerosReason(staffNumber: string, width: number, cell: string): string {
  const digits = `工号“${staffNumber}”只有 ${staffNumber.length} 位，其他工号都是 ${width} 位`;
  return `${cell} ${digits}：开头的 0 可能丢了（应为 ${staffNumber.padStart(width, '0')}？），请把工号列设为“文本”格式再填；确实没有 0 的，请在名册页面单独新增`;
}

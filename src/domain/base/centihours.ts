/** Credit hours (学时) as whole hundredths. No float touches an hour. */
import { fail, type Result, succeed } from './result.ts';

/** Hundredths of a 学时; may be negative in a reversal. */
export type Centihours = number;

const DECIMAL = /^(\d{1,6})(?:\.(\d{1,2}))?$/;

/**
 * Read a decimal number of 学时, such as `1`, `0.5` or `1.25`.
 * Works on the written digits, so that 0.29 is 29 and never 28.999….
 * @returns centihours, or a sentence that says what would be right
 */
export function parseCreditHours(written: string | number): Result<Centihours, string> {
  const match = DECIMAL.exec(String(written).trim());
  if (!match) {
    return fail(`"${written}" is not a number of 学时 with at most two decimal places, such as 1 or 0.5`);
  }
  return succeed(Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')));
}

/** Write centihours for people: 650 → `6.5`, 100 → `1`, -25 → `-0.25`. */
export function formatCreditHours(centihours: Centihours): string {
  const sign = centihours < 0 ? '-' : '';
  const whole = Math.trunc(Math.abs(centihours) / 100);
  const rest = String(Math.abs(centihours) % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return rest === '' ? `${sign}${whole}` : `${sign}${whole}.${rest}`;
}

/**
 * What the year comes to if it goes on as it has gone so far. A straight line and nothing more: whoever has earned
 * in so many days what, held against the days of the year, comes to the required hours, is on the way.
 */
import { startOfDayMs } from '../base/calendar.ts';

const DAY_MS = 24 * 60 * 60_000;

export interface Pace {
  /** Of the year, the day itself counted: 1 on the first of January. */
  readonly daysPassed: number;
  readonly daysInYear: number;
}

/** @returns undefined on the last day of the year and outside it, where there is nothing to foretell */
export function paceOn(day: string, year: number): Pace | undefined {
  const startMs = startOfDayMs(`${year}-01-01`);
  const daysInYear = (startOfDayMs(`${year + 1}-01-01`) - startMs) / DAY_MS;
  const daysPassed = (startOfDayMs(day) - startMs) / DAY_MS + 1;
  return daysPassed < 1 || daysPassed >= daysInYear ? undefined : { daysPassed, daysInYear };
}

/** Whether somebody's hours of so far come to what is required. The statements of the storage say the same in SQL. */
export function isOnTheWay(
  countedCentihours: number,
  requiredCentihours: number,
  { daysPassed, daysInYear }: Pace,
): boolean {
  return countedCentihours * daysInYear >= requiredCentihours * daysPassed;
}

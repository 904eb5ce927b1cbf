/** Quarters of calendar years. */
import { dayOf, startOfDayMs } from './calendar.ts';

export interface Quarter {
  readonly year: number;
  /** 1–4 */
  readonly quarter: number;
}

const DAY_MS = 24 * 60 * 60_000;

/** @param day - `YYYY-MM-DD` */
export function quarterOf(day: string): Quarter {
  return { year: Number(day.slice(0, 4)), quarter: Math.ceil(Number(day.slice(5, 7)) / 3) };
}

/** `YYYY-MM-DD` */
export function firstDayOf({ year, quarter }: Quarter): string {
  return `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`;
}

/** `YYYY-MM-DD` */
export function lastDayOf({ year, quarter }: Quarter): string {
  return `${year}-${['03-31', '06-30', '09-30', '12-31'][quarter - 1]}`;
}

export function quarterAfter({ year, quarter }: Quarter): Quarter {
  return quarter === 4 ? { year: year + 1, quarter: 1 } : { year, quarter: quarter + 1 };
}

export function quarterBefore({ year, quarter }: Quarter): Quarter {
  return quarter === 1 ? { year: year - 1, quarter: 4 } : { year, quarter: quarter - 1 };
}

/** The last quarter of which everything that is entered some days late can be there. */
export function lastSettled(today: string, settleDays: number): Quarter {
  return quarterBefore(quarterOf(dayOf(startOfDayMs(today) - settleDays * DAY_MS)));
}

/** Whether the quarter is over and what is entered late is in, on this day. */
export function isSettled(quarter: Quarter, today: string, settleDays: number): boolean {
  return dayOf(startOfDayMs(lastDayOf(quarter)) + (settleDays + 1) * DAY_MS) <= today;
}

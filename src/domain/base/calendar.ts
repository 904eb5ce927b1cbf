/**
 * Days and years in China Standard Time, and minute numbers.
 * UTC+08:00 all year: China has kept no summer time since 1991, so plain arithmetic is exact for every
 * record this system can hold.
 */

const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000;
const MINUTE_MS = 60_000;

/** Whole minutes since 1970-01-01T00:00Z; the key under which a minute is earned once. */
export function minuteNumberOf(epochMs: number): number {
  return Math.floor(epochMs / MINUTE_MS);
}

/** The calendar year in Asia/Shanghai. */
export function yearOf(epochMs: number): number {
  return new Date(epochMs + CHINA_OFFSET_MS).getUTCFullYear();
}

/** The month in Asia/Shanghai, 1–12. */
export function monthOf(epochMs: number): number {
  return new Date(epochMs + CHINA_OFFSET_MS).getUTCMonth() + 1;
}

/** The day in Asia/Shanghai as `YYYY-MM-DD`. */
export function dayOf(epochMs: number): string {
  return new Date(epochMs + CHINA_OFFSET_MS).toISOString().slice(0, 10);
}

/** The time of day in Asia/Shanghai as `HH:MM:SS`. */
export function timeOf(epochMs: number): string {
  return new Date(epochMs + CHINA_OFFSET_MS).toISOString().slice(11, 19);
}

/** Minutes since midnight in Asia/Shanghai, 0–1439. */
export function minuteOfDay(minuteNumber: number): number {
  return (minuteNumber + CHINA_OFFSET_MS / MINUTE_MS) % 1440;
}

/** The first instant of a day given as `YYYY-MM-DD` in Asia/Shanghai. */
export function startOfDayMs(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - CHINA_OFFSET_MS;
}

/** The last millisecond of a day given as `YYYY-MM-DD` in Asia/Shanghai. */
export function endOfDayMs(day: string): number {
  return startOfDayMs(day) + 24 * 60 * MINUTE_MS - 1;
}

/** As it stands in a sentence: `2026-06-30` → 2026 年 6 月 30 日 */
export function writtenDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year} 年 ${month} 月 ${date} 日`;
}

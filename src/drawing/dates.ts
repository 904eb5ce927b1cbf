/** Days and clock times as people read them, in China Standard Time. */
import { dayOf, minuteNumberOf, minuteOfDay } from '../domain/base/calendar.ts';
import { record } from '../i18n/record.ts';

/** `2026-11-12` → 11 月 12 日; also takes `MM-DD`. */
export function shortDay(day: string): string {
  const [date, month] = day.split('-').reverse().map(Number);
  return record.date.day(month ?? 0, date ?? 0);
}

/** `2026-11-12` → 2026 年 11 月 12 日 */
export function longDay(day: string): string {
  return `${record.date.year(Number(day.slice(0, 4)))}${shortDay(day)}`;
}

/** Within the year a short day; one of another year needs to say so. */
export function dayWithin(year: number, day: string): string {
  return day.startsWith(`${year}-`) ? shortDay(day) : longDay(day);
}

/** An instant as ISO 8601 → its day in China, `YYYY-MM-DD`. */
export function dayOfInstant(iso: string): string {
  return dayOf(Date.parse(iso));
}

/** An instant as ISO 8601 → 2026 年 11 月 12 日 20:31 */
export function longInstant(iso: string): string {
  const minute = minuteOfDay(minuteNumberOf(Date.parse(iso)));
  return `${longDay(dayOfInstant(iso))} ${clock(minute)}`;
}

/** 490 → 8:10; 1440 → 24:00 */
export function clock(minuteOfTheDay: number): string {
  return `${Math.floor(minuteOfTheDay / 60)}:${String(minuteOfTheDay % 60).padStart(2, '0')}`;
}

/** Seconds of waiting as people plan them: 40 → 1 分钟, 5400 → 约 2 小时. */
export function wait(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return minutes < 60 ? record.date.minutes(minutes) : record.date.hours(Math.ceil(minutes / 60));
}

/** An instant as ISO 8601 → 20:31 */
export function clockOfInstant(iso: string): string {
  return clock(minuteOfDay(minuteNumberOf(Date.parse(iso))));
}

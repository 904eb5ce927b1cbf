/** Days as people and office programs write them, brought to `YYYY-MM-DD`. */

const WRITTEN = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

/** A time of day behind the day says nothing here. */
const TIME_BEHIND = /(?:T|\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;

/** Serials of the years 1982–2064: five digits, so that a year or a number of hours is never taken for a day. */
const SERIAL = /^([3-5]\d{4})(?:\.\d+)?$/;

const DAY_MS = 24 * 60 * 60_000;
/** Serial 0 of the 1900 system for days after its February 29th, which never was. */
const SERIAL_ZERO_MS = Date.UTC(1899, 11, 30);
const SERIAL_ZERO_1904_MS = Date.UTC(1904, 0, 1);

/**
 * 2026-3-5, 2026/03/05, 2026.3.5, 2026年3月5日, 20260305 and Excel's day number 46086 are all `2026-03-05`.
 * @returns undefined for what is no such day, and for 3/5/2026 or 26-3-5, which can be read in two ways
 */
export function readDay(written: string): string | undefined {
  const text = written.trim().replace(TIME_BEHIND, '');
  const serial = SERIAL.exec(text);
  if (serial) return serialDay(Number(serial[1]), false);
  for (const style of WRITTEN) {
    const match = style.exec(text);
    if (match) return realDay(Number(match[1]), Number(match[2]), Number(match[3]));
  }
  return undefined;
}

/** The day of an office program's day number; undefined before 1900-03-01, where its two systems disagree. */
export function serialDay(serial: number, is1904: boolean): string | undefined {
  const whole = Math.floor(serial);
  if (!(is1904 ? whole >= 0 : whole >= 61) || whole > 2_958_465) return undefined;
  return new Date((is1904 ? SERIAL_ZERO_1904_MS : SERIAL_ZERO_MS) + whole * DAY_MS)
    .toISOString()
    .slice(0, 10);
}

function realDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900;
  return isReal ? date.toISOString().slice(0, 10) : undefined;
}

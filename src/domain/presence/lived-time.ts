/**
 * Lived time fills minutes. Every 60 s lived on an item are one minute, written under the number of a wall-clock
 * minute in which they were lived; what is left over stays in the bank for the next visit. So a person's minutes
 * never exceed the time lived, and honest time is not lost to the edges of minutes.
 */
import { minuteNumberOf } from '../base/calendar.ts';

export const MINUTE_MS = 60_000;

/** From, not including, up to, including; the server's clock. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * @param bankMs - lived time that has filled no minute yet, the span's included
 * @param isTaken - the minute numbers that have been earned, on whichever item
 * @returns the numbers filled, the earliest first, and what stays in the bank
 */
export function fillMinutes(
  bankMs: number,
  span: Span,
  isTaken: (minute: number) => boolean,
): { readonly minutes: readonly number[]; readonly bankMs: number } {
  const minutes: number[] = [];
  let leftMs = bankMs;
  for (let minute = minuteNumberOf(span.fromMs); minute <= minuteNumberOf(span.toMs - 1); minute += 1) {
    if (leftMs < MINUTE_MS) break;
    if (isTaken(minute)) continue;
    minutes.push(minute);
    leftMs -= MINUTE_MS;
  }
  return { minutes, bankMs: leftMs };
}

/** The parts of a span that none of the others covers, in order. @param others - in any order; may overlap */
export function subtractSpans(span: Span, others: readonly Span[]): readonly Span[] {
  const inOrder = others
    .filter(({ fromMs, toMs }) => fromMs < toMs && fromMs < span.toMs && toMs > span.fromMs)
    .sort((left, right) => left.fromMs - right.fromMs);
  const parts: Span[] = [];
  let fromMs = span.fromMs;
  for (const other of inOrder) {
    if (other.fromMs > fromMs) parts.push({ fromMs, toMs: other.fromMs });
    fromMs = Math.max(fromMs, other.toMs);
  }
  if (fromMs < span.toMs) parts.push({ fromMs, toMs: span.toMs });
  return parts;
}

export function lengthMs(spans: readonly Span[]): number {
  return spans.reduce((sum, { fromMs, toMs }) => sum + (toMs - fromMs), 0);
}

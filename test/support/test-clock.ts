/** A clock that stands still until a test moves it. */
import type { Clock } from '../../server/ports/platform.ts';

export interface TestClock extends Clock {
  readonly advance: (ms: number) => void;
  readonly set: (epochMs: number) => void;
}

/** @param start - ISO 8601; by default a Monday morning in Shanghai */
export function testClock(start = '2026-11-23T09:00:00+08:00'): TestClock {
  let nowMs = Date.parse(start);
  return {
    now: () => nowMs,
    advance: (ms) => {
      nowMs += ms;
    },
    set: (epochMs) => {
      nowMs = epochMs;
    },
  };
}

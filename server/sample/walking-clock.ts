/** The clock on which the sample's year passes. */

/** A clock that only goes forward, by hand. */
export interface WalkingClock {
  readonly now: () => number;
  /** Go to an instant, or stay where it is if that has passed. */
  readonly moveTo: (atMs: number) => void;
  readonly pass: (ms: number) => void;
}

export function walkingClock(startMs: number): WalkingClock {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    moveTo: (atMs) => {
      nowMs = Math.max(nowMs, atMs);
    },
    pass: (ms) => {
      nowMs += ms;
    },
  };
}

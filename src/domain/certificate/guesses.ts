/**
 * How long somebody who asked for codes that do not exist must wait for the next answer. A few mistakes cost nothing;
 * each further one doubles the wait, and time forgives.
 */

export interface Guesses {
  /** What wrong guesses have added and time has not yet taken away, as of `atMs`. */
  readonly debtMs: number;
  /** Of the last wrong guess. */
  readonly atMs: number;
}

/** One wrong guess is forgiven in this time. */
const FORGIVEN_MS = 10 * 60_000;
/** An office reads its certificates out to somebody at the telephone. */
const FREE_GUESSES = 10;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15 * 60_000;

export function afterWrongGuess(before: Guesses | undefined, nowMs: number): Guesses {
  return { debtMs: debt(before, nowMs) + FORGIVEN_MS, atMs: nowMs };
}

/** @returns 0 when the next guess is answered at once */
export function guessWaitMs(guesses: Guesses | undefined, nowMs: number): number {
  if (!guesses) return 0;
  const wrong = Math.ceil(guesses.debtMs / FORGIVEN_MS);
  if (wrong <= FREE_GUESSES) return 0;
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(30, wrong - FREE_GUESSES - 1));
  return Math.max(0, guesses.atMs + wait - nowMs);
}

export function isForgiven(guesses: Guesses, nowMs: number): boolean {
  return debt(guesses, nowMs) === 0;
}

function debt(guesses: Guesses | undefined, nowMs: number): number {
  return guesses ? Math.max(0, guesses.debtMs - (nowMs - guesses.atMs)) : 0;
}

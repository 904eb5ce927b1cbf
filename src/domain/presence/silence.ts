/**
 * How long a passage may be read without a sign of life. Long silent reading is honest: it is believed for as
 * long as a slow reader needs, and after that somebody has to answer a question about the passage.
 */

/** Half the pace of an unhurried reader. */
const SLOW_CHARACTERS_PER_MINUTE = 120;
/** A short passage may hold a drawing, a table or something to think over. */
export const LEAST_ALLOWANCE_MS = 3 * 60_000;
/** The question comes so long before the allowance ends, so that whoever answers it loses nothing. */
const ASK_AHEAD_MS = 60_000;
/** After so long without a beat it is another visit, and everything begins anew. */
export const NEW_VISIT_AFTER_MS = 30 * 60_000;

export interface Silence {
  /** Lived time since the last sign of life. */
  readonly silentMs: number;
  /** When the last sign of life, or the visit, was; the server's clock. */
  readonly lastSignMs: number;
  /** The allowance was used up: only an answer helps. */
  readonly isPaused: boolean;
}

export function freshSilence(nowMs: number): Silence {
  return { silentMs: 0, lastSignMs: nowMs, isPaused: false };
}

/** @param characters - of the passage in view; undefined when the page names none that there is */
export function allowanceMs(characters: number | undefined): number {
  const neededMs = Math.ceil(((characters ?? 0) * 60_000) / SLOW_CHARACTERS_PER_MINUTE);
  return Math.max(LEAST_ALLOWANCE_MS, neededMs);
}

export interface Passing {
  /** Time since the beat before, 0 when that is unknown. */
  readonly gapMs: number;
  readonly nowMs: number;
  readonly isActive: boolean;
  readonly allowanceMs: number;
  /** Nobody can be asked about this item, so that the next sign of life is enough. */
  readonly canAsk: boolean;
}

/** @returns the silence after a beat, and how much of the gap before it is believed */
export function passSilence(
  before: Silence,
  { gapMs, nowMs, isActive, allowanceMs: allowed, canAsk }: Passing,
): { readonly silence: Silence; readonly believedMs: number } {
  if (before.isPaused) return { silence: before, believedMs: 0 };
  if (isActive) return { silence: freshSilence(nowMs), believedMs: gapMs };
  const believedMs = Math.min(gapMs, Math.max(0, allowed - before.silentMs));
  const silentMs = before.silentMs + gapMs;
  const isPaused = canAsk && silentMs >= allowed;
  return { silence: { silentMs, lastSignMs: before.lastSignMs, isPaused }, believedMs };
}

/** Is it time to ask whether somebody is there? */
export function isTimeToAsk({ silentMs, isPaused }: Silence, allowed: number): boolean {
  return isPaused || silentMs >= allowed - ASK_AHEAD_MS;
}

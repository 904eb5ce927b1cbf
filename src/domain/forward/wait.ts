/** How long a forward waits after its target could not take statements. */
import type { Chance } from '../base/chance.ts';

const SHORTEST_MS = 1_000;
const LONGEST_MS = 10 * 60_000;
/** A target may ask for more than we would wait by ourselves, but not for ever. */
const LONGEST_ASKED_MS = 60 * 60_000;

/**
 * Twice as long after every failure, from 1 s to 10 min, each wait drawn from the upper half so that many
 * portals do not come back to a target at the same moment.
 * @param failures - in a row, this one included; 1 or more
 * @param askedMs - what the target asked for (Retry-After), which is waited for at least
 * @returns whole milliseconds
 */
export function waitMs(failures: number, chance: Pick<Chance, 'below'>, askedMs = 0): number {
  const half = Math.min(LONGEST_MS / 2, SHORTEST_MS * 2 ** (failures - 1));
  return Math.max(half + chance.below(half + 1), Math.min(askedMs, LONGEST_ASKED_MS));
}

/**
 * Seconds or a date. Source: RFC 9110 10.2.3.
 * @returns milliseconds from now, 0 for a time that has passed; undefined for anything else
 */
export function readRetryAfter(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const atMs = Date.parse(header);
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs);
}

/**
 * Decide whether a presence beat counts as lived time. Storing the outcome is the caller's.
 * A beat is the page's claim "somebody is here"; the server believes it only when it follows the last one
 * at a human pace and carries the nonce that answered it.
 */

/** About every 20 s a page in front says that it is. */
export const BEAT_INTERVAL_MS = 20_000;
/** A beat sooner than this after the last one is a replay or a second tab, not another 20 s of life. */
export const MINIMUM_GAP_MS = 10_000;
/** After a longer silence the time between is unknown, so the first beat only opens a new stretch. */
export const MAXIMUM_GAP_MS = 90_000;
/** So many live beats fill a wall-clock minute: two of the three a page sends. */
export const BEATS_PER_MINUTE = 2;

/** What the page says. `nonce` is absent in the first beat of a page. */
export interface Beat {
  /** `<course>/<NN-lesson>`, or `<course>/quiz`. */
  readonly item: string;
  readonly section?: string;
  readonly nonce?: string;
  readonly visible: boolean;
  readonly focused: boolean;
}

/** One page's chain of beats as the server last left it; found by the nonce the page echoes. */
export interface PresenceStream {
  readonly item: string;
  readonly beatAtMs: number;
}

export type BeatVerdict =
  | { readonly live: true }
  | { readonly live: false; readonly reason: 'opening' | 'superseded' | 'too-soon' | 'gap' | 'hidden' };

/**
 * Every page has a chain of its own, each link used once. Several chains may be alive (a phone and an office
 * PC); they cannot earn more than one, because a minute is earned once a person whichever chain fills it.
 * @param stream - what the echoed nonce leads to; undefined when it was never given or already used
 * @param nowMs - the server's clock
 */
export function judgeBeat(stream: PresenceStream | undefined, beat: Beat, nowMs: number): BeatVerdict {
  if (!beat.visible || !beat.focused) return { live: false, reason: 'hidden' };
  if (beat.nonce === undefined) return { live: false, reason: 'opening' };
  if (!stream || beat.item !== stream.item) return { live: false, reason: 'superseded' };
  const gapMs = nowMs - stream.beatAtMs;
  if (gapMs < MINIMUM_GAP_MS) return { live: false, reason: 'too-soon' };
  if (gapMs > MAXIMUM_GAP_MS) return { live: false, reason: 'gap' };
  return { live: true };
}

/** Is a wall-clock minute earned by so many live beats within it? */
export function isMinuteEarned(liveBeats: number): boolean {
  return liveBeats >= BEATS_PER_MINUTE;
}

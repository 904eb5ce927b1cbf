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

/** What a page says of itself at one moment, with the network or without. */
export interface Attention {
  /** `s2`: the section in view. */
  readonly section?: string;
  /** `p17`: the topmost block in view. Evidence; decides nothing. */
  readonly block?: string;
  readonly visible: boolean;
  readonly focused: boolean;
  /** Somebody scrolled, typed, touched, moved the focus, selected, or played something since the last beat. */
  readonly active?: boolean;
}

/** What the page says. `nonce` is absent in the first beat of a page. */
export interface Beat extends Attention {
  /** `<course>/<NN-lesson>`, or `<course>/quiz`. */
  readonly item: string;
  readonly nonce?: string;
}

/** One page's chain of beats as the server last left it; found by the nonce the page echoes. */
export interface PresenceStream {
  readonly item: string;
  readonly beatAtMs: number;
}

/** `silent`: in front, but nothing was touched for longer than a slow reader needs, and nobody has answered. */
export type DeadReason = 'opening' | 'superseded' | 'too-soon' | 'gap' | 'hidden' | 'silent';

export type BeatVerdict = { readonly live: true } | { readonly live: false; readonly reason: DeadReason };

/**
 * Every page has a chain of its own, each link used once. Several chains may be alive (a phone and an office
 * PC); they cannot earn more than one, because an instant is lived once a person whichever chain tells of it.
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

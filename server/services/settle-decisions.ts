/** After a stop in the middle: post what was decided but not yet posted. Safe to run at any time. */
import { decisionOf } from '../../src/domain/review/card.ts';
import type { Deps } from './deps.ts';
import { postOrReopen } from './post-grant.ts';
import { reverseNamed } from './reverse-named.ts';

/** Older decisions were settled by every sweep since. */
const LOOK_BACK_MS = 3 * 24 * 60 * 60_000;

export async function settleDecisions(deps: Deps): Promise<void> {
  const sinceMs = deps.clock.now() - LOOK_BACK_MS;
  for (const appeal of await deps.storage.reviews.grantedSince(sinceMs)) {
    const grant = appeal.events.findLast((event) => event.kind === 'granted');
    if (grant) await postOrReopen(deps, appeal, grant);
  }
  for (const card of await deps.storage.reviews.reversedSince(sinceMs)) {
    const decision = decisionOf(card);
    if (decision) await reverseNamed(deps, card, decision);
  }
}

/** What the learner says about a warning. */
import { fail, type Result } from '../../src/domain/base/result.ts';
import { type ReviewCard, replyToCard } from '../../src/domain/review/card.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { Deps } from './deps.ts';

export async function replyToOwnCard(
  deps: Deps,
  caller: SessionCaller,
  id: string,
  text: string,
): Promise<Result<ReviewCard>> {
  const atMs = deps.clock.now();
  const replied = await deps.storage.reviews.addToCard(id, (card) =>
    // Of others' cards not even the existence is told.
    card.signal.personId === caller.personId
      ? replyToCard(card, caller.personId, text, atMs)
      : fail({ code: 'not-found', message: '没有这张核查卡。' }),
  );
  if (replied.ok) {
    const detail = { card: id };
    await deps.storage.audit.record({ atMs, who: caller.personId, action: 'review-replied', detail });
  }
  return replied;
}

/** An officer's decision about a warning. Until it is made, nothing changes for the learner. */
import type { CardDecisionRequest } from '../../src/domain/api/reviews.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { isReversed } from '../../src/domain/ledger/post-award.ts';
import { type CardDecision, decideCard, type ReviewCard } from '../../src/domain/review/card.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { admitDecider, admitReaderOf } from './admit-review.ts';
import type { Deps } from './deps.ts';
import { reverseNamed } from './reverse-named.ts';

export async function decideReviewCard(
  deps: Deps,
  caller: SessionCaller,
  id: string,
  request: CardDecisionRequest,
): Promise<Result<ReviewCard>> {
  const found = await deps.storage.reviews.card(id);
  const personId = found?.signal.personId ?? '';
  const admitted = await admitReaderOf(deps, caller, personId);
  if (!admitted.ok) return admitted;
  if (!found) return fail({ code: 'not-found', message: '没有这张核查卡。' });
  const decider = await admitDecider(deps, caller, personId);
  if (!decider.ok) return decider;
  const entries = [...new Set(request.entries ?? [])];
  const named = await mayTakeBack(deps, personId, entries);
  if (!named.ok) return named;
  const decision: CardDecision = {
    kind: 'decision',
    atMs: deps.clock.now(),
    who: caller.personId,
    outcome: request.outcome,
    reason: request.reason,
    entries,
  };
  const decided = await deps.storage.reviews.addToCard(id, (card) => decideCard(card, decision));
  if (!decided.ok) return decided;
  await deps.storage.audit.record({
    atMs: decision.atMs,
    who: caller.personId,
    action: 'review-decided',
    detail: { card: id, person: personId, outcome: decision.outcome, entries: entries.length },
  });
  const reversed = await reverseNamed(deps, decided.value, decision);
  return reversed.ok ? decided : reversed;
}

/** Entries of the very person, which stand and are no reversals themselves. */
async function mayTakeBack(deps: Deps, personId: string, ids: readonly string[]): Promise<Result<undefined>> {
  const entries = await deps.storage.ledger.entries(personId);
  const standing = entries.filter(({ id, source }) => source !== 'reversal' && !isReversed(entries, id));
  const isKnown = (id: string) => standing.some((entry) => entry.id === id);
  return ids.every(isKnown)
    ? succeed(undefined)
    : fail({
        code: 'invalid-request',
        message: '所选的学时记录不存在或已经冲销，请刷新后重新选择。',
        field: '/entries',
      });
}

/** The reversals that a decided card leads to: each entry it names, once, however often it is asked for. */
import { type Result, succeed } from '../../src/domain/base/result.ts';
import { isReversed } from '../../src/domain/ledger/post-award.ts';
import type { CardDecision, ReviewCard } from '../../src/domain/review/card.ts';
import type { Deps } from './deps.ts';
import { reverseEntry } from './reverse-entry.ts';

export async function reverseNamed(
  deps: Deps,
  { id, signal }: ReviewCard,
  decision: CardDecision,
): Promise<Result<undefined>> {
  const { personId } = signal;
  for (const entryId of decision.entries) {
    const entries = await deps.storage.ledger.entries(personId);
    const entry = entries.find((candidate) => candidate.id === entryId);
    if (!entry || isReversed(entries, entryId)) continue;
    const reason = `${decision.reason}（学习核查 ${id.slice(0, 8)}）`;
    const reversed = await reverseEntry(deps, {
      personId,
      year: entry.year,
      entryId,
      reason,
      postedBy: decision.who,
    });
    // Somebody else may have taken it back a moment ago: that is what was decided.
    if (!reversed.ok && reversed.failure.code !== 'already-reversed') return reversed;
  }
  return succeed(undefined);
}

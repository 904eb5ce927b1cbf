/** Take back one posting by another: nothing in the ledger is ever changed. */
import type { Result } from '../../src/domain/base/result.ts';
import type { CreditEntry, EntryDraft } from '../../src/domain/ledger/entry.ts';
import { postReversal } from '../../src/domain/ledger/post-award.ts';
import type { Policy } from '../../src/domain/policy/policy.ts';
import type { Deps } from './deps.ts';
import { governingPolicy } from './governing-policy.ts';
import { post } from './post-entry.ts';

export interface ReversalRequest {
  readonly personId: string;
  readonly year: number;
  readonly entryId: string;
  readonly reason: string;
  readonly postedBy: string;
}

export async function reverseEntry(deps: Deps, request: ReversalRequest): Promise<Result<CreditEntry>> {
  const { personId, year } = request;
  const policy = await governingPolicy(deps, year);
  return post(deps, personId, year, (entries) => draftReversal(deps, policy, request, entries));
}

/** The entry that would take another one back, beside the person's entries of that year. */
export function draftReversal(
  deps: Deps,
  policy: Policy,
  { personId, entryId, reason, postedBy }: ReversalRequest,
  entries: readonly CreditEntry[],
): Result<EntryDraft> {
  const title = entries.find((entry) => entry.id === entryId)?.evidence.title ?? entryId;
  return postReversal(entries, entryId, {
    id: deps.randomness.freshId(),
    personId,
    evidence: { kind: 'reversal', title, reason },
    policyId: policy.id,
    policyVersion: policy.version,
    postedBy,
    postedAtMs: deps.clock.now(),
  });
}

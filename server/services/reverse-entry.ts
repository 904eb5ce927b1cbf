/** Take back one posting by another: nothing in the ledger is ever changed. */
import type { Result } from '../../src/domain/base/result.ts';
import type { CreditEntry } from '../../src/domain/ledger/entry.ts';
import { postReversal } from '../../src/domain/ledger/post-award.ts';
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
  const { personId, year, entryId, reason, postedBy } = request;
  const policy = await governingPolicy(deps, year);
  return post(deps, personId, year, (entries) => {
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
  });
}

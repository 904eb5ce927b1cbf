/** Open a person's closed year again for one kind of hours: a posting of its own, without hours, with a reason. */
import { dayOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import type { CreditEntry } from '../../src/domain/ledger/entry.ts';
import type { Category } from '../../src/domain/policy/policy.ts';
import { postingDays } from '../../src/domain/policy/posting-window.ts';
import type { Deps } from './deps.ts';
import { governingPolicy } from './governing-policy.ts';
import { post } from './post-entry.ts';

export interface Reopening {
  readonly personId: string;
  readonly year: number;
  readonly category: Category;
  /** The last day on which hours may be posted, `YYYY-MM-DD`. */
  readonly until: string;
  readonly reason: string;
  readonly postedBy: string;
}

export async function reopenYear(deps: Deps, reopening: Reopening): Promise<Result<CreditEntry>> {
  const { personId, year, category, until, reason, postedBy } = reopening;
  const policy = await governingPolicy(deps, year);
  const nowMs = deps.clock.now();
  const today = dayOf(nowMs);
  const { lateEntry } = postingDays(policy, year);
  if (today <= lateEntry) {
    return fail({ code: 'conflict', message: `${year} 年度到 ${lateEntry} 为止都可以登记，不需要重开。` });
  }
  if (until < today) {
    return fail({
      code: 'invalid-request',
      message: `期限 ${until} 已经过去，请写今天或以后的日期。`,
      field: '/until',
    });
  }
  if (reason.trim() === '') {
    return fail({ code: 'invalid-request', message: '重开年度要写明理由。', field: '/reason' });
  }
  const posted = await post(deps, personId, year, () =>
    succeed({
      id: deps.randomness.freshId(),
      personId,
      year,
      category,
      centihours: 0,
      source: 'reopening',
      evidence: { kind: 'reopening', title: `重开 ${year} 年度`, reason: reason.trim(), until },
      contentHash: null,
      policyId: policy.id,
      policyVersion: policy.version,
      postedBy,
      postedAtMs: nowMs,
      reverses: null,
    }),
  );
  if (posted.ok) {
    await deps.storage.audit.record({
      atMs: nowMs,
      who: postedBy,
      action: 'year-reopened',
      detail: { personId, year, category, until, entry: posted.value.id },
    });
  }
  return posted;
}

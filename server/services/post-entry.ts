/** Post to the ledger: the entry, the year's status with it, and the certificate that follows from it. */
import { dayOf, yearOf } from '../../src/domain/base/calendar.ts';
import type { Result } from '../../src/domain/base/result.ts';
import type { AwardEvidence, CreditEntry, EntryDraft } from '../../src/domain/ledger/entry.ts';
import { isReversed, postAward } from '../../src/domain/ledger/post-award.ts';
import { assessYear, isYearMet } from '../../src/domain/policy/assess-year.ts';
import type { Policy } from '../../src/domain/policy/policy.ts';
import { judgePosting, type YearSoFar } from '../../src/domain/policy/posting-window.ts';
import { assessStatus, yearTotals } from './assess-status.ts';
import type { Deps } from './deps.ts';
import { adoptGoverningPolicy } from './governing-policy.ts';
import { settleCertificate } from './settle-certificate.ts';

/** What the caller knows of an entry; the rest follows from the year's policy and the clock. */
export interface Award
  extends Pick<
    EntryDraft,
    'personId' | 'year' | 'category' | 'centihours' | 'source' | 'contentHash' | 'postedBy'
  > {
  readonly evidence: AwardEvidence;
}

/** Refused with `year-closed` when the year's books are closed; after the year's end it becomes make-up training. */
export async function postEntry(deps: Deps, award: Award): Promise<Result<CreditEntry>> {
  const policy = await adoptGoverningPolicy(deps, award.year);
  return post(deps, award.personId, award.year, (entries) => draftAward(deps, policy, award, entries));
}

/** The entry an award would be today, beside the person's entries of that year. */
export function draftAward(
  deps: Deps,
  policy: Policy,
  award: Award,
  entries: readonly CreditEntry[],
): Result<EntryDraft> {
  const nowMs = deps.clock.now();
  const { year, category: asked } = award;
  const request = { year, category: asked, happenedIn: happenedIn(award, nowMs), today: dayOf(nowMs) };
  const judged = judgePosting(policy, request, yearSoFar(deps, policy, entries));
  if (!judged.ok) return judged;
  const { category, irregular } = judged.value;
  return postAward(entries, {
    ...award,
    category,
    evidence: irregular ? { ...award.evidence, entered: irregular } : award.evidence,
    id: deps.randomness.freshId(),
    policyId: policy.id,
    policyVersion: policy.version,
    postedAtMs: nowMs,
    reverses: null,
  });
}

/** Append what `decide` allows, then let the certificate follow the facts. */
export async function post(
  deps: Deps,
  personId: string,
  year: number,
  decide: (entries: readonly CreditEntry[]) => Result<EntryDraft>,
): Promise<Result<CreditEntry>> {
  const policy = await adoptGoverningPolicy(deps, year);
  const posted = await deps.storage.ledger.appendIf(personId, year, decide, (entries) =>
    assessStatus(deps, policy, { personId, year }, entries),
  );
  if (posted.ok) await settleCertificate(deps, personId, year);
  return posted;
}

/** What was studied here happened now; an import is of the year it says. */
function happenedIn({ evidence, year }: Award, nowMs: number): number {
  switch (evidence.kind) {
    case 'course':
    case 'case':
      return yearOf(nowMs);
    case 'event':
    case 'practice':
    case 'appeal':
      return Number(evidence.day.slice(0, 4));
    case 'import':
      return year;
  }
}

function yearSoFar(deps: Deps, policy: Policy, entries: readonly CreditEntry[]): YearSoFar {
  return {
    isMet: isYearMet(assessYear(policy, yearTotals(deps, entries))),
    reopenings: entries.flatMap(({ id, category, evidence }) =>
      evidence.kind === 'reopening' && !isReversed(entries, id) ? [{ category, until: evidence.until }] : [],
    ),
  };
}

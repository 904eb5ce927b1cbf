/** The posting that a granted appeal leads to. Once only, however often it is asked for. */
import { type Result, succeed } from '../../src/domain/base/result.ts';
import { findCourse } from '../../src/domain/catalogue/catalogue.ts';
import type { CreditEntry } from '../../src/domain/ledger/entry.ts';
import { isOfAppeal } from '../../src/domain/ledger/post-award.ts';
import { type Appeal, type AppealDecision, standingOf } from '../../src/domain/review/appeal.ts';
import type { Deps } from './deps.ts';
import { postEntry } from './post-entry.ts';

export async function postGrant(
  deps: Deps,
  appeal: Appeal,
  grant: Extract<AppealDecision, { kind: 'granted' }>,
): Promise<Result<CreditEntry>> {
  const entries = await deps.storage.ledger.entries(appeal.personId, appeal.year);
  const posted = entries.find((entry) => isOfAppeal(entry, appeal.id));
  if (posted) return succeed(posted);
  const course = appeal.course === null ? undefined : findCourse(deps.catalogue, appeal.course);
  return postEntry(deps, {
    personId: appeal.personId,
    year: appeal.year,
    category: grant.category,
    centihours: grant.centihours,
    source: 'appeal',
    evidence: {
      kind: 'appeal',
      title: appeal.title,
      appeal: appeal.id,
      stage: standingOf(appeal).stage,
      course: appeal.course,
      day: appeal.day,
      reason: grant.reason,
      decidedBy: grant.who,
    },
    contentHash: course?.contentHash ?? null,
    postedBy: grant.who,
  });
}

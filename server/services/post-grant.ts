/** The posting that a granted appeal leads to. Once only, however often it is asked for. */
import { type Result, succeed } from '../../src/domain/base/result.ts';
import { findCourse } from '../../src/domain/catalogue/catalogue.ts';
import type { CreditEntry } from '../../src/domain/ledger/entry.ts';
import { isOfAppeal } from '../../src/domain/ledger/post-award.ts';
import {
  type Appeal,
  type AppealDecision,
  reopenAppeal,
  standingOf,
} from '../../src/domain/review/appeal.ts';
import type { Deps } from './deps.ts';
import { postEntry } from './post-entry.ts';

async function postGrant(
  deps: Deps,
  appeal: Appeal,
  grant: Extract<AppealDecision, { kind: 'granted' }>,
): Promise<Result<CreditEntry>> {
  const known = await postedFor(deps, appeal);
  if (known) return succeed(known);
  const course = appeal.course === null ? undefined : findCourse(deps.catalogue, appeal.course);
  const posted = await postEntry(deps, {
    personId: appeal.personId,
    year: appeal.year,
    category: grant.category,
    centihours: grant.centihours,
    source: 'appeal',
    evidence: {
      kind: 'appeal',
      ...(course && { principle: course.principle }),
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
  if (posted.ok) return posted;
  // Another process may have posted it a moment ago: then it is done.
  const meanwhile = await postedFor(deps, appeal);
  return meanwhile ? succeed(meanwhile) : posted;
}

/** Where the ledger refuses, the appeal is open again and says why. */
export async function postOrReopen(
  deps: Deps,
  appeal: Appeal,
  grant: Extract<AppealDecision, { kind: 'granted' }>,
): Promise<Result<CreditEntry>> {
  const posted = await postGrant(deps, appeal, grant);
  if (posted.ok) return posted;
  const { message } = posted.failure;
  await deps.storage.reviews.addToAppeal(appeal.id, (present) =>
    reopenAppeal(present, grant.who, message, deps.clock.now()),
  );
  return posted;
}

async function postedFor(deps: Deps, { id, personId, year }: Appeal): Promise<CreditEntry | undefined> {
  const entries = await deps.storage.ledger.entries(personId, year);
  return entries.find((entry) => isOfAppeal(entry, id));
}

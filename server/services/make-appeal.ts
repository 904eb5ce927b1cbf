/** A learner's appeal against a missing hour: made, withdrawn, or taken one unit higher. */
import type { AppealRequest } from '../../src/domain/api/reviews.ts';
import { dayOf, yearOf } from '../../src/domain/base/calendar.ts';
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { findCourse } from '../../src/domain/catalogue/catalogue.ts';
import { creditedCourse } from '../../src/domain/ledger/entry.ts';
import { isReversed } from '../../src/domain/ledger/post-award.ts';
import {
  type Appeal,
  type AppealEvent,
  askReview,
  standingOf,
  withdrawAppeal,
} from '../../src/domain/review/appeal.ts';
import { MOST_OPEN_APPEALS } from '../../src/domain/review/rules.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { Deps } from './deps.ts';

export async function makeAppeal(
  deps: Deps,
  caller: SessionCaller,
  request: AppealRequest,
): Promise<Result<Appeal>> {
  const drafted = await draftOf(deps, caller.personId, request);
  if (!drafted.ok) return drafted;
  const made = await deps.storage.reviews.makeAppeal(caller.personId, (present) =>
    mayMake(present, drafted.value),
  );
  if (made.ok) await record(deps, caller, 'appeal-made', made.value.id);
  return made;
}

async function draftOf(deps: Deps, personId: string, request: AppealRequest): Promise<Result<Appeal>> {
  const { subject, day, words, claimedCentihours = null } = request;
  const isInTime = day >= firstDay(deps) && day <= dayOf(deps.clock.now());
  if (!isInTime) {
    const message = `日期要在 ${firstDay(deps)} 和今天之间。更早的学时，请联系主管部门。`;
    return fail({ code: 'invalid-request', message, field: '/day' });
  }
  const year = Number(day.slice(0, 4));
  const about = subject === 'course' ? await courseOf(deps, personId, year, request) : titleOf(request);
  if (!about.ok) return about;
  const id = deps.randomness.freshId();
  const madeAtMs = deps.clock.now();
  return succeed({
    id,
    personId,
    year,
    subject,
    ...about.value,
    day,
    claimedCentihours,
    words,
    madeAtMs,
    events: [],
  });
}

type About = Result<Pick<Appeal, 'course' | 'title'>>;

async function courseOf(deps: Deps, personId: string, year: number, request: AppealRequest): Promise<About> {
  const course = findCourse(deps.catalogue, request.course ?? '');
  if (!course) return fail({ code: 'invalid-request', message: '请选择一门课程。', field: '/course' });
  const entries = await deps.storage.ledger.entries(personId, year);
  const isCredited = entries.some(
    (entry) => creditedCourse(entry) === course.id && !isReversed(entries, entry.id),
  );
  if (!isCredited) return succeed({ course: course.id, title: course.title });
  const message = `“${course.title}”${year} 年度已经记过学时，可以在“我的学时”里看到。`;
  return fail({ code: 'duplicate-award', message, field: '/course' });
}

function titleOf({ title = '' }: AppealRequest): About {
  return title === ''
    ? fail({ code: 'invalid-request', message: '请填写名称。', field: '/title' })
    : succeed({ course: null, title });
}

/** The beginning of last year, or of this one where no rule governs the last. */
export function firstDay(deps: Deps): string {
  const year = yearOf(deps.clock.now());
  const isGoverned = deps.catalogue.policies.some(({ fromYear }) => fromYear < year);
  return `${isGoverned ? year - 1 : year}-01-01`;
}

/** One at a time about a thing, and not too many at once. */
function mayMake(present: readonly Appeal[], draft: Appeal): Result<Appeal> {
  const open = present.filter((appeal) => standingOf(appeal).state === 'open');
  if (open.length >= MOST_OPEN_APPEALS) {
    return fail({
      code: 'conflict',
      message: `同时办理的申诉最多 ${MOST_OPEN_APPEALS} 份，请等前面的办结以后再提。`,
    });
  }
  const isSame = (appeal: Appeal) =>
    draft.course === null
      ? appeal.title === draft.title && appeal.day === draft.day
      : appeal.course === draft.course && appeal.year === draft.year;
  return open.some(isSame)
    ? fail({ code: 'conflict', message: '这件事的申诉正在办理，不用重复提交。' })
    : succeed(draft);
}

export function withdrawOwnAppeal(deps: Deps, caller: SessionCaller, id: string): Promise<Result<Appeal>> {
  const atMs = deps.clock.now();
  return change(deps, caller, id, 'appeal-withdrawn', (appeal) =>
    withdrawAppeal(appeal, caller.personId, atMs),
  );
}

export function askOwnReview(
  deps: Deps,
  caller: SessionCaller,
  id: string,
  words: string,
): Promise<Result<Appeal>> {
  const atMs = deps.clock.now();
  return change(deps, caller, id, 'appeal-review-asked', (appeal) =>
    askReview(appeal, caller.personId, words, atMs),
  );
}

async function change(
  deps: Deps,
  caller: SessionCaller,
  id: string,
  action: string,
  decide: (appeal: Appeal) => Result<AppealEvent>,
): Promise<Result<Appeal>> {
  const changed = await deps.storage.reviews.addToAppeal(id, (appeal) =>
    // Of others' appeals not even the existence is told.
    appeal.personId === caller.personId
      ? decide(appeal)
      : fail({ code: 'not-found', message: '没有这份申诉。' }),
  );
  if (changed.ok) await record(deps, caller, action, id);
  return changed;
}

function record(deps: Deps, caller: SessionCaller, action: string, appeal: string): Promise<void> {
  const { personId: who } = caller;
  return deps.storage.audit.record({ atMs: deps.clock.now(), who, action, detail: { appeal } });
}

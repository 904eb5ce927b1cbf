/** After a stop in the middle: credit what was earned but not yet posted. Run once at start. */
import { findCase, findCourse } from '../../src/domain/catalogue/catalogue.ts';
import { creditCase } from './credit-case.ts';
import type { Deps } from './deps.ts';
import { evaluateCourse } from './evaluate-course.ts';

/** Older passes were evaluated at every visit since; only the last days can hold an interrupted award. */
const LOOK_BACK_MS = 3 * 24 * 60 * 60_000;

export async function settleOpenAwards(deps: Deps): Promise<void> {
  const sinceMs = deps.clock.now() - LOOK_BACK_MS;
  const passed = await deps.storage.study.passedSince(sinceMs);
  for (const { personId, course: courseId } of passed) {
    const course = findCourse(deps.catalogue, courseId);
    if (course) await evaluateCourse(deps, personId, course);
  }
  for (const { personId, study: caseId } of await deps.storage.study.steppedSince(sinceMs)) {
    const study = findCase(deps.catalogue, caseId);
    if (study) await creditCase(deps, personId, study);
  }
}

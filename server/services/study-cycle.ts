/**
 * Which evidence counts for a course today. A course credits once a year: who was credited in an earlier
 * year begins anew with this one; who never was may go on from whatever was done before.
 */
import { startOfDayMs, yearOf } from '../../src/domain/base/calendar.ts';
import type { CourseRecord } from '../../src/domain/catalogue/catalogue.ts';
import { type CreditEntry, creditedCourse } from '../../src/domain/ledger/entry.ts';
import { isReversed } from '../../src/domain/ledger/post-award.ts';
import type { AttemptRecord, RecordedProgress } from '../ports/study-store.ts';
import type { Deps } from './deps.ts';

export interface StudyCycle {
  readonly sinceMs: number;
  readonly progress: RecordedProgress;
  /** Attempts of this cycle, oldest first. */
  readonly attempts: readonly AttemptRecord[];
  readonly creditedThisYear: boolean;
}

/** @param entries - all of the person's entries, of every year */
export async function studyCycle(
  deps: Deps,
  personId: string,
  course: CourseRecord,
  entries: readonly CreditEntry[],
): Promise<StudyCycle> {
  const year = yearOf(deps.clock.now());
  const awards = entries.filter(
    (entry) => creditedCourse(entry) === course.id && !isReversed(entries, entry.id),
  );
  const sinceMs = awards.some((award) => award.year < year) ? startOfDayMs(`${year}-01-01`) : 0;
  const lessons = course.lessons.map((lesson) => lesson.id);
  const progress = await deps.storage.study.progress(personId, { id: course.id, lessons }, sinceMs);
  const attempts = await deps.storage.study.attempts(personId, course.id);
  return {
    sinceMs,
    progress,
    attempts: attempts.filter((attempt) => attempt.state === 'live' || attempt.startedAtMs >= sinceMs),
    creditedThisYear: awards.some((award) => award.year === year),
  };
}

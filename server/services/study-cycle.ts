/**
 * Which evidence counts today. A course or case credits once a year: who was credited in an earlier year begins
 * anew with this one; who never was may go on from whatever was done before, as far as the content has not
 * changed since (docs/decisions/0003, 0009).
 */
import { startOfDayMs, yearOf } from '../../src/domain/base/calendar.ts';
import { type CaseRecord, type CourseRecord, caseItem } from '../../src/domain/catalogue/catalogue.ts';
import type { CreditEntry } from '../../src/domain/ledger/entry.ts';
import { standingAwards } from '../../src/domain/ledger/post-award.ts';
import type { CaseProgress } from '../../src/domain/progress/evaluate-case.ts';
import type { AttemptRecord, RecordedProgress } from '../ports/study-store.ts';
import type { Deps } from './deps.ts';

interface Cycle {
  readonly sinceMs: number;
  readonly creditedThisYear: boolean;
}

export interface StudyCycle extends Cycle {
  readonly progress: RecordedProgress & { readonly quizPassed: boolean };
  /** Attempts that count, oldest first. */
  readonly attempts: readonly AttemptRecord[];
  /** Of this cycle; and a pass only while the quiz is the one that was passed. */
  readonly counts: (attempt: AttemptRecord) => boolean;
}

/** @param entries - all of the person's entries, of every year */
export async function studyCycle(
  deps: Deps,
  personId: string,
  course: CourseRecord,
  entries: readonly CreditEntry[],
): Promise<StudyCycle> {
  const cycle = cycleOf(deps, entries, { kind: 'course', id: course.id });
  const { sinceMs } = cycle;
  const progress = await deps.storage.study.progress(personId, course.lessons, sinceMs);
  const quizHashes = await deps.storage.versions.quizHashes(course.id);
  const counts = (attempt: AttemptRecord): boolean => {
    if (attempt.state === 'live') return true;
    if (attempt.startedAtMs < sinceMs) return false;
    // A version nobody noted (before 0.2) is given the benefit of the doubt.
    const { contentHash } = course.quiz;
    return attempt.state !== 'passed' || (quizHashes.get(attempt.courseHash) ?? contentHash) === contentHash;
  };
  const attempts = (await deps.storage.study.attempts(personId, course.id)).filter(counts);
  const quizPassed = attempts.some(({ state }) => state === 'passed');
  return { ...cycle, progress: { ...progress, quizPassed }, attempts, counts };
}

export interface CaseCycle extends Cycle {
  readonly progress: CaseProgress;
}

/** @param entries - all of the person's entries, of every year */
export async function caseCycle(
  deps: Deps,
  personId: string,
  study: CaseRecord,
  entries: readonly CreditEntry[],
): Promise<CaseCycle> {
  const { id, contentHash } = study;
  const cycle = cycleOf(deps, entries, { kind: 'case', id });
  const versioned = { id, contentHash, item: caseItem(study) };
  return { ...cycle, progress: await deps.storage.study.caseProgress(personId, versioned, cycle.sinceMs) };
}

function cycleOf(
  deps: Deps,
  entries: readonly CreditEntry[],
  item: Parameters<typeof standingAwards>[1],
): Cycle {
  const year = yearOf(deps.clock.now());
  const awards = standingAwards(entries, item);
  return {
    sinceMs: awards.some((award) => award.year < year) ? startOfDayMs(`${year}-01-01`) : 0,
    creditedThisYear: awards.some((award) => award.year === year || isMadeUpIn(award, year)),
  };
}

/** What made up for an earlier year this year was this year's study of it: it is not credited once more. */
function isMadeUpIn({ evidence, postedAtMs }: CreditEntry, year: number): boolean {
  return 'makeUpOrder' in evidence && yearOf(postedAtMs) === year;
}

/**
 * Which credits rest on evidence of some instant. The same rule as for what counts today: who was credited for
 * a course in an earlier year began anew with the year of the credit (docs/decisions/0003).
 */
import { startOfDayMs } from '../base/calendar.ts';
import type { CreditEntry } from './entry.ts';

/**
 * @param entries - all of the person's entries, of every year, in log order
 * @param evidence - when it was recorded, and of which course
 * @returns credits for the course, oldest first, those reversed since among them; none when none was posted yet
 */
export function creditsRestingOn(
  entries: readonly CreditEntry[],
  evidence: { readonly course: string; readonly atMs: number },
): readonly CreditEntry[] {
  return entries.filter(
    (entry) =>
      isOfCourse(entry, evidence.course) &&
      evidence.atMs <= entry.postedAtMs &&
      evidenceSinceMs(entries, entry, evidence.course) <= evidence.atMs,
  );
}

/** From when on evidence counted for a credit. */
export function evidenceSinceMs(
  entries: readonly CreditEntry[],
  credit: CreditEntry,
  course: string,
): number {
  const before = entries.filter((entry) => entry.index < credit.index);
  const wasCredited = before.some(
    (entry) =>
      isOfCourse(entry, course) &&
      entry.year < credit.year &&
      !before.some(({ reverses }) => reverses === entry.id),
  );
  return wasCredited ? startOfDayMs(`${credit.year}-01-01`) : 0;
}

function isOfCourse({ evidence }: CreditEntry, course: string): boolean {
  return evidence.kind === 'course' && evidence.course === course;
}

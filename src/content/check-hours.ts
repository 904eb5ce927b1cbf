/** A course claims no more 学时 than its content carries. */
import { formatCreditHours } from '../domain/base/centihours.ts';
import { claimableCentihours } from '../domain/catalogue/hour-budget.ts';
import { policyFor } from '../domain/policy/policy.ts';
import type { PolicySource } from './check-policies.ts';
import { compilePolicy } from './compile-policy.ts';
import type { CourseSource } from './content.ts';
import { measureCourse, publicationYear } from './measure-course.ts';
import { messages } from './messages.ts';

export function checkHours(course: CourseSource, policies: readonly PolicySource[]): void {
  const { source, file } = course;
  const { version, changes, creditHours: claimed } = file.value;
  const year = publicationYear(file.value);
  // No change of this version, or no policy at all: both have been reported.
  if (Number.isNaN(year) || policies.length === 0) return;
  if (!policies.some((policy) => governs(policy, year))) {
    const index = changes.findIndex((change) => change.version === version);
    source.report(file.at(['changes', index, 'date']), messages.policy.gap(year));
    return;
  }
  const rates = policyFor(policies.map(compilePolicy), year).budget;
  const { budgetSeconds } = measureCourse(course, rates);
  const possible = claimableCentihours(budgetSeconds, rates);
  if (claimed <= possible) return;
  const missingSeconds = (claimed * rates.minutesPerCreditHour * 60) / 100 - budgetSeconds;
  const characters = Math.ceil((missingSeconds * rates.charactersPerMinute) / 60);
  const message = messages.course.hoursTooMany(
    formatCreditHours(claimed),
    formatCreditHours(possible),
    characters,
  );
  source.report(file.at(['creditHours']), message);
}

function governs({ file }: PolicySource, year: number): boolean {
  const { fromYear, toYear = Number.POSITIVE_INFINITY } = file.value;
  return fromYear <= year && year <= toYear;
}

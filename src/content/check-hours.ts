/** A course or a case claims no more 学时 than its content carries. */
import { formatCreditHours } from '../domain/base/centihours.ts';
import { claimableCentihours, conversionOf, secondsFor } from '../domain/policy/conversion.ts';
import { type Policy, policyFor } from '../domain/policy/policy.ts';
import { canEnd, scenesOf } from './case-graph.ts';
import type { PolicySource } from './check-policies.ts';
import { compilePolicy } from './compile-policy.ts';
import type { CaseSource, CourseSource } from './content.ts';
import { caseRules, measureCase } from './measure-case.ts';
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
  const policy = policyFor(policies.map(compilePolicy), year);
  const rates = policy.budget;
  const { budgetSeconds } = measureCourse(course, rates);
  const possible = claimableCentihours(policy, budgetSeconds);
  if (claimed <= possible || isByDays(policy)) return;
  const neededSeconds = secondsFor(conversionOf(policy, 'ethicsOnline'), claimed);
  const characters =
    neededSeconds && Math.ceil(((neededSeconds - budgetSeconds) * rates.charactersPerMinute) / 60);
  const [claim, most] = [formatCreditHours(claimed), formatCreditHours(possible)];
  const message =
    characters === undefined
      ? messages.course.hoursNever(claim, most)
      : messages.course.hoursTooMany(claim, most, characters);
  source.report(file.at(['creditHours']), message);
}

export function checkCaseHours(study: CaseSource, policies: readonly PolicySource[]): void {
  const { source, head, body } = study;
  // No policy at all, or a case that cannot be played: both have been reported.
  if (policies.length === 0 || !canEnd(scenesOf(body), head.value.start)) return;
  const policy = caseRules(policies.map(compilePolicy));
  const { budgetSeconds } = measureCase(study, policy.budget);
  const possible = claimableCentihours(policy, budgetSeconds);
  if (head.value.creditHours <= possible || isByDays(policy)) return;
  const message = messages.caseStudy.hoursTooMany(
    formatCreditHours(head.value.creditHours),
    formatCreditHours(possible),
    (budgetSeconds / 60).toFixed(1),
  );
  source.report(head.at(['creditHours']), message);
}

/** Reported where it is written: online study is not counted by days. */
function isByDays(policy: Policy): boolean {
  return conversionOf(policy, 'ethicsOnline').kind === 'days';
}

function governs({ file }: PolicySource, year: number): boolean {
  const { fromYear, toYear = Number.POSITIVE_INFINITY } = file.value;
  return fromYear <= year && year <= toYear;
}

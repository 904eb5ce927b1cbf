/** What pages say about the portal as a whole: the curriculum, the rules in force, sums. Public data only. */
import { type PublicCourse, type PublicCurriculum, publicCurriculum } from '../content/curriculum.ts';
import { yearOf } from '../domain/base/calendar.ts';
import { formatCreditHours } from '../domain/base/centihours.ts';
import type { PrincipleId, TierId } from '../domain/catalogue/catalogue.ts';
import { type Policy, policyFor } from '../domain/policy/policy.ts';

export interface PortalFacts {
  readonly curriculum: PublicCurriculum;
  /** The rules in force when the pages were built. */
  readonly policy: Policy;
  /** The year's required 学时, written for people; undefined where the policy asks for none. */
  readonly requiredHours: string | undefined;
  /** All courses together, and all courses and cases, written for people. */
  readonly courseHours: string;
  readonly totalHours: string;
}

export async function portalFacts(): Promise<PortalFacts> {
  const curriculum = await publicCurriculum();
  const policy = policyFor(curriculum.policies, yearOf(Date.now()));
  const hours = policy.requirements.find((requirement) => requirement.kind === 'minimumHours');
  return {
    curriculum,
    policy,
    requiredHours: hours && formatCreditHours(hours.requiredCentihours),
    courseHours: sumOfHours(curriculum.courses),
    totalHours: sumOfHours([...curriculum.courses, ...curriculum.cases]),
  };
}

/** Together, written for people. */
export function sumOfHours(items: readonly { readonly creditCentihours: number }[]): string {
  return formatCreditHours(items.reduce((sum, { creditCentihours }) => sum + creditCentihours, 0));
}

/** Courses and cases of one principle, in the portal's order. */
export function ofPrinciple(curriculum: PublicCurriculum, id: PrincipleId) {
  return {
    courses: curriculum.courses.filter((course) => course.principle === id),
    cases: curriculum.cases.filter((study) => study.principle === id),
  };
}

/** @throws RangeError for an id that the schemas would have refused */
export function principleOf(curriculum: PublicCurriculum, id: PrincipleId) {
  const principle = curriculum.principles.find((candidate) => candidate.id === id);
  if (!principle) throw new RangeError(`content/principles/${id}.mdx is missing`);
  return principle;
}

/** The least engaged minutes of all lessons together. */
export function courseMinimumMinutes(course: PublicCourse): number {
  return course.lessons.reduce((sum, lesson) => sum + lesson.minimumMinutes, 0);
}

/** Whole minutes for a sentence, never 0. */
export function aboutMinutes(seconds: number): number {
  return Math.max(1, Math.round(seconds / 60));
}

/** Titles of audience tiers, in the portal's order. */
export function tierTitles(curriculum: PublicCurriculum, ids: readonly TierId[]): readonly string[] {
  return curriculum.tiers.filter(({ id }) => ids.includes(id)).map(({ title }) => title);
}

/** The addresses of course pages and quizzes. */
import type { PublicCourse } from '../content/curriculum.ts';
import { portalFacts } from './portal-facts.ts';

export interface CoursePageProps {
  readonly course: PublicCourse;
}

export async function coursePaths() {
  const { curriculum } = await portalFacts();
  return [...curriculum.courses, ...curriculum.retired.courses].map((course) => ({
    params: { course: course.id },
    props: { course } satisfies CoursePageProps,
  }));
}

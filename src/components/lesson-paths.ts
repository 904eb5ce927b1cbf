/** The addresses of lessons, each with its text and its course. */
import { type CollectionEntry, getCollection } from 'astro:content';
import type { PublicCourse } from '../content/curriculum.ts';
import { portalFacts } from './portal-facts.ts';

export interface LessonPageProps {
  readonly course: PublicCourse;
  readonly lesson: PublicCourse['lessons'][number];
  readonly entry: CollectionEntry<'lessons'>;
}

/** @throws Error when a lesson of the curriculum has no text, which the content check refuses beforehand */
export async function lessonPaths() {
  const { curriculum } = await portalFacts();
  const entries = new Map((await getCollection('lessons')).map((entry) => [entry.id, entry]));
  return [...curriculum.courses, ...curriculum.retired.courses].flatMap((course) =>
    course.lessons.map((lesson) => {
      const entry = entries.get(lesson.id);
      if (!entry) throw new Error(`content/courses/${lesson.id}.mdx is missing`);
      return {
        params: { course: course.id, lesson: lesson.slug },
        props: { course, lesson, entry } satisfies LessonPageProps,
      };
    }),
  );
}

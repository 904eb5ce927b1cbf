/** What the catalogue calls an activity of this portal, and what it is part of. */
import type { ActivityRef } from '../../src/domain/catalogue/activity-iri.ts';
import { type Catalogue, findCourse, findLesson } from '../../src/domain/catalogue/catalogue.ts';

/** Either is missing where the catalogue has no name for it, or has it no more. */
export interface ActivityName {
  readonly title?: string;
  readonly within?: string;
}

export function nameActivity(catalogue: Catalogue, ref: ActivityRef): ActivityName {
  switch (ref.kind) {
    case 'course':
      return titled(findCourse(catalogue, ref.course)?.title);
    case 'quiz':
      return titled(quizTitle(findCourse(catalogue, ref.course)?.title));
    case 'lesson':
    case 'section':
    case 'self-check':
      return nameInCourse(catalogue, ref);
    case 'case':
      return titled(caseTitle(catalogue, ref.case));
    case 'scene':
      return within(caseTitle(catalogue, ref.case));
    case 'requirement':
      return {};
  }
}

function quizTitle(course: string | undefined): string | undefined {
  return course && `“${course}”测验`;
}

type InCourse = Extract<ActivityRef, { readonly lesson: string }>;

function nameInCourse(catalogue: Catalogue, ref: InCourse): ActivityName {
  const found = findLesson(catalogue, ref.lesson);
  if (!found) return {};
  const { course, lesson } = found;
  if (ref.kind === 'lesson') return { title: lesson.title, within: course.title };
  const place = within(`${course.title} › ${lesson.title}`);
  if (ref.kind === 'self-check') return { title: `自测第 ${ref.check.slice(1)} 题`, ...place };
  return { ...titled(lesson.sections.find(({ id }) => id === ref.section)?.title), ...place };
}

function caseTitle(catalogue: Catalogue, id: string): string | undefined {
  return catalogue.cases.find((study) => study.id === id)?.title;
}

function titled(title: string | undefined): ActivityName {
  return title === undefined ? {} : { title };
}

function within(title: string | undefined): ActivityName {
  return title === undefined ? {} : { within: title };
}

/** How far the signed-in person has come in every course. Asked once a page, however many elements show it. */
import type { CourseLearning, LearningView } from '../domain/api/api.ts';
import { record } from '../i18n/record.ts';
import { api, type Outcome } from './api.ts';
import { session } from './session.ts';

let known: Promise<Outcome<LearningView>> | undefined;

export const learning = {
  view(): Promise<Outcome<LearningView>> {
    known ??= api.get<LearningView>('/api/me/learning').then((outcome) => {
      // A failure is not worth keeping: the next to ask tries again.
      if (!outcome.ok) known = undefined;
      return outcome;
    });
    return known;
  },

  /** What was known has changed, or may have. */
  forget(): void {
    known = undefined;
  },
};

session.onChange(() => learning.forget());

/** A lesson's place in its course, from 1; 0 for a lesson the course does not have. */
export function lessonNumber(course: CourseLearning, lesson: string): number {
  return course.lessons.findIndex((standing) => standing.lesson === lesson) + 1;
}

/** The lesson's title; its number when the record is older than the lesson. */
export function lessonName(course: CourseLearning, lesson: string): string {
  return course.lessonTitles[lesson] ?? record.learning.lessonNumber(lessonNumber(course, lesson));
}

/** The one thing to do next: the course begun, else the first that is not complete; undefined when all are. */
export function nextStep(
  view: LearningView,
): { readonly course: CourseLearning; readonly lesson: string | undefined } | undefined {
  const open = view.courses.filter((course) => course.state !== 'complete');
  const course = open.find((candidate) => candidate.state === 'active') ?? open[0];
  return course && { course, lesson: course.nextLesson };
}

/** The page of that step: a lesson, or the quiz when every lesson is done. */
export function stepPath(course: string, lesson: string | undefined): string {
  return lesson ? `/courses/${lesson}/` : `/courses/${course}/quiz/`;
}

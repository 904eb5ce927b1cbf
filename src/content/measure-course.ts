/** How much study a course carries, by the rates of the policy it was published under. */
import type { SectionRecord } from '../domain/catalogue/catalogue.ts';
import {
  type BudgetRates,
  courseBudgetSeconds,
  lessonBudgetSeconds,
} from '../domain/catalogue/hour-budget.ts';
import type { CourseSource, LessonSource } from './content.ts';
import { countCharacters, countSilentCharacters } from './count-characters.ts';
import { componentsIn } from './mdx-node.ts';
import type { CourseFile } from './schemas/course.ts';
import { splitSections } from './sections.ts';

export interface LessonMeasure {
  readonly sections: readonly SectionRecord[];
  readonly characters: number;
  readonly selfChecks: number;
  readonly mediaSeconds: number;
  readonly budgetSeconds: number;
}

export interface CourseMeasure {
  /** In the order of the lessons. */
  readonly lessons: readonly LessonMeasure[];
  readonly budgetSeconds: number;
}

export function measureCourse(course: CourseSource, rates: BudgetRates): CourseMeasure {
  const lessons = course.lessons.map((lesson) => measureLesson(lesson, rates));
  const lessonSeconds = lessons.map((lesson) => lesson.budgetSeconds);
  const drawnQuestions = course.quiz.file.value.draw.reduce((sum, { count }) => sum + count, 0);
  return { lessons, budgetSeconds: courseBudgetSeconds({ lessonSeconds, drawnQuestions }, rates) };
}

function measureLesson({ body, media }: LessonSource, rates: BudgetRates): LessonMeasure {
  const sections = splitSections(body).map(({ id, title, heading, children }) => ({
    id,
    title,
    characters: countCharacters([heading, ...children]),
    silentCharacters: countSilentCharacters([heading, ...children]),
  }));
  const characters = sections.reduce((sum, section) => sum + section.characters, 0);
  const selfChecks = componentsIn(body, 'SelfCheck').length;
  const mediaSeconds = Math.floor(media.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000);
  const carried = { characters, selfChecks, mediaSeconds };
  return { sections, ...carried, budgetSeconds: lessonBudgetSeconds(carried, rates) };
}

/**
 * The year in which the current version of a course was published. Its policy's rates measure the course:
 * a later rule does not change what an earlier version was worth.
 */
export function publicationYear(course: CourseFile): number {
  const dates = course.changes
    .filter((change) => change.version === course.version)
    .map((change) => change.date);
  return Number(dates.sort().at(-1)?.slice(0, 4));
}

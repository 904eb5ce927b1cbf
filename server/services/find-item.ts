/** What presence is told about: a lesson, or a course's quiz. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import {
  type Catalogue,
  type CourseRecord,
  findCourse,
  findLesson,
  type LessonRecord,
} from '../../src/domain/catalogue/catalogue.ts';

export interface StudyItem {
  readonly course: CourseRecord;
  /** Absent for a quiz: minutes are lived there too, but only lessons ask for a minimum. */
  readonly lesson?: LessonRecord;
}

/** @param item - `<course>/<NN-lesson>`, or `<course>/quiz` */
export function findItem(catalogue: Catalogue, item: string): Result<StudyItem> {
  const quizOf = item.endsWith('/quiz') ? item.slice(0, -'/quiz'.length) : undefined;
  const course = quizOf === undefined ? undefined : findCourse(catalogue, quizOf);
  const found = quizOf === undefined ? findLesson(catalogue, item) : course && { course };
  if (found) return succeed(found);
  return fail({
    code: 'not-found',
    message: `没有“${item}”这一课，可能已经更新，请刷新页面。`,
    field: '/item',
  });
}

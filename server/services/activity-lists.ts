/** The lists in which everything about an activity stands, its parts included. */
import { fail, type Result, succeed } from '../../src/domain/base/result.ts';
import { type ActivityRef, activityIri, readActivityIri } from '../../src/domain/catalogue/activity-iri.ts';
import {
  type Catalogue,
  type CourseRecord,
  findCourse,
  findLesson,
  type LessonRecord,
} from '../../src/domain/catalogue/catalogue.ts';
import { type ListName, listName, WITH_RELATED } from '../../src/domain/xapi/statement-lists.ts';

const IRI = /^[a-z][a-z0-9+.-]*:\S+$/i;

/**
 * A course means its lessons, sections, self-checks and quiz as well; a lesson means its sections and
 * self-checks. Parts that a newer version dropped are found where their statements name what they were part of.
 * @param written - an IRI, or the catalogue's `<course>`, `<course>/quiz`, `<course>/<lesson>`, `cases/<case>`
 */
export function activityLists(catalogue: Catalogue, written: string): Result<readonly ListName[]> {
  const { identifier } = catalogue.portal;
  const picked = catalogueRef(catalogue, written);
  if (!picked && !IRI.test(written)) {
    return fail({
      code: 'invalid-request',
      message: `没有“${written}”这项内容：请从目录里选课程、课文或案例，或者填写完整的标识（以 https:// 开头）。`,
      field: '/activity',
    });
  }
  const iri = picked ? activityIri(identifier, picked) : written;
  const ref = picked ?? readActivityIri(identifier, iri);
  const parts = ref ? partsOf(catalogue, ref).map((part) => activityIri(identifier, part)) : [];
  return succeed([
    ...WITH_RELATED.activity.map((kind) => listName(kind, iri)),
    ...parts.map((part) => listName('activity', part)),
  ]);
}

function catalogueRef(catalogue: Catalogue, written: string): ActivityRef | undefined {
  if (findCourse(catalogue, written)) return { kind: 'course', course: written };
  if (findLesson(catalogue, written)) return { kind: 'lesson', lesson: written };
  const [first = '', second = ''] = written.split('/');
  if (second === 'quiz' && findCourse(catalogue, first)) return { kind: 'quiz', course: first };
  const isCase = first === 'cases' && catalogue.cases.some(({ id }) => id === second);
  return isCase ? { kind: 'case', case: second } : undefined;
}

function partsOf(catalogue: Catalogue, ref: ActivityRef): readonly ActivityRef[] {
  switch (ref.kind) {
    case 'course':
      return courseParts(findCourse(catalogue, ref.course));
    case 'lesson':
      return lessonParts(findLesson(catalogue, ref.lesson)?.lesson);
    case 'case': {
      const study = catalogue.cases.find(({ id }) => id === ref.case);
      return (study?.scenes ?? []).map(({ id }) => ({ kind: 'scene', case: ref.case, scene: id }));
    }
    default:
      return [];
  }
}

function courseParts(course: CourseRecord | undefined): readonly ActivityRef[] {
  if (!course) return [];
  const lessons = course.lessons.flatMap((lesson): readonly ActivityRef[] => [
    { kind: 'lesson', lesson: lesson.id },
    ...lessonParts(lesson),
  ]);
  return [{ kind: 'quiz', course: course.id }, ...lessons];
}

function lessonParts(lesson: LessonRecord | undefined): readonly ActivityRef[] {
  if (!lesson) return [];
  return [
    ...lesson.sections.map(({ id }): ActivityRef => ({ kind: 'section', lesson: lesson.id, section: id })),
    ...Array.from(
      { length: lesson.selfChecks },
      (_, at): ActivityRef => ({ kind: 'self-check', lesson: lesson.id, check: `c${at + 1}` }),
    ),
  ];
}

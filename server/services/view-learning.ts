/** What a person has done of every course, and where to go on. */
import type { CourseLearning, LearningView } from '../../src/domain/api/api.ts';
import type { CourseRecord } from '../../src/domain/catalogue/catalogue.ts';
import { type CourseStanding, evaluateCompletion } from '../../src/domain/progress/evaluate-completion.ts';
import type { Deps } from './deps.ts';
import { type StudyCycle, studyCycle } from './study-cycle.ts';

export async function viewLearning(deps: Deps, personId: string): Promise<LearningView> {
  const entries = await deps.storage.ledger.entries(personId);
  const courses: CourseLearning[] = [];
  for (const course of deps.catalogue.courses) {
    const cycle = await studyCycle(deps, personId, course, entries);
    courses.push(learningOf(course, cycle));
  }
  return { courses };
}

function learningOf(course: CourseRecord, cycle: StudyCycle): CourseLearning {
  const standing = evaluateCompletion(course, cycle.progress);
  const nextLesson = standing.lessons.find((lesson) => !lesson.complete)?.lesson;
  return {
    ...standing,
    course: course.id,
    title: course.title,
    creditCentihours: course.creditCentihours,
    lessonTitles: Object.fromEntries(course.lessons.map((lesson) => [lesson.id, lesson.title])),
    state: stateOf(standing, cycle),
    sectionsSeen: cycle.progress.sectionsSeen,
    offlineMinutes: Object.fromEntries(
      Object.entries(cycle.progress.offlineMinutes).filter(([, minutes]) => minutes > 0),
    ),
    ...(nextLesson === undefined ? {} : { nextLesson }),
    creditedThisYear: cycle.creditedThisYear,
  };
}

function stateOf(standing: CourseStanding, cycle: StudyCycle): CourseLearning['state'] {
  if (cycle.creditedThisYear || standing.complete) return 'complete';
  const begun = standing.lessons.some((lesson) => lesson.sectionsSeen > 0 || lesson.minutes > 0);
  return begun || cycle.attempts.length > 0 ? 'active' : 'new';
}

/** What a person has done of every course and case, and where to go on. */
import type { CaseLearning, CourseLearning, LearningView } from '../../src/domain/api/api.ts';
import type { CaseRecord, CourseRecord } from '../../src/domain/catalogue/catalogue.ts';
import { evaluateCase } from '../../src/domain/progress/evaluate-case.ts';
import { type CourseStanding, evaluateCompletion } from '../../src/domain/progress/evaluate-completion.ts';
import type { Deps } from './deps.ts';
import { type CaseCycle, caseCycle, type StudyCycle, studyCycle } from './study-cycle.ts';

export async function viewLearning(deps: Deps, personId: string): Promise<LearningView> {
  const entries = await deps.storage.ledger.entries(personId);
  const courses: CourseLearning[] = [];
  for (const course of deps.catalogue.courses) {
    const cycle = await studyCycle(deps, personId, course, entries);
    const learning = learningOf(course, cycle);
    // What is offered no more is shown to those alone who began it.
    if (course.state !== 'retired' || learning.state !== 'new') courses.push(learning);
  }
  const cases: CaseLearning[] = [];
  for (const study of deps.catalogue.cases) {
    cases.push(caseLearning(study, await caseCycle(deps, personId, study, entries)));
  }
  return { courses, cases };
}

function caseLearning(study: CaseRecord, { progress, creditedThisYear }: CaseCycle): CaseLearning {
  const { path, minutes, minimumMinutes, complete } = evaluateCase(study, progress);
  const isBegun = minutes > 0 || progress.choices.length > 0;
  const begunOrNew = isBegun ? ('active' as const) : ('new' as const);
  return {
    case: study.id,
    title: study.title,
    creditCentihours: study.creditCentihours,
    minutes,
    minimumMinutes,
    isEnded: path !== undefined,
    state: creditedThisYear || complete ? 'complete' : begunOrNew,
    creditedThisYear,
  };
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

/** Learning records for examples. */
import type { CaseLearning, CourseLearning, LearningView } from '../domain/api/api.ts';

const LESSONS = ['01-after-please-wait', '02-first-asked', '03-another-way', '04-saying-no'];
const TITLES = ['一句“您稍等”之后', '首问的人负责到底', '换一条路走得通', '说“不行”的本事'];
const MINIMUM = 9;

/** A course of four lessons, so many of them complete; the next one is begun, except in a new course. */
export function aCourse(course: string, title: string, done: number, quizPassed = false): CourseLearning {
  const lessons = LESSONS.map((slug, at) => ({
    lesson: `${course}/${slug}`,
    sectionsSeen: at < done ? 3 : at === done && done > 0 ? 1 : 0,
    sectionCount: 3,
    minutes: at < done ? MINIMUM + at : at === done && done > 0 ? 4 : 0,
    minimumMinutes: MINIMUM,
    complete: at < done,
  }));
  const next = lessons[done];
  const lessonsComplete = done >= lessons.length;
  return {
    lessons,
    lessonsComplete,
    quizPassed,
    complete: lessonsComplete && quizPassed,
    course,
    title,
    creditCentihours: 100,
    state: quizPassed ? 'complete' : done === 0 ? 'new' : 'active',
    sectionsSeen: {},
    ...(next ? { nextLesson: next.lesson } : {}),
    creditedThisYear: quizPassed,
    lessonTitles: Object.fromEntries(LESSONS.map((slug, at) => [`${course}/${slug}`, TITLES[at] ?? slug])),
  };
}

function aCase(id: string, title: string, minutes: number, isEnded: boolean): CaseLearning {
  const isComplete = isEnded && minutes >= 7;
  return {
    case: id,
    title,
    creditCentihours: 11,
    minutes,
    minimumMinutes: 7,
    isEnded,
    state: isComplete ? 'complete' : minutes > 0 ? 'active' : 'new',
    creditedThisYear: isComplete,
  };
}

export const someCases: readonly CaseLearning[] = [
  aCase('queue', '三十一号是舅舅', 3, true),
  aCase('ticket-127', '第一百二十七张单', 9, true),
  aCase('counter', '十点零五分', 0, false),
];

export const aLearningView: LearningView = {
  cases: someCases,
  courses: [
    aCourse('faith', '坚定信念', 4, true),
    aCourse('loyalty', '忠于国家', 4, true),
    aCourse('service', '服务人民', 2),
    aCourse('duty', '恪尽职守', 4),
    aCourse('law', '依法办事', 0),
    aCourse('integrity', '公正廉洁', 0),
  ],
};

export const aFinishedLearningView: LearningView = {
  cases: [],
  courses: [aCourse('faith', '坚定信念', 4, true), aCourse('loyalty', '忠于国家', 4, true)],
};

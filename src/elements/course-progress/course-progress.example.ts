/** The states of md-course-progress. */
import { answer, type Example, signedIn, signedOut } from '../../drawing/example.ts';
import { aCourse, aLearningView } from '../../drawing/example-learning.ts';

const markup = '<p>1 学时 · 4 课 <md-course-progress course="service"></md-course-progress></p>';
const withCourse = (course: ReturnType<typeof aCourse>) => ({
  ...signedIn,
  'GET /api/me/learning': answer({ courses: [course], cases: [] }),
});

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'under way', markup, answers: { ...signedIn, 'GET /api/me/learning': answer(aLearningView) } },
  { name: 'new', markup, answers: withCourse(aCourse('service', '服务人民', 0)) },
  { name: 'awaiting the quiz', markup, answers: withCourse(aCourse('service', '服务人民', 4)) },
  { name: 'complete', markup, answers: withCourse(aCourse('service', '服务人民', 4, true)) },
];

/** The states of md-my-learning. */
import { answer, type Example, signedIn, signedOut } from '../../drawing/example.ts';
import { aFinishedLearningView, aLearningView } from '../../drawing/example-learning.ts';

const markup = '<md-my-learning></md-my-learning>';
const withLearning = (view: unknown) => ({ ...signedIn, 'GET /api/me/learning': answer(view) });

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'under way', markup, answers: withLearning(aLearningView) },
  { name: 'all done', markup, answers: withLearning(aFinishedLearningView) },
  { name: 'no courses', markup, answers: withLearning({ courses: [], cases: [] }) },
  { name: 'out of reach', markup, answers: signedIn },
];

/** The states of md-year-card. */
import { answer, type Example, signedIn, signedOut } from '../../drawing/example.ts';
import { aFullYear, anEmptyYear, aYearUnderWay } from '../../drawing/example-hours.ts';
import { aFinishedLearningView, aLearningView } from '../../drawing/example-learning.ts';

const markup = '<md-year-card></md-year-card>';
const withYear = (hours: unknown, learning: unknown) => ({
  ...signedIn,
  'GET /api/me/hours': answer(hours),
  'GET /api/me/learning': answer(learning),
});

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'under way', markup, answers: withYear(aYearUnderWay, aLearningView) },
  { name: 'nothing yet', markup, answers: withYear(anEmptyYear, aLearningView) },
  { name: 'met', markup, answers: withYear(aFullYear, aFinishedLearningView) },
  { name: 'out of reach', markup, answers: {} },
];

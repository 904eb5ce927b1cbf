/** The states of md-my-hours. */
import { answer, type Example, signedIn, signedOut } from '../../drawing/example.ts';
import { anExplanation } from '../../drawing/example-explanation.ts';
import { aFullYear, anEmptyYear, aYearOfManyRules, aYearUnderWay } from '../../drawing/example-hours.ts';

const markup = '<md-my-hours></md-my-hours>';
const withHours = (hours: unknown) => ({
  ...signedIn,
  'GET /api/me/hours': answer(hours),
  'GET /api/entries/e-20417': answer(anExplanation),
  'GET /api/me/hours?year=2025': answer({ ...anEmptyYear, year: 2025, years: [2026, 2025] }),
});

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'under way', markup, answers: withHours(aYearUnderWay) },
  { name: 'nothing yet', markup, answers: withHours(anEmptyYear) },
  { name: 'beyond the requirement', markup, answers: withHours(aFullYear) },
  { name: 'caps, floors and a re-opening', markup, answers: withHours(aYearOfManyRules) },
  { name: 'out of reach', markup, answers: {} },
];

/** The states of md-case-status. */
import { answer, type Example, signedIn, signedOut } from '../../drawing/example.ts';
import { someCases } from '../../drawing/example-learning.ts';

const markup = (id: string) =>
  `<md-case-status case="${id}" credit-centihours="11" minimum-minutes="7"></md-case-status>`;
const withCases = { ...signedIn, 'GET /api/me/learning': answer({ courses: [], cases: someCases }) };

export const examples: readonly Example[] = [
  { name: 'signed out', markup: markup('queue'), answers: signedOut },
  { name: 'new', markup: markup('counter'), answers: withCases },
  { name: 'under way', markup: markup('queue'), answers: withCases },
  { name: 'credited', markup: markup('ticket-127'), answers: withCases },
];

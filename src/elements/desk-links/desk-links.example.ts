/** The states of md-desk-links. */
import { answer, aSession, type Example, signedIn, signedOut } from '../../drawing/example.ts';

const markup = '<md-desk-links></md-desk-links>';

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'learner', markup, answers: signedIn },
  {
    name: 'administrator',
    markup,
    answers: {
      'GET /api/session': answer({ ...aSession, person: { ...aSession.person, roles: ['administrator'] } }),
    },
  },
];

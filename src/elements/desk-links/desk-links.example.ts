/** The states of md-desk-links. */
import type { Role } from '../../domain/roster/person.ts';
import { answer, aSession, type Example, signedIn, signedOut } from '../../drawing/example.ts';

const markup = '<md-desk-links></md-desk-links>';

function signedInAs(role: Role): Example['answers'] {
  return { 'GET /api/session': answer({ ...aSession, person: { ...aSession.person, roles: [role] } }) };
}

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'learner', markup, answers: signedIn },
  {
    name: 'matters wait',
    markup,
    answers: {
      'GET /api/session': answer({
        ...aSession,
        person: { ...aSession.person, roles: ['officer'] },
        notices: { mine: 0, desk: 3 },
      }),
    },
  },
  { name: 'auditor', markup, answers: signedInAs('auditor') },
  { name: 'administrator', markup, answers: signedInAs('administrator') },
];

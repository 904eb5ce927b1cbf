/** The states of md-account. */
import { answer, aSession, type Example, signedIn, signedOut } from '../../drawing/example.ts';

const markup = '<md-account><a href="/sign-in/">登录</a></md-account>';
const officer = { ...aSession, person: { ...aSession.person, roles: ['learner', 'officer'] } };

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'signed in', markup, answers: { ...signedIn, 'DELETE /api/session': { status: 204 } } },
  { name: 'officer', markup, answers: { 'GET /api/session': answer(officer) } },
  {
    name: 'matters wait',
    markup,
    answers: { 'GET /api/session': answer({ ...officer, notices: { mine: 1, desk: 3, unread: 4 } }) },
  },
  {
    name: 'tasks are due',
    markup,
    answers: { 'GET /api/session': answer({ ...officer, notices: { mine: 0, desk: 1, tasks: 2 } }) },
  },
  { name: 'out of reach', markup, answers: {} },
];

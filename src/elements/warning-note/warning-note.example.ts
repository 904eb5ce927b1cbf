/** The states of md-warning-note. */
import type { WarningsView } from '../../domain/api/warnings.ts';
import { answer, aSession, type Example, signedIn, signedOut } from '../../drawing/example.ts';
import { someWarnings } from '../../drawing/example-warnings.ts';

const markup = '<md-warning-note></md-warning-note>';
const ofPerson = '<md-warning-note of-person></md-warning-note>';
const officer = {
  'GET /api/session': answer({ ...aSession, person: { ...aSession.person, roles: ['officer'] } }),
};
const view: WarningsView = {
  counts: { opened: 3, told: 1, talked: 0, planned: 2, returned: 0, following: 5, closed: 9 },
  ...{ found: 20, page: 0, pageSize: 50, warnings: [] },
};
const none = { opened: 0, told: 0, talked: 0, planned: 0, returned: 0, following: 0 };

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'learner', markup, answers: signedIn },
  { name: 'counts', markup, answers: { ...officer, 'GET /api/warnings?page=0': answer(view) } },
  {
    name: 'nothing open',
    markup,
    answers: { ...officer, 'GET /api/warnings?page=0': answer({ ...view, counts: { ...none, closed: 9 } }) },
  },
  {
    name: 'of a person',
    markup: ofPerson,
    answers: {
      ...officer,
      'GET /api/warnings?person=p-1': answer({
        ...view,
        warnings: [someWarnings.following, someWarnings.closed],
      }),
    },
  },
];

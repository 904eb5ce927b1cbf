/** The states of md-warnings. What is open follows from the page's address. */
import type { WarningsView } from '../../domain/api/warnings.ts';
import type { Role } from '../../domain/roster/person.ts';
import { answer, aSession, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';
import { someWarnings } from '../../drawing/example-warnings.ts';

const markup = '<md-warnings></md-warnings>';
const { opened, told, talked, planned, following, lifted, closed } = someWarnings;

const all: WarningsView = {
  counts: { opened: 2, told: 0, talked: 1, planned: 1, returned: 0, following: 1, closed: 1 },
  ...{ found: 6, page: 0, pageSize: 50 },
  warnings: [opened, lifted, talked, planned, following, closed],
};
const many: WarningsView = { ...all, found: 120, page: 1, warnings: [planned] };
const nobody: WarningsView = {
  ...{ ...all, found: 0, warnings: [] },
  counts: { opened: 0, told: 0, talked: 0, planned: 0, returned: 0, following: 0, closed: 0 },
};

function answersFor(role: Role): Example['answers'] {
  return {
    'GET /api/session': answer({ ...aSession, person: { ...aSession.person, roles: ['learner', role] } }),
    'GET /api/warnings?page=0': answer(all),
    'GET /api/warnings?page=1': answer(many),
    'GET /api/warnings?state=told&page=0': answer({ ...all, found: 0, warnings: [] }),
    'GET /api/warnings/w-1': answer(opened),
    'GET /api/warnings/w-2': answer(talked),
    'GET /api/warnings/w-3': answer(planned),
    'GET /api/warnings/w-4': answer(following),
    'GET /api/warnings/w-5': answer(lifted),
    'GET /api/warnings/w-6': answer(closed),
    'GET /api/warnings/w-7': answer({ ...told, id: 'w-7' }),
    ...Object.fromEntries(
      [1, 2, 3, 4, 5, 6, 7].map((id) => [`POST /api/warnings/w-${id}/acts`, { status: 204 }]),
    ),
  };
}

const officer = answersFor('officer');

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'learner', markup, answers: signedIn },
  { name: 'officer', markup, answers: officer },
  { name: 'nobody warned', markup, answers: { ...officer, 'GET /api/warnings?page=0': answer(nobody) } },
  {
    name: 'refused',
    markup,
    answers: {
      ...officer,
      'POST /api/warnings/w-1/acts': refusal(400, 'invalid-request', '请填写主管领导的姓名。', {
        field: '/head',
      }),
    },
  },
  {
    name: 'out of reach',
    markup,
    answers: { 'GET /api/session': officer['GET /api/session'] ?? answer(null) },
  },
];

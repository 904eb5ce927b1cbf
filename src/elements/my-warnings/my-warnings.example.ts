/** The states of md-my-warnings. */
import { answer, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';
import { someWarnings } from '../../drawing/example-warnings.ts';

const markup = '<md-my-warnings></md-my-warnings>';
const { talked, closed, following } = someWarnings;
const before = {
  ...closed,
  first: { ...closed.first, year: 2025 },
  second: { ...closed.second, year: 2025 },
};

const mine: Example['answers'] = {
  ...signedIn,
  'GET /api/me/warnings': answer({ warnings: [{ ...talked, mayAct: [] }] }),
  'POST /api/me/warnings/w-2/replies': { status: 204 },
};

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'none', markup, answers: { ...signedIn, 'GET /api/me/warnings': answer({ warnings: [] }) } },
  { name: 'a talk to confirm', markup, answers: mine },
  {
    name: 'one followed and one before',
    markup,
    answers: {
      ...signedIn,
      'GET /api/me/warnings': answer({ warnings: [{ ...following, mayAct: [] }, before] }),
    },
  },
  {
    name: 'refused',
    markup,
    answers: {
      ...mine,
      'POST /api/me/warnings/w-2/replies': refusal(400, 'invalid-request', '请填写说明。', {
        field: '/note',
      }),
    },
  },
  { name: 'out of reach', markup, answers: signedIn },
];

/** The states of md-my-written. What is open follows from the page's address. */
import { answer, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';
import { passedWork, returnedWork, someWorks, toWrite } from '../../drawing/example-written.ts';

const markup = '<md-my-written></md-my-written>';
const learner = {
  ...signedIn,
  'GET /api/me/written': answer({ today: '2026-11-22', works: someWorks }),
  'GET /api/me/written/task-1': answer(toWrite),
  'PUT /api/me/written/task-1/draft': answer({ text: '', revision: 4, isKept: true }),
  'POST /api/me/written/task-1': { status: 204 },
};

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'to write', markup, answers: learner },
  {
    name: 'nothing to write',
    markup,
    answers: { ...learner, 'GET /api/me/written': answer({ today: '2026-11-22', works: [] }) },
  },
  { name: 'passed', markup, answers: { ...learner, 'GET /api/me/written/task-1': answer(passedWork) } },
  { name: 'returned', markup, answers: { ...learner, 'GET /api/me/written/task-1': answer(returnedWork) } },
  {
    name: 'too short',
    markup,
    answers: {
      ...learner,
      'POST /api/me/written/task-1': refusal(
        400,
        'invalid-request',
        '至少要写 800 字，现在是 9 字，还差 791 字。',
        { field: '/text' },
      ),
    },
  },
];

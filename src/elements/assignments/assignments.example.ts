/** The states of md-assignments. What is open follows from the page's address. */
import type { Role } from '../../domain/roster/person.ts';
import { answer, aSession, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';
import {
  anAssignmentView,
  noAssignments,
  someAssignments,
  someChoices,
} from '../../drawing/example-assignments.ts';

const markup = '<md-assignments></md-assignments>';

function answersFor(role: Role): Example['answers'] {
  return {
    'GET /api/session': answer({ ...aSession, person: { ...aSession.person, roles: ['learner', role] } }),
    'GET /api/assignments': answer(someAssignments),
    'GET /api/assignments/choices': answer(someChoices),
    'GET /api/assignments/task-1?state=all&page=1': answer(anAssignmentView),
    'GET /api/assignments/task-1?state=lagging&page=1': answer({
      ...anAssignmentView,
      people: anAssignmentView.people.slice(0, 2),
      total: 2,
    }),
    'POST /api/assignments/preview': answer({ people: 12, done: 3 }),
    'POST /api/assignments': answer({ id: 'task-1' }, 201),
    'POST /api/assignments/task-1/due-day': { status: 204 },
    'POST /api/assignments/task-1/withdrawal': { status: 204 },
  };
}

const officer = answersFor('officer');

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'learner', markup, answers: signedIn },
  { name: 'officer', markup, answers: officer },
  { name: 'nothing yet', markup, answers: { ...officer, 'GET /api/assignments': answer(noAssignments) } },
  {
    name: 'auditor',
    markup,
    answers: {
      ...answersFor('auditor'),
      'GET /api/assignments': answer({ ...someAssignments, mayMake: false }),
      'GET /api/assignments/task-1?state=all&page=1': answer({ ...anAssignmentView, mayChange: false }),
    },
  },
  {
    name: 'refused',
    markup,
    answers: {
      ...officer,
      'POST /api/assignments/preview': refusal(
        400,
        'invalid-request',
        '这个单位里没有工号 100，请核对名单。',
        {
          field: '/staffNumbers',
        },
      ),
      'POST /api/assignments/task-1/due-day': refusal(400, 'invalid-request', '完成期限不能早于今天。', {
        field: '/dueDay',
      }),
    },
  },
  {
    name: 'out of reach',
    markup,
    answers: { 'GET /api/session': officer['GET /api/session'] ?? answer(null) },
  },
];

/** The states of md-written. What is open follows from the page's address. */
import type { Role } from '../../domain/roster/person.ts';
import { answer, aSession, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';
import {
  aTaskView,
  aWorkView,
  decidedWork,
  someDesk,
  someTasksOut,
  someWrittenChoices,
} from '../../drawing/example-written.ts';

const markup = '<md-written></md-written>';

function answersFor(role: Role): Example['answers'] {
  return {
    'GET /api/session': answer({ ...aSession, person: { ...aSession.person, roles: ['learner', role] } }),
    'GET /api/written': answer(someTasksOut),
    'GET /api/written/choices': answer(someWrittenChoices),
    'GET /api/written/task-1?state=all&page=1': answer(aTaskView),
    'GET /api/written-works/work-1': answer(aWorkView),
    'POST /api/written/preview': answer({ people: 12 }),
    'POST /api/written': answer({ id: 'task-1' }),
    'POST /api/written/task-1/due-day': { status: 204 },
    'POST /api/written/task-1/withdrawal': { status: 204 },
    'POST /api/written-works/work-1/readings': { status: 204 },
    'POST /api/written-works/work-1/return': { status: 204 },
    'POST /api/written-works/work-1/revocation': { status: 204 },
    'POST /api/written-works/work-1/posting': { status: 204 },
  };
}

const officer = answersFor('officer');
const third = { ...decidedWork, state: 'third', result: null, decision: { place: 'third', reason: null } };

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'learner', markup, answers: signedIn },
  { name: 'officer', markup, answers: officer },
  {
    name: 'nothing yet',
    markup,
    answers: { ...officer, 'GET /api/written': answer({ ...someDesk, waiting: [] }) },
  },
  { name: 'decided', markup, answers: { ...officer, 'GET /api/written-works/work-1': answer(decidedWork) } },
  { name: 'third reader', markup, answers: { ...officer, 'GET /api/written-works/work-1': answer(third) } },
  {
    name: 'refused',
    markup,
    answers: {
      ...officer,
      'POST /api/written/preview': refusal(400, 'invalid-request', '请填写题目。', { field: '/topic' }),
      'POST /api/written-works/work-1/readings': refusal(400, 'invalid-request', '请给“文字朴实”打分。', {
        field: '/points/language',
      }),
    },
  },
];

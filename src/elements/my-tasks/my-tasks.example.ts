/** The states of md-my-tasks. */
import { answer, type Example, signedIn, signedOut } from '../../drawing/example.ts';
import { someTasks } from '../../drawing/example-assignments.ts';
import { someWorks } from '../../drawing/example-written.ts';

const markup = '<md-my-tasks></md-my-tasks>';

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  {
    name: 'tasks',
    markup,
    answers: { ...signedIn, 'GET /api/me/tasks': answer({ ...someTasks, makeUps: [] }) },
  },
  {
    name: 'something to write',
    markup,
    answers: { ...signedIn, 'GET /api/me/tasks': answer({ ...someTasks, written: someWorks }) },
  },
  { name: 'make-up first', markup, answers: { ...signedIn, 'GET /api/me/tasks': answer(someTasks) } },
  {
    name: 'nothing to do',
    markup,
    answers: { ...signedIn, 'GET /api/me/tasks': answer({ ...someTasks, tasks: [], makeUps: [] }) },
  },
  { name: 'out of reach', markup, answers: signedIn },
];

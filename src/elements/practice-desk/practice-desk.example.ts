/** The states of md-practice-desk. */
import type { PracticeDeskView } from '../../domain/api/events.ts';
import { answer, aSession, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';
import { aPracticeView } from '../../drawing/example-activities.ts';

const markup = '<md-practice-desk></md-practice-desk>';
const officer = {
  'GET /api/session': answer({ ...aSession, person: { ...aSession.person, roles: ['learner', 'officer'] } }),
};
const DECISION = `POST /api/practice/${aPracticeView.id}/decision`;
const desk: PracticeDeskView = {
  waiting: 1,
  claims: [
    aPracticeView,
    {
      ...aPracticeView,
      id: 'c-2',
      state: 'posted',
      decision: { isAllowed: false, level: null, reason: null },
    },
  ],
};

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'a learner', markup, answers: signedIn },
  {
    name: 'nothing yet',
    markup,
    answers: { ...officer, 'GET /api/practice': answer({ waiting: 0, claims: [] }) },
  },
  {
    name: 'one waits',
    markup,
    answers: {
      ...officer,
      'GET /api/practice': answer(desk),
      [DECISION]: answer({ ...aPracticeView, state: 'second' }),
    },
  },
  {
    name: 'without a reason',
    markup,
    answers: {
      ...officer,
      'GET /api/practice': answer(desk),
      [DECISION]: refusal(400, 'invalid-request', '请写明退回的原因，本人会看到。', { field: '/reason' }),
    },
  },
];

/** The states of md-reviews. What is open follows from the page's address. */
import type { Role } from '../../domain/roster/person.ts';
import { answer, aSession, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';
import {
  aCardView,
  aDesk,
  aForeignAppealView,
  aFullAppealView,
  aHeardCardView,
  anAppealView,
  aSharedDeviceView,
} from '../../drawing/example-reviews.ts';

const markup = '<md-reviews></md-reviews>';

function answersFor(role: Role): Example['answers'] {
  return {
    'GET /api/session': answer({ ...aSession, person: { ...aSession.person, roles: ['learner', role] } }),
    'GET /api/reviews': answer(aDesk),
    'GET /api/reviews/cards/card-1': answer(aCardView),
    'GET /api/reviews/cards/heard': answer({ ...aHeardCardView, id: 'heard' }),
    'GET /api/reviews/cards/shared': answer({ ...aSharedDeviceView, id: 'shared' }),
    'GET /api/reviews/appeals/appeal-1': answer(anAppealView),
    'GET /api/reviews/appeals/foreign': answer({ ...aForeignAppealView, id: 'foreign' }),
    'GET /api/reviews/appeals/full': answer({ ...aFullAppealView, id: 'full' }),
    'POST /api/reviews/cards/card-1/decision': { status: 204 },
    'POST /api/reviews/cards/heard/decision': { status: 204 },
    'POST /api/reviews/appeals/appeal-1/decision': { status: 204 },
  };
}

const officer = answersFor('officer');

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'learner', markup, answers: signedIn },
  { name: 'officer', markup, answers: officer },
  { name: 'auditor', markup, answers: answersFor('auditor') },
  {
    name: 'nothing waits',
    markup,
    answers: {
      ...officer,
      'GET /api/reviews': answer({ cards: [], appeals: [], open: { cards: 0, appeals: 0 } }),
    },
  },
  {
    name: 'refused',
    markup,
    answers: {
      ...officer,
      'POST /api/reviews/appeals/appeal-1/decision': refusal(
        400,
        'invalid-request',
        '学时要大于 0，最多 8 学时。',
        { field: '/centihours' },
      ),
      'POST /api/reviews/cards/card-1/decision': refusal(
        409,
        'conflict',
        '这张核查卡已经有了结论，不能再改。',
      ),
    },
  },
  {
    name: 'out of reach',
    markup,
    answers: { 'GET /api/session': officer['GET /api/session'] ?? answer(null) },
  },
];

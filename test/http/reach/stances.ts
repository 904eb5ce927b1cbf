/** Who may use which call. A call that is not here fails the test: whoever adds one says whose it is. */
import { CERTIFICATE_STANCES } from './certificate-stances.ts';
import { EVALUATION_STANCES } from './evaluation-stances.ts';
import { EVENT_STANCES } from './event-stances.ts';
import { FOLLOW_STANCES } from './follow-stances.ts';
import { ROSTER_STANCES } from './roster-stances.ts';
import { DESK, REASON, type Stance, WRITERS } from './stance.ts';
import { TRAINING_STANCES } from './training-stances.ts';
import { WRITTEN_STANCES } from './written-stances.ts';

export const STANCES: Readonly<Record<string, Stance>> = {
  ...CERTIFICATE_STANCES,
  ...EVENT_STANCES,
  ...FOLLOW_STANCES,
  ...ROSTER_STANCES,
  ...TRAINING_STANCES,
  ...WRITTEN_STANCES,
  ...EVALUATION_STANCES,
  'POST /api/session': { who: 'everybody' },
  'GET /api/session': { who: 'everybody' },
  'DELETE /api/session': { who: 'everybody' },

  'GET /api/me/hours': { who: 'self' },
  'GET /api/me/learning': { who: 'self' },
  'GET /api/me/certificates': { who: 'self' },
  'GET /api/me/record': { who: 'self' },
  'GET /api/me/archive': { who: 'self' },
  'GET /api/me/reviews': { who: 'self' },
  'POST /api/me/reviews/:id/replies': { who: 'self', of: 'card', payload: { text: '在车上看的。' } },
  'POST /api/me/appeals': { who: 'self', payload: {} },
  'POST /api/me/appeals/:id/withdrawal': { who: 'self', of: 'appeal', payload: {} },
  'POST /api/me/appeals/:id/review': { who: 'self', of: 'appeal', payload: { words: '请再看一看。' } },
  'POST /api/presence': { who: 'self', payload: {} },
  'POST /api/presence/answers': { who: 'self', payload: {} },
  'POST /api/presence/tickets': { who: 'self', payload: {} },
  'POST /api/presence/offline': { who: 'self', payload: {} },
  'GET /api/quizzes/:course': { who: 'self' },
  'POST /api/quizzes/:course/attempts': { who: 'self' },
  'GET /api/attempts/:id': { who: 'self', of: 'attempt' },
  'PUT /api/attempts/:id/answers/:question': { who: 'self', of: 'attempt', payload: { options: ['a'] } },
  'POST /api/attempts/:id/submission': { who: 'self', of: 'attempt' },

  'GET /api/entries/:id': { who: DESK, of: 'entry', orOwner: true },
  'GET /api/entries/:id/proof': { who: DESK, of: 'entry', orOwner: true },
  'GET /api/people/:id/hours': { who: DESK, of: 'learner', orOwner: true },
  'GET /api/people/:id/record': { who: DESK, of: 'learner', orOwner: true },
  'GET /api/units': { who: DESK },
  'GET /api/units/:id/people': { who: DESK, of: 'hall' },
  'GET /api/statements': { who: DESK },
  'GET /api/statements/export': { who: DESK, query: 'format=csv' },
  'GET /api/statements/:id': { who: DESK, of: 'statement' },
  'GET /api/reviews': { who: DESK },
  'GET /api/reviews/cards/:id': { who: DESK, of: 'card' },
  'GET /api/reviews/appeals/:id': { who: DESK, of: 'appeal' },
  'POST /api/reviews/cards/:id/decision': {
    ...{ who: ['officer'], of: 'card' },
    payload: { outcome: 'none', reason: REASON },
  },
  'POST /api/reviews/appeals/:id/decision': {
    ...{ who: ['officer'], of: 'appeal' },
    payload: { outcome: 'refused', reason: REASON },
  },
  'GET /api/hours-imports': { who: DESK },
  'POST /api/hours-imports': { who: WRITERS },
  'GET /api/hours-imports/template.xlsx': { who: DESK },
  'GET /api/hours-imports/template.csv': { who: DESK },
  'GET /api/hours-imports/:id': { who: DESK, of: 'hoursImport' },
  'DELETE /api/hours-imports/:id': { who: WRITERS, of: 'hoursImport' },
  'GET /api/hours-imports/:id/rows': { who: DESK, of: 'hoursImport' },
  'GET /api/hours-imports/:id/refused.xlsx': { who: DESK, of: 'hoursImport' },
  'POST /api/hours-imports/:id/posting': {
    ...{ who: WRITERS, of: 'hoursImport' },
    payload: { fileHash: 'any', newRows: 0 },
  },
  'POST /api/hours-imports/:id/reversal': { who: WRITERS, of: 'hoursImport', payload: { reason: REASON } },

  'GET /api/questions': { who: ['publisher', 'administrator'] },
  'GET /api/questions/export': { who: ['publisher', 'administrator'], query: 'course=integrity' },
  'GET /api/record-check': { who: ['auditor', 'administrator'] },
  'GET /api/keys': { who: ['administrator'] },
  'POST /api/keys': { who: ['administrator'], payload: { name: '省局', scopes: ['all'] } },
  'DELETE /api/keys/:key': { who: ['administrator'], of: 'serviceKey' },
  'GET /api/forwards': { who: ['administrator'] },
  'POST /api/forwards': { who: ['administrator'], payload: {} },
  'DELETE /api/forwards/:id': { who: ['administrator'], of: 'forward' },
  'PUT /api/forwards/:id/state': { who: ['administrator'], of: 'forward', payload: { state: 'paused' } },
  'PUT /api/forwards/:id/key': { who: ['administrator'], of: 'forward', payload: {} },
  'POST /api/forwards/:id/attempt': { who: ['administrator'], of: 'forward' },
};

/** Teaching evaluation. */
import { DESK, type Stance } from './stance.ts';

export const EVALUATION_STANCES: Readonly<Record<string, Stance>> = {
  'GET /api/me/evaluations': { who: 'self' },
  'POST /api/me/evaluations': {
    who: 'self',
    payload: { subject: 'course:integrity@2026', scores: { useful: 5 }, remark: '很好。' },
  },
  'GET /api/evaluations': { who: DESK },
};

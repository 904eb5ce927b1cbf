/** Plans, assignments and make-up training. */
import { DESK, REASON, type Stance, WRITERS } from './stance.ts';

const TASK = {
  ...{ unitId: 'hall', title: '年度必修', dueDay: '2026-12-20' },
  items: [{ kind: 'course', id: 'integrity' }],
};

const MAKE_UP = {
  ...{ cause: 'unfinished', subject: '{assignment}', year: 2026, people: ['learner'], dueDay: '2027-03-01' },
  items: [{ kind: 'course', id: 'integrity' }],
};

export const TRAINING_STANCES: Readonly<Record<string, Stance>> = {
  'GET /api/me/tasks': { who: 'self' },
  'GET /api/assignments': { who: DESK },
  'GET /api/assignments/choices': { who: DESK },
  'GET /api/assignments/:id': { who: DESK, of: 'assignment' },
  'POST /api/assignments': { who: WRITERS, refusesForeign: true, payload: TASK },
  'POST /api/assignments/preview': { who: DESK, refusesForeign: true, payload: TASK },
  'POST /api/assignments/:id/due-day': {
    ...{ who: WRITERS, of: 'assignment' },
    payload: { dueDay: '2026-12-25', reason: REASON },
  },
  'POST /api/assignments/:id/withdrawal': {
    ...{ who: WRITERS, of: 'assignment' },
    payload: { reason: REASON },
  },
  'GET /api/plans': { who: DESK },
  'GET /api/plans/:unit': { who: DESK, of: 'hall' },
  'PUT /api/plans/:unit': { who: WRITERS, of: 'hall', payload: { year: 2026, version: 0, lines: [] } },
  'POST /api/plans/:unit/acts': {
    ...{ who: WRITERS, of: 'hall' },
    payload: { year: 2026, version: 0, kind: 'submitted' },
  },
  'GET /api/make-up': { who: DESK },
  'GET /api/make-up/subjects': { who: DESK },
  'GET /api/make-up/candidates': {
    who: DESK,
    query: 'cause=unfinished&subject={assignment}&year=2026',
  },
  'POST /api/make-up': { who: WRITERS, refusesForeign: true, payload: MAKE_UP },
  'POST /api/make-up/:id/changes': {
    ...{ who: WRITERS, of: 'makeUp' },
    payload: { kind: 'excused', reason: REASON },
  },
};

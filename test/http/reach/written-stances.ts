/** Written work. */
import { DESK, REASON, type Stance, WRITERS } from './stance.ts';

export const WRITING = {
  ...{ unitId: 'hall', kind: 'reflection', topic: '窗口就是一面镜子', minimumCharacters: 100 },
  ...{ rubric: 'reflection', dueDay: '2026-12-20' },
};

export const WRITTEN_STANCES: Readonly<Record<string, Stance>> = {
  'GET /api/me/written': { who: 'self' },
  'GET /api/me/written/:id': { who: 'self', of: 'written' },
  'PUT /api/me/written/:id/draft': {
    ...{ who: 'self', of: 'written' },
    payload: { text: '起个头', revision: 0 },
  },
  'POST /api/me/written/:id': { who: 'self', of: 'written', payload: { text: '太短' } },
  'GET /api/written': { who: DESK },
  'GET /api/written/choices': { who: DESK },
  'GET /api/written/:id': { who: DESK, of: 'written' },
  'POST /api/written': { who: WRITERS, refusesForeign: true, payload: WRITING },
  'POST /api/written/preview': { who: WRITERS, refusesForeign: true, payload: WRITING },
  'POST /api/written/:id/due-day': {
    ...{ who: WRITERS, of: 'written' },
    payload: { dueDay: '2026-12-25', reason: REASON },
  },
  'POST /api/written/:id/withdrawal': { who: WRITERS, of: 'written', payload: { reason: REASON } },
  'GET /api/written-works/:id': { who: DESK, of: 'writtenWork' },
  'POST /api/written-works/:id/readings': {
    ...{ who: WRITERS, of: 'writtenWork' },
    payload: { version: 1, points: { work: 50, words: 30 }, remark: REASON },
  },
  'POST /api/written-works/:id/return': {
    ...{ who: WRITERS, of: 'writtenWork' },
    payload: { version: 1, remark: REASON },
  },
  'POST /api/written-works/:id/revocation': {
    ...{ who: WRITERS, of: 'writtenWork' },
    payload: { reason: REASON },
  },
  'POST /api/written-works/:id/posting': { who: WRITERS, of: 'writtenWork', payload: {} },
};

/** Offline activities, signing in, and practice. */
import { aPlan } from '../../support/builders.ts';
import { DESK, REASON, type Stance, WRITERS } from './stance.ts';

export const PRACTICE = {
  ...{ kind: 'volunteering', title: '社区志愿服务', day: '2026-11-20', place: '江边社区', organiser: '街道' },
  ...{ text: '在社区帮老人办理手机缴费，一共三个小时。', principle: 'service', photos: [] },
  amount: { kind: 'minutes', minutes: 180 },
};

export const EVENT_STANCES: Readonly<Record<string, Stance>> = {
  'GET /api/events': { who: DESK },
  'GET /api/events/template.xlsx': { who: DESK },
  'POST /api/events': {
    ...{ who: WRITERS, refusesForeign: true },
    payload: { unitId: 'hall', plan: aPlan() },
  },
  'POST /api/events/import': { who: WRITERS },
  'GET /api/events/:id': { who: DESK, of: 'event' },
  'GET /api/events/:id/attendance.xlsx': { who: DESK, of: 'event' },
  'GET /api/events/:id/code': { who: WRITERS, of: 'event', query: 'direction=in' },
  'PUT /api/events/:id/plan': { who: WRITERS, of: 'event', payload: { version: 1, plan: aPlan() } },
  'POST /api/events/:id/steps': { who: WRITERS, of: 'event', payload: { version: 1, step: 'announce' } },
  'POST /api/events/:id/invitees': {
    ...{ who: WRITERS, of: 'event' },
    payload: { version: 1, add: ['700000'], remove: [] },
  },
  'POST /api/events/:id/marks': {
    ...{ who: WRITERS, of: 'event' },
    payload: { version: 1, people: [{ staffNumber: '700000', kind: 'whole' }] },
  },
  'POST /api/events/:id/sheet': {
    ...{ who: WRITERS, of: 'event', query: 'meaning=list&version=1' },
    payload: {},
  },
  'POST /api/events/:id/approval': { who: WRITERS, of: 'event', payload: { version: 1 } },
  'POST /api/events/:id/strikes': {
    ...{ who: WRITERS, of: 'event' },
    payload: { version: 1, personId: 'learner', reason: REASON },
  },

  'GET /api/me/activities': { who: 'self' },
  'POST /api/me/signs': { who: 'self', payload: { code: 'ABCDEFGH' } },
  'POST /api/me/signs/look': { who: 'self', payload: { code: 'ABCDEFGH' } },
  'POST /api/me/practice': { who: 'self', payload: PRACTICE },
  'POST /api/me/practice-photos': { who: 'self' },
  'PUT /api/me/practice/:id': { who: 'self', of: 'practice', payload: PRACTICE },
  'POST /api/me/practice/:id/withdrawal': { who: 'self', of: 'practice' },
  'GET /api/practice': { who: DESK },
  'GET /api/practice/:id': { who: DESK, of: 'practice' },
  'GET /api/practice/:id/photos/:hash': { who: DESK, of: 'practice', and: 'photo', orOwner: true },
  'POST /api/practice/:id/decision': {
    ...{ who: WRITERS, of: 'practice' },
    payload: { outcome: 'approved', reason: '' },
  },
};

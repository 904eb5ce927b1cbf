/** Reports, closing a year, one person's page, warnings, and random audits. */
import { DESK, REASON, type Stance, WRITERS } from './stance.ts';

const READERS = ['auditor', 'administrator'] as const;

export const FOLLOW_STANCES: Readonly<Record<string, Stance>> = {
  'GET /api/following': { who: DESK, query: 'unit=hall', refusesForeign: true },
  'GET /api/following/people': { who: DESK, query: 'unit=hall', refusesForeign: true },
  'GET /api/reports': { who: [...DESK, 'publisher'] },
  'GET /api/reports/annual': { who: DESK, query: 'unit=hall&year=2026', refusesForeign: true },
  'GET /api/reports/:kind.xlsx': {
    ...{ who: DESK, of: 'report', query: 'unit=hall&year=2026', refusesForeign: true },
  },
  // Of the officers only those of the highest unit; that an officer below is refused, year-close.test.ts holds.
  'POST /api/year-closes': {
    ...{ who: WRITERS, refusesForeign: true },
    payload: { year: 2025, isEarlyAccepted: true },
  },
  'GET /api/people/:id': { who: DESK, of: 'learner' },
  'POST /api/people/:id/reopenings': {
    ...{ who: WRITERS, of: 'learner' },
    payload: { year: 2025, category: 'ethicsEvent', until: '2026-12-20', reason: REASON },
  },
  'GET /api/warnings': { who: DESK },
  'GET /api/warnings/:id': { who: DESK, of: 'warning' },
  'POST /api/warnings/:id/acts': {
    ...{ who: WRITERS, of: 'warning' },
    payload: { version: 0, kind: 'told', head: '李主任' },
  },
  'GET /api/me/warnings': { who: 'self' },
  'POST /api/me/warnings/:id/replies': {
    ...{ who: 'self', of: 'warning' },
    payload: { kind: 'commented', note: REASON },
  },
  'GET /api/audits': { who: READERS },
  'POST /api/audits': {
    who: ['auditor'],
    payload: { unit: 'city', year: 2026, size: 1, words: '年终抽查' },
  },
  'GET /api/audits/:id': { who: READERS, of: 'audit' },
  'GET /api/audits/:id/again': { who: READERS, of: 'audit' },
  'GET /api/audits/:id/sheet.xlsx': { who: READERS, of: 'audit' },
  'POST /api/audits/:id/findings': {
    ...{ who: ['auditor'], of: 'audit' },
    payload: { entryId: '{entry}', verdict: 'ok', words: '' },
  },
  'GET /api/exports': { who: READERS },
};

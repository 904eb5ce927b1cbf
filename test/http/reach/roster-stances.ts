/** Units and people, their sheets, and first passwords. */
import { DESK, type Stance, WRITERS } from './stance.ts';

const LEARNER = { staffNumber: '700000', name: '王learner' };
const NOTHING = { added: 0, changed: 0, moved: 0, left: 0, unchanged: 0, refused: 0 };

export const ROSTER_STANCES: Readonly<Record<string, Stance>> = {
  'POST /api/activation': { who: 'everybody' },
  'POST /api/roster/activations': {
    ...{ who: WRITERS, refusesForeign: true },
    payload: { unitId: 'hall', isBelowToo: true },
  },
  'GET /api/roster/units': { who: DESK },
  'GET /api/roster/units.csv': { who: DESK },
  'GET /api/roster/units.xlsx': { who: DESK },
  'GET /api/roster/units/:id/people': { who: DESK, of: 'hall' },
  'GET /api/roster/units/:id/people.csv': { who: DESK, of: 'hall' },
  'GET /api/roster/units/:id/people.xlsx': { who: DESK, of: 'hall' },
  'GET /api/roster/people/:id': { who: DESK, of: 'learner' },
  'GET /api/roster/template-people.csv': { who: DESK },
  'GET /api/roster/template-people.xlsx': { who: DESK },
  'GET /api/roster/template-units.csv': { who: DESK },
  'GET /api/roster/template-units.xlsx': { who: DESK },
  'POST /api/roster/people': {
    ...{ who: WRITERS, refusesForeign: true },
    payload: { fields: { ...LEARNER, unit: '法院', tier: '窗口单位', trainingKind: '在职' } },
  },
  'POST /api/roster/units': { who: WRITERS, payload: { fields: {} } },
  'PUT /api/roster/people/:id/roles': {
    ...{ who: ['administrator'], of: 'learner' },
    payload: { role: 'auditor' },
  },
  'DELETE /api/roster/people/:id/roles': {
    ...{ who: ['administrator'], of: 'learner' },
    payload: { role: 'auditor' },
  },
  'GET /api/roster/imports': { who: DESK },
  'POST /api/roster/imports': { who: WRITERS },
  'GET /api/roster/imports/:id': { who: DESK, of: 'rosterImport' },
  'DELETE /api/roster/imports/:id': { who: WRITERS, of: 'rosterImport' },
  'GET /api/roster/imports/:id/rows': { who: DESK, of: 'rosterImport' },
  'GET /api/roster/imports/:id/refused.xlsx': { who: DESK, of: 'rosterImport' },
  'POST /api/roster/imports/:id/confirmation': {
    ...{ who: WRITERS, of: 'rosterImport' },
    payload: { fileHash: 'any', counts: NOTHING },
  },
  'POST /api/roster/imports/:id/undoing': { who: WRITERS, of: 'rosterImport' },
};

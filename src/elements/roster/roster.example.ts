/** The states of md-roster. */
import type {
  ActivationSlips,
  RosterPersonDetail,
  RosterPersonView,
  RosterUnitView,
} from '../../domain/api/roster.ts';
import { dayOf } from '../../domain/base/calendar.ts';
import type { Role } from '../../domain/roster/person.ts';
import { answer, aSession, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';

const markup = '<md-roster></md-roster>';

const bureau: RosterUnitView = {
  ...{ id: 'u-1', code: '0101', name: '市人力资源和社会保障局', parentId: null, parentCode: '01', depth: 0 },
  ...{ organType: 'government', sector: '人力资源社会保障', people: 6, peopleBelow: 1_286 },
};
const hall: RosterUnitView = {
  ...{ id: 'u-2', code: '010101', name: '社会保险服务大厅', parentId: 'u-1', parentCode: '0101', depth: 1 },
  ...{ organType: 'government', sector: '', people: 1_280, peopleBelow: 1_280 },
};

const aPerson: RosterPersonView = {
  ...{ id: 'p-1', staffNumber: '100200017', name: '阿卜杜热合曼·买买提', post: '窗口负责人' },
  ...{ tier: 'window', trainingKind: 'inService', startDay: '2019-07-01' },
  ...{
    unit: { id: 'u-2', name: '社会保险服务大厅' },
    since: '2024-07-01',
    hasPassword: true,
    codeUntil: null,
  },
};
const people: readonly RosterPersonView[] = [
  aPerson,
  { ...aPerson, id: 'p-2', staffNumber: '100200054', name: '欧阳文博', post: '', hasPassword: false },
  {
    ...{ ...aPerson, id: 'p-3', staffNumber: '100200091', name: '李静', hasPassword: false },
    codeUntil: '2026-12-04T02:00:00.000Z',
  },
];

const detail: RosterPersonDetail = {
  ...{ id: 'p-1', staffNumber: aPerson.staffNumber, name: aPerson.name, mayGrant: false },
  memberships: [
    { unit: aPerson.unit, from: '2024-07-01', to: null },
    { unit: { id: 'u-1', name: bureau.name }, from: '2019-07-01', to: '2024-07-01' },
  ],
  roles: [{ role: 'officer', unit: aPerson.unit }],
};

const slips: ActivationSlips = {
  slips: [
    {
      ...{
        staffNumber: '100200054',
        name: '欧阳文博',
        unit: '社会保险服务大厅',
        code: 'ABCD-EFGH-JKMN-PQRS',
      },
      url: 'https://mingde.example/activate/#ABCD-EFGH-JKMN-PQRS',
      qr: { path: 'M4 4h7v7h-7z', size: 33 },
    },
  ],
  expiresAt: '2026-12-04T02:00:00.000Z',
  isCut: false,
};

/** The page asks for today. */
export const today = dayOf(Date.now());
export const peoplePath = (unit: string, after = '') =>
  `GET /api/roster/units/${unit}/people?day=${today}&text=&below=true&after=${after}`;

function as(role: Role, units: readonly RosterUnitView[] = [bureau, hall]): Example['answers'] {
  return {
    'GET /api/session': answer({ ...aSession, person: { ...aSession.person, roles: ['learner', role] } }),
    [`GET /api/roster/units?day=${today}`]: answer(units),
    [peoplePath('u-1')]: answer({ day: today, people, next: '100200091' }),
    [peoplePath('u-1', '100200091')]: answer({
      day: today,
      people: [{ ...aPerson, id: 'p-4', staffNumber: '100200128', name: '赵强' }],
    }),
    [peoplePath('u-2')]: answer({ day: today, people: [] }),
    'GET /api/roster/people/p-1': answer({ ...detail, mayGrant: role === 'administrator' }),
    'POST /api/roster/people': answer({ verdict: 'changed', notes: [], importId: 'i-1' }),
    'POST /api/roster/units': answer({ verdict: 'changed', notes: [], importId: 'i-2' }),
    'POST /api/roster/activations': answer(slips),
    'PUT /api/roster/people/p-1/roles': answer(undefined, 204),
    'DELETE /api/roster/people/p-1/roles': answer(undefined, 204),
  };
}

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'a learner', markup, answers: signedIn },
  { name: 'an officer', markup, answers: as('officer') },
  { name: 'an administrator', markup, answers: as('administrator') },
  { name: 'an auditor', markup, answers: as('auditor') },
  { name: 'no unit yet', markup, answers: as('administrator', []) },
  {
    name: 'refused',
    markup,
    answers: {
      ...as('officer'),
      'POST /api/roster/people': refusal(400, 'invalid-request', '您管理的范围里没有单位“0102”。'),
    },
  },
];

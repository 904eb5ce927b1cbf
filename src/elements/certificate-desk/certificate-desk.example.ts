/** The states of md-certificate-desk. */
import type { BatchView, IssuedRow, IssuedView, WithoutView } from '../../domain/api/certificates.ts';
import { answer, aSession, type Example, refusal, signedIn, signedOut } from '../../drawing/example.ts';

const markup = '<md-certificate-desk></md-certificate-desk>';

export const ready: BatchView = {
  id: '0b9c6f0e-5a53-4d0b-9b0e-0f1b3a2c4d5e',
  year: 2026,
  kinds: 'annual',
  asOf: '2026-11-20',
  asked: '江岸区行政审批局',
  state: 'ready',
  by: '赵明',
  askedAt: '2026-11-20T02:00:00.000Z',
  finishedAt: '2026-11-20T02:01:00.000Z',
  people: 4286,
  done: 4286,
  certificates: 4284,
  fresh: 12,
  without: 2,
  archiveUrl: '/api/certificate-batches/0b9c6f0e-5a53-4d0b-9b0e-0f1b3a2c4d5e/archive.zip',
};
export const issuing: BatchView = { ...ready, state: 'issuing', finishedAt: null, done: 1200, without: 0 };

const without: WithoutView = {
  rows: [
    {
      place: 3,
      staffNumber: '300000017',
      name: '阿不都·热合曼',
      unit: '窗口一科',
      reason: 'unmet',
      detail: '年度学时：还差 1.5 学时。',
    },
    {
      place: 9,
      staffNumber: '300000099',
      name: '',
      unit: '',
      reason: 'unknown',
      detail: '没有这个工号，或者这个人不在您管理的单位里。请核对工号。',
    },
  ],
};

export const aRow: IssuedRow = {
  code: '7K3M-9QXD-2H5T-VB49',
  kind: 'annual',
  year: 2026,
  name: '欧阳文博',
  staffNumber: '300000011',
  unit: '江岸区行政审批局',
  centihours: 850,
  asOf: '2026-11-20',
  issuedAt: '2026-11-20T02:00:30.000Z',
  issuedBy: '系统',
  state: 'valid',
  stateReason: null,
  endedAt: null,
  endedBy: null,
  pdfUrl: '/api/certificates/7K3M-9QXD-2H5T-VB49/pdf',
};
const issued: IssuedView = {
  rows: [
    aRow,
    {
      ...aRow,
      code: '9V7C-0QXD-9H5T-VB4H',
      kind: 'course',
      courseTitle: '公正廉洁',
      centihours: 100,
      state: 'revoked',
      stateReason: '姓名登记有误',
      endedAt: '2026-11-21T02:00:00.000Z',
      endedBy: '赵明',
      pdfUrl: '/api/certificates/9V7C-0QXD-9H5T-VB4H/pdf',
    },
  ],
};

const units = [
  { id: 'unit-1', name: '江岸区行政审批局', parentId: null, depth: 0 },
  { id: 'unit-2', name: '窗口一科', parentId: 'unit-1', depth: 1 },
];
const asOfficer = (role: 'officer' | 'auditor') => ({
  ...signedIn,
  'GET /api/session': answer({
    ...aSession,
    person: { ...aSession.person, roles: ['learner', role] as const },
  }),
  'GET /api/units': answer(units),
});
const batch = `/api/certificate-batches/${ready.id}`;
const desk = {
  ...asOfficer('officer'),
  'GET /api/certificate-batches': answer([ready]),
  [`GET ${batch}`]: answer(ready),
  [`GET ${batch}/without?after=-1`]: answer(without),
  'GET /api/certificates?': answer(issued),
  'POST /api/certificate-batches': answer(issuing, 202),
  [`POST /api/certificates/${aRow.code}/revocation`]: answer(undefined, 204),
  'POST /api/certificates/9V7C-0QXD-9H5T-VB4H/reissue': answer({ code: 'NEW0-0000-0000-0000', isNew: true }),
};

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'not an officer', markup, answers: signedIn },
  { name: 'nothing yet', markup, answers: { ...desk, 'GET /api/certificate-batches': answer([]) } },
  { name: 'ready', markup, answers: desk },
  { name: 'an auditor', markup, answers: { ...desk, ...asOfficer('auditor') } },
  {
    name: 'refused',
    markup,
    answers: {
      ...desk,
      'POST /api/certificate-batches': refusal(400, 'invalid-request', '截至日期要在今天以前。'),
    },
  },
];

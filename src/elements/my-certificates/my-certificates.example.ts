/** The states of md-my-certificates. */
import type { CertificateListItem } from '../../domain/api/api.ts';
import { answer, type Example, signedIn, signedOut } from '../../drawing/example.ts';
import { aFullYear, aYearUnderWay } from '../../drawing/example-hours.ts';

const markup = '<md-my-certificates></md-my-certificates>';
const valid: CertificateListItem = {
  code: '7K3M-9QXD-2H5T-VB41',
  kind: 'annual',
  year: 2026,
  asOf: '2026-11-20',
  issuedAt: '2026-11-20T08:12:00.000Z',
  state: 'valid',
  stateReason: null,
  centihours: 850,
  pdfUrl: '/api/certificates/7K3M-9QXD-2H5T-VB41/pdf',
  badgeUrl: '/api/certificates/7K3M-9QXD-2H5T-VB41/badge',
  verifyUrl: '/verify/?code=7K3M-9QXD-2H5T-VB41',
};
const superseded: CertificateListItem = {
  ...valid,
  code: '2B7C-0QXD-9H5T-VB4N',
  state: 'superseded',
  centihours: 800,
  asOf: '2026-11-12',
  issuedAt: '2026-11-12T08:12:00.000Z',
};
const revoked: CertificateListItem = {
  ...superseded,
  code: '5T7C-0QXD-9H5T-VB4N',
  year: 2025,
  state: 'revoked',
  stateReason: '一笔集中培训学时经核实未参加，已冲销。',
};

const ofCourse: CertificateListItem = {
  ...valid,
  code: '9V7C-0QXD-9H5T-VB4H',
  kind: 'course',
  courseTitle: '公正廉洁',
  centihours: 100,
  issuedAt: '2026-09-02T02:30:00.000Z',
  asOf: '2026-09-02',
  pdfUrl: '/api/certificates/9V7C-0QXD-9H5T-VB4H/pdf',
  badgeUrl: '/api/certificates/9V7C-0QXD-9H5T-VB4H/badge',
  verifyUrl: '/verify/?code=9V7C-0QXD-9H5T-VB4H',
};

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  {
    name: 'three of them',
    markup,
    answers: { ...signedIn, 'GET /api/me/certificates': answer([revoked, superseded, valid]) },
  },
  {
    name: 'a year and a course',
    markup,
    answers: { ...signedIn, 'GET /api/me/certificates': answer([ofCourse, valid]) },
  },
  {
    name: 'a course only',
    markup,
    answers: {
      ...signedIn,
      'GET /api/me/certificates': answer([ofCourse]),
      'GET /api/me/hours': answer(aYearUnderWay),
    },
  },
  {
    name: 'none, hours missing',
    markup,
    answers: {
      ...signedIn,
      'GET /api/me/certificates': answer([]),
      'GET /api/me/hours': answer(aYearUnderWay),
    },
  },
  {
    name: 'none, share missing',
    markup,
    answers: { ...signedIn, 'GET /api/me/certificates': answer([]), 'GET /api/me/hours': answer(aFullYear) },
  },
];

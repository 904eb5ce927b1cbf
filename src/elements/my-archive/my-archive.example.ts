/** The states of md-my-archive. */
import type { CertificateListItem } from '../../domain/api/api.ts';
import { answer, type Example, signedIn, signedOut } from '../../drawing/example.ts';

const markup = '<md-my-archive></md-my-archive>';
const of = (year: number): CertificateListItem => ({
  code: '7K3M-9QXD-2H5T-VB41',
  kind: 'annual',
  year,
  asOf: `${year}-11-20`,
  issuedAt: `${year}-11-20T08:12:00.000Z`,
  state: 'valid',
  stateReason: null,
  centihours: 850,
  pdfUrl: '/api/certificates/7K3M-9QXD-2H5T-VB41/pdf',
  badgeUrl: '/api/certificates/7K3M-9QXD-2H5T-VB41/badge',
  verifyUrl: '/verify/?code=7K3M-9QXD-2H5T-VB41',
});

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  {
    name: 'two years',
    markup,
    answers: { ...signedIn, 'GET /api/me/certificates': answer([of(2025), of(2026)]) },
  },
  { name: 'no certificate', markup, answers: { ...signedIn, 'GET /api/me/certificates': answer([]) } },
];

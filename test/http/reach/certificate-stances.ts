/** Certificates: shown, given out, issued, taken back. */
import { DESK, REASON, type Stance, WRITERS } from './stance.ts';

export const CERTIFICATE_STANCES: Readonly<Record<string, Stance>> = {
  'GET /api/issuer-keys': { who: 'everybody' },
  'GET /api/certificates/:code': { who: 'everybody', of: 'certificate' },
  'GET /api/certificates/:code/proof': { who: 'everybody', of: 'certificate' },
  'GET /api/certificates/:code/pdf': { who: DESK, of: 'certificate', orOwner: true },
  'GET /api/certificates/:code/badge': { who: DESK, of: 'certificate', orOwner: true },
  'GET /api/certificates': { who: DESK },
  'POST /api/certificates/:code/reissue': { who: WRITERS, of: 'certificate' },
  'POST /api/certificates/:code/revocation': {
    ...{ who: WRITERS, of: 'certificate' },
    payload: { reason: REASON },
  },
  'GET /api/certificate-batches': { who: DESK },
  'POST /api/certificate-batches': {
    ...{ who: WRITERS, refusesForeign: true },
    payload: { year: 2026, kinds: 'annual', unit: 'hall' },
  },
  'GET /api/certificate-batches/:id': { who: DESK, of: 'batch' },
  'GET /api/certificate-batches/:id/without': { who: DESK, of: 'batch' },
  'GET /api/certificate-batches/:id/archive.zip': { who: DESK, of: 'batch' },
};

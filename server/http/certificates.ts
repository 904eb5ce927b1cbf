/** /api/certificates: verification for everybody, the paper for those it concerns. */
import type { FastifyInstance } from 'fastify';
import type { IssuerKeysView } from '../../src/domain/api/api.ts';
import type { Deps } from '../services/deps.ts';
import { issuerKeys } from '../services/issuer-keys.ts';
import { readCertificatePdf, verifyCertificate } from '../services/view-certificates.ts';
import { signedIn } from './callers.ts';
import type { LookUps } from './look-ups.ts';

export function registerCertificates(app: FastifyInstance, deps: Deps, lookUps: LookUps): void {
  app.get('/api/certificates/:code', async (request, reply) => {
    const found = await lookUps.answer(request, reply, (code) => verifyCertificate(deps, code));
    return found ?? reply;
  });

  /** For whoever checks a signature: all keys, and how each follows from the one before. */
  app.get('/api/issuer-keys', async (_request, reply) =>
    reply
      .header('Access-Control-Allow-Origin', '*')
      .send({ format: 1, keys: await issuerKeys(deps) } satisfies IssuerKeysView),
  );

  app.get(
    '/api/certificates/:code/pdf',
    signedIn(async (request, reply, caller) => {
      const found = await lookUps.answer(request, reply, (code) => readCertificatePdf(deps, caller, code));
      if (!found) return reply;
      const fileName = `${found.code}.pdf`;
      return reply
        .type('application/pdf')
        .header('Content-Disposition', `attachment; filename="${fileName}"`)
        .send(Buffer.from(found.pdf));
    }),
  );
}

/** /api/certificates: verification for everybody, the paper for those it concerns. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { IssuerKeysView } from '../../src/domain/api/api.ts';
import type { RevocationRequest } from '../../src/domain/api/certificates.ts';
import type { Deps } from '../services/deps.ts';
import { issuerKeys } from '../services/issuer-keys.ts';
import { revokeCertificate } from '../services/revoke-certificate.ts';
import { readCertificatePdf, verifyCertificate } from '../services/view-certificates.ts';
import { signedIn } from './callers.ts';
import type { LookUps } from './look-ups.ts';
import { parse } from './parse.ts';
import { sendFailure } from './problems.ts';

const revocation: z.ZodType<RevocationRequest> = z.object({
  reason: z.string('缺少 reason：撤销的原因').max(200, '撤销的原因太长，最多 200 个字'),
});

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

  app.post(
    '/api/certificates/:code/revocation',
    signedIn(async (request, reply, caller) => {
      const { code } = request.params as { code: string };
      const body = parse(revocation, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const revoked = await revokeCertificate(deps, caller, { code, ...body.value });
      return revoked.ok ? reply.code(204).send() : sendFailure(reply, revoked.failure);
    }),
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

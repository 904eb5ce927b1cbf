/** /api/certificates: verification for everybody, the paper for those it concerns. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { RevocationRequest } from '../../src/domain/api/certificates.ts';
import type { Deps } from '../services/deps.ts';
import { revokeCertificate } from '../services/revoke-certificate.ts';
import { readCertificatePdf, verifyCertificate } from '../services/view-certificates.ts';
import { signedIn } from './callers.ts';
import { parse } from './parse.ts';
import { sendFailure } from './problems.ts';

/** Codes have 75 random bits; the limit keeps a guesser from being a load as well. */
const LOOK_UPS_PER_MINUTE = 30;

const revocation: z.ZodType<RevocationRequest> = z.object({
  reason: z.string('缺少 reason：撤销的原因').max(200, '撤销的原因太长，最多 200 个字'),
});

export function registerCertificates(app: FastifyInstance, deps: Deps): void {
  const limited = { config: { rateLimit: { max: LOOK_UPS_PER_MINUTE, timeWindow: 60_000 } } };
  app.get('/api/certificates/:code', limited, async (request, reply) => {
    const { code } = request.params as { code: string };
    const found = await verifyCertificate(deps, code);
    return found.ok ? found.value : sendFailure(reply, found.failure);
  });

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
    limited,
    signedIn(async (request, reply, caller) => {
      const { code } = request.params as { code: string };
      const found = await readCertificatePdf(deps, caller, code);
      if (!found.ok) return sendFailure(reply, found.failure);
      const fileName = `${found.value.code}.pdf`;
      return reply
        .type('application/pdf')
        .header('Content-Disposition', `attachment; filename="${fileName}"`)
        .send(Buffer.from(found.value.pdf));
    }),
  );
}

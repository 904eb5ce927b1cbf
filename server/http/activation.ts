/** /api/roster/activations: codes for people to set a password with. /api/activation: setting it. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ActivationRequest, ActivationUse } from '../../src/domain/api/roster.ts';
import { activateAccount, makeActivations } from '../services/activate-accounts.ts';
import type { Deps } from '../services/deps.ts';
import { isForeignWrite } from './callers.ts';
import { parse } from './parse.ts';
import { sendFailure } from './problems.ts';
import { rosterWriter } from './roster.ts';

const request: z.ZodType<ActivationRequest> = z.union(
  [
    z.object({ people: z.array(z.string().max(100)).min(1, '请选至少一个人').max(500, '一次最多 500 人') }),
    z.object({ unitId: z.string().max(100), isBelowToo: z.boolean() }),
  ],
  '请写明为谁制发：people，或 unitId 和 isBelowToo',
);

const use: z.ZodType<ActivationUse> = z.object({
  code: z.string('请填写激活码').min(1, '请填写激活码').max(64, '激活码太长'),
  staffNumber: z.string('请填写工号').min(1, '请填写工号').max(64, '工号最长 64 个字符'),
  password: z.string('请填写密码').min(1, '请填写密码').max(256, '密码最长 256 个字符'),
});

/** Codes cannot be guessed; this is for the server's sake: each right code costs a slow hash. */
const USES_PER_MINUTE = 120;

export function registerActivation(app: FastifyInstance, deps: Deps): void {
  app.post(
    '/api/roster/activations',
    rosterWriter(deps, async (asking, reply, { importer }) => {
      const body = parse(request, asking.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const made = await makeActivations(deps, importer, body.value);
      if (!made.ok) return sendFailure(reply, made.failure);
      return reply.header('Cache-Control', 'no-store').send(made.value);
    }),
  );
  const limited = { config: { rateLimit: { max: USES_PER_MINUTE, timeWindow: 60_000 } } };
  app.post('/api/activation', limited, async (asking, reply) => {
    if (isForeignWrite(deps, asking)) {
      return sendFailure(reply, { code: 'foreign-origin', message: '请在本站的激活页操作。' });
    }
    const body = parse(use, asking.body);
    if (!body.ok) return sendFailure(reply, body.failure);
    const done = await activateAccount(deps, body.value);
    return done.ok ? reply.code(204).send() : sendFailure(reply, done.failure);
  });
}

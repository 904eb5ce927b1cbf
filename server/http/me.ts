/** /api/me and /api/presence: the signed-in person's own record. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Beat } from '../../src/domain/presence/beat.ts';
import type { Deps } from '../services/deps.ts';
import { recordBeat } from '../services/record-beat.ts';
import { listCertificates } from '../services/view-certificates.ts';
import { viewHours } from '../services/view-hours.ts';
import { viewLearning } from '../services/view-learning.ts';
import { signedIn } from './callers.ts';
import { parse, parseYear } from './parse.ts';
import { sendFailure } from './problems.ts';

const beatBody = z.object({
  item: z.string('缺少 item：正在学习的课').max(200),
  section: z.string().max(40).optional(),
  nonce: z.string().max(100).optional(),
  visible: z.boolean('visible 要是 true 或 false'),
  focused: z.boolean('focused 要是 true 或 false'),
});

export function registerMe(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/me/hours',
    signedIn(async (request, reply, caller) => {
      const year = parseYear(deps, request.query);
      if (!year.ok) return sendFailure(reply, year.failure);
      return viewHours(deps, caller.personId, year.value);
    }),
  );

  app.get(
    '/api/me/learning',
    signedIn(async (_request, _reply, caller) => viewLearning(deps, caller.personId)),
  );

  app.get(
    '/api/me/certificates',
    signedIn(async (_request, _reply, caller) => listCertificates(deps, caller.personId)),
  );

  app.post(
    '/api/presence',
    signedIn(async (request, reply, caller) => {
      const body = parse(beatBody, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const outcome = await recordBeat(deps, caller.personId, body.value as Beat);
      return outcome.ok ? outcome.value : sendFailure(reply, outcome.failure);
    }),
  );
}

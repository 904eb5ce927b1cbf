/** /api/me: the signed-in person's own record. */
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../services/deps.ts';
import { listCertificates } from '../services/view-certificates.ts';
import { viewHours } from '../services/view-hours.ts';
import { viewLearning } from '../services/view-learning.ts';
import { signedIn } from './callers.ts';
import { parseYear } from './parse.ts';
import { sendFailure } from './problems.ts';

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
}

/** /api/record-check: the latest nightly recomputation. */
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../services/deps.ts';
import { viewRecordCheck } from '../services/view-record-check.ts';
import { signedIn } from './callers.ts';
import { sendFailure } from './problems.ts';

export function registerRecordCheck(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/record-check',
    signedIn(async (_request, reply, caller) => {
      const view = await viewRecordCheck(deps, caller);
      return view.ok ? view.value : sendFailure(reply, view.failure);
    }),
  );
}

/** /api/me/evaluations for whoever answers, /api/evaluations for what has been opened. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../services/deps.ts';
import { evaluate, viewMyEvaluations } from '../services/evaluate-teaching.ts';
import { viewEvaluations } from '../services/view-evaluations.ts';
import { signedIn } from './callers.ts';
import { parse } from './parse.ts';
import { sendFailure } from './problems.ts';

const answer = z.object({
  subject: z.string('请选择评估哪一项。').min(1).max(200),
  scores: z.record(z.string().max(60), z.number('请选 1 到 5。'), '请回答每一个问题。'),
  remark: z.string().max(2000, '意见最多 500 个字。').default(''),
});

export function registerEvaluations(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/me/evaluations',
    signedIn(async (_asked, _reply, caller) => viewMyEvaluations(deps, caller.personId)),
  );
  app.post(
    '/api/me/evaluations',
    signedIn(async (asked, reply, caller) => {
      const body = parse(answer, asked.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const done = await evaluate(deps, caller.personId, body.value);
      return done.ok ? reply.code(204).send() : sendFailure(reply, done.failure);
    }),
  );
  app.get(
    '/api/evaluations',
    signedIn(async (_asked, reply, caller) => {
      const view = await viewEvaluations(deps, caller);
      return view.ok ? view.value : sendFailure(reply, view.failure);
    }),
  );
}

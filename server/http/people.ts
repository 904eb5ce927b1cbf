/** /api/people/<id>: one person for those who answer for them, and the reopening of a closed year. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ReopeningRequest } from '../../src/domain/api/person.ts';
import { CATEGORIES } from '../../src/domain/policy/policy.ts';
import type { Deps } from '../services/deps.ts';
import { reopenFor, viewPerson } from '../services/follow-person.ts';
import { signedIn } from './callers.ts';
import { dayText, parse } from './parse.ts';
import { sendFailure } from './problems.ts';

const reopening: z.ZodType<ReopeningRequest> = z.object({
  year: z.int('year 要写成四位数字，例如 2026').min(2000, 'year 太早').max(2100, 'year 太晚'),
  category: z.enum(CATEGORIES, `category 要是 ${CATEGORIES.join('、')} 之一`),
  until: dayText('until'),
  reason: z.string('缺少 reason：重开的理由').max(500, '理由太长，最多 500 个字'),
});

interface ById {
  readonly id: string;
}

export function registerPeople(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/people/:id',
    signedIn(async (request, reply, caller) => {
      const person = await viewPerson(deps, caller, (request.params as ById).id);
      return person.ok ? person.value : sendFailure(reply, person.failure);
    }),
  );
  app.post(
    '/api/people/:id/reopenings',
    signedIn(async (request, reply, caller) => {
      const body = parse(reopening, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const reopened = await reopenFor(deps, caller, (request.params as ById).id, body.value);
      return reopened.ok ? reply.code(201).send(reopened.value) : sendFailure(reply, reopened.failure);
    }),
  );
}

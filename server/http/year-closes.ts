/** /api/year-closes: close a year's books. For administrators and officers of the highest unit. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { YearCloseRequest } from '../../src/domain/api/reports.ts';
import { closeYearFor } from '../services/close-year.ts';
import type { Deps } from '../services/deps.ts';
import { signedIn } from './callers.ts';
import { parse, parseYear } from './parse.ts';
import { sendFailure } from './problems.ts';

const closing: z.ZodType<YearCloseRequest> = z.object({
  year: z.int('year 要写成四位数字，例如 2026'),
  isEarlyAccepted: z.boolean('isEarlyAccepted 要是 true 或 false').default(false),
});

export function registerYearCloses(app: FastifyInstance, deps: Deps): void {
  app.post(
    '/api/year-closes',
    signedIn(async (request, reply, caller) => {
      const body = parse(closing, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const year = parseYear(deps, { year: String(body.value.year) });
      if (!year.ok) return sendFailure(reply, year.failure);
      const closed = await closeYearFor(deps, caller, body.value);
      return closed.ok ? reply.code(201).send(closed.value) : sendFailure(reply, closed.failure);
    }),
  );
}

/** /api/units: the officer's own subtree, with hours and status. */
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../services/deps.ts';
import { viewUnitPeople, viewUnits } from '../services/reach-units.ts';
import { signedIn } from './callers.ts';
import { parseYear } from './parse.ts';
import { sendFailure } from './problems.ts';

export function registerUnits(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/units',
    signedIn(async (_request, reply, caller) => {
      const units = await viewUnits(deps, caller);
      return units.ok ? units.value : sendFailure(reply, units.failure);
    }),
  );

  app.get(
    '/api/units/:id/people',
    signedIn(async (request, reply, caller) => {
      const { id } = request.params as { id: string };
      const year = parseYear(deps, request.query);
      if (!year.ok) return sendFailure(reply, year.failure);
      const people = await viewUnitPeople(deps, caller, id, year.value);
      return people.ok ? people.value : sendFailure(reply, people.failure);
    }),
  );
}

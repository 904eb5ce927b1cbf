/** /api/me/archive: everything about one's own learning that verifies anywhere, in one file. */
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../services/deps.ts';
import { exportArchive } from '../services/export-archive.ts';
import { signedIn } from './callers.ts';
import { parseYear } from './parse.ts';
import { sendFailure } from './problems.ts';

/** Each badge in it is signed anew. */
const ARCHIVES_PER_MINUTE = 12;

export function registerArchive(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/me/archive',
    { config: { rateLimit: { max: ARCHIVES_PER_MINUTE, timeWindow: 60_000 } } },
    signedIn(async (request, reply, caller) => {
      const { year: asked } = request.query as { year?: unknown };
      const year = asked === undefined ? undefined : parseYear(deps, { year: asked });
      if (year && !year.ok) return sendFailure(reply, year.failure);
      const { name, zip } = await exportArchive(deps, caller.personId, year?.value);
      return reply
        .type('application/zip')
        .header('Content-Disposition', `attachment; filename="${name}"`)
        .send(zip);
    }),
  );
}

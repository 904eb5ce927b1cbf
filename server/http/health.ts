/** /healthz: the process answers. /readyz: it can also read its storage. */
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../services/deps.ts';

export function registerHealth(app: FastifyInstance, deps: Deps): void {
  app.get('/healthz', async (_request, reply) => reply.type('text/plain').send('ok'));
  app.get('/readyz', async (_request, reply) => {
    await deps.storage.roster.isEmpty();
    return reply.type('text/plain').send('ok');
  });
}

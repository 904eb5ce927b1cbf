/** /xapi/about: which versions are served. Open to everyone, whatever version they speak. Source: xAPI 1.0.3 Communication 2.8. */
import type { FastifyInstance } from 'fastify';
import { sendError, sendJson } from './answer.ts';
import { readParameters } from './parameters.ts';

export function registerAbout(xapi: FastifyInstance, versions: readonly string[]): void {
  xapi.get('/about', async (request, reply) => {
    const parameters = readParameters(request.url, []);
    if (!parameters.ok) return sendError(reply, parameters.failure);
    return sendJson(reply, JSON.stringify({ version: versions }));
  });
}

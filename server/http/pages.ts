/** The built pages and their files. */
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendProblem } from './problems.ts';

/** Files under /_astro/ carry a hash in their name and never change. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';

/** It carries its script in itself, and names its hash in a policy of its own that narrows this one. */
const VERIFIER = /[\\/]verifier\.html(\.br|\.gz)?$/;
const OF_ITS_OWN =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function registerPages(app: FastifyInstance, distDirectory: string): void {
  app.register(fastifyStatic, {
    root: distDirectory,
    cacheControl: false,
    // The build leaves a .br and a .gz beside every text.
    preCompressed: true,
    redirect: true,
    setHeaders: (reply, path) => {
      reply.header('Cache-Control', path.includes('/_astro/') ? FOR_EVER : ASK_AGAIN);
      if (VERIFIER.test(path)) reply.header('Content-Security-Policy', OF_ITS_OWN);
    },
  });
  app.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith('/api/') || request.url.startsWith('/xapi/')) return noSuchRoute(reply);
    if (request.method !== 'GET' && request.method !== 'HEAD') return noSuchRoute(reply);
    return reply.code(404).header('Cache-Control', ASK_AGAIN).sendFile('404.html');
  });
}

function noSuchRoute(reply: FastifyReply): FastifyReply {
  return sendProblem(reply, {
    type: 'about:blank',
    title: 'not-found',
    status: 404,
    code: 'not-found',
    detail: '没有这个地址。',
  });
}

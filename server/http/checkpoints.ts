/** /checkpoints/: the published log as static files, for everybody and for pages of other origins. */
import { mkdirSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

export function registerCheckpoints(app: FastifyInstance, publishedDirectory: string): void {
  mkdirSync(publishedDirectory, { recursive: true });
  app.register(fastifyStatic, {
    root: publishedDirectory,
    prefix: '/checkpoints/',
    decorateReply: false,
    cacheControl: false,
    index: false,
    setHeaders: (reply, path) => {
      reply.header('Cache-Control', 'no-cache');
      reply.header('Access-Control-Allow-Origin', '*');
      if (path.endsWith('.txt')) reply.header('Content-Type', 'text/plain; charset=utf-8');
    },
  });
}

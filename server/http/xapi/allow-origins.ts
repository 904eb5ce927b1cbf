/** Which other origins' pages may send requests to /xapi, and what they may send and see. */
import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

export function allowOrigins(xapi: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  xapi.register(cors, {
    // A function, because with a list the plugin tells a refused origin which headers it could have read.
    origin: (origin, decide) => decide(null, origin !== undefined && origins.includes(origin)),
    methods: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'],
    allowedHeaders: [
      'Authorization',
      'Content-Type',
      'X-Experience-API-Version',
      'If-Match',
      'If-None-Match',
      'Accept-Language',
    ],
    exposedHeaders: [
      'ETag',
      'Last-Modified',
      'X-Experience-API-Version',
      'X-Experience-API-Consistent-Through',
    ],
    maxAge: 600,
  });
}

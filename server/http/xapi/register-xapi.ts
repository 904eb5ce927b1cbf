/** /xapi: what all its resources share, and the resources themselves. Source: xAPI 1.0.3 Communication. */
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import type { Deps } from '../../services/deps.ts';
import { registerAbout } from './about.ts';
import { sendError } from './answer.ts';
import { registerStatements } from './statements.ts';
import { registerStates } from './states.ts';

/** The latest patch version this server conforms to. Source: xAPI 1.0.3 Communication 3.3. */
const XAPI_VERSION = '1.0.3';
/** 2.0 clients send 1.0.3's statements too; what is new in 2.0 is refused by name. */
const ACCEPTED = /^(?:1\.0(?:\.\d+)?|2\.0(?:\.\d+)?)$/;

export function registerXapi(app: FastifyInstance, deps: Deps): void {
  app.register(
    (xapi, _options, done) => {
      takeBodiesAsBytes(xapi);
      answerErrors(xapi);
      xapi.addHook('onRequest', async (request, reply) => {
        reply.header('X-Experience-API-Version', XAPI_VERSION).header('Cache-Control', 'no-store');
        if (request.routeOptions.url === '/xapi/about') return;
        const version = request.headers['x-experience-api-version'];
        if (typeof version === 'string' && ACCEPTED.test(version)) return;
        return refuseVersion(reply, version);
      });
      refuseOtherAddresses(xapi);
      registerAbout(xapi, [XAPI_VERSION]);
      registerStates(xapi, deps);
      // In a scope of its own: every answer there carries one more header.
      xapi.register((statements, _none, ready) => {
        registerStatements(statements, deps);
        ready();
      });
      done();
    },
    { prefix: '/xapi' },
  );
}

/** A statement is kept as it was written, and a document may be anything. */
function takeBodiesAsBytes(xapi: FastifyInstance): void {
  xapi.removeAllContentTypeParsers();
  xapi.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

function answerErrors(xapi: FastifyInstance): void {
  xapi.setErrorHandler<FastifyError>((error, _request, reply) => {
    if (error.statusCode === 413) {
      return sendError(reply, { code: 'too-large', message: 'The body is larger than this server takes.' });
    }
    if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
      return sendError(reply, { code: 'invalid', message: `The request cannot be read: ${error.message}.` });
    }
    throw error;
  });
}

/** A route and no not-found handler: the pages' own catch-all would take the request first. */
function refuseOtherAddresses(xapi: FastifyInstance): void {
  xapi.all('/*', async (request, reply) =>
    sendError(reply, {
      code: 'not-found',
      message: `There is no ${request.method} ${request.url.split('?')[0]?.slice(0, 80)} here.`,
    }),
  );
}

function refuseVersion(reply: FastifyReply, version: string | readonly string[] | undefined): FastifyReply {
  const message =
    version === undefined
      ? `is missing; send ${XAPI_VERSION}`
      : `"${String(version).slice(0, 40)}" is not served here; send ${XAPI_VERSION}`;
  return sendError(reply, {
    code: 'invalid',
    message: `The header X-Experience-API-Version ${message} (xAPI 1.0.3 Communication 3.3).`,
  });
}

/** Refusals as xAPI clients know them: a status and `{"error": "…"}`. A code without a status does not compile. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { XapiError, XapiErrorCode } from '../../../src/domain/xapi/xapi-error.ts';
import type { Caller } from '../../ports/caller.ts';

/** Source: xAPI 1.0.3 Communication 3.2. */
const STATUS: Record<XapiErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'precondition-failed': 412,
  'too-large': 413,
};

export function sendError(reply: FastifyReply, { code, message, path }: XapiError): FastifyReply {
  const named = path === undefined || path === '' || message.includes(path);
  return sendJson(
    reply.code(STATUS[code]),
    JSON.stringify({ error: named ? message : `${path}: ${message}` }),
  );
}

/** @param json - text, so that a statement leaves as it is kept */
export function sendJson(reply: FastifyReply, json: string): FastifyReply {
  return reply.type('application/json').send(json);
}

type Handler = (request: FastifyRequest, reply: FastifyReply, caller: Caller) => Promise<unknown>;

/** Run a handler for a signed-in person or a service key. */
export function identified(handler: Handler) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (request.caller) return handler(request, reply, request.caller);
    // A challenge makes a browser ask for a password by itself, so only who tried Basic gets one.
    if (request.headers.authorization !== undefined) reply.header('WWW-Authenticate', 'Basic realm="xAPI"');
    return sendError(reply, {
      code: 'unauthenticated',
      message: 'Sign in, or send the key and secret of a service by Basic authentication.',
    });
  };
}

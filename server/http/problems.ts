/** Failures as RFC 9457 problem documents. A code without a status does not compile. */
import type { FastifyReply } from 'fastify';
import type { Problem } from '../../src/domain/api/api.ts';
import type { Failure, FailureCode } from '../../src/domain/base/failure.ts';

const STATUS: Record<FailureCode, number> = {
  'invalid-request': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'account-locked': 423,
  'foreign-origin': 403,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  'duplicate-award': 409,
  'already-reversed': 409,
  'year-closed': 409,
  'attempt-closed': 409,
  'attempt-limit': 409,
  'attempt-wait': 429,
  'lessons-unfinished': 409,
  'requirement-unmet': 409,
  'missing-glyph': 422,
  'too-many-requests': 429,
  'unsupported-media-type': 415,
  'payload-too-large': 413,
};

export function sendFailure(reply: FastifyReply, failure: Failure): FastifyReply {
  const { code, message, field, retryAfterSeconds } = failure;
  if (retryAfterSeconds !== undefined) reply.header('Retry-After', String(retryAfterSeconds));
  return sendProblem(reply, {
    type: 'about:blank',
    title: code,
    status: STATUS[code],
    code,
    detail: message,
    ...(field === undefined ? {} : { field }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .code(problem.status)
    .header('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problem));
}

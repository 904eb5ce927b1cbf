/** The bytes and the text of what was sent. */
import { isUtf8 } from 'node:buffer';
import type { FastifyRequest } from 'fastify';
import { fail, type Result, succeed } from '../../../src/domain/base/result.ts';
import type { XapiError } from '../../../src/domain/xapi/xapi-error.ts';

export function bodyOf(request: FastifyRequest): Uint8Array {
  return request.body instanceof Uint8Array ? request.body : new Uint8Array();
}

/** JSON by its Content-Type, UTF-8 by its bytes. Source: xAPI 1.0.3 Communication 1.4, 1.5, 3.2. */
export function jsonTextOf(request: FastifyRequest): Result<string, XapiError> {
  const contentType = request.headers['content-type'] ?? '';
  if (!/^application\/json\s*(?:;\s*charset=(?:"utf-8"|utf-8)\s*)?$/i.test(contentType)) {
    return fail({
      code: 'invalid',
      message: `Content-Type must be application/json in UTF-8, not "${contentType.slice(0, 80)}".`,
    });
  }
  const body = bodyOf(request);
  return isUtf8(body)
    ? succeed(new TextDecoder().decode(body))
    : fail({ code: 'invalid', message: 'The body is not UTF-8.' });
}

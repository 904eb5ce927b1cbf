/** A request and an answer as the resources under /xapi see them, whichever syntax and method carried them. */
import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import { fail, type Result, succeed } from '../../../src/domain/base/result.ts';
import type { XapiVersion } from '../../../src/domain/xapi/version.ts';
import type { XapiError, XapiErrorCode } from '../../../src/domain/xapi/xapi-error.ts';
import type { Caller } from '../../ports/caller.ts';
import type { Deps } from '../../services/deps.ts';

export type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

export interface XapiRequest {
  /** HEAD comes as GET, and its answer goes without a body. Source: xAPI 1.0.3 Communication 1.1. */
  readonly method: string;
  /** Such as `/statements`. */
  readonly resource: string;
  /** Parameters as they stand in an address, without the question mark. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
  readonly version: XapiVersion;
}

export interface XapiAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is JSON unless the headers say otherwise. */
  readonly body?: string | Uint8Array;
}

export type Exchange = (
  deps: Deps,
  caller: Caller,
  request: XapiRequest,
) => Promise<Result<XapiAnswer, XapiError>>;

/** Source: xAPI 1.0.3 Communication 3.2. A code without a status does not compile. */
const STATUS: Record<XapiErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'precondition-failed': 412,
  'too-large': 413,
};

const JSON_TYPE = { 'Content-Type': 'application/json' };

export const NOTHING: XapiAnswer = { status: 204 };

/** @param body - text, so that a statement leaves as it is kept */
export function jsonAnswer(
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): XapiAnswer {
  return { status: 200, headers: { ...JSON_TYPE, ...headers }, body };
}

export function refusal({ code, message, path }: XapiError): XapiAnswer {
  const named = path === undefined || path === '' || message.includes(path);
  const body = JSON.stringify({ error: named ? message : `${path}: ${message}` });
  return { status: STATUS[code], headers: JSON_TYPE, body };
}

/** JSON by its Content-Type, UTF-8 by its bytes. Source: xAPI 1.0.3 Communication 1.4, 1.5, 3.2. */
export function jsonTextOf({ headers, body }: XapiRequest): Result<string, XapiError> {
  const contentType = headers['content-type'] ?? '';
  if (!/^application\/json\s*(?:;\s*charset=(?:"utf-8"|utf-8)\s*)?$/i.test(contentType)) {
    return fail({
      code: 'invalid',
      message: `Content-Type must be application/json in UTF-8, not "${contentType.slice(0, 80)}".`,
    });
  }
  return utf8Text(body);
}

export function utf8Text(body: Uint8Array): Result<string, XapiError> {
  if (!isUtf8(body)) return fail({ code: 'invalid', message: 'The body is not UTF-8.' });
  return succeed(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'));
}

/** A request in a form, for clients that cannot set methods and headers. Source: xAPI 1.0.3 Communication 1.3. */
import { fail, type Result, succeed } from '../../../src/domain/base/result.ts';
import type { XapiError } from '../../../src/domain/xapi/xapi-error.ts';
import { utf8Text, type XapiRequest } from './exchange.ts';

const METHODS = ['GET', 'PUT', 'POST', 'DELETE'];

/** Headers that a form may carry; every other field is a parameter. */
const HEADERS = [
  'authorization',
  'x-experience-api-version',
  'content-type',
  'content-length',
  'if-match',
  'if-none-match',
  'accept',
  'accept-language',
  'accept-encoding',
];

type Form = Omit<XapiRequest, 'version'>;

/** 2.0 has no such syntax, and no parameter `method` either. */
export function isAlternate({ method, query }: Form): boolean {
  return method === 'POST' && new URLSearchParams(query).has('method');
}

/** @returns the request that the form stands for */
export function readAlternate(request: Form): Result<Form, XapiError> {
  const address = new URLSearchParams(request.query);
  const method = address.get('method') ?? '';
  if (!METHODS.includes(method))
    return invalid(`method is "${method.slice(0, 20)}"; it must be one of ${METHODS.join(', ')}.`);
  if ([...address.keys()].length > 1) {
    return invalid('With method in the address, every other parameter belongs into the form.');
  }
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')) {
    return invalid('With method in the address, the Content-Type must be application/x-www-form-urlencoded.');
  }
  const text = utf8Text(request.body);
  return text.ok ? succeed(unpacked(request, method, new URLSearchParams(text.value))) : text;
}

function unpacked(request: Form, method: string, form: URLSearchParams): Form {
  const headers: Record<string, string | string[] | undefined> = { ...request.headers };
  const parameters = new URLSearchParams();
  let content: string | undefined;
  delete headers['content-type'];
  for (const [name, value] of form) {
    const header = HEADERS.find((known) => known === name.toLowerCase());
    if (name === 'content') content = value;
    else if (header) headers[header] = value;
    else parameters.append(name, value);
  }
  // A form has no other way to say what its content is than this header, which may be left out for JSON.
  if (content !== undefined) headers['content-type'] ??= 'application/json';
  return {
    ...request,
    method,
    headers,
    query: parameters.toString(),
    body: Buffer.from(content ?? '', 'utf8'),
  };
}

function invalid(message: string): Result<never, XapiError> {
  return fail({ code: 'invalid', message });
}

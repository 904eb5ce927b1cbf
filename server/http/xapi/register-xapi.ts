/** /xapi: what all its resources share, whichever it is. Source: xAPI 1.0.3 Communication, xAPI 2.0 (IEEE 9274.1.1) 4.1. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fail, type Result, succeed } from '../../../src/domain/base/result.ts';
import { readVersion, type XapiVersion } from '../../../src/domain/xapi/version.ts';
import type { XapiError } from '../../../src/domain/xapi/xapi-error.ts';
import type { Caller } from '../../ports/caller.ts';
import type { Deps } from '../../services/deps.ts';
import { identify } from '../callers.ts';
import { allowOrigins } from './allow-origins.ts';
import { isAlternate, readAlternate } from './alternate-syntax.ts';
import { jsonAnswer, refusal, type XapiAnswer, type XapiRequest } from './exchange.ts';
import { readParameters } from './parameters.ts';
import { ABOUT, findExchange, STATEMENTS } from './resources.ts';

const PREFIX = '/xapi';
const VERSION_HEADER = 'X-Experience-API-Version';

export interface XapiOptions {
  readonly versions: readonly XapiVersion[];
  /** Origins whose pages may send requests of their own. */
  readonly corsOrigins: readonly string[];
}

export function registerXapi(app: FastifyInstance, deps: Deps, options: XapiOptions): void {
  app.register(
    (xapi, _options, done) => {
      takeBodiesAsBytes(xapi);
      allowOrigins(xapi, options.corsOrigins);
      xapi.addHook('onRequest', (request, reply, ready) => {
        stampAnswer(deps, request, reply, options);
        ready();
      });
      // What is refused before this room is reached, such as another site's write, is an answer of it too.
      xapi.addHook('onSend', (request, reply, _payload, ready) => {
        if (!reply.hasHeader(VERSION_HEADER)) stampAnswer(deps, request, reply, options);
        ready();
      });
      answerErrors(xapi);
      // One route and no not-found handler: the pages' own catch-all would take the request first.
      xapi.all('/*', async (request, reply) => send(reply, request, await exchange(deps, request, options)));
      done();
    },
    { prefix: PREFIX },
  );
}

/** What stands on every answer, refusals included. */
function stampAnswer(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  { versions }: XapiOptions,
): void {
  reply.header(VERSION_HEADER, versionOf(request, versions) ?? versions.at(-1));
  reply.header('Cache-Control', 'no-store');
  // Asked before anything is done, it is never too late a time.
  if (resourceOf(request) === STATEMENTS) stampConsistency(deps, reply);
}

/** A statement is kept as it was written, and a document may be anything. */
function takeBodiesAsBytes(xapi: FastifyInstance): void {
  xapi.removeAllContentTypeParsers();
  xapi.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

/** Source: xAPI 1.0.3 Communication 2.1.3: on all answers of the statements, refusals included. */
function stampConsistency(deps: Deps, reply: FastifyReply): void {
  const throughMs = deps.storage.statements.consistentThroughMs(deps.clock.now());
  reply.header('X-Experience-API-Consistent-Through', new Date(throughMs).toISOString());
}

async function exchange(deps: Deps, request: FastifyRequest, { versions }: XapiOptions): Promise<XapiAnswer> {
  const resource = resourceOf(request);
  if (resource === ABOUT) return about(request, versions);
  const read = await readRequest(deps, request, versions);
  if (!read.ok) return refusal(read.failure);
  const answer = await answerTo(deps, request, read.value);
  // A form names its version inside, where it could not be seen before.
  return { ...answer, headers: { ...answer.headers, [VERSION_HEADER]: read.value.asked.version } };
}

async function answerTo(deps: Deps, request: FastifyRequest, { caller, asked }: Asked): Promise<XapiAnswer> {
  const found = findExchange(asked.resource, asked.method);
  if (!found.ok) return refusal(found.failure);
  if (!caller) return unidentified(request);
  const answered = await found.value(deps, caller, asked);
  return answered.ok ? answered.value : refusal(answered.failure);
}

interface Asked {
  readonly caller: Caller | undefined;
  readonly asked: XapiRequest;
}

async function readRequest(
  deps: Deps,
  request: FastifyRequest,
  versions: readonly XapiVersion[],
): Promise<Result<Asked, XapiError>> {
  const { headers } = request;
  const sent = {
    method: request.method === 'HEAD' ? 'GET' : request.method,
    resource: resourceOf(request),
    query: queryOf(request.url),
    headers,
    body: request.body instanceof Uint8Array ? request.body : new Uint8Array(),
  };
  if (!isAlternate(sent)) {
    const version = versionOf(request, versions);
    return version === undefined
      ? fail(unknownVersion(headers['x-experience-api-version'], versions))
      : succeed({ caller: request.caller, asked: { ...sent, version } });
  }
  const form = readAlternate(sent);
  if (!form.ok) return form;
  const named = form.value.headers['x-experience-api-version'];
  const version = typeof named === 'string' ? readVersion(named, versions) : undefined;
  if (version === undefined) return fail(unknownVersion(named, versions));
  if (version === '2.0.0') {
    return fail({ code: 'invalid', message: 'xAPI 2.0 has no alternate request syntax: leave method out.' });
  }
  const { authorization } = form.value.headers;
  const isOwn = authorization === undefined || authorization === headers.authorization;
  const caller = isOwn ? request.caller : await identify(deps, authorization);
  return succeed({ caller, asked: { ...form.value, version } });
}

/** Open to everyone, whatever version they speak. Source: xAPI 1.0.3 Communication 2.8. */
function about(request: FastifyRequest, versions: readonly XapiVersion[]): XapiAnswer {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refusal({ code: 'method-not-allowed', message: '/about takes GET.' });
  }
  const parameters = readParameters(queryOf(request.url), []);
  return parameters.ok ? jsonAnswer(JSON.stringify({ version: versions })) : refusal(parameters.failure);
}

function unidentified({ headers }: FastifyRequest): XapiAnswer {
  const refused = refusal({
    code: 'unauthenticated',
    message: 'Sign in, or send the key and secret of a service by Basic authentication.',
  });
  // A challenge makes a browser ask for a password by itself, so only who tried Basic gets one.
  return headers.authorization === undefined
    ? refused
    : { ...refused, headers: { ...refused.headers, 'WWW-Authenticate': 'Basic realm="xAPI"' } };
}

async function send(reply: FastifyReply, request: FastifyRequest, answer: XapiAnswer): Promise<FastifyReply> {
  reply.code(answer.status).headers(answer.headers ?? {});
  // Bytes: to text Fastify would add a charset, which HEAD would not.
  const body = answer.body === undefined ? undefined : asBuffer(answer.body);
  if (request.method !== 'HEAD' || body === undefined) return reply.send(body);
  return reply.header('Content-Length', Buffer.byteLength(body)).send();
}

function asBuffer(body: string | Uint8Array): Buffer {
  if (typeof body === 'string') return Buffer.from(body);
  return Buffer.from(body.buffer as ArrayBuffer, body.byteOffset, body.byteLength);
}

function answerErrors(xapi: FastifyInstance): void {
  xapi.setErrorHandler<FastifyError>((error, request, reply) => {
    const { statusCode = 500 } = error;
    if (statusCode < 400 || statusCode >= 500) throw error;
    const refused: XapiError =
      statusCode === 413
        ? { code: 'too-large', message: 'The body is larger than this server takes.' }
        : { code: 'invalid', message: `The request cannot be read: ${error.message}.` };
    return send(reply, request, refusal(refused));
  });
}

function versionOf({ headers }: FastifyRequest, versions: readonly XapiVersion[]): XapiVersion | undefined {
  const named = headers['x-experience-api-version'];
  return typeof named === 'string' ? readVersion(named, versions) : undefined;
}

function unknownVersion(named: string | string[] | undefined, versions: readonly XapiVersion[]): XapiError {
  const problem = named === undefined ? 'is missing' : `"${String(named).slice(0, 40)}" is not served here`;
  return {
    code: 'invalid',
    message: `The header X-Experience-API-Version ${problem}; send ${versions.join(' or ')} (xAPI 1.0.3 Communication 3.3).`,
  };
}

function resourceOf({ url }: FastifyRequest): string {
  const mark = url.indexOf('?');
  return (mark < 0 ? url : url.slice(0, mark)).slice(PREFIX.length);
}

function queryOf(url: string): string {
  const mark = url.indexOf('?');
  return mark < 0 ? '' : url.slice(mark + 1);
}

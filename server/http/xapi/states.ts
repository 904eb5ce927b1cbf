/** /xapi/activities/state. Source: xAPI 1.0.3 Communication 2.3. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Result, succeed } from '../../../src/domain/base/result.ts';
import type { Precondition } from '../../../src/domain/xapi/precondition.ts';
import type { XapiError } from '../../../src/domain/xapi/xapi-error.ts';
import type { Caller } from '../../ports/caller.ts';
import type { Deps } from '../../services/deps.ts';
import {
  deleteState,
  deleteStates,
  etagOf,
  findState,
  keepState,
  listStates,
} from '../../services/keep-document.ts';
import type { StateScope } from '../../services/state-access.ts';
import { identified, sendError, sendJson } from './answer.ts';
import { bodyOf } from './body.ts';
import { instant, type ParameterName, type Parameters, readAgent, readParameters } from './parameters.ts';

const PATH = '/activities/state';
const SCOPE: readonly ParameterName[] = ['activityId', 'agent'];
const ADDRESS: readonly ParameterName[] = [...SCOPE, 'stateId'];

export function registerStates(xapi: FastifyInstance, deps: Deps): void {
  const keep = (merge: boolean) =>
    identified(async (request, reply, caller) => {
      const parameters = readParameters(request.url, [...ADDRESS, 'registration'], ADDRESS);
      if (!parameters.ok) return sendError(reply, parameters.failure);
      const scope = scopeOf(parameters.value);
      if (!scope.ok) return sendError(reply, scope.failure);
      const address = { ...scope.value, id: parameters.value.stateId ?? '' };
      const contentType = request.headers['content-type'] ?? 'application/octet-stream';
      const sent = { contentType, body: bodyOf(request) };
      const how = { merge, precondition: preconditionOf(request) };
      return sendNothing(reply, await keepState(deps, caller, address, sent, how));
    });
  xapi.put(PATH, keep(false));
  xapi.post(PATH, keep(true));

  xapi.get(
    PATH,
    identified(async (request, reply, caller) => {
      const parameters = readParameters(request.url, [...ADDRESS, 'registration', 'since'], SCOPE);
      if (!parameters.ok) return sendError(reply, parameters.failure);
      const { stateId, since } = parameters.value;
      const scope = scopeOf(parameters.value);
      if (!scope.ok) return sendError(reply, scope.failure);
      return stateId === undefined
        ? sendList(reply, deps, caller, { ...scope.value, sinceMs: instant(since) })
        : sendOne(reply, deps, caller, { ...scope.value, id: stateId });
    }),
  );

  xapi.delete(
    PATH,
    identified(async (request, reply, caller) => {
      const parameters = readParameters(request.url, [...ADDRESS, 'registration'], SCOPE);
      if (!parameters.ok) return sendError(reply, parameters.failure);
      const { stateId } = parameters.value;
      const scope = scopeOf(parameters.value);
      if (!scope.ok) return sendError(reply, scope.failure);
      const deleted =
        stateId === undefined
          ? await deleteStates(deps, caller, scope.value)
          : await deleteState(deps, caller, { ...scope.value, id: stateId }, preconditionOf(request));
      return sendNothing(reply, deleted);
    }),
  );
}

async function sendOne(
  reply: FastifyReply,
  deps: Deps,
  caller: Caller,
  address: StateScope & { readonly id: string },
): Promise<FastifyReply> {
  const found = await findState(deps, caller, address);
  if (!found.ok) return sendError(reply, found.failure);
  const { contentType, body, etag, updatedAtMs } = found.value;
  return reply
    .header('ETag', `"${etag}"`)
    .header('Last-Modified', new Date(updatedAtMs).toUTCString())
    .header('Content-Type', contentType)
    .send(Buffer.from(body));
}

async function sendList(
  reply: FastifyReply,
  deps: Deps,
  caller: Caller,
  { sinceMs, ...scope }: StateScope & { readonly sinceMs: number | undefined },
): Promise<FastifyReply> {
  const listed = await listStates(deps, caller, scope, sinceMs);
  if (!listed.ok) return sendError(reply, listed.failure);
  const json = JSON.stringify(listed.value.map(({ id }) => id));
  const latest = listed.value.reduce((ms, { updatedAtMs }) => Math.max(ms, updatedAtMs), 0);
  if (latest > 0) reply.header('Last-Modified', new Date(latest).toUTCString());
  return sendJson(reply.header('ETag', `"${etagOf(json)}"`), json);
}

function scopeOf({ activityId = '', agent = '', registration }: Parameters): Result<StateScope, XapiError> {
  const read = readAgent(agent);
  if (!read.ok) return read;
  const scope = { activity: activityId, agent: read.value };
  return succeed(registration === undefined ? scope : { ...scope, registration });
}

function preconditionOf({ headers }: FastifyRequest): Precondition {
  return { ifMatch: headers['if-match'], ifNoneMatch: headers['if-none-match'] };
}

function sendNothing(reply: FastifyReply, outcome: Result<unknown, XapiError>): FastifyReply {
  return outcome.ok ? reply.code(204).send() : sendError(reply, outcome.failure);
}

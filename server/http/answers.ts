/** How handlers answer: with the thing, that it is done, or with what is wrong; and those that only read, act and answer. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Result } from '../../src/domain/base/result.ts';
import type { SessionCaller } from '../ports/caller.ts';
import { parse } from './parse.ts';
import { sendFailure } from './problems.ts';

export type Handler<Who> = (request: FastifyRequest, reply: FastifyReply, who: Who) => Promise<unknown>;

/** The `:id` of the address. */
export function idOf(request: FastifyRequest): string {
  return (request.params as { id: string }).id;
}

export function sendResult<Value>(reply: FastifyReply, result: Result<Value>): FastifyReply {
  return result.ok ? reply.send(result.value) : sendFailure(reply, result.failure);
}

/** It was not there before. */
export function sendCreated<Value>(reply: FastifyReply, result: Result<Value>): FastifyReply {
  return sendResult(result.ok ? reply.code(201) : reply, result);
}

/** Of what is new, only where to find it. */
export function sendId(reply: FastifyReply, result: Result<{ readonly id: string }>): FastifyReply {
  return result.ok ? reply.code(201).send({ id: result.value.id }) : sendFailure(reply, result.failure);
}

/** There is nothing to say but that it is done. */
export function sendDone(reply: FastifyReply, result: Result<unknown>): FastifyReply {
  return result.ok ? reply.code(204).send() : sendFailure(reply, result.failure);
}

/** Read the body, act on it, and answer. @param send - how; with what came of it where this is left out */
export function taking<Schema extends z.ZodType, Who, Value>(
  schema: Schema,
  act: (body: z.output<Schema>, who: Who, request: FastifyRequest) => Promise<Result<Value>>,
  send: (reply: FastifyReply, result: Result<Value>) => FastifyReply = sendResult,
): Handler<Who> {
  return async (request, reply, who) => {
    const body = parse(schema, request.body);
    return body.ok ? send(reply, await act(body.value, who, request)) : sendFailure(reply, body.failure);
  };
}

/** Who may not look is told nothing about what is wrong with the request. */
export function admittedFirst(
  admit: (caller: SessionCaller) => Promise<Result<unknown>>,
  handler: Handler<SessionCaller>,
): Handler<SessionCaller> {
  return async (request, reply, caller) => {
    const admitted = await admit(caller);
    return admitted.ok ? handler(request, reply, caller) : sendFailure(reply, admitted.failure);
  };
}

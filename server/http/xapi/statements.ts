/** /xapi/statements. Source: xAPI 1.0.3 Communication 2.1. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { canonicalOf, idsOf } from '../../../src/domain/xapi/format-statement.ts';
import type { Statement } from '../../../src/domain/xapi/statement.ts';
import type { Deps } from '../../services/deps.ts';
import { findStatement, queryStatements } from '../../services/query-statements.ts';
import { storeStatements } from '../../services/store-statements.ts';
import { identified, sendError, sendJson } from './answer.ts';
import { jsonTextOf } from './body.ts';
import { readParameters } from './parameters.ts';
import { moreAddress, type Rendering, readStatementRequest } from './statement-query.ts';

const PATH = '/statements';

export function registerStatements(statements: FastifyInstance, deps: Deps): void {
  // Source: xAPI 1.0.3 Communication 2.1.3: on all responses. Asked beforehand, it is never too late a time.
  statements.addHook('onRequest', async (_request, reply) => {
    const throughMs = await deps.storage.statements.consistentThroughMs(deps.clock.now());
    reply.header('X-Experience-API-Consistent-Through', new Date(throughMs).toISOString());
  });

  statements.put(
    PATH,
    identified(async (request, reply, caller) => {
      const parameters = readParameters(request.url, ['statementId'], ['statementId']);
      if (!parameters.ok) return sendError(reply, parameters.failure);
      const body = jsonTextOf(request);
      if (!body.ok) return sendError(reply, body.failure);
      const stored = await storeStatements(deps, caller, body.value, parameters.value.statementId);
      return stored.ok ? reply.code(204).send() : sendError(reply, stored.failure);
    }),
  );

  statements.post(
    PATH,
    identified(async (request, reply, caller) => {
      const parameters = readParameters(request.url, []);
      if (!parameters.ok) return sendError(reply, parameters.failure);
      const body = jsonTextOf(request);
      if (!body.ok) return sendError(reply, body.failure);
      const stored = await storeStatements(deps, caller, body.value);
      return stored.ok ? sendJson(reply, JSON.stringify(stored.value)) : sendError(reply, stored.failure);
    }),
  );

  statements.get(
    PATH,
    identified(async (request, reply, caller) => {
      const asked = readStatementRequest(request.url);
      if (!asked.ok) return sendError(reply, asked.failure);
      const draw = pen(request, asked.value.rendering);
      if (asked.value.kind === 'one') {
        const found = await findStatement(deps, caller, asked.value);
        if (!found.ok) return sendError(reply, found.failure);
        const { stored = '' } = JSON.parse(found.value) as Statement;
        reply.header('Last-Modified', new Date(stored).toUTCString());
        return sendStatements(reply, asked.value.rendering, draw(found.value));
      }
      const page = await queryStatements(deps, caller, asked.value.query);
      if (!page.ok) return sendError(reply, page.failure);
      const { statements: texts, next } = page.value;
      const more = next === undefined ? '' : moreAddress(asked.value.filters, next);
      const json = `{"statements":[${texts.map(draw).join(',')}],"more":${JSON.stringify(more)}}`;
      return sendStatements(reply, asked.value.rendering, json);
    }),
  );
}

/** @returns what turns a kept text into the text to send */
function pen({ headers }: FastifyRequest, { format }: Rendering): (text: string) => string {
  if (format === 'exact') return (text) => text;
  const draw =
    format === 'ids' ? idsOf : (statement: Statement) => canonicalOf(statement, headers['accept-language']);
  return (text) => JSON.stringify(draw(JSON.parse(text) as Statement));
}

function sendStatements(reply: FastifyReply, { attachments }: Rendering, json: string): FastifyReply {
  return attachments ? sendMultipart(reply, json) : sendJson(reply, json);
}

/**
 * No attachment's data is kept here (statements come as JSON, with a fileUrl for each), so the one part is
 * the statements. Source: xAPI 1.0.3 Communication 1.5.2.
 */
function sendMultipart(reply: FastifyReply, json: string): FastifyReply {
  const boundary = 'mingde-xapi-8f0e4bd6a1c94c35';
  return reply
    .type(`multipart/mixed; boundary=${boundary}`)
    .send(`--${boundary}\r\nContent-Type: application/json\r\n\r\n${json}\r\n--${boundary}--\r\n`);
}

/** Open Badges for those they concern; status lists and the issuer's keys for everybody, from pages of any origin too. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { LinkedData } from '../../src/domain/certificate/data-integrity.ts';
import { STATUS_PURPOSES, type StatusPurpose } from '../../src/domain/certificate/status-list.ts';
import type { Deps } from '../services/deps.ts';
import { readBadgeOf } from '../services/issue-badge.ts';
import { issuerDocument } from '../services/issuer-document.ts';
import { openStatusLists } from '../services/sign-status-list.ts';
import { signedIn } from './callers.ts';
import { parse } from './parse.ts';
import { sendFailure } from './problems.ts';

const LOOK_UPS_PER_MINUTE = 30;
/** A verifier of many badges asks for few lists. */
const LISTS_PER_MINUTE = 120;

const badgeQuery = z.object({
  name: z.enum(['plain', 'hashed'], '姓名的写法只能是 plain（写明）或 hashed（只留校验值）').default('plain'),
});

const limit = (max: number) => ({ config: { rateLimit: { max, timeWindow: 60_000 } } });

export function registerBadges(app: FastifyInstance, deps: Deps): void {
  const statusLists = openStatusLists(deps);

  app.get(
    '/api/certificates/:code/badge',
    limit(LOOK_UPS_PER_MINUTE),
    signedIn(async (request, reply, caller) => {
      const { code } = request.params as { code: string };
      const wish = parse(badgeQuery, request.query);
      if (!wish.ok) return sendFailure(reply, wish.failure);
      const issued = await readBadgeOf(deps, caller, code, wish.value.name);
      if (!issued.ok) return sendFailure(reply, issued.failure);
      return reply
        .type('application/vc+ld+json; charset=utf-8')
        .header('Content-Disposition', `attachment; filename="${issued.value.code}.badge.json"`)
        .send(textOf(issued.value.badge));
    }),
  );

  app.get('/issuer', limit(LISTS_PER_MINUTE), async (request, reply) =>
    sendPublic(request, reply, await issuerDocument(deps)),
  );

  app.get('/status-lists/:list/:purpose', limit(LISTS_PER_MINUTE), async (request, reply) => {
    const { list, purpose } = request.params as { list: string; purpose: string };
    const isKnown = /^[1-9]\d{0,5}$/.test(list) && STATUS_PURPOSES.includes(purpose as StatusPurpose);
    const signed = isKnown && (await statusLists(Number(list), purpose as StatusPurpose));
    if (!signed) return sendFailure(reply, { code: 'not-found', message: '没有这份状态列表。' });
    return sendPublic(request, reply, signed);
  });
}

/** Asked for again each time, and sent only when it is another one. */
function sendPublic(request: FastifyRequest, reply: FastifyReply, document: LinkedData): unknown {
  const etag = `"${tagOf(document)}"`;
  reply.header('Access-Control-Allow-Origin', '*').header('Cache-Control', 'no-cache').header('ETag', etag);
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.type('application/json; charset=utf-8').send(textOf(document));
}

/** A signature is over everything; a document without one is short. */
function tagOf({ proof, ...document }: LinkedData): string {
  const { proofValue } = (proof ?? {}) as { proofValue?: string };
  return proofValue ?? Buffer.from(JSON.stringify(document)).toString('base64url').slice(-64);
}

function textOf(document: LinkedData): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

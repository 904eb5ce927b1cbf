/** /api/forwards: where statements are reported to. For administrators alone. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Result } from '../../src/domain/base/result.ts';
import { ACTIVITY_MATCHES, AUTHORITIES, FORWARD_STATES } from '../../src/domain/forward/forward.ts';
import { XAPI_VERSIONS } from '../../src/domain/xapi/version.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { Forward } from '../ports/forward-store.ts';
import { addForward } from '../services/add-forward.ts';
import {
  type ForwardChange,
  hurryForward,
  rekeyForward,
  removeForward,
  setForwardState,
} from '../services/change-forward.ts';
import type { Deps } from '../services/deps.ts';
import { viewForward, viewForwards } from '../services/view-forwards.ts';
import { signedIn } from './callers.ts';
import { parse } from './parse.ts';
import { sendFailure } from './problems.ts';

const credentials = {
  key: z.string('缺少 key：对方给的密钥'),
  secret: z.string('缺少 secret：对方给的口令'),
};

const filter = z.object({
  verbs: z.array(z.string('verbs 里每一项要是动词标识'), 'verbs 要是动词标识的列表'),
  activity: z
    .object({
      match: z.enum(ACTIVITY_MATCHES, `match 要是 ${ACTIVITY_MATCHES.join(' 或 ')}`),
      iri: z.string('缺少 iri：活动标识'),
    })
    .nullable(),
  authority: z.enum(AUTHORITIES, `authority 要是 ${AUTHORITIES.join('、')} 之一`),
});

const newForward = z.object({
  name: z.string('缺少 name：名称'),
  address: z.string('缺少 address：对方的地址'),
  ...credentials,
  version: z.enum(XAPI_VERSIONS, `version 要是 ${XAPI_VERSIONS.join(' 或 ')}`).default('1.0.3'),
  filter: filter.default({ verbs: [], activity: null, authority: 'all' }),
  from: z.enum(['start', 'now'], 'from 要是 start 或 now').default('start'),
});

const newState = z.object({ state: z.enum(FORWARD_STATES, `state 要是 ${FORWARD_STATES.join(' 或 ')}`) });
const newKey = z.object(credentials);
const attempt = z.object({ refused: z.boolean('refused 要是 true 或 false').default(false) });

export function registerForwards(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/forwards',
    administrator(async () => viewForwards(deps)),
  );

  app.post(
    '/api/forwards',
    administrator(async (request, reply, { personId }) => {
      const body = parse(newForward, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      return show(deps, reply.code(201), await addForward(deps, personId, body.value));
    }),
  );

  app.put(
    '/api/forwards/:id/state',
    administrator(async (request, reply, caller) => {
      const body = parse(newState, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      return show(deps, reply, await setForwardState(deps, changeBy(request, caller), body.value.state));
    }),
  );

  app.put(
    '/api/forwards/:id/key',
    administrator(async (request, reply, caller) => {
      const body = parse(newKey, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      return show(deps, reply, await rekeyForward(deps, changeBy(request, caller), body.value));
    }),
  );

  app.post(
    '/api/forwards/:id/attempt',
    administrator(async (request, reply, caller) => {
      const body = parse(attempt, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      return show(deps, reply, await hurryForward(deps, changeBy(request, caller), body.value.refused));
    }),
  );

  app.delete(
    '/api/forwards/:id',
    administrator(async (request, reply, caller) => {
      const removed = await removeForward(deps, changeBy(request, caller));
      return removed.ok ? reply.code(204).send() : sendFailure(reply, removed.failure);
    }),
  );
}

function administrator(
  handler: (request: FastifyRequest, reply: FastifyReply, caller: SessionCaller) => Promise<unknown>,
): (request: FastifyRequest, reply: FastifyReply) => Promise<unknown> {
  return signedIn(async (request, reply, caller) =>
    caller.roles.includes('administrator')
      ? handler(request, reply, caller)
      : sendFailure(reply, { code: 'not-allowed', message: '只有系统管理员可以查看和设置学习记录上报。' }),
  );
}

function changeBy(request: FastifyRequest, { personId }: SessionCaller): ForwardChange {
  return { id: (request.params as { id: string }).id, who: personId };
}

async function show(deps: Deps, reply: FastifyReply, forward: Result<Forward>): Promise<FastifyReply> {
  return forward.ok
    ? reply.send(await viewForward(deps, forward.value))
    : sendFailure(reply, forward.failure);
}

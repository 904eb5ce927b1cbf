/** /api/keys: the keys of other systems, for administrators. A secret leaves once, in the answer that makes it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { CreatedServiceKey, ServiceKeyView } from '../../src/domain/api/api.ts';
import { dayOf } from '../../src/domain/base/calendar.ts';
import type { ServiceKey } from '../ports/account-store.ts';
import { createServiceKey } from '../services/create-service-key.ts';
import type { Deps } from '../services/deps.ts';
import { admitKeeper, type KeyKeeper } from '../services/key-keeper.ts';
import { revokeServiceKey } from '../services/revoke-service-key.ts';
import { signedIn } from './callers.ts';
import { parse } from './parse.ts';
import { sendFailure } from './problems.ts';

const wantedKey = z.object({
  name: z.string('请填写名称').max(200, '名称最长 60 个字'),
  scopes: z.array(z.string(), '请选择权限').max(20, '权限一次最多写 20 项'),
});

export function registerKeys(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/keys',
    kept(deps, 'list', async () => (await deps.storage.accounts.keys()).map(viewKey)),
  );

  app.post(
    '/api/keys',
    kept(deps, 'create', async (request, reply, keeper) => {
      const wanted = parse(wantedKey, request.body);
      if (!wanted.ok) return sendFailure(reply, wanted.failure);
      const created = await createServiceKey(deps, keeper, wanted.value);
      if (!created.ok) return sendFailure(reply, created.failure);
      const { key, secret } = created.value;
      return reply.code(201).send({ ...viewKey(key), secret } satisfies CreatedServiceKey);
    }),
  );

  app.delete(
    '/api/keys/:key',
    kept(deps, 'revoke', async (request, reply, keeper) => {
      const { key } = request.params as { key: string };
      const revoked = await revokeServiceKey(deps, keeper, key);
      return revoked.ok ? reply.code(204).send() : sendFailure(reply, revoked.failure);
    }),
  );
}

/** Run a handler for whoever may keep keys, before anything of the request is looked at. */
function kept(
  deps: Deps,
  asked: Parameters<typeof admitKeeper>[2],
  handler: (request: FastifyRequest, reply: FastifyReply, keeper: KeyKeeper) => Promise<unknown>,
) {
  return signedIn(async (request, reply, caller) => {
    const keeper = await admitKeeper(deps, caller, asked);
    return keeper.ok ? handler(request, reply, keeper.value) : sendFailure(reply, keeper.failure);
  });
}

function viewKey(key: ServiceKey): ServiceKeyView {
  return {
    key: key.key,
    name: key.name,
    scopes: key.scopes,
    createdDay: dayOf(key.createdAtMs),
    lastUsedDay: key.lastUsedAtMs === null ? null : dayOf(key.lastUsedAtMs),
    revokedDay: key.revokedAtMs === null ? null : dayOf(key.revokedAtMs),
  };
}

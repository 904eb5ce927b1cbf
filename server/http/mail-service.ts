/** /api/me/notice-address: where the signed-in person is mailed. /api/mail-service: the mails, for administrators. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Result } from '../../src/domain/base/result.ts';
import type { SessionCaller } from '../ports/caller.ts';
import type { Deps } from '../services/deps.ts';
import { askForAddress, confirmOwnAddress, forgetOwnAddress } from '../services/give-address.ts';
import {
  admitMailService,
  hurryMails,
  sendMailAgain,
  viewMailService,
} from '../services/view-mail-service.ts';
import { signedIn } from './callers.ts';
import { parse } from './parse.ts';
import { sendFailure } from './problems.ts';

const address = z.object({ address: z.string('请填写邮箱地址。').max(300, '邮箱地址太长。') });
const code = z.object({ code: z.string('请填写验证码。').max(20, '验证码是六位数字。') });
const named = z.object({
  id: z
    .string()
    .regex(/^\d{1,15}$/, 'id 要是通知的编号。')
    .transform(Number),
});

export function registerMailService(app: FastifyInstance, deps: Deps): void {
  registerAddress(app, deps);
  app.get(
    '/api/mail-service',
    administrator(deps, async () => viewMailService(deps)),
  );
  app.post(
    '/api/mail-service/attempt',
    administrator(deps, async () => {
      await hurryMails(deps);
      return viewMailService(deps);
    }),
  );
  app.post(
    '/api/mail-service/mails/:id/attempt',
    administrator(deps, async (request, reply, caller) => {
      const asked = parse(named, request.params);
      if (!asked.ok) return sendFailure(reply, asked.failure);
      const done = await sendMailAgain(deps, caller.personId, asked.value.id);
      return done.ok ? viewMailService(deps) : sendFailure(reply, done.failure);
    }),
  );
}

function registerAddress(app: FastifyInstance, deps: Deps): void {
  app.put(
    '/api/me/notice-address',
    signedIn(async (request, reply, { personId }) => {
      const asked = parse(address, request.body);
      if (!asked.ok) return sendFailure(reply, asked.failure);
      return answered(reply, await askForAddress(deps, personId, asked.value.address));
    }),
  );
  app.post(
    '/api/me/notice-address/confirmation',
    signedIn(async (request, reply, { personId }) => {
      const asked = parse(code, request.body);
      if (!asked.ok) return sendFailure(reply, asked.failure);
      return answered(reply, await confirmOwnAddress(deps, personId, asked.value.code));
    }),
  );
  app.delete(
    '/api/me/notice-address',
    signedIn(async (_request, reply, { personId }) => {
      await forgetOwnAddress(deps, personId);
      return reply.code(204).send();
    }),
  );
}

function answered(reply: FastifyReply, done: Result<undefined>): FastifyReply {
  return done.ok ? reply.code(204).send() : sendFailure(reply, done.failure);
}

function administrator(
  deps: Deps,
  handler: (request: FastifyRequest, reply: FastifyReply, caller: SessionCaller) => Promise<unknown>,
) {
  return signedIn(async (request, reply, caller) => {
    const admitted = await admitMailService(deps, caller);
    return admitted.ok ? handler(request, reply, caller) : sendFailure(reply, admitted.failure);
  });
}

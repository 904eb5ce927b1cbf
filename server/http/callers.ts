/** Work out who is asking, from the session cookie or a service key, before any route runs. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller, KeyCaller, SessionCaller } from '../ports/caller.ts';
import type { Deps } from '../services/deps.ts';
import { identifyServiceKey } from '../services/identify-service-key.ts';
import { resumeSession } from '../services/sign-in.ts';
import { sendFailure } from './problems.ts';

export const SESSION_COOKIE = 'mingde_session';

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | undefined;
  }
}

export function registerCallers(app: FastifyInstance, deps: Deps): void {
  app.decorateRequest('caller', undefined);
  app.addHook('onRequest', async (request, reply) => {
    if (!needsCaller(request.url)) return;
    const caller = await callerOf(deps, request);
    if (caller?.kind === 'session' && isForeignWrite(deps, request)) {
      return sendFailure(reply, {
        code: 'foreign-origin',
        message: '这个请求来自别的网站，已被拒绝。请在本站页面上操作。',
      });
    }
    request.caller = caller;
  });
}

/** Pages and files are the same for everybody. */
function needsCaller(url: string): boolean {
  return url.startsWith('/api/') || url.startsWith('/xapi/');
}

async function callerOf(deps: Deps, request: FastifyRequest): Promise<Caller | undefined> {
  const { authorization } = request.headers;
  if (authorization !== undefined) return identify(deps, authorization);
  const token = request.cookies[SESSION_COOKIE];
  return token === undefined ? undefined : resumeSession(deps, token);
}

/** The system behind an Authorization header, if there is one. */
export async function identify(deps: Deps, authorization: string): Promise<KeyCaller | undefined> {
  const [scheme, encoded = ''] = authorization.split(' ');
  if (scheme?.toLowerCase() !== 'basic') return undefined;
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  if (colon < 0) return undefined;
  return identifyServiceKey(deps, pair.slice(0, colon), pair.slice(colon + 1));
}

/**
 * A browser names the origin of every write. Another site's is refused; a program that sends no Origin
 * carries no cookie of somebody else's browser, so it is not this attack.
 */
export function isForeignWrite(deps: Deps, request: FastifyRequest): boolean {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return false;
  const { origin } = request.headers;
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'cross-site';
  return origin !== new URL(deps.publicUrl).origin && origin !== `${request.protocol}://${request.host}`;
}

/** Run a handler for a signed-in person; everybody else gets 401. */
export function signedIn(
  handler: (request: FastifyRequest, reply: FastifyReply, caller: SessionCaller) => Promise<unknown>,
): (request: FastifyRequest, reply: FastifyReply) => Promise<unknown> {
  return async (request, reply) => {
    if (request.caller?.kind !== 'session') {
      return sendFailure(reply, { code: 'not-signed-in', message: '请先登录。' });
    }
    return handler(request, reply, request.caller);
  };
}

/**
 * A browser keeps a random id of its own, sent with sign-ins and beats alone, so that one device with several
 * people in turn can be noticed. It says nothing about the device or its owner, and is new after 30 days.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DEVICE } from '../../src/domain/review/rules.ts';
import type { Deps } from '../services/deps.ts';
import { noteDevice } from '../services/note-device.ts';

const DEVICE_COOKIE = 'mingde_device';
/** 32 random bytes as base64url; whatever else stands in the cookie is not ours. */
const SHAPE = /^[A-Za-z0-9_-]{43}$/;
const BEATS = '/api/presence';

export function registerDevices(app: FastifyInstance, deps: Deps): void {
  // Here and not in the beat's own route, so that what counts as a beat is decided in one place.
  app.addHook('preHandler', async (request) => {
    const device = deviceOf(request);
    const isBeat = request.method === 'POST' && request.routeOptions.url?.startsWith(BEATS);
    if (isBeat && device && request.caller?.kind === 'session') {
      await noteDevice(deps, device, request.caller.personId);
    }
  });
}

/** Give a browser its id at a sign-in, and remember who signed in there. */
export async function noteSignIn(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  personId: string,
): Promise<void> {
  const known = deviceOf(request);
  const device = known ?? deps.randomness.token();
  if (!known) {
    reply.setCookie(DEVICE_COOKIE, device, {
      path: '/api',
      httpOnly: true,
      sameSite: 'strict',
      secure: deps.publicUrl.startsWith('https:'),
      maxAge: DEVICE.retentionMs / 1000,
    });
  }
  await noteDevice(deps, device, personId);
}

/** The browser's random id, where it has one of ours. */
export function deviceOf(request: FastifyRequest): string | undefined {
  const device = request.cookies[DEVICE_COOKIE];
  return device !== undefined && SHAPE.test(device) ? device : undefined;
}

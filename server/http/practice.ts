/** /api/me/activities, /api/me/signs and /api/me/practice for the learner; /api/practice for the desk. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MOST_PHOTO_BYTES } from '../../src/domain/event/photo.ts';
import { admitEventOfficer } from '../services/admit-events.ts';
import { addPhoto, claimPractice, resendPractice, withdrawPractice } from '../services/claim-practice.ts';
import { decidePractice } from '../services/decide-practice.ts';
import type { Deps } from '../services/deps.ts';
import { lookAtSign, signAttendance } from '../services/sign-attendance.ts';
import { viewMyActivities } from '../services/view-my-activities.ts';
import { viewPhoto, viewPractice, viewPracticeDesk } from '../services/view-practice.ts';
import { signedIn } from './callers.ts';
import { deviceOf } from './devices.ts';
import { practiceBody, practiceDecisionBody, signBody } from './event-body.ts';
import { parse } from './parse.ts';
import { sendFailure } from './problems.ts';
import { takingFiles } from './sheet-upload.ts';

/** Nobody types a code more often; whoever guesses is stopped. */
const SIGNS_A_MINUTE = 12;
const PHOTOS_A_MINUTE = 60;

export function registerPractice(app: FastifyInstance, deps: Deps): void {
  registerMine(app, deps);
  registerSigning(app, deps);
  registerDesk(app, deps);
  takingFiles(app, MOST_PHOTO_BYTES + 1024, (own) => registerPhotos(own, deps));
}

function registerMine(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/me/activities',
    signedIn(async (_request, _reply, caller) => viewMyActivities(deps, caller.personId)),
  );
  app.post(
    '/api/me/practice',
    signedIn(async (request, reply, caller) => {
      const body = parse(practiceBody, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const made = await claimPractice(deps, caller, body.value);
      return made.ok ? reply.code(201).send({ id: made.value.id }) : sendFailure(reply, made.failure);
    }),
  );
  app.put(
    '/api/me/practice/:id',
    signedIn(async (request, reply, caller) => {
      const body = parse(practiceBody, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const sent = await resendPractice(deps, caller, idOf(request), body.value);
      return sent.ok ? reply.code(204).send() : sendFailure(reply, sent.failure);
    }),
  );
  app.post(
    '/api/me/practice/:id/withdrawal',
    signedIn(async (request, reply, caller) => {
      const withdrawn = await withdrawPractice(deps, caller, idOf(request));
      return withdrawn.ok ? reply.code(204).send() : sendFailure(reply, withdrawn.failure);
    }),
  );
}

function registerSigning(app: FastifyInstance, deps: Deps): void {
  const config = {
    rateLimit: {
      max: SIGNS_A_MINUTE,
      timeWindow: '1 minute',
      // A hall of people shares one address: it is the person who is counted.
      keyGenerator: (request: FastifyRequest) =>
        request.caller?.kind === 'session' ? request.caller.personId : request.ip,
      hook: 'preHandler' as const,
    },
  };
  app.post(
    '/api/me/signs/look',
    { config },
    signedIn(async (request, reply, caller) => {
      const body = parse(signBody, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const look = await lookAtSign(deps, caller, body.value);
      return look.ok ? look.value : sendFailure(reply, look.failure);
    }),
  );
  app.post(
    '/api/me/signs',
    { config },
    signedIn(async (request, reply, caller) => {
      const body = parse(signBody, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const signed = await signAttendance(deps, caller, body.value, deviceOf(request));
      return signed.ok ? signed.value : sendFailure(reply, signed.failure);
    }),
  );
}

function registerDesk(app: FastifyInstance, deps: Deps): void {
  app.get(
    '/api/practice',
    signedIn(async (_request, reply, caller) => {
      const desk = await viewPracticeDesk(deps, caller);
      return desk.ok ? desk.value : sendFailure(reply, desk.failure);
    }),
  );
  app.get(
    '/api/practice/:id',
    signedIn(async (request, reply, caller) => {
      const claim = await viewPractice(deps, caller, idOf(request));
      return claim.ok ? claim.value : sendFailure(reply, claim.failure);
    }),
  );
  app.post(
    '/api/practice/:id/decision',
    signedIn(async (request, reply, caller) => {
      // Who may not look is told nothing about what is wrong with the request.
      const admitted = await admitEventOfficer(deps, caller);
      if (!admitted.ok) return sendFailure(reply, admitted.failure);
      const body = parse(practiceDecisionBody, request.body);
      if (!body.ok) return sendFailure(reply, body.failure);
      const decided = await decidePractice(deps, caller, idOf(request), body.value);
      if (!decided.ok) return sendFailure(reply, decided.failure);
      const claim = await viewPractice(deps, caller, idOf(request));
      return claim.ok ? claim.value : sendFailure(reply, claim.failure);
    }),
  );
  app.get(
    '/api/practice/:id/photos/:hash',
    signedIn(async (request, reply, caller) => {
      const { id, hash } = request.params as { id: string; hash: string };
      const photo = await viewPhoto(deps, caller, id, hash);
      if (!photo.ok) return sendFailure(reply, photo.failure);
      return reply
        .type(photo.value.type)
        .header('Content-Disposition', 'inline')
        .header('X-Content-Type-Options', 'nosniff')
        .header('Content-Security-Policy', "default-src 'none'; sandbox")
        .header('Cache-Control', 'private, no-store')
        .send(Buffer.from(photo.value.bytes));
    }),
  );
}

function registerPhotos(app: FastifyInstance, deps: Deps): void {
  app.post(
    '/api/me/practice-photos',
    { config: { rateLimit: { max: PHOTOS_A_MINUTE, timeWindow: '1 minute' } } },
    signedIn(async (request, reply, caller) => {
      const { body } = request;
      if (!(body instanceof Uint8Array) || body.length === 0) {
        return sendFailure(reply, { code: 'invalid-request', message: '请求里没有照片。' });
      }
      const added = await addPhoto(deps, caller, new Uint8Array(body));
      return added.ok ? reply.code(201).send(added.value) : sendFailure(reply, added.failure);
    }),
  );
}

function idOf(request: FastifyRequest): string {
  return (request.params as { id: string }).id;
}
